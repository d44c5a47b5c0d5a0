import { parse } from "node-cron";

/** A stretch of time, in minutes since 1970, in which a zone's clocks are ahead of UTC by the same minutes. */
interface Stretch {
  readonly until: number;
  readonly ahead: number;
}

const MINUTES_A_DAY = 24 * 60;

/**
 * Every slot of an expression that falls due after one instant and until another, worked out by watching a clock:
 * minute after minute, whatever times it newly shows or leaps over are due, and the latest of them is the slot. Days
 * on which it runs evenly are not watched but reckoned. Reads offsets from Intl and the expression by node-cron, so
 * that nothing is shared with what it checks.
 */
export function watchClock(expression: string, zone: string, after: string, until: string): string[] {
  const isDay = dayNamedBy(expression);
  const times = timesNamedBy(expression);
  const isTime = new Set(times);
  const isNamed = (local: number) =>
    isTime.has(local % MINUTES_A_DAY) && isDay(Math.floor(local / MINUTES_A_DAY));
  const [first, last] = [minuteOf(after), minuteOf(until)];
  const slots: [local: number, utc: number][] = [];
  let utc = first - 3 * MINUTES_A_DAY;
  let shown = Number.NaN;
  for (const { until: end, ahead } of stretches(zone, utc, last)) {
    while (utc < end && utc <= last) {
      const clock = utc + ahead;
      const isEven = clock % MINUTES_A_DAY === 0 && shown === clock - 1 && utc + MINUTES_A_DAY <= end;
      if (isEven) {
        if (isDay(clock / MINUTES_A_DAY)) for (const time of times) slots.push([clock + time, utc + time]);
        shown += MINUTES_A_DAY;
        utc += MINUTES_A_DAY;
        continue;
      }
      let slot: number | undefined;
      for (let local = shown + 1; local <= clock; local += 1) if (isNamed(local)) slot = local;
      if (slot !== undefined) slots.push([slot, utc]);
      shown = shown > clock ? shown : clock;
      utc += 1;
    }
  }
  return slots
    .filter(([, due]) => due > first && due <= last)
    .map(([local, due]) => `${isoOf(local)}[${zone}] ${isoOf(due)}Z`);
}

/** The days on which a zone's clocks are changed, from one year's beginning to another's. */
export function changes(zone: string, from: number, to: number): string[] {
  return stretches(zone, minuteOf(`${from}-01-01T00:00Z`), minuteOf(`${to}-01-01T00:00Z`))
    .slice(0, -1)
    .map(({ until }) => isoOf(until).slice(0, 10));
}

function timesNamedBy(expression: string): number[] {
  const { hour, minute } = parse(expression);
  return hour.flatMap((one) => minute.map((other) => one * 60 + other)).sort((a, b) => a - b);
}

/** Whether a day, counted from 1970, is named. */
function dayNamedBy(expression: string): (day: number) => boolean {
  const { dayOfMonth, month, dayOfWeek } = parse(expression);
  return (day) => {
    const date = new Date(day * MINUTES_A_DAY * 60_000);
    return (
      dayOfMonth.includes(date.getUTCDate()) &&
      month.includes(date.getUTCMonth() + 1) &&
      dayOfWeek.includes(date.getUTCDay())
    );
  };
}

/** Looks at the clocks once a day, and where they were changed halves the day until the minute is found. */
function stretches(zone: string, from: number, to: number): Stretch[] {
  const ahead = aheadIn(zone);
  const found: Stretch[] = [];
  for (let day = from; day < to; day += MINUTES_A_DAY) {
    let [low, high] = [day, day + MINUTES_A_DAY];
    if (ahead(low) === ahead(high)) continue;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (ahead(middle) === ahead(day)) low = middle;
      else high = middle;
    }
    found.push({ until: high, ahead: ahead(day) });
  }
  return [...found, { until: Number.POSITIVE_INFINITY, ahead: ahead(to) }];
}

function aheadIn(zone: string): (utc: number) => number {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  return (utc) => {
    const name = format.formatToParts(utc * 60_000).find(({ type }) => type === "timeZoneName")!.value;
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name)!;
    return sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  };
}

function minuteOf(instant: string): number {
  return Date.parse(instant) / 60_000;
}

function isoOf(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(0, 16);
}
