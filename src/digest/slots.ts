import type { Cron } from "./cron.ts";

/** When a digest is due: times and days, in a zone of the IANA database. */
export interface Schedule {
  readonly cron: Cron;
  readonly zone: string;
}

/** One due moment of one schedule. */
export interface Slot {
  /** Its local time and zone, as in "2027-03-28T02:30[Europe/Rome]". No other slot of the schedule has it. */
  readonly id: string;
  readonly local: Temporal.PlainDateTime;
  readonly due: Temporal.Instant;
}

/** 29 February, in years around 2100. */
const LONGEST_WAIT_HOURS = (8 * 365 + 2) * 24;

/**
 * The slots of a schedule that fall due after one instant and until another, that one included, in order of time:
 * the first `most` of them.
 *
 * A slot falls due at the first moment at which its zone's clocks show its time or a later one. So it is due once
 * where clocks go back, at the first of the two; and where they leap over it, be it an hour or a whole day, at the
 * first moment after. Several that fall due at the same moment are one slot, the latest of them.
 */
export function slotsBetween(
  { cron, zone }: Schedule,
  after: Temporal.Instant,
  until: Temporal.Instant,
  most = Number.POSITIVE_INFINITY,
): Slot[] {
  const slots: Slot[] = [];
  const [from, to] = [localAt(after, zone), localAt(until, zone)];
  // Where clocks go back over midnight, a slot of the date after may be due already.
  for (const local of localTimes(cron, from, to.toPlainDate().add({ days: 1 }))) {
    const due = dueAt(local, zone);
    if (Temporal.Instant.compare(due, after) <= 0) continue;
    if (Temporal.Instant.compare(due, until) > 0) break;
    if (slots.at(-1)?.due.equals(due)) slots.pop();
    else if (slots.length >= most) break;
    slots.push({ id: `${local.toString({ smallestUnit: "minute" })}[${zone}]`, local, due });
  }
  return slots;
}

/** The next `count` slots that fall due after an instant. */
export function nextSlots(schedule: Schedule, after: Temporal.Instant, count: number): Slot[] {
  const far = after.add({ hours: LONGEST_WAIT_HOURS * count });
  return slotsBetween(schedule, after, far, count);
}

function localAt(instant: Temporal.Instant, zone: string): Temporal.PlainDateTime {
  return instant.toZonedDateTimeISO(zone).toPlainDateTime();
}

function dueAt(local: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  const first = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  if (first.toPlainDateTime().equals(local)) return first.toInstant();
  // Clocks leap over this time. “Earlier” is the length of the leap before it, and so before the leap.
  return first.getTimeZoneTransition("next")!.toInstant();
}

/** Every local time an expression names after one, until the end of a date. */
function* localTimes(
  cron: Cron,
  after: Temporal.PlainDateTime,
  last: Temporal.PlainDate,
): Generator<Temporal.PlainDateTime> {
  for (const date of datesOf(cron, after.toPlainDate(), last)) {
    for (const time of cron.times) {
      const local = date.toPlainDateTime(time);
      if (Temporal.PlainDateTime.compare(local, after) > 0) yield local;
    }
  }
}

/** The dates an expression names, from one to another. Goes by months, so that a rare date is found without a walk through all the others. */
function* datesOf(
  { days, months, weekdays }: Cron,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Generator<Temporal.PlainDate> {
  const { compare } = Temporal.PlainDate;
  const inOrder = [...days].sort((a, b) => a - b);
  const end = last.toPlainYearMonth();
  let month = first.toPlainYearMonth();
  for (; Temporal.PlainYearMonth.compare(month, end) <= 0; month = month.add({ months: 1 })) {
    if (!months.has(month.month)) continue;
    const begin = first.toPlainYearMonth().equals(month) ? first.day : 1;
    for (const day of inOrder.filter((day) => day >= begin && day <= month.daysInMonth)) {
      const date = month.toPlainDate({ day });
      if (compare(date, last) > 0) return;
      if (weekdays.has(date.dayOfWeek)) yield date;
    }
  }
}
