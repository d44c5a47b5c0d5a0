import { between, exactly, type Interval } from "./interval.ts";

/** The days of a length of time, at the fewest and at the most: three months are 89 to 92. */
export function daysInDuration(length: Temporal.Duration): Interval {
  return shifted(calendarDays(monthsIn(length)), fixedDays(length));
}

/** Whole numbers of days add without error, so no rounding outward is owed. */
export function shifted({ low, high }: Interval, days: number): Interval {
  return between(low + days, high + days);
}

/** Years and months, in months. */
export function monthsIn(length: Temporal.Duration): number {
  return length.years * 12 + length.months;
}

/** The days of the part of a duration that has no months: 24 hours to the day. */
export function fixedDays({ weeks, days, hours, minutes, seconds, milliseconds }: Temporal.Duration): number {
  return weeks * 7 + days + (hours + (minutes + (seconds + milliseconds / 1000) / 60) / 60) / 24;
}

const MONTHS_IN_CYCLE = 400 * 12;
const knownCalendarDays = new Map<number, Interval>([[0, exactly(0)]]);

/** The shortest and the longest run of this many calendar months, over the Gregorian calendar's 400-year cycle. */
export function calendarDays(months: number): Interval {
  const known = knownCalendarDays.get(months);
  if (known) return known;
  let [low, high] = [Infinity, 0];
  for (let month = 0; month < MONTHS_IN_CYCLE; month += 1) {
    const days = Math.round(
      (Date.UTC(2000, month + (months % MONTHS_IN_CYCLE)) - Date.UTC(2000, month)) / 864e5,
    );
    low = Math.min(low, days);
    high = Math.max(high, days);
  }
  const cycles = Math.floor(months / MONTHS_IN_CYCLE) * DAYS_IN_CYCLE;
  const found = between(low + cycles, high + cycles);
  knownCalendarDays.set(months, found);
  return found;
}

const DAYS_IN_CYCLE = 146_097;

/** Whether two durations are the same length: a year is twelve months, a week seven days. */
export function sameLength(a: Temporal.Duration, b: Temporal.Duration): boolean {
  return lengthKey(a) === lengthKey(b);
}

export function lengthKey(length: Temporal.Duration): string {
  return `${monthsIn(length)} months ${fixedDays(length)} days`;
}

const long = new Intl.DurationFormat("en", { style: "long" });

export function wordDuration(length: Temporal.Duration): string {
  return long.format(length as unknown as Parameters<typeof long.format>[0]);
}

/** "a day", "every 2 weeks": after a rate. */
export function wordPer(per: Temporal.Duration): string {
  const words = wordDuration(per);
  const one = /^1 (\w+)$/.exec(words)?.[1];
  if (one === undefined) return `every ${words}`;
  return one === "hour" ? "an hour" : `a ${one}`;
}

/** "by the day", or "at these rates" where no one word names the unit: before what is said of two rates. */
export function wordByPer(per: Temporal.Duration): string {
  const one = /^1 (\w+)$/.exec(wordDuration(per))?.[1];
  return one === undefined ? "at these rates" : `by the ${one}`;
}
