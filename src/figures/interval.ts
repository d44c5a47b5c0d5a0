import { FigureError } from "./errors.ts";
import { floorOf } from "./floor.ts";
import type { Measure, Quantity } from "./quantity.ts";

/** The values that words allow. An infinite bound is always open. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/**
 * How far "about", "around", "some", "roughly" and their friends reach to either side of the value: a tenth.
 * Readers of English take a round number to stand for its neighbourhood (M. Krifka, "Approximate interpretation
 * of number words", 2007, calls it the coarseness of the scale); no study gives one figure for it, so this is
 * the house's choice: wide enough for 4,500 to cover 4,100 to 4,900, too narrow for it to cover 5,000.
 */
export const ABOUT = 0.1;

const closed = (low: number, high: number): Interval => ({
  low,
  high,
  lowOpen: low === -Infinity,
  highOpen: high === Infinity,
});

/** The interval holding one value only. Throws a FigureError unless the value is finite. */
export function exactly(value: number): Interval {
  return closed(finite(value), value);
}

/** An interval from its bounds, both included. Throws a FigureError when they are not in order. */
export function between(low: number, high: number): Interval {
  if (Number.isNaN(low) || Number.isNaN(high)) throw new FigureError("a bound is not a number");
  if (low > high) throw new FigureError(`the lower bound ${low} is above the upper bound ${high}`);
  if (low === Infinity || high === -Infinity) throw new FigureError("a bound is not a finite number");
  return closed(low, high);
}

/**
 * The interval of values that a quantity's words allow.
 * "As many as 80" allows 0 to 80, since what is counted, paid, waited for or weighed is not negative; a temperature,
 * a unit that is not known and a change in points have no such floor. A part of a whole ends at 100. Throws a
 * FigureError for values that are not finite or not in order.
 */
export function intervalOf(quantity: Quantity, measure: Measure): Interval {
  const worded = wordedInterval(quantity, measure);
  return measure.isPart && worded.high > WHOLE ? { ...worded, high: WHOLE, highOpen: false } : worded;
}

const WHOLE = 100;

function wordedInterval(quantity: Quantity, measure: Measure): Interval {
  if (quantity.hedge === "between") {
    return between(finite(quantity.value[0]), finite(quantity.value[1]));
  }
  const value = finite(quantity.value);
  switch (quantity.hedge) {
    case "exactly":
      return exactly(value);
    case "about":
      return quantity.from === "below" ? shortOf(value) : around(value);
    case "at-most":
      return closed(floorOf(value, measure), value);
    case "less-than":
      return { ...closed(floorOf(value, measure), value), highOpen: true };
    case "at-least":
      return closed(value, Infinity);
    case "more-than":
      return { ...closed(value, Infinity), lowOpen: true };
  }
}

function around(value: number): Interval {
  const reach = Math.abs(value) * ABOUT;
  return closed(value - reach, value + reach);
}

/** What is nearly a value lies between it and zero: "nearly -40" is not as low as -40. */
function shortOf(value: number): Interval {
  const near = value - value * ABOUT;
  return value < 0
    ? { ...closed(value, near), lowOpen: true }
    : { ...closed(near, value), highOpen: value > 0 };
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new FigureError(`${value} is not a finite number`);
  return value;
}

export function contains(interval: Interval, value: number): boolean {
  const aboveLow = interval.lowOpen ? value > interval.low : value >= interval.low;
  const belowHigh = interval.highOpen ? value < interval.high : value <= interval.high;
  return aboveLow && belowHigh;
}

/** Whether some value lies in both. */
export function overlaps(a: Interval, b: Interval): boolean {
  return reaches(a, b) && reaches(b, a);
}

/** Whether values of the first lie at or below values of the second. */
export function reaches(a: Interval, b: Interval): boolean {
  return a.low < b.high || (a.low === b.high && !a.lowOpen && !b.highOpen);
}

