/** How words bound a value. The only hedges there are; every chat, command and file uses these names. */
export const hedges = [
  "exactly",
  "about",
  "at-most",
  "at-least",
  "more-than",
  "less-than",
  "between",
] as const;
export type Hedge = (typeof hedges)[number];

/**
 * What sort of thing a figure is. It decides which figures may be compared, and how a value is worded.
 * `share` is in percent (half is 50), `points` in percentage points, `money` in whole units of its currency,
 * `duration` and `rank` in the figure's time unit, `multiple` in times.
 */
export const kinds = [
  "count",
  "share",
  "points",
  "money",
  "duration",
  "rank",
  "multiple",
  "measure",
] as const;
export type Kind = (typeof kinds)[number];

export type Range = readonly [low: number, high: number];

/** A value together with its hedge: the pair that is never taken apart. */
export type Quantity = OneSided | Between;

export interface OneSided {
  readonly hedge: Exclude<Hedge, "between">;
  readonly value: number;
  /** "nearly" and "almost": about the value, and short of it on the side of zero. Only with the hedge `about`. */
  readonly from?: "below";
}

export interface Between {
  readonly hedge: "between";
  readonly value: Range;
}

/** What a quantity is a quantity of. */
export interface Measure {
  readonly kind: Kind;
  /** The noun counted, an ISO 4217 code for money, a time unit for durations and ranks, else a unit of measure. */
  readonly unit?: string | undefined;
  /** For ranks, the superlative: "highest", "lowest", "deadliest". */
  readonly rank?: string | undefined;
  /** A share that is a part of a whole, and cannot be more than all of it. */
  readonly isPart?: boolean | undefined;
}

/** The number that stands last in a quantity's words, beside its unit: the upper one of two. */
export function lastValueOf({ value }: Quantity): number {
  return typeof value === "number" ? value : value[1];
}

export function sameQuantity(a: Quantity, b: Quantity): boolean {
  if (a.hedge === "between" || b.hedge === "between") {
    return a.hedge === b.hedge && sameRange(a.value as Range, b.value as Range);
  }
  return a.hedge === b.hedge && sameValue(a.value, b.value) && a.from === b.from;
}

/** One part in a thousand, so that a file may say 66.67 for "two-thirds". */
const ROUNDING = 1e-3;

/** Whether two values are the same number, but for how far a repeating decimal was written out. */
function sameValue(a: number, b: number): boolean {
  if (a === b) return true;
  const repeating = !isShortDecimal(a) || !isShortDecimal(b);
  return repeating && Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
}

function sameRange(a: Range, b: Range): boolean {
  return sameValue(a[0], b[0]) && sameValue(a[1], b[1]);
}

function isShortDecimal(value: number): boolean {
  return Number(value.toPrecision(12)) === value;
}
