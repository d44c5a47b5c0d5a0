import { FigureError } from "./errors.ts";
import { between, exactly, type Interval } from "./interval.ts";
import { daysInDuration, fixedDays, lengthKey, shifted, wordDuration, wordPer } from "./length.ts";
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

/** The length that a window has by its own words; what counts from a date on has none of its own. */
export function lengthOf(window: Window): Temporal.Duration | undefined {
  if (window.form === "since") return undefined;
  if (window.form !== "in") return window.length;
  return durationOf(window.date.length === 4 ? "P1Y" : window.date.length === 7 ? "P1M" : "P1D");
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

/** "a day", "over 3 months", "over the 3 months to May 31, 2019", "over the year to May 31, 2019", "since October 2018", "in April 2019". */
export function wordWindow(window: Window): string {
  switch (window.form) {
    case "each":
      return wordPer(window.length);
    case "over": {
      const length = wordDuration(window.length);
      return window.end === undefined
        ? `over ${length}`
        : `over the ${length.replace(/^1 (?=\w+$)/, "")} to ${wordDate(window.end)}`;
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
  return !a || !b || !(isBefore(a, b) || isBefore(b, a));
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
      return {
        each: false,
        length: lengthKey(lengthOf(window)!),
        start: { first, last: first },
        end: { first: last, last },
      };
    }
  }
}

/** Whether one window is known to end before the other does. */
export function endsBefore(one: Window, other: Window): boolean {
  const [end, otherEnd] = [known(one).end, known(other).end];
  return end !== undefined && otherEnd !== undefined && isBefore(end, otherEnd);
}

function isBefore(one: Days, other: Days): boolean {
  return Temporal.PlainDate.compare(one.last, other.first) < 0;
}

function endOf({ end }: { readonly end?: PartialDate | undefined }): Days | undefined {
  return end === undefined ? undefined : daysOfDate(end);
}
