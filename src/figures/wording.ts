import { FigureError } from "./errors.ts";
import { unitInNumber } from "./in-number.ts";
import { ABOUT, type Interval } from "./interval.ts";
import type { Kind, Measure, Quantity } from "./quantity.ts";
import { tidy } from "./tidied.ts";

/**
 * A hedged value in English: "as many as 80", "more than 3%", "between $5 billion and $7 billion", "highest in 12
 * years". The noun a count is of is left to the sentence around it. Reading the words gives the quantity back.
 */
export function wordQuantity(quantity: Quantity, measure: Measure): string {
  const words = wordHedged(quantity, measure);
  if (measure.kind !== "rank") return words;
  const rank = measure.rank ?? "highest";
  // A year is written without the comma of a number.
  return measure.unit === "since" ? `${rank} since ${words.replaceAll(",", "")}` : `${rank} in ${words}`;
}

/** A bound in full, with its unit but without a hedge: the words around it say on which side the values lie. */
export function wordBound(bound: number, measure: Measure): string {
  return wordHedged(
    { hedge: "exactly", value: bound },
    measure.kind === "rank" ? { kind: "count" } : measure,
  );
}

function wordHedged(quantity: Quantity, measure: Measure): string {
  if (quantity.hedge === "between") return wordRange(quantity.value, measure);
  const hedge = HEDGE_WORDS[quantity.from === "below" ? "nearly" : quantity.hedge];
  const words = typeof hedge === "string" ? hedge : (hedge[measure.kind] ?? hedge.other);
  return `${words}${withUnit(quantity.value, wordNumber(quantity.value), measure)}`;
}

const HEDGE_WORDS: Record<
  Exclude<Quantity["hedge"], "between"> | "nearly",
  string | Partial<Record<Kind | "other", string>>
> = {
  exactly: "",
  about: "about ",
  nearly: "nearly ",
  "at-most": { count: "as many as ", money: "as much as ", share: "as much as ", other: "up to " },
  "at-least": "at least ",
  "more-than": "more than ",
  "less-than": { count: "fewer than ", other: "less than " },
};

function wordRange([low, high]: readonly [number, number], measure: Measure): string {
  // "between 0.5 and 1 million" would be read as half a million: both in short form, or neither.
  const number = isShort(low) === isShort(high) ? wordNumber : wordPlain;
  if (measure.kind === "money" || measure.kind === "share") {
    return `between ${withUnit(low, number(low), measure)} and ${withUnit(high, number(high), measure)}`;
  }
  return `between ${number(low)} and ${withUnit(high, number(high), measure)}`;
}

function withUnit(value: number, number: string, measure: Measure): string {
  switch (measure.kind) {
    case "count":
      return number;
    case "share":
      return `${number}%`;
    case "money":
      // Ten cents are two digits: "$2.50".
      return withCurrency(number.replace(/\.\d$/, "$&0"), measure.unit);
    case "points":
      return `${number} ${unitInNumber("percentage points", value)}`;
    case "multiple":
      return `${number} ${unitInNumber("times", value)}`;
    case "duration":
    case "rank":
    case "measure":
      return measure.unit === undefined || measure.unit === "since"
        ? number
        : `${number} ${unitInNumber(measure.unit, value)}`;
  }
}

const SIGN = /[\p{L}]{3,}/u;
const signs = new Map<string, string>();

function withCurrency(number: string, currency: string | undefined): string {
  const [minus, digits] = number.startsWith("-") ? ["-", number.slice(1)] : ["", number];
  return `${minus}${currency === undefined ? "" : signOf(currency)}${digits}`;
}

/** "$", "CA$", "€"; for a currency that has no sign in English its code and a space that does not break. */
function signOf(currency: string): string {
  const known = signs.get(currency);
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat("en", { style: "currency", currency }).formatToParts(0);
  const symbol = parts.find(({ type }) => type === "currency")?.value ?? currency;
  const sign = SIGN.test(symbol) || symbol.includes("\u00a0") ? `${currency}\u00a0` : symbol;
  signs.set(currency, sign);
  return sign;
}

