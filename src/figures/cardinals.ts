import { isMagnitude, magnitudeAt, partAfter, scaled } from "./magnitudes.ts";
import type { Numeral } from "./numeral.ts";
import { afterHyphen, isDash, type Token } from "./tokens.ts";

const SMALL = new Map<string, number>(
  (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
    "seventeen eighteen nineteen"
  )
    .split(" ")
    .map((word, value) => [word, value]),
);
const TENS = new Map<string, number>(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, i) => [word, (i + 2) * 10]),
);
const ORDINAL_UNIT = /^(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)$/;
const MULTIPLE = new Map([
  ["twice", 2],
  ["thrice", 3],
]);
/** Words as often of another trade ("double standards", "a triple jump") as of multiplication. */
const LOOSE_MULTIPLE = new Map<string, number>([
  ...["double", "doubled", "doubles", "doubling"].map((word) => [word, 2] as const),
  ...["triple", "tripled", "triples", "tripling", "treble", "trebled", "trebling"].map(
    (word) => [word, 3] as const,
  ),
  ...["quadruple", "quadrupled", "quadrupling"].map((word) => [word, 4] as const),
  ...["quintupled"].map((word) => [word, 5] as const),
  ...["halved", "halves", "halving"].map((word) => [word, 1 / 2] as const),
]);

/** The value of a word from "zero" to "nineteen". */
export function smallNumber(word: string | undefined): number | undefined {
  return SMALL.get(word ?? "");
}

/** "six", "twenty-one", "three hundred and five thousand", "two dozen", "one and a half million". */
export function cardinalAt(tokens: readonly Token[], at: number): Numeral | undefined {
  const first = belowThousandAt(tokens, at);
  if (!first) return undefined;
  const part = partAfter(tokens, first.next);
  if (part) return scaled(tokens, part.next, String(first.value + part.value));
  const { value, next, scale } = sumOfGroups(tokens, first);
  return { value, next, scale, ...(value <= 1 && next === at + 1 && { weak: true as const }) };
}

/** "three million five hundred thousand and six": groups of falling magnitude. */
function sumOfGroups(tokens: readonly Token[], first: Group): Group {
  let group: Group | undefined = first;
  let total: Group = { value: 0, next: first.next, scale: 1 };
  let ceiling = Infinity;
  while (group) {
    const { magnitude, next } = magnitudeAt(tokens, group.next);
    if (magnitude >= ceiling) break;
    const scale = Math.max(
      total.scale,
      magnitude,
      magnitude === 1 && total.value > 0 ? 1 : group.scale * magnitude,
    );
    total = { value: total.value + group.value * magnitude, next, scale };
    if (magnitude === 1) break;
    ceiling = magnitude;
    group = nextGroupAt(tokens, next);
  }
  return total;
}

/** After a comma a group must show by its own magnitude that it goes on: in "two thousand, six of them" six does not. */
function nextGroupAt(tokens: readonly Token[], at: number): Group | undefined {
  const joint = tokens[at]?.text;
  const group = belowThousandAt(tokens, joint === "and" || joint === "," ? at + 1 : at);
  if (!group || joint !== ",") return group;
  return group.scale > 1 || group.value >= 100 || magnitudeAt(tokens, group.next).magnitude > 1
    ? group
    : undefined;
}

interface Group {
  value: number;
  next: number;
  scale: number;
}

/** A whole number in words below a thousand; "twelve hundred" too. */
export function belowThousandAt(tokens: readonly Token[], at: number): Group | undefined {
  const small = belowHundredAt(tokens, at);
  if (!small) return undefined;
  const hundred = afterHyphen(tokens, small.next);
  if (small.value === 0 || tokens[hundred]?.lower !== "hundred") return { ...small, scale: 1 };
  const joined = tokens[hundred + 1]?.lower === "and" ? hundred + 2 : hundred + 1;
  const rest = belowHundredAt(tokens, joined);
  if (rest && rest.value > 0) {
    return { value: small.value * 100 + rest.value, next: rest.next, scale: 1 };
  }
  return { value: small.value * 100, next: hundred + 1, scale: 100 };
}