/*
 * Arithmetic rounds outward by one unit in the last place, as interval arithmetic does (IEEE 1788, section 12),
 * so that a result holds every pointwise result, of real numbers as well as of floating-point ones.
 */

export function add(a: Interval, b: Interval): Interval {
  return outward(a.low + b.low, a.high + b.high, a.lowOpen || b.lowOpen, a.highOpen || b.highOpen);
}

export function negate(a: Interval): Interval {
  return { low: -a.high, high: -a.low, lowOpen: a.highOpen, highOpen: a.lowOpen };
}

export function subtract(a: Interval, b: Interval): Interval {
  return add(a, negate(b));
}

interface Corner {
  value: number;
  open: boolean;
}

export function multiply(a: Interval, b: Interval): Interval {
  const corners = [
    corner(a.low, a.lowOpen, b.low, b.lowOpen),
    corner(a.low, a.lowOpen, b.high, b.highOpen),
    corner(a.high, a.highOpen, b.low, b.lowOpen),
    corner(a.high, a.highOpen, b.high, b.highOpen),
  ];
  const low = extreme(corners, (x, y) => x < y);
  const high = extreme(corners, (x, y) => x > y);
  return outward(low.value, high.value, low.open, high.open);
}

/**
 * The quotients of values from both, those by zero left out. A divisor that reaches down to zero ("as many as
 * 80") leaves the quotient without an upper bound. Throws a FigureError when the divisor lies on both sides of
 * zero or is zero: then there is no bound to give.
 */
export function divide(a: Interval, b: Interval): Interval {
  if ((b.low < 0 && b.high > 0) || (b.low === 0 && b.high === 0)) {
    throw new FigureError("cannot divide by a quantity that may be zero");
  }
  return multiply(a, reciprocal(b));
}

function reciprocal(b: Interval): Interval {
  const low = b.high === 0 ? -Infinity : 1 / b.high;
  const high = b.low === 0 ? Infinity : 1 / b.low;
  return outward(low, high, b.highOpen, b.lowOpen);
}

/**
 * One corner of a product. Zero times anything, infinity too, is zero, and reached when the zero is. A product
 * too small for a double is taken for the smallest one.
 */
function corner(x: number, xOpen: boolean, y: number, yOpen: boolean): Corner {
  if (x === 0 || y === 0) {
    const reached = (x === 0 && !xOpen) || (y === 0 && !yOpen);
    return { value: 0, open: !reached };
  }
  const product = x * y;
  if (product === 0) return { value: Math.sign(x) * Math.sign(y) * Number.MIN_VALUE, open: false };
  return { value: product, open: xOpen || yOpen };
}

function extreme(corners: Corner[], beats: (x: number, y: number) => boolean): Corner {
  return corners.reduce((best, next) => {
    if (next.value === best.value) return { value: best.value, open: best.open && next.open };
    return beats(next.value, best.value) ? next : best;
  });
}

function outward(low: number, high: number, lowOpen: boolean, highOpen: boolean): Interval {
  // An end that lies in infinity stays there; a finite one that overflowed comes back to the largest double.
  return closedOrOpen(
    low === -Infinity ? low : nextBelow(low),
    high === Infinity ? high : nextAbove(high),
    lowOpen,
    highOpen,
  );
}

function closedOrOpen(low: number, high: number, lowOpen: boolean, highOpen: boolean): Interval {
  return { low, high, lowOpen: lowOpen || low === -Infinity, highOpen: highOpen || high === Infinity };
}

const bits = new BigInt64Array(1);
const float = new Float64Array(bits.buffer);

/** The next double above. Zero stays zero, being exact wherever it arises here. */
function nextAbove(value: number): number {
  if (value === -Infinity) return -Number.MAX_VALUE;
  if (value === 0 || !Number.isFinite(value)) return value;
  float[0] = value;
  bits[0]! += value > 0 ? 1n : -1n;
  return float[0];
}

function nextBelow(value: number): number {
  return -nextAbove(-value);
}
