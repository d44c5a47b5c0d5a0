import { FigureError } from "./errors.ts";

/** A date as far as a page states it: "2019", "2019-06" or "2019-06-01". A day that is not printed is not guessed. */
export type PartialDate = string;

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export function isPartialDate(text: string): boolean {
  const parts = SHAPE.exec(text);
  if (!parts) return false;
  const [, year, month = "01", day = "01"] = parts;
  try {
    Temporal.PlainDate.from(`${year}-${month}-${day}`, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

/** The first and the last day a date may mean. Throws a FigureError unless it is a date of one of the three shapes. */
export function daysOfDate(date: PartialDate): { first: Temporal.PlainDate; last: Temporal.PlainDate } {
  if (!isPartialDate(date))
    throw new FigureError(`“${date}” is not a date such as 2019, 2019-06 or 2019-06-01`);
  const [year, month, day] = date.split("-");
  const first = Temporal.PlainDate.from(`${year}-${month ?? "01"}-${day ?? "01"}`);
  if (day !== undefined) return { first, last: first };
  const length = month === undefined ? { years: 1 } : { months: 1 };
  return { first, last: first.add(length).subtract({ days: 1 }) };
}

const WORDED: Intl.DateTimeFormat[] = [
  new Intl.DateTimeFormat("en", { timeZone: "UTC", year: "numeric" }),
  new Intl.DateTimeFormat("en", { timeZone: "UTC", year: "numeric", month: "long" }),
  new Intl.DateTimeFormat("en", { timeZone: "UTC", year: "numeric", month: "long", day: "numeric" }),
];

/** Wording a date costs more than all else of an answer, and one newsroom has few dates. */
const MOST_KEPT = 10_000;
const wordsByDate = new Map<PartialDate, string>();

/** "2019", "June 2019" or "June 1, 2019". Throws a FigureError as `daysOfDate` does. */
export function wordDate(date: PartialDate): string {
  const known = wordsByDate.get(date);
  if (known !== undefined) return known;
  const words = worded(date);
  if (wordsByDate.size === MOST_KEPT) wordsByDate.clear();
  wordsByDate.set(date, words);
  return words;
}

function worded(date: PartialDate): string {
  const { first } = daysOfDate(date);
  return WORDED[date.split("-").length - 1]!.format(Date.UTC(first.year, first.month - 1, first.day));
}
