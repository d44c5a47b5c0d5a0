import { type Cron, readCron } from "./cron.ts";
import { readDays } from "./day-words.ts";
import { ScheduleError } from "./errors.ts";
import type { Schedule } from "./slots.ts";
import { isTimeWord, readTimes } from "./time-words.ts";
import { readZone } from "./zones.ts";

/** As long as a person types it by hand, and longer than any cron expression worth reading. */
const LONGEST = 200;

/**
 * Reads when a digest is due, in words ("weekdays at 9:00") or as a cron expression, and in which zone ("Europe/Rome",
 * "rome"). What it gives, `cron.expression` and `zone`, reads back to the same schedule. Throws a ScheduleError that
 * names the part that cannot be read.
 */
export function readSchedule(when: string, zone: string): Schedule {
  return { cron: readWhen(when), zone: readZone(zone) };
}

function readWhen(when: string): Cron {
  if (when.length > LONGEST) throw new ScheduleError("This is too long for a schedule.");
  const typed = when.trim().toLowerCase();
  if (isExpression(typed)) return readCron(typed);
  return readCron(rhythmOf(typed) ?? plainOf(typed));
}

/** A nickname, a star or a slash, or two numbers: the minute and the hour. */
function isExpression(typed: string): boolean {
  return /^@|[*/]|^[\d,-]+\s+[\d,-]+(?:\s|$)/.test(typed);
}

/** The expression of "every 15 minutes" or "hourly". */
function rhythmOf(typed: string): string | undefined {
  if (/^(?:hourly|(?:every|each) hour)$/.test(typed)) return "0 * * * *";
  const [, number, unit] = /^(?:every|each) (\d{1,2}) (minute|hour)s?$/.exec(typed) ?? [];
  if (number === undefined) return undefined;
  const whole = unit === "hour" ? 24 : 60;
  if (Number(number) === 0 || Number(number) === whole || whole % Number(number) !== 0) {
    const parts = unit === "hour" ? "a day: every 2, 3, 4, 6, 8 or 12" : "an hour: every 5, 10, 15, 20 or 30";
    throw new ScheduleError(`“${typed}” is no even part of ${parts} ${unit}s.`);
  }
  return unit === "hour" ? `0 */${number} * * *` : `*/${number} * * * *`;
}

/** The expression of "weekdays at 9:00" or "at 9 and 17 on mon": days and times, in either order. */
function plainOf(typed: string): string {
  const { days, times } = daysAndTimes(typed);
  const { minutes, hours } = readTimes(times);
  const named = readDays(days.join(" "));
  return `${minutes} ${hours} ${named.days} * ${named.weekdays}`;
}

const JOINING = /^(?:and|&|,|the|of|every|each|day|month)$/;

/** Sorts what is or must be a time from the days. A bare number is a time after "at". */
function daysAndTimes(typed: string): { readonly days: string[]; readonly times: string[] } {
  const words = typed
    .replace(/\b([ap])\.\s?m\b\.?/g, "$1m")
    .replace(/(\d)\s+([ap]m)\b/g, "$1$2")
    .replace(/,/g, " , ")
    .split(/\s+/);
  const [days, times]: [string[], string[]] = [[], []];
  let afterAt = false;
  const turns: string[][] = [];
  for (const word of words) {
    if (word === "at" || word === "on") {
      afterAt = word === "at";
      continue;
    }
    const kind = isTimeWord(word) || (afterAt && /^\d+$/.test(word)) ? times : days;
    kind.push(word);
    if (!JOINING.test(word) && turns.at(-1) !== kind) turns.push(kind);
  }
  if (turns.length > 2) {
    throw new ScheduleError("This tells several days and times in turn: make a schedule for each.");
  }
  return { days, times };
}
