import type { Edition } from "../content/edition.ts";
import type { Figure } from "../content/story.ts";

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

const ANY_JOINT = /\s*[,;&]\s*(?:and\s+)?|\s+(?:vs\.?|versus|against|with|and|to|or)\s+|\s+/gi;
/** Words of a text that is tried as three names: a longer one is none. */
const MOST_JOINTS = 20;

/** The three figures that were named where two are compared at a time; undefined where the text is not of three. */
export function threeNamedIn(
  first: string,
  second: string | undefined,
  { figures }: Edition,
): readonly Figure[] | undefined {
  const whole = second === undefined ? first : `${first} ${second}`;
  const joints = [...whole.matchAll(ANY_JOINT)].slice(0, MOST_JOINTS);
  const figureIn = (from: RegExpExecArray | undefined, to: RegExpExecArray | undefined) => {
    const found = figures.find(whole.slice(from ? from.index + from[0].length : 0, to?.index));
    return found.outcome === "one" ? found.figure : undefined;
  };
  for (const [place, joint] of joints.entries()) {
    const one = figureIn(undefined, joint);
    for (const next of one ? joints.slice(place + 1) : []) {
      const [other, last] = [figureIn(joint, next), figureIn(next, undefined)];
      if (one && other && last) return [one, other, last];
    }
  }
  return undefined;
}
