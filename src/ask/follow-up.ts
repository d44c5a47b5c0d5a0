import type { Figure } from "../content/story.ts";
import { answerOver, readAgainst } from "./ask.ts";
import { cuesIn, readAsked } from "./asked.ts";
import type { Match } from "./cover.ts";
import { unitNamed } from "./marks.ts";
import { type Outcome, toldAs } from "./outcome.ts";
import { phasesIn, withoutPhases } from "./phases.ts";
import { sameOfAnother } from "./same-of-another.ts";
import type { Searched } from "./searched.ts";
import { asksSourceOf } from "./source-of-told.ts";
import { takeTimes } from "./times.ts";
import { plain, weightOf, wordsOf } from "./words.ts";

/** What was told last, to be asked on from. */
export interface Before {
  /** What was typed for it: a question, or a figure's name. */
  readonly words: string;
  /** None where a choice was offered. */
  readonly figure?: Figure | undefined;
}

/** A figure was told. */
export type FigureBefore = Before & { readonly figure: Figure };

const ENDS = /[\s?!.]+$/;

/** What joins a question to the one before it. */
export const GOES_ON = /^\W*(?:and|or|but|also|what about|how about)\b[\s,:]*(?:what about|how about)?\s*/i;

/** "How many of them", "what did it cost": what it is of was said before. */
const POINTS_BACK = /\b(?:it|its|they|them|their|those|these|he|his|him|she|her|that|this|there)\b/;

/** "And per day?", "who said so?", "and the injured?": whether a question leans on what was told before it. */
const leans = (text: string): boolean =>
  GOES_ON.test(text) || POINTS_BACK.test(plain(text)) || saysLittle(text, 1);

/** It has no word of its own, or no more than so many: "per day?", "since when?", "wounded?". */
const saysLittle = (text: string, most: number): boolean =>
  wordsOf(text).filter((word) => weightOf(word) === "full").length <= most;

/** "The car maker", after "how many jobs go" was asked back: what was left unsaid is said. */
export function answerChoice(text: string, { words }: Before, { edition, index }: Searched): Outcome {
  const alone = answerOver(edition, index, text);
  if (!saysLittle(text, 2) || cuesIn(plain(text)).length > 0) return alone;
  const whole = answerOver(edition, index, `${words.replace(ENDS, "")} ${text}`);
  return whole.outcome === "figure" ? whole : alone;
}

/**
 * What comes of a question in a talk, where something was told before it. One that leans on that is asked of the same
 * story, unless it names another; one that does not may still leave the story unsaid.
 * `ofStory` is the story of what was told, by itself.
 */
export function answerAfter(text: string, before: FigureBefore, all: Searched, ofStory: Searched): Outcome {
  if (asksSourceOf(before.figure, text.replace(GOES_ON, ""))) return toldAs(before.figure, "source");
  const isOfAnother = namesAnotherStory(text, all, ofStory);
  if (!isOfAnother && leans(text)) return answerOn(text, before, ofStory);
  const whole = answerOver(all.edition, all.index, text);
  if (isOfAnother || whole.outcome === "figure") return whole;
  const here = answerOver(ofStory.edition, ofStory.index, text);
  return here.outcome === "figure" ? here : whole;
}

/** From this on a word is what a story is about. */
const ABOUT = 0.75;

/** "How many of them" are of what was told. */
const OF_THEM = /\bof (?:them|those|these)\b/;

/** What stands before what a story is set in: "at the dam". */
const SETS = "(?:at|in|on|from|after|during|with|of) (?:the |that |this )?(?:\\w+ )?";

/** Of the figures that come nearest so many are looked at for what story a text names. */
const NEAREST = 5;

/** Whether a word of a text is what another story is about, and this one has nothing of it. */
function namesAnotherStory(text: string, all: Searched, { edition, index }: Searched): boolean {
  const asked = plain(text);
  if (OF_THEM.test(asked)) return false;
  const [, near] = readAgainst(all.edition, all.index, text);
  const others = near.slice(0, NEAREST).filter(({ story }) => !edition.storyById.has(story));
  if (others.length === 0) return false;
  const [, here] = readAgainst(edition, index, text);
  const told = new Set(here.flatMap(({ cover }) => [...cover.met]));
  const isLeaning = leans(text);
  // "And nurses?" goes on, though another story is of nurses; "and at the dam, how many left" leads away.
  const leadsAway = ({ term }: Match) =>
    !isLeaning || term.isName || new RegExp(`\\b${SETS}${term.text}\\b`).test(asked);
  return others.some(({ cover }) => {
    const named = cover.matches.filter(
      ({ term, ofStory }) => ofStory >= ABOUT && term.importance > 0.5 && !told.has(term.stem),
    );
    return named.length > 1 || named.some(leadsAway);
  });
}

