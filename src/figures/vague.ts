import { belowThousandAt } from "./cardinals.ts";
import { magnitudeAt } from "./magnitudes.ts";
import type { Numeral } from "./numeral.ts";
import type { Range } from "./quantity.ts";
import { afterHyphen, afterPhrase, type Token } from "./tokens.ts";

/**
 * What vague words allow. A plural of a round number is at least two of it, and less than the next round number
 * that English has a word for: whoever could say "hundreds" would not say "dozens" (the maxim of quantity,
 * H. P. Grice, "Logic and Conversation", 1975). The upper end is that next number itself.
 */
const PLURAL = new Map<string, Range>([
  ["tens", [20, 100]],
  ["dozens", [24, 100]],
  ["scores", [40, 100]],
  ["hundreds", [200, 1e3]],
  ["thousands", [2e3, 1e4]],
  ["millions", [2e6, 1e7]],
  ["billions", [2e9, 1e10]],
  ["trillions", [2e12, 1e13]],
]);
/** "Tens of thousands": these multiply the word after "of". */
const MULTIPLIERS = new Set(["tens", "dozens", "scores", "hundreds", "thousands"]);
/** Bare "tens" and "scores" are a gymnast's and a musician's words as often as a number. */
const ONLY_WITH_OF = new Set(["tens", "scores"]);
/**
 * Words for a small number left open. "Several" is more than two but fewer than many (Merriam-Webster), taken to
 * end where a ten would be said; a few and a handful likewise, of smaller numbers. A couple is two, or "an indefinite
 * small number" (Merriam-Webster, sense 3), taken as no more than three.
 */
const OPEN: readonly (readonly [phrase: readonly string[], range: Range])[] = [
  [["several"], [3, 9]],
  [
    ["a", "few"],
    [3, 6],
  ],
  [["few"], [3, 6]],
  [
    ["a", "handful", "of"],
    [3, 6],
  ],
  [
    ["a", "handful"],
    [3, 6],
  ],
  [
    ["a", "couple", "of"],
    [2, 3],
  ],
  [
    ["a", "couple"],
    [2, 3],
  ],
];
const OPENERS = new Set(OPEN.map(([phrase]) => phrase[0]));
/** Of these, the ones that are a number only before a magnitude: "few hundred", "a couple thousand". */
const ONLY_WITH_MAGNITUDE = new Set(["few", "a couple"]);
/** The parts of "the low hundreds": thirds of what is written with the same number of digits. Our own reading. */
const PART_OF_PLURAL = new Map<string, readonly [number, number]>([
  ["low", [1, 4]],
  ["mid", [4, 7]],
  ["high", [7, 10]],
]);
const DIGITS = new Map([
  ["single", 1],
  ["double", 2],
  ["triple", 3],
]);

/** Reads a vague number word or phrase as the range it allows, or returns undefined. */
export function vagueAt(tokens: readonly Token[], at: number): Numeral | undefined {
  return (
    pluralAt(tokens, at) ??
    partOfPluralAt(tokens, at) ??
    openAt(tokens, at) ??
    somethingAt(tokens, at) ??
    digitsAt(tokens, at)
  );
}

/** "dozens", "tens of thousands", "hundreds of millions", "thousands upon thousands". */
function pluralAt(tokens: readonly Token[], at: number): Numeral | undefined {
  const word = tokens[at]?.lower ?? "";
  const range = PLURAL.get(word);
  if (!range) return undefined;
  const of = tokens[at + 1]?.lower === "of";
  const unit = of && MULTIPLIERS.has(word) ? PLURAL.get(tokens[at + 2]?.lower ?? "") : undefined;
  if (unit && unit[0] > range[0]) {
    const scale = unit[0] / 2;
    return { value: [range[0] * scale, range[1] * scale], next: at + 3, scale };
  }
  const isAlone = tokens.length === 1;
  if (ONLY_WITH_OF.has(word) && !isAlone && (!of || tokens[at + 2]?.kind === "number")) return undefined;
  const again = /^(upon|and|on)$/.test(tokens[at + 1]?.lower ?? "") && tokens[at + 2]?.lower === word;
  return { value: range, next: again ? at + 3 : at + 1, scale: 1 };
}

/** "low hundreds", "mid-thousands", "high hundreds of thousands". */
function partOfPluralAt(tokens: readonly Token[], at: number): Numeral | undefined {
  const part = PART_OF_PLURAL.get(tokens[at]!.lower);
  const plural = part && pluralAt(tokens, afterHyphen(tokens, at + 1));
  if (!plural || typeof plural.value === "number") return undefined;
  const one = plural.value[0] / 2;
  return { ...plural, value: [part[0] * one, part[1] * one] };
}

/** "several", "a few hundred", "several dozen", "several thousands", "a couple of thousand". */
function openAt(tokens: readonly Token[], at: number): Numeral | undefined {
  if (!OPENERS.has(tokens[at]!.lower)) return undefined;
  for (const [phrase, [low, high]] of OPEN) {
    const next = afterPhrase(tokens, at, phrase);
    if (next === undefined) continue;
    const { magnitude, next: after } = magnitudeAt(tokens, next);
    if (magnitude > 1) return { value: [low * magnitude, high * magnitude], next: after, scale: magnitude };
    const plural = pluralAt(tokens, next);
    if (plural && typeof plural.value !== "number") {
      const one = plural.value[0] / 2;
      return { value: [low * one, high * one], next: plural.next, scale: one };
    }
    if (ONLY_WITH_MAGNITUDE.has(phrase.join(" "))) return undefined;
    // "of" belongs to what is counted.
    return { value: [low, high], next: phrase.at(-1) === "of" ? next - 1 : next, scale: 1, weak: true };
  }
  return undefined;
}

/** "40-something": from the round number to one short of the next. */
function somethingAt(tokens: readonly Token[], at: number): Numeral | undefined {
  const token = tokens[at]!;
  const start =
    token.kind === "number" ? { value: Number(token.text), next: at + 1 } : belowThousandAt(tokens, at);
  if (!start || start.value % 10 !== 0 || start.value === 0) return undefined;
  const word = afterHyphen(tokens, start.next);
  if (word === start.next || !tokens[word]?.lower.startsWith("something")) return undefined;
  const step = start.value % 100 === 0 ? 100 : 10;
  return { value: [start.value, start.value + step - 1], next: word + 1, scale: 1 };
}

/** "double digits", "double-digit", "a six-figure sum": what has that many digits. */
function digitsAt(tokens: readonly Token[], at: number): Numeral | undefined {
  const after = tokens[afterHyphen(tokens, at + 1)]?.lower ?? "";
  const isFigures = /^figures?$/.test(after);
  if (!isFigures && !/^digits?$/.test(after)) return undefined;
  const count = isFigures ? belowThousandAt(tokens, at)?.value : DIGITS.get(tokens[at]!.lower);
  if (!count || count > 9 || (isFigures && count < 4)) return undefined;
  return {
    value: [count === 1 ? 1 : 10 ** (count - 1), 10 ** count - 1],
    next: afterHyphen(tokens, at + 1) + 1,
    scale: 1,
  };
}
