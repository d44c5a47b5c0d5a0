import { cutText } from "../text/break-text.ts";
import { ScheduleError } from "./errors.ts";

/** One of the five fields of a cron expression. */
interface Field {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** How many values there are before they begin anew. */
  readonly cycle: number;
  /** The names of its values, from the lowest on, which three letters may stand for. */
  readonly names: readonly string[];
  readonly example: string;
}

const MONTHS = "january february march april may june july august september october november december";
const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday";

/** The fields in the order they stand. 0 and 7 are both Sunday. */
export const FIELDS: readonly Field[] = [
  { name: "minute", low: 0, high: 59, cycle: 60, names: [], example: "0, 0,30 or */15" },
  { name: "hour", low: 0, high: 23, cycle: 24, names: [], example: "9, 9,17 or 8-18/2" },
  { name: "day of the month", low: 1, high: 31, cycle: 31, names: [], example: "*, 1 or 1,15" },
  { name: "month", low: 1, high: 12, cycle: 12, names: MONTHS.split(" "), example: "*, 6 or jan-mar" },
  {
    name: "weekday",
    low: 0,
    high: 7,
    cycle: 7,
    names: WEEKDAYS.split(" "),
    example: "*, mon-fri or sat,sun",
  },
];

const ITEM = /^(?:\*|([a-z0-9]+)(?:-([a-z0-9]+))?)(?:\/(\d{1,2}))?$/;

/**
 * The values a field names, from its small letters. A range may run past the end of its cycle: fri-mon, 22-2. Throws
 * a ScheduleError on what is no item of a list, on values and steps out of bounds, and on a step without a range,
 * which some cron programs read and some refuse.
 */
export function readField(text: string, field: Field): ReadonlySet<number> {
  return new Set(text.split(",").flatMap((item) => readItem(item, field)));
}

function readItem(item: string, field: Field): number[] {
  const match = ITEM.exec(item);
  if (!match) throw unreadable(item, field);
  const [, from, to, step = "1"] = match;
  const first = from === undefined ? field.low : readValue(from, item, field);
  if (from !== undefined && to === undefined && match[3] !== undefined) {
    throw new ScheduleError(
      `In the ${field.name}, “${item}” has a step without a range: write ${item.replace("/", `-${field.high}/`)}.`,
    );
  }
  const last = to === undefined ? first : readValue(to, item, field);
  const span =
    from === undefined ? field.cycle - 1 : last < first ? last - first + field.cycle : last - first;
  const width = Number(step);
  if (width < 1 || width >= field.cycle) {
    throw new ScheduleError(
      `In the ${field.name}, the step of “${item}” is to be a number from 1 to ${field.cycle - 1}.`,
    );
  }
  const values: number[] = [];
  for (let offset = 0; offset <= span; offset += width) {
    values.push(field.low + ((first - field.low + offset) % field.cycle));
  }
  return values;
}

function readValue(word: string, item: string, field: Field): number {
  const named = field.names.findIndex((name) => name === word || name.slice(0, 3) === word);
  if (named >= 0) return field.low + named;
  const value = Number(word);
  if (!/^\d{1,2}$/.test(word) || value < field.low || value > field.high) throw unreadable(item, field);
  return value;
}

function unreadable(item: string, field: Field): ScheduleError {
  return new ScheduleError(
    `The ${field.name} “${cutText(item, 40)}” cannot be read: it takes ${field.low} to ${field.high}, as in ${field.example}.`,
  );
}
