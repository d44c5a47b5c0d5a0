import { divide, exactly, type Interval } from "./interval.ts";
import { daysInDuration, fixedDays, monthsIn, sameLength } from "./length.ts";
import type { PartialDate } from "./partial-date.ts";
import { tidied } from "./tidied.ts";
import { daysIn, durationOf, lengthOf, type Window } from "./window.ts";

/**
 * What an amount over a window comes to for each `per`, hedge and all: "more than 300,000" over three months is
 * more than 3,260 a day, since three months have at most 92 days. What is told for each `per` already comes back as it
 * is. Throws a FigureError as `daysIn` does.
 */
export function rateOver(
  amount: Interval,
  window: Window,
  per: Temporal.Duration,
  reported?: PartialDate,
): Interval {
  const times = timesIn(window, per, reported);
  return times.low === 1 && times.high === 1 ? amount : tidied(divide(amount, times));
}

/**
 * How many times a unit of time goes into a window. Exact where both are in months and years, or both in days and
 * shorter; else as wide as the calendar makes it.
 */
export function timesIn(window: Window, per: Temporal.Duration, reported?: PartialDate): Interval {
  const length = lengthOf(window);
  if (length) {
    if (fixedDays(length) === 0 && fixedDays(per) === 0) return ratio(monthsIn(length), monthsIn(per));
    if (monthsIn(length) === 0 && monthsIn(per) === 0) return ratio(fixedDays(length), fixedDays(per));
  }
  return divide(daysIn(window, reported), daysInDuration(per));
}

function ratio(top: number, bottom: number): Interval {
  const whole = top / bottom;
  return Number.isInteger(whole) ? exactly(whole) : divide(exactly(top), exactly(bottom));
}

const [DAY, MONTH, YEAR] = [durationOf("P1D"), durationOf("P1M"), durationOf("P1Y")];

/**
 * The unit of time in which amounts over two windows are best told alike. One that is told for each so much keeps its
 * unit, the longer where both do; whole months are told by the month, whole years by the year. All else goes by the
 * day, so that no month's changing length comes into it that was not in the windows already.
 */
export function commonUnit(a: Window, b: Window): Temporal.Duration {
  const [each, other] = [a, b].flatMap((window) => (window.form === "each" ? [window.length] : []));
  if (each) return other && daysInDuration(other).low > daysInDuration(each).low ? other : each;
  const months = [a, b].map(wholeMonths);
  if (months.includes(undefined)) return DAY;
  return months.every((count) => count! % 12 === 0) ? YEAR : MONTH;
}

function wholeMonths(window: Window): number | undefined {
  const length = lengthOf(window);
  return length && fixedDays(length) === 0 ? monthsIn(length) : undefined;
}

/** Whether two windows are known to be of the same length, so that their amounts may be set side by side. */
export function sameStretch(a: Window, b: Window): boolean {
  const [one, other] = [lengthOf(a), lengthOf(b)];
  return one !== undefined && other !== undefined && sameLength(one, other);
}
