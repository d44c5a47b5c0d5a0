/** As planned, before, now or after a change: of two figures that differ in nothing else, the one of the same is meant. */
export type Phase = "planned" | "before" | "now" | "after";

/** The first that a text has is what it is of: "by now" in "what was promised by now" is the plan's. */
const WORDS: readonly (readonly [Phase, RegExp])[] = [
  [
    "planned",
    /\b(?:(?:was|were) to|supposed|promised?|targets?|planned|meant to|expect(?:s|ed)?|should|forecast|hoped|proposed|proposes|proposal)\b/,
  ],
  [
    "before",
    /\b(?:originally|original|initial|initially|old|before|previous|previously|earlier|until now|used to|formerly|former|usual|normal|peak|prior|until then|(?:a )?(?:year|month|week|decade) (?:ago|earlier))\b/,
  ],
  ["now", /\b(?:now|currently|current|existing|at present|present|at the moment|today|so far|already)\b/],
  ["after", /\b(?:new|after|afterwards|will|going to|next|future|eventually)\b/],
];

const ASKED_BEFORE =
  /\blast (?:\w+ )?(?:time|election|census|season|count|survey|report|summer|winter|spring|autumn|month|year)\b|\blast \w+s \w+|\b(?:years|months|weeks|decades) (?:ago|earlier|before)\b|(?<!\b(?:called|recalled|expected|come|came|brought|get|got|put|taken|went|go|are|is|welcomed) )\bback in\b|\bthe (?:year|season|month|week) before\b|\bat the last\b|\bbefore(?: (?:this|that) one)?$|\bprevious(?:ly)?\b|\blast (?:\w+ ){1,3}before\b/;

/** Whether a plain question asks for what was so before, though a name would not say it so. */
export const isPastAsked = (plain: string): boolean => ASKED_BEFORE.test(plain);

/** What a plain question asks for. */
export function phasesAsked(plain: string): Phase[] {
  const phases = phasesIn(plain);
  return isPastAsked(plain) && !phases.includes("before") ? [...phases, "before"] : phases;
}

/** What a plain text speaks of, in order. */
export function phasesIn(plain: string): Phase[] {
  return WORDS.flatMap(([phase, words]) => (words.test(plain) ? [phase] : []));
}

/** A text without the words of a phase: "what does it cost now" asks what it costs. */
export const withoutPhases = (text: string): string =>
  WORDS.reduce((left, [, words]) => left.replace(new RegExp(words.source, "gi"), " "), text);
