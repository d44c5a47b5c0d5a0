import { cutText } from "../text/break-text.ts";
import { ScheduleError } from "./errors.ts";

const HOURS: ReadonlyMap<string, number> = new Map([
  ["noon", 12],
  ["midday", 12],
  ["midnight", 0],
]);

const TIME = /^(\d{1,2})(?:[:.h](\d{2})|h)?([ap]m)?$/;

/** Whether a word in small letters can only mean a time of day: "9:00", "18.30", "25:00", "9am", "noon". */
export function isTimeWord(word: string): boolean {
  return HOURS.has(word) || /^\d+(?:[:.h]\d*)?(?:[ap]m)$|^\d+[:.h]\d*$/.test(word);
}

/**
 * The cron fields, minute and hour, of times of day: "9:00", "9am", "18.30", "noon"; a bare "9" is 9:00. Throws a
 * ScheduleError on a time that cannot be read, and on times that one cron expression cannot tell, as 9:00 and 17:30.
 */
export function readTimes(words: readonly string[]): { readonly minutes: string; readonly hours: string } {
  if (words.length === 0) throw new ScheduleError("Say at what time: 9:00, 17:30, 9am or noon.");
  const times = words.map(readTime);
  const hours = inOrder(times.map(([hour]) => hour));
  const minutes = inOrder(times.map(([, minute]) => minute));
  const distinct = new Set(times.map(([hour, minute]) => hour * 60 + minute));
  if (distinct.size !== hours.length * minutes.length) {
    throw new ScheduleError(
      `One schedule cannot tell ${words.join(" and ")}, since cron pairs every hour with every minute: make one for each.`,
    );
  }
  return { minutes: minutes.join(","), hours: hours.join(",") };
}

function readTime(word: string): readonly [hour: number, minute: number] {
  const named = HOURS.get(word);
  if (named !== undefined) return [named, 0];
  const [, hours, minutes = "0", half] = TIME.exec(word) ?? [];
  const minute = Number(minutes);
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === "pm" ? 12 : 0);
  const clock = half === undefined ? hour <= 23 : Number(hours) >= 1 && Number(hours) <= 12;
  if (hours === undefined || !clock || minute > 59) {
    throw new ScheduleError(
      `The time “${cutText(word, 40)}” cannot be read: write it as 9:00, 17:30, 9am or noon.`,
    );
  }
  return [hour, minute];
}

function inOrder(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
