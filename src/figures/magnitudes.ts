import type { Numeral } from "./numeral.ts";
import { afterHyphen, afterPhrase, decimalOf, isCapitalised, type Token } from "./tokens.ts";
import { findUnit } from "./unit-words.ts";

const MAGNITUDE = new Map([
  ["dozen", 12],
  ["hundred", 1e2],
  ["thousand", 1e3],
  ["lakh", 1e5],
  ["lakhs", 1e5],
  ["million", 1e6],
  ["crore", 1e7],
  ["crores", 1e7],
  ["billion", 1e9],
  ["trillion", 1e12],
  ["quadrillion", 1e15],
]);
/** Letters that newspapers set right after the digits. */
const LETTER = new Map([
  ["k", 1e3],
  ["m", 1e6],
  ["mn", 1e6],
  ["mln", 1e6],
  ["mil", 1e6],
  ["mio", 1e6],
  ["b", 1e9],
  ["bn", 1e9],
  ["bln", 1e9],
  ["t", 1e12],
  ["tn", 1e12],
  ["trn", 1e12],
  ["cr", 1e7],
]);
/** Those that mean nothing else, so that a space before them does no harm. */
const PLAIN_LETTER = new Set(["mn", "mln", "bn", "bln", "tn", "trn"]);
/** What "m" measures when it is metres: "a 5m-high wall", "the 100m final". */
const METRES_OF =
  /^(long|wide|tall|high|deep|thick|above|below|across|apart|away|off|from|sprint|race|dash|final|finals|relay|hurdles|freestyle|breaststroke|backstroke|butterfly|champion|title|record)$/;

export function isMagnitude(token: Token | undefined): boolean {
  return token !== undefined && MAGNITUDE.has(token.lower);
}

/** The product of the magnitude words that begin at a token, each larger than the last: 1 when there is none. */
export function magnitudeAt(tokens: readonly Token[], at: number): { magnitude: number; next: number } {
  let magnitude = 1;
  let next = at;
  for (;;) {
    const word = afterHyphen(tokens, next);
    const factor = MAGNITUDE.get(tokens[word]?.lower ?? "");
    if (factor === undefined || factor <= magnitude) return { magnitude, next };
    magnitude *= factor;
    next = word + 1;
  }
}

const PARTS = [
  [["and", "a", "half"], 1 / 2],
  [["and", "one", "half"], 1 / 2],
  [["and", "a", "quarter"], 1 / 4],
  [["and", "one", "quarter"], 1 / 4],
  [["and", "three", "quarters"], 3 / 4],
  [["and", "three", "quarter"], 3 / 4],
  [["and", "a", "third"], 1 / 3],
  [["and", "one", "third"], 1 / 3],
  [["and", "two", "thirds"], 2 / 3],
] as const;

/** What "and a half" or "and a quarter" adds, with or without hyphens, and the index after it. */
export function partAfter(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const start = afterHyphen(tokens, at);
  if (tokens[start]?.lower !== "and") return undefined;
  for (const [phrase, value] of PARTS) {
    const next = afterPhrase(tokens, start, phrase);
    if (next !== undefined) return isPart(tokens, next) ? { value, next } : undefined;
  }
  return undefined;
}

/** "Two, and a quarter of them hurt" adds nothing, and in "two and a third soldier" and "a quarter fled" more is begun. */
function isPart(tokens: readonly Token[], next: number): boolean {
  const after = tokens[next];
  const word = tokens[next - 1]!.lower;
  if (after?.lower === "of") return false;
  if (!/^(third|quarter)$/.test(word) || after === undefined || after.kind === "mark") return true;
  return magnitudeAt(tokens, next).magnitude > 1 || findUnit(tokens, next) !== undefined;
}

/** A number in digits with the magnitude that follows it: "2.5 million", "3 hundred thousand", "£3bn", "2 and a half". */
export function scaledDigits(tokens: readonly Token[], at: number, isMoney: boolean): Numeral {
  const digits = decimalOf(tokens[at]!);
  const letter = letterAt(tokens, at + 1, isMoney);
  if (letter !== undefined) return { value: times(digits, letter), next: at + 2, scale: letter };
  const part = digits.includes(".") ? undefined : partAfter(tokens, at + 1);
  return part
    ? scaled(tokens, part.next, String(Number(digits) + part.value))
    : scaled(tokens, at + 1, digits);
}

/** Multiplies by the magnitude words that follow. */
export function scaled(tokens: readonly Token[], at: number, digits: string): Numeral {
  const { magnitude, next } = magnitudeAt(tokens, at);
  return { value: magnitude === 1 ? Number(digits) : times(digits, magnitude), next, scale: magnitude };
}

/** "5m 20s": minutes. */
export function isBeforeSeconds(tokens: readonly Token[], at: number): boolean {
  const [number, sign] = [tokens[at + 1], tokens[at + 2]];
  return /^[1-5]?\d$/.test(number?.text ?? "") && sign?.glued === true && sign.lower === "s";
}

function letterAt(tokens: readonly Token[], at: number, isMoney: boolean): number | undefined {
  const token = tokens[at];
  const scale = LETTER.get(token?.lower ?? "");
  if (!token || scale === undefined) return undefined;
  const after = tokens[afterHyphen(tokens, at + 1)];
  if (isMoney || PLAIN_LETTER.has(token.lower))
    return after?.kind === "word" && after.glued && !isMoney ? undefined : scale;
  if (token.lower === "m" && (METRES_OF.test(after?.lower ?? "") || isBeforeSeconds(tokens, at)))
    return undefined;
  // "221B Baker Street"
  if (/^[A-Z]$/.test(token.text) && token.text !== "M" && isCapitalised(after)) return undefined;
  if (token.glued) return tokens[at + 1]?.kind === "number" && tokens[at + 1]!.glued ? undefined : scale;
  return token.lower === "m" && /^(people|men|women|children|[a-z]{3,}[^s]s)$/.test(after?.text ?? "")
    ? scale
    : undefined;
}

/** Decimal digits times a magnitude, without the error of a binary product: 1.1 million is 1,100,000. */
function times(digits: string, scale: number): number {
  const power = Math.round(Math.log10(scale));
  return 10 ** power === scale && !digits.includes("e")
    ? Number(`${digits}e${power}`)
    : Number(digits) * scale;
}
