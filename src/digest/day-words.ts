import { cutText } from "../text/break-text.ts";
import { ScheduleError } from "./errors.ts";

/** The weekdays as cron names them, from Monday on. */
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const EXAMPLES = "every day, weekdays, weekends, mon and thu, or the 1st of the month";

const FILLER = /\b(?:every|each|on|the|and|of|month|monthly|days?|where there is one)\b|[,&]/g;

/**
 * The cron fields, day of the month and weekday, of days told in small letters: "weekdays", "mon,wed", "the 1st and
 * 15th of the month". Throws a ScheduleError that names what it cannot read.
 */
export function readDays(words: string): { readonly days: string; readonly weekdays: string } {
  const told = words
    .replace(/\bevery ?day\b|\beach day\b|\bdaily\b/g, "mon-sun")
    .replace(/\b(?:working|work|business) ?days?\b|\bweekdays?\b/g, "mon-fri")
    .replace(/\bweekends?\b/g, "sat-sun")
    .replace(/\s*(?:[-–]|\bto\b|\bthrough\b|\buntil\b)\s*/g, "-");
  const items = told.replace(FILLER, " ").split(/\s+/).filter(Boolean);
  if (items.length === 0) throw new ScheduleError(`Say on which days: ${EXAMPLES}.`);
  if (/\bmonth|\bdays? \d|\d(?:st|nd|rd|th)\b/.test(told)) {
    return { days: items.map(readDate).join(","), weekdays: "*" };
  }
  const days = new Set(items.flatMap(readWeekdays));
  return { days: "*", weekdays: shortest(days) };
}

function readDate(word: string): string {
  const date = word === "first" ? "1" : /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1];
  if (date === undefined || Number(date) < 1 || Number(date) > 31) {
    throw new ScheduleError(
      `“${cutText(word, 40)}” is no day of the month: write it as in “the 1st and 15th of the month”.`,
    );
  }
  return String(Number(date));
}

/** The weekdays of "mon", "mondays" or "fri-mon", from 0, Monday. */
function readWeekdays(word: string): number[] {
  const [first, last = first, ...more] = word.split("-").map(weekdayOf);
  if (first === undefined || last === undefined || more.length > 0) {
    throw new ScheduleError(`The days “${cutText(word, 40)}” cannot be read: write ${EXAMPLES}.`);
  }
  const span = (last - first + 7) % 7;
  return Array.from({ length: span + 1 }, (_, offset) => (first + offset) % 7);
}

const NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Three letters or more of a weekday, with or without the s of "Mondays". */
function weekdayOf(word: string): number | undefined {
  const at = NAMES.findIndex((name) => [word, word.replace(/s$/, "")].some((one) => name.startsWith(one)));
  return word.length >= 3 && at >= 0 ? at : undefined;
}

function shortest(days: ReadonlySet<number>): string {
  if (days.size === 7) return "*";
  const named = WEEKDAYS.filter((_, day) => days.has(day)).join(",");
  return named === "mon,tue,wed,thu,fri" ? "mon-fri" : named;
}