/** What comes of a question that leans on what was told before: who said that, or another figure of the same story. */
function answerOn(text: string, { words, figure }: FigureBefore, { edition, index }: Searched): Outcome {
  const rest = text.replace(GOES_ON, "");
  const same = sameOfAnother(rest, figure, edition.figures.all);
  if (same !== undefined) return toldAs(same, "value");
  const asked = readAsked(plain(rest));
  const alone = suitedTo(likeBefore(answerOver(edition, index, rest, figure), rest, figure), rest, figure);
  if (alone.outcome !== "none" || asked.about !== "value" || asked.isOfThing) return alone;
  const adds = addsTo(rest);
  if (adds === undefined) return alone;
  // What itself leaned on a question before it says as little.
  const subject = saysLittle(words.replace(GOES_ON, ""), 0) ? figure.label : words;
  const on = answerOver(edition, index, joined(subject, rest));
  // What was so before, or at another time, is not what was told already.
  const isSame = on.outcome === "figure" && on.figure.ref === figure.ref;
  return adds === "time" && isSame ? alone : on;
}

/** "Under 18", "before 2018": the number says of whom or when, and is not asked to be confirmed. */
const NARROWS = /\b(?:under|over|aged?|before|after|since|until|below|above|of (?:them|those|these))\b/;

/** What a text that says little adds to what was asked before: when, or how it is counted. */
function addsTo(rest: string): "time" | "way" | undefined {
  if (!saysLittle(rest, 1)) return undefined;
  const text = plain(rest);
  const { rate, isRank } = readAsked(text);
  const [cue] = cuesIn(text);
  const isBare = cue !== undefined && text.slice(cue.end).trim() === "" && !/\bout of\b/.test(text);
  const isOfUnit = /^in /.test(text) && unitNamed(text) !== undefined;
  const isNumber = /\d/.test(rest) && !NARROWS.test(text);
  if (rate !== undefined || isRank || isBare || isOfUnit || isNumber) return "way";
  return phasesIn(text).length > 0 || takeTimes(rest).times.length > 0 ? "time" : undefined;
}

/** "And Freshway?" asks for the sort of number that was told before, where nothing else is said. */
function likeBefore(outcome: Outcome, rest: string, { kind, unit }: Figure): Outcome {
  if (outcome.outcome !== "choice" || outcome.both || cuesIn(plain(rest)).length > 0) return outcome;
  const [one, ...others] = outcome.figures.filter((other) => other.kind === kind && other.unit === unit);
  return one === undefined || others.length > 0 ? outcome : toldAs(one, "value");
}

/** "And in Aarhus?", "and for pensioners?": the same sort of number, called alike, is asked for of something else. */
const OF_ANOTHER =
  /^\W*(?:in|for|at|from|with|among|before|after|since|over|until|by|the (?:year|month|week) before|last (?:year|month|week|time))\b(?! (?:what|which|how|whose)\b)|^\W*(?:\w+ ){0,2}\w+['’]s\W*$/i;

function suitedTo(outcome: Outcome, rest: string, told: Figure): Outcome {
  if (outcome.outcome !== "figure" || !OF_ANOTHER.test(rest) || cuesIn(plain(rest)).length > 0)
    return outcome;
  const { figure } = outcome;
  const isLike = figure.ref !== told.ref && figure.kind === told.kind && figure.unit === told.unit;
  return isLike && !stemsOf(figure).isDisjointFrom(stemsOf(told))
    ? outcome
    : { outcome: "none", why: "unknown", missing: [], near: [figure] };
}

/** What a figure is called, by the stems of the words that say something. */
const stemsOf = ({ label, aliases }: Figure): ReadonlySet<string> =>
  new Set(
    [label, ...aliases]
      .flatMap(wordsOf)
      .filter((word) => weightOf(word) === "full")
      .map(({ stem }) => stem),
  );

/**
 * "How many were stopped" and "per day?"; of "how long?" the sort of quantity takes the place of the one before, and of
 * "originally?" the time.
 */
function joined(subject: string, rest: string): string {
  const [said, added] = [plain(subject), plain(rest)];
  const [cue] = cuesIn(said);
  if (cue !== undefined && cuesIn(added).length > 0)
    return `${added} ${said.slice(0, cue.start)}${said.slice(cue.end)}`;
  const kept = subject.replace(ENDS, "");
  return `${phasesIn(added).length > 0 ? withoutPhases(kept) : kept} ${rest}`;
}
