import type { Edition } from "../content/edition.ts";

/** What is put between two names, and is part of neither. Words that names seldom have in them come first. */
const JOINTS = [/\s+(?:vs\.?|versus|against|with)\s+|\s*[,;]\s+|\s*&\s*/gi, /\s+(?:and|to|or)\s+/gi, /\s+/g];
const JOINT_BEFORE = /^(?:vs\.?|versus|against|with|and|to|or|[,;&])\s+/i;

/**
 * The names of two figures in what was typed, or the one name that it is. Text typed without quotes comes in two
 * parts that are no names yet ("advisers", "sent vs border agents"): of all the ways to split it, the one is taken
 * in which both sides lead to a figure, and else the one in which one side does.
 */
export function namesIn(
  first: string,
  second: string | undefined,
  { figures }: Edition,
): readonly [string, string?] {
  const outcomes = new Map<string, "one" | "several" | "none">();
  const outcomeOf = (name: string) => {
    const known = outcomes.get(name) ?? figures.find(name).outcome;
    outcomes.set(name, known);
    return known;
  };
  const fitOf = (names: readonly string[]) => {
    const found = names.map(outcomeOf);
    if (found.every((outcome) => outcome === "one")) return 3;
    if (!found.includes("none")) return 2;
    return found.some((outcome) => outcome !== "none") ? 1 : 0;
  };
  let best = { names: [first] as readonly [string, string?], fit: -1 };
  for (const names of waysToRead(first, second)) {
    const fit = fitOf(names as readonly string[]);
    if (fit > best.fit) best = { names, fit };
    if (fit === 3) break;
  }
  return best.names;
}

/** The likeliest way to read it first. */
function* waysToRead(first: string, second: string | undefined): Generator<readonly [string, string?]> {
  const [joint, weakJoint, space] = JOINTS as [RegExp, RegExp, RegExp];
  const whole = second === undefined ? first : `${first} ${second}`;
  yield* splitsAt(joint, whole);
  if (second !== undefined) yield [first, second.replace(JOINT_BEFORE, "")];
  yield [whole];
  yield* splitsAt(weakJoint, whole);
  yield* splitsAt(space, whole);
}

function splitsAt(joint: RegExp, text: string): (readonly [string, string])[] {
  return [...text.matchAll(joint)]
    .map(({ index, 0: { length } }) => [text.slice(0, index), text.slice(index + length)] as const)
    .filter((names) => names.every((name) => /[\p{L}\p{N}]/u.test(name)));
}
