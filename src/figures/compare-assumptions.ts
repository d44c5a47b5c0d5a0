import { type Compared, isRunningTotal, sharesApart } from "./comparable.ts";
import type { Weighed } from "./compare.ts";
import { wordDays } from "./compare-footing.ts";
import { fixedDays, monthsIn } from "./length.ts";
import { timesIn } from "./rate.ts";
import { tidied } from "./tidied.ts";
import { unitsIn } from "./time-units.ts";
import { daysIn, lengthOf } from "./window.ts";

type Sides = readonly [Compared, Compared];

/** What a comparison takes for granted, a sentence's end each. */
export function assumptionsOf(sides: Sides, weighed: Weighed): string[] {
  return [
    ...(sides.every(({ window }) => window === undefined)
      ? ["neither says what time it covers, and both are taken to tell of the same"]
      : []),
    ...(weighed.per ? ofRates(sides, weighed.per) : ofWindowsAsTheyStand(sides)),
    ...(isByCalendar(sides, weighed)
      ? ["months and years are as long as the calendar makes them: a month 28 to 31 days, a year 365 or 366"]
      : []),
    ...(sharesApart(...sides) ? ["each is a share of its own whole"] : []),
  ];
}

function ofRates(sides: Sides, per: Temporal.Duration): string[] {
  const countsSince = sides.some(({ window }) => window?.form === "since");
  const countsMonths = sides.some((side) => isInMonths(side, per));
  return [
    "a rate is an average over its window: no part of it need have been like the rest",
    ...(countsSince
      ? ["“since” counts the whole of its first day, and the day on which the count ended"]
      : []),
    ...(countsMonths ? ["every month counts alike, as a twelfth of a year, whatever its days"] : []),
  ];
}

/** Whether an amount over months is divided by their number, and not by their days. */
function isInMonths({ window, reported }: Compared, per: Temporal.Duration): boolean {
  const length = lengthOf(window!);
  if (!length || fixedDays(length) !== 0 || fixedDays(per) !== 0) return false;
  return timesIn(window!, per, reported).low !== 1;
}

/** Windows of one name need not have as many days: February of 2023 and of 2024. */
function ofWindowsAsTheyStand([a, b]: Sides): string[] {
  if (isRunningTotal(a, b))
    return ["a running total is one count, read off twice, and compared as it stands"];
  if (!a.window || !b.window || a.window.form === "since" || b.window.form === "since") return [];
  const [one, other] = [daysIn(a.window, a.reported), daysIn(b.window, b.reported)];
  if (one.low === other.low && one.high === other.high) return [];
  return [`${wordDays(one)} against ${wordDays(other)}, set side by side as they stand`];
}

function isByCalendar(sides: Sides, { measure, per, isConverted }: Weighed): boolean {
  if (isConverted && sides.some((side) => unitsIn(side.measure.unit!, measure.unit!) === undefined))
    return true;
  return per !== undefined && sides.some((side) => hasDaysOfMonths(side, per));
}

/** Whether how long a month or a year is decides how many times the unit of a rate goes into a window. */
function hasDaysOfMonths({ window, reported }: Compared, per: Temporal.Duration): boolean {
  const { low, high } = tidied(timesIn(window!, per, reported));
  return low !== high && (window!.form !== "since" || monthsIn(per) > 0);
}
