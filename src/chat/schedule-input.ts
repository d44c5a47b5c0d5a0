import { readDays } from "../digest/day-words.ts";
import { ScheduleError } from "../digest/errors.ts";
import { readSchedule } from "../digest/read-schedule.ts";
import type { Schedule } from "../digest/slots.ts";
import { isTimeWord } from "../digest/time-words.ts";
import { zoneNamed } from "../digest/zones.ts";
import { UserError } from "./errors.ts";

/** When a digest is wished for, option by option. */
export interface WhenTyped {
  readonly days?: string | undefined;
  readonly time?: string | undefined;
  readonly cron?: string | undefined;
}

/** Reads when a digest is due. Throws a UserError that says what is wrong and what to type. */
export function readWhen({ days, time, cron }: WhenTyped, zone: string): Schedule {
  const plain = [days, time && `at ${time}`].filter(Boolean).join(" ");
  if (cron !== undefined && plain !== "") {
    throw new UserError(
      "Say when either in days and a time or as a cron expression: both are given. Leave one out.",
    );
  }
  try {
    return readSchedule(cron ?? plain, zone);
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    throw new UserError(
      `${error.message} A schedule is typed as in: /desk schedule add weekdays 9:00 Europe/Rome`,
    );
  }
}

/**
 * Finds what words typed one after another stand for: a channel, a zone, days and a time or a cron expression, in
 * any order that people write them in: "weekdays 9:00 Europe/Rome", "at 9am on Mondays in New York".
 */
export function placeScheduleWords(words: readonly string[]): Readonly<Record<string, string>> {
  const channel = words.find(isChannel);
  const others = words.filter((word) => word !== channel);
  const { zone, when } = splitZone(others.join(" ").replace(/(\d)\s+([ap]m)\b/gi, "$1$2"));
  return {
    ...(channel !== undefined && { channel }),
    ...(zone !== "" && { zone }),
    ...whenOf(when),
  };
}

/** Slack's ids begin with the letter of what they name; Discord's are long numbers. */
function isChannel(word: string): boolean {
  return /^(?:[CGD][A-Z0-9]{7,}|\d{15,20}|<#\S+>|#\S+)$/.test(word);
}

function splitZone(text: string): { readonly zone: string; readonly when: readonly string[] } {
  const words = text.split(" ").filter(Boolean);
  const at = words.findIndex(isZone);
  const first = at >= 0 ? at : zoneAfterTime(words);
  const last = at >= 0 ? at : words.length - 1;
  const zone = words.slice(first, last + 1).filter((word) => !/^in$/i.test(word));
  const before = words[first - 1]?.toLowerCase() === "in" ? first - 1 : first;
  return { zone: zone.join(" "), when: [...words.slice(0, before), ...words.slice(last + 1)] };
}

/** Known zones, and what is written as one, be it mistyped or an offset, for which reading it has words. */
function isZone(word: string): boolean {
  return zoneNamed(word) !== undefined || /^[a-z_]{4,}\/[a-z]|^est$|^(?:utc|gmt)?[+-]\d/i.test(word);
}

/** Where the words that are no days begin, after the time or after the five fields of an expression. */
function zoneAfterTime(words: readonly string[]): number {
  const isLoneNumber = (at: number) => /^\d+$/.test(words[at]!) && /^at$/i.test(words[at - 1] ?? "");
  const time = words.findLastIndex((word, at) => isTimeWord(word.toLowerCase()) || isLoneNumber(at));
  const end = isExpression(words) ? (words[0]!.startsWith("@") ? 1 : 5) : time + 1;
  const from = words.findIndex((word, at) => at >= end && /^[a-z]/i.test(word) && !isDays(word));
  return end === 0 || from < 0 ? words.length : from;
}

function isExpression([first = "", second = ""]: readonly string[]): boolean {
  return first.startsWith("@") || [first, second].every((word) => /^[\d*][\d*/,-]*$/.test(word));
}

/** Whether a word is about days, be it beside a weekday or beside a date. */
function isDays(word: string): boolean {
  return ["mon", "1st"].some((beside) => {
    try {
      readDays(`${beside} ${word.toLowerCase()}`);
      return true;
    } catch {
      return false;
    }
  });
}

function whenOf(words: readonly string[]): Readonly<Record<string, string>> {
  if (words.length === 0) return {};
  if (isExpression(words)) return { cron: words.join(" ") };
  const time = words.filter((word) => isTimeWord(word.toLowerCase()));
  const days = words.filter((word) => !time.includes(word));
  return {
    ...(days.length > 0 && { days: days.join(" ") }),
    ...(time.length > 0 && { time: time.join(" ") }),
  };
}
