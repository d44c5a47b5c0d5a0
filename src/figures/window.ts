import { FigureError } from "./errors.ts";
import { between, divide, exactly, type Interval } from "./interval.ts";
import { daysOfDate, type PartialDate, wordDate } from "./partial-date.ts";

/** The stretch of time that a figure covers. */
export type Window =
  /** So much every day, month, year. */
  | { readonly form: "each"; readonly length: Temporal.Duration }
  /** In all, over a length of time; when it ended, where that is known. */
  | { readonly form: "over"; readonly length: Temporal.Duration; readonly end?: PartialDate | undefined }
  /** In all, from the first day of a date on; when it ended, where that is known. */
  | { readonly form: "since"; readonly start: PartialDate; readonly end?: PartialDate | undefined }
  /** In all, within a calendar year, month or day. */
  | { readonly form: "in"; readonly date: PartialDate };

/** In days. Beyond this the calendar itself runs out. */
const LONGEST = 3_652_425;

/**
 * Reads an ISO 8601 duration ("P3M", "P1D", "PT12H"). Throws a FigureError unless it is one, longer than
 * nothing and no longer than ten thousand years.
 */
export function durationOf(iso: string): Temporal.Duration {
  let duration: Temporal.Duration;
  try {
    duration = Temporal.Duration.from(iso);
  } catch {
    throw new FigureError(`“${iso}” is not an ISO 8601 duration such as P3M, P7D or P1Y`);
  }
  if (duration.sign !== 1) throw new FigureError(`“${iso}” is not longer than nothing`);
  if (daysInDuration(duration).high > LONGEST)
    throw new FigureError(`“${iso}” is longer than ten thousand years`);
  return duration;
}

/**
 * How many days a window has, at the fewest and at the most: three months are 89 to 92 days, the three months to
 * June 30, 2019 are 91. `reported` is when the figure was printed, the end of a window that has no other.
 * Throws a FigureError when a window's end is needed and nowhere known, or comes before its start.
 */
export function daysIn(window: Window, reported?: PartialDate): Interval {
  switch (window.form) {
    case "each":
      return daysInDuration(window.length);
    case "over":
      return window.end === undefined ? daysInDuration(window.length) : daysBefore(window.end, window.length);
    case "since": {
      const end = window.end ?? reported;
      if (end === undefined)
        throw new FigureError(`when the time since ${wordDate(window.start)} ended is not known`);
      return daysFrom(window.start, end);
    }
    case "in": {
      const { first, last } = daysOfDate(window.date);
      return exactly(daysApart(first, last) + 1);
    }
  }
}

function daysFrom(start: PartialDate, end: PartialDate): Interval {
  const from = daysOfDate(start).first;
  const to = daysOfDate(end);
  const most = daysApart(from, to.last) + 1;
  if (most < 1)
    throw new FigureError(`the window ends (${wordDate(end)}) before it starts (${wordDate(start)})`);
  return between(Math.max(1, daysApart(from, to.first) + 1), most);
}

function daysApart(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: "days" }).days;
}

/** The days of a length of time that ended with a date, its last day counted: on any of the date's days, where it names a month or a year. */
function daysBefore(end: PartialDate, length: Temporal.Duration): Interval {
  const { first, last } = daysOfDate(end);
  const calendar = Temporal.Duration.from({ years: length.years, months: length.months });
  const counts: number[] = [];
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const after = day.add({ days: 1 });
    counts.push(daysApart(after.subtract(calendar), after));
  }
  return shifted(between(Math.min(...counts), Math.max(...counts)), fixedDays(length));
}

function daysInDuration(length: Temporal.Duration): Interval {
  return shifted(calendarDays(monthsIn(length)), fixedDays(length));
}

/** Whole numbers of days add without error, so no rounding outward is owed. */
function shifted({ low, high }: Interval, days: number): Interval {
  return between(low + days, high + days);
}

function monthsIn(length: Temporal.Duration): number {
  return length.years * 12 + length.months;
}

/** The days of the part of a duration that has no months: 24 hours to the day. */
function fixedDays({ weeks, days, hours, minutes, seconds, milliseconds }: Temporal.Duration): number {
  return weeks * 7 + days + (hours + (minutes + (seconds + milliseconds / 1000) / 60) / 60) / 24;
}

const MONTHS_IN_CYCLE = 400 * 12;
const knownCalendarDays = new Map<number, Interval>([[0, exactly(0)]]);

