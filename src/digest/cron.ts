import { cutText } from "../text/break-text.ts";
import { FIELDS, readField } from "./cron-field.ts";
import { ScheduleError } from "./errors.ts";

/** A cron expression, read: the times and days it names, in no zone yet. Only `readCron` makes one. */
export interface Cron {
  /** As it is kept and shown: five fields of small letters, names of three, one space between. */
  readonly expression: string;
  /** The times of each of its days, in order. */
  readonly times: readonly Temporal.PlainTime[];
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** From 1, Monday, to 7, Sunday, as in ISO 8601. */
  readonly weekdays: ReadonlySet<number>;
}

const NICKNAMES: ReadonlyMap<string, string> = new Map([
  ["@hourly", "0 * * * *"],
  ["@daily", "0 0 * * *"],
  ["@midnight", "0 0 * * *"],
  ["@weekly", "0 0 * * 0"],
  ["@monthly", "0 0 1 * *"],
  ["@yearly", "0 0 1 1 *"],
  ["@annually", "0 0 1 1 *"],
]);

const EXAMPLE = "minute, hour, day of the month, month and weekday, as in 0 9 * * mon-fri";

/**
 * Reads a cron expression of five fields, or a nickname such as @daily. Throws a ScheduleError that says what is
 * wrong and what to type: on what cannot be read, on what cron programs read differently, and on days that never
 * come, so that every Cron falls due within eight years (29 February, around 2100).
 */
export function readCron(text: string): Cron {
  const typed = text.trim().toLowerCase();
  const fields = (NICKNAMES.get(typed) ?? typed)
    .split(/\s+/)
    .map((field) => field.replace(/[a-z]{4,}/g, shortName));
  if (fields.length !== FIELDS.length) throw new ScheduleError(wrongCount(fields));
  const [minutes, hours, days, months, weekdays] = fields.map((field, at) => readField(field, FIELDS[at]!));
  refuseBothDays(fields[2]!, fields[4]!);
  refuseNever(days!, months!);
  const times = timesOf(minutes!, hours!);
  const iso = new Set([...weekdays!].map((day) => (day === 0 ? 7 : day)));
  return {
    expression: fields.join(" "),
    times: times.map(clockTime),
    days: days!,
    months: months!,
    weekdays: iso,
  };
}

/** "mon" for "monday"; a word that names nothing stays whole, for the error to show. */
function shortName(word: string): string {
  return FIELDS.some(({ names }) => names.includes(word)) ? word.slice(0, 3) : word;
}

function wrongCount(fields: readonly string[]): string {
  const [first] = fields;
  if (first === "") return `A schedule has five fields: ${EXAMPLE}.`;
  if (first!.startsWith("@")) {
    return `“${cutText(first!, 40)}” is no nickname: use ${[...NICKNAMES.keys()].join(", ")}.`;
  }
  if (fields.length === 6) {
    return `Dateline’s schedules have no seconds: leave one of the six fields out. The five are ${EXAMPLE}.`;
  }
  return `An expression has five fields, and this one ${fields.length}: ${EXAMPLE}.`;
}

/** Some programs mean the 1st if it is a Monday, others the 1st and every Monday. */
function refuseBothDays(days: string, weekdays: string): void {
  if (days === "*" || weekdays === "*") return;
  throw new ScheduleError(
    `This names a day of the month (${cutText(days, 40)}) and a weekday (${cutText(weekdays, 40)}), and cron programs disagree on whether ` +
      "both or either must hold. Write * for one of them, or make two schedules.",
  );
}

/** Days in each month, at most. */
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function refuseNever(days: ReadonlySet<number>, months: ReadonlySet<number>): void {
  const earliest = Math.min(...days);
  if ([...months].some((month) => earliest <= LONGEST[month - 1]!)) return;
  throw new ScheduleError(
    `This never falls due: no month it names has a day ${earliest}. Name an earlier day or another month.`,
  );
}

/** The minutes of a day that are named, from midnight on. */
function timesOf(minutes: ReadonlySet<number>, hours: ReadonlySet<number>): number[] {
  return [...hours].flatMap((hour) => [...minutes].map((minute) => hour * 60 + minute)).sort((a, b) => a - b);
}

function clockTime(minutes: number): Temporal.PlainTime {
  return new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60);
}

/** "09:00". */
export function wordTime(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: "minute" });
}