const plain = new Intl.NumberFormat("en", { maximumFractionDigits: 20 });
const short = new Intl.NumberFormat("en", {
  notation: "compact",
  compactDisplay: "long",
  maximumFractionDigits: 3,
});
const SHORT_SCALES = [1e6, 1e9, 1e12];

function wordNumber(value: number): string {
  return isShort(value) ? short.format(value) : wordPlain(value);
}

function wordPlain(value: number): string {
  return plain.format(value === 0 ? 0 : value);
}

/** From a million on, where three decimals of the magnitude say the whole value: "1.2 million". */
function isShort(value: number): boolean {
  const size = Math.abs(value);
  const scale = SHORT_SCALES.findLast((scale) => size >= scale);
  if (scale === undefined || size >= 1e15) return false;
  return Number.isInteger(value) && value % (scale / 1000) === 0;
}

/** Results of arithmetic are told to three digits, rounded so that no hedge is overstated. A whole one is told in full. */
const DIGITS = 3;

/**
 * The quantity for an interval that arithmetic made: with the simplest hedge that allows every value in it, its numbers
 * rounded outward to three digits where they are not whole. A narrow interval is "about" a value of it near its middle.
 * So nothing is claimed that the figures it came from do not allow. Throws a FigureError when it has no bound at all.
 */
export function quantityOf(interval: Interval): Quantity {
  const { low, high, lowOpen, highOpen } = interval;
  if (high === Infinity && low === -Infinity) throw new FigureError("nothing is known of the value");
  if (high === Infinity) return { hedge: lowOpen ? "more-than" : "at-least", value: wholeOr(roundDown, low) };
  if (low === -Infinity || (low === 0 && high > 0)) {
    return { hedge: highOpen ? "less-than" : "at-most", value: wholeOr(roundUp, high) };
  }
  if (tidy(low) === tidy(high)) {
    const value = wholeOr(roundNearest, low);
    return { hedge: isNear(value, low) ? "exactly" : "about", value };
  }
  const nearly = nearlyOf(interval);
  if (nearly !== undefined) return { hedge: "about", value: nearly, from: "below" };
  const middle = (low + high) / 2;
  for (const digits of [2, DIGITS]) {
    const value = Number(middle.toPrecision(digits));
    const isOfIt = low <= value && value <= high;
    if (isOfIt && allowedByAbout(low, high, value)) return { hedge: "about", value };
  }
  return { hedge: "between", value: [wholeOr(roundDown, low), wholeOr(roundUp, high)] };
}

function wholeOr(round: (value: number) => number, value: number): number {
  const exact = tidy(value);
  return Number.isInteger(exact) ? exact : round(value);
}

/** The value that an interval lies short of, on the side of zero, by all that "nearly" allows. */
function nearlyOf({ low, high, lowOpen, highOpen }: Interval): number | undefined {
  const [end, isOpen, nearest] = high > 0 ? [high, highOpen, low] : [low, lowOpen, high];
  const value = high > 0 ? wholeOr(roundUp, high) : wholeOr(roundDown, low);
  const isNearly = isOpen && isNear(value, end) && isNear(nearest, value - value * ABOUT);
  return isNearly && allowedByAbout(low, high, value) ? value : undefined;
}

function allowedByAbout(low: number, high: number, value: number): boolean {
  const reach = Math.abs(value) * ABOUT * (1 + 1e-9);
  return value - reach <= low && high <= value + reach;
}

/** Equal but for the last places, which outward rounding moves. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

function roundNearest(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** The greatest number of so many digits that is not above a value: a lower bound that is no stronger. */
export function roundDown(value: number, digits = DIGITS): number {
  const near = tidy(value);
  const rounded = Number(near.toPrecision(digits));
  return rounded <= near ? rounded : Number((rounded - step(near, digits)).toPrecision(digits));
}

/** The least number of so many digits that is not below a value. */
export function roundUp(value: number, digits = DIGITS): number {
  return 0 - roundDown(-value, digits);
}

/** One unit in the last of the digits told. */
function step(value: number, digits: number): number {
  return 10 ** (Math.floor(Math.log10(Math.abs(value))) - digits + 1);
}