/** The shortest and the longest run of this many calendar months, over the Gregorian calendar's 400-year cycle. */
function calendarDays(months: number): Interval {
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

/**
 * How many times a unit of time goes into a window. Exact where both are in months and years, or both in days and
 * shorter; else as wide as the calendar makes it.
 */
function timesIn(window: Window, per: Temporal.Duration, reported?: PartialDate): Interval {
  if (window.form === "each" || window.form === "over") {
    const { length } = window;
    if (fixedDays(length) === 0 && fixedDays(per) === 0) return ratio(monthsIn(length), monthsIn(per));
    if (monthsIn(length) === 0 && monthsIn(per) === 0) return ratio(fixedDays(length), fixedDays(per));
  }
  const days = daysIn(window, reported);
  return divide(days, daysInDuration(per));
}

function ratio(top: number, bottom: number): Interval {
  const whole = top / bottom;
  return Number.isInteger(whole) ? exactly(whole) : divide(exactly(top), exactly(bottom));
}

/**
 * What an amount over a window comes to for each `per`, hedge and all: "more than 300,000" over three months is
 * more than 3,260 a day, since three months have at most 92 days. Throws a FigureError as `daysIn` does.
 */
export function rateOver(
  amount: Interval,
  window: Window,
  per: Temporal.Duration,
  reported?: PartialDate,
): Interval {
  const times = timesIn(window, per, reported);
  return times.low === 1 && times.high === 1 ? amount : divide(amount, times);
}

const long = new Intl.DurationFormat("en", { style: "long" });

function wordDuration(length: Temporal.Duration): string {
  return long.format(length as unknown as Parameters<typeof long.format>[0]);
}

/** "a day", "every 2 weeks": after a rate. */
function wordPer(per: Temporal.Duration): string {
  const words = wordDuration(per);
  const one = /^1 (\w+)$/.exec(words)?.[1];
  if (one === undefined) return `every ${words}`;
  return one === "hour" ? "an hour" : `a ${one}`;
}

/** "a day", "over 3 months", "over the 3 months to May 31, 2019", "since October 2018", "in April 2019". */
export function wordWindow(window: Window): string {
  switch (window.form) {
    case "each":
      return wordPer(window.length);
    case "over": {
      const length = wordDuration(window.length);
      return window.end === undefined ? `over ${length}` : `over the ${length} to ${wordDate(window.end)}`;
    }
    case "since": {
      const until = window.end === undefined ? "" : ` until ${wordDate(window.end)}`;
      return `since ${wordDate(window.start)}${until}`;
    }
    case "in":
      return `${window.date.length === 10 ? "on" : "in"} ${wordDate(window.date)}`;
  }
}

/** What is known of when a window starts and ends, and how long it is. */
interface Known {
  each: boolean;
  length?: string | undefined;
  start?: Days | undefined;
  end?: Days | undefined;
}

/** The days that an end of a window may fall on. */
type Days = ReturnType<typeof daysOfDate>;

/** Whether two windows may be the same one: nothing that is known of both differs. */
export function mayCoincide(a: Window, b: Window): boolean {
  const [one, other] = [known(a), known(b)];
  if (one.each !== other.each) return false;
  if (one.length !== undefined && other.length !== undefined && one.length !== other.length) return false;
  return mayMeet(one.start, other.start) && mayMeet(one.end, other.end);
}

function mayMeet(a: Days | undefined, b: Days | undefined): boolean {
  if (!a || !b) return true;
  const { compare } = Temporal.PlainDate;
  return compare(a.first, b.last) <= 0 && compare(b.first, a.last) <= 0;
}

function known(window: Window): Known {
  switch (window.form) {
    case "each":
      return { each: true, length: lengthKey(window.length) };
    case "over":
      return { each: false, length: lengthKey(window.length), end: endOf(window) };
    case "since": {
      // "Since October" counts from its first day.
      const { first } = daysOfDate(window.start);
      return { each: false, start: { first, last: first }, end: endOf(window) };
    }
    case "in": {
      const { first, last } = daysOfDate(window.date);
      const length = window.date.length === 4 ? "P1Y" : window.date.length === 7 ? "P1M" : "P1D";
      return {
        each: false,
        length: lengthKey(durationOf(length)),
        start: { first, last: first },
        end: { first: last, last },
      };
    }
  }
}

/** Whether two durations are the same length: a year is twelve months, a week seven days. */
export function sameLength(a: Temporal.Duration, b: Temporal.Duration): boolean {
  return lengthKey(a) === lengthKey(b);
}

function endOf({ end }: { readonly end?: PartialDate | undefined }): Days | undefined {
  return end === undefined ? undefined : daysOfDate(end);
}

function lengthKey(length: Temporal.Duration): string {
  return `${monthsIn(length)} months ${fixedDays(length)} days`;
}