function belowHundredAt(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const word = tokens[at]?.lower ?? "";
  const small = SMALL.get(word);
  if (small !== undefined) return { value: small, next: at + 1 };
  const tens = TENS.get(word);
  if (tens === undefined) return undefined;
  const after = afterHyphen(tokens, at + 1);
  if (after > at + 1 && ORDINAL_UNIT.test(tokens[after]!.lower)) return undefined;
  const unit = SMALL.get(tokens[after]?.lower ?? "");
  return unit && unit < 10 ? { value: tens + unit, next: after + 1 } : { value: tens, next: at + 1 };
}

/** "a hundred", "another dozen", "a million and a half", "a hundred and fifty", "a score". */
export function articleAt(tokens: readonly Token[], at: number): Numeral | undefined {
  if (!/^(a|an|another)$/.test(tokens[at]?.lower ?? "")) return undefined;
  const { magnitude, next } = magnitudeAt(tokens, at + 1);
  if (magnitude === 1) return scoreAt(tokens, at);
  const part = partAfter(tokens, next);
  if (part) return { value: magnitude * (1 + part.value), next: part.next, scale: magnitude };
  const rest =
    magnitude === 12 ? undefined : cardinalAt(tokens, tokens[next]?.lower === "and" ? next + 1 : next);
  if (rest && typeof rest.value === "number" && rest.value < magnitude && rest.scale < magnitude) {
    return { value: magnitude + rest.value, next: rest.next, scale: 1 };
  }
  return { value: magnitude, next, scale: magnitude };
}

/** "A score", "a score of villages": twenty, and a piece of music or a result as often, so it is weak. */
function scoreAt(tokens: readonly Token[], at: number): Numeral | undefined {
  const [score, of, noun] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  const isCounted =
    of?.lower === "of" && noun?.kind === "word" && /^\p{Ll}*(s|ren|people|men)$/u.test(noun.text);
  if (score?.lower !== "score" || !(of === undefined || isCounted)) return undefined;
  return { value: 20, next: at + 2, scale: 1, weak: true };
}

/**
 * A magnitude on its own, which only a hedge or a determiner before it makes a number, or what follows it: "nearly (a)
 * million", "some dozen", "the hundred men", "hundred-strong".
 */
export function bareMagnitudeAt(
  tokens: readonly Token[],
  at: number,
  isHedged: boolean,
): Numeral | undefined {
  if (!isMagnitude(tokens[at]) && !isDash(tokens[at])) return undefined;
  const { magnitude, next } = magnitudeAt(tokens, at);
  if (magnitude === 1) return undefined;
  const isDetermined = /^(the|this|that|these|those|every)$/.test(tokens[at - 1]?.lower ?? "");
  const strong = afterHyphen(tokens, next);
  const isStrength = strong > next && tokens[strong]?.lower === "strong";
  // "The Hundred", "the Million Man March"
  const isNumber = isHedged || ((isDetermined || isStrength) && tokens[at]!.text === tokens[at]!.lower);
  return isNumber ? { value: magnitude, next, scale: magnitude } : undefined;
}

/** "twice", "threefold", "doubled". */
export function multipleAt(tokens: readonly Token[], at: number): Numeral | undefined {
  const word = tokens[at]?.lower ?? "";
  const prefix = word.endsWith("fold") ? word.slice(0, -"fold".length) : "";
  const fold = SMALL.get(prefix) ?? TENS.get(prefix) ?? (prefix === "hundred" ? 100 : undefined);
  const value = MULTIPLE.get(word) ?? fold;
  if (value !== undefined) return { value, next: at + 1, scale: 1, multiple: true };
  const loose = LOOSE_MULTIPLE.get(word);
  return loose === undefined
    ? undefined
    : { value: loose, next: at + 1, scale: 1, multiple: true, weak: true };
}
