import cronstrue from "cronstrue";
import { type Cron, wordTime } from "./cron.ts";
import { nextSlots, type Schedule } from "./slots.ts";

const both = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** More times than these are told by their rule. */
const MOST_TIMES = 4;

/**
 * A schedule in words, with its zone: "weekdays at 09:00, Europe/Rome". Where days and times are simple the words
 * read back to the same schedule.
 */
export function wordSchedule({ cron, zone }: Schedule): string {
  const days = wordDays(cron);
  const isPlain = days !== undefined && cron.times.length <= MOST_TIMES;
  return `${isPlain ? `${days} at ${wordTimes(cron)}` : wordRule(cron)}, ${zone}`;
}

/** When the next slots fall due, by the clocks of the zone: "Wed 25 Nov 09:00, Thu 26 Nov 09:00". */
export function wordNext(schedule: Schedule, after: Temporal.Instant, count = 3): string {
  const { year } = after.toZonedDateTimeISO(schedule.zone);
  return nextSlots(schedule, after, count)
    .map(({ due }) => wordMoment(due.toZonedDateTimeISO(schedule.zone), year))
    .join(", ");
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** The year is told where it is another than the reader's. */
function wordMoment(moment: Temporal.ZonedDateTime, thisYear: number): string {
  const weekday = WEEKDAYS[moment.dayOfWeek - 1]!.slice(0, 3);
  const year = moment.year === thisYear ? "" : ` ${moment.year}`;
  return `${weekday} ${moment.day} ${MONTHS[moment.month - 1]}${year} ${wordTime(moment.toPlainTime())}`;
}

function wordDays({ days, months, weekdays }: Cron): string | undefined {
  if (months.size < 12) return undefined;
  if (days.size < 31) return wordDates([...days].sort((a, b) => a - b));
  const has = (...wanted: number[]) =>
    weekdays.size === wanted.length && wanted.every((day) => weekdays.has(day));
  if (weekdays.size === 7) return "every day";
  if (has(1, 2, 3, 4, 5)) return "weekdays";
  if (has(6, 7)) return "weekends";
  return both.format(WEEKDAYS.filter((_, at) => weekdays.has(at + 1)).map((name) => `${name}s`));
}

function wordDates(dates: readonly number[]): string | undefined {
  if (dates.length > MOST_TIMES) return undefined;
  const doubt = dates.at(-1)! > 28 ? ", where there is one," : "";
  return `the ${both.format(dates.map(ordinal))} of the month${doubt}`;
}

const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
const ENDINGS: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd", other: "th" };

function ordinal(day: number): string {
  return `${day}${ENDINGS[ordinals.select(day)]}`;
}

function wordTimes({ times }: Cron): string {
  return both.format(times.map(wordTime));
}

function wordRule({ expression }: Cron): string {
  const words = cronstrue.toString(expression, { use24HourTimeFormat: true });
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}
