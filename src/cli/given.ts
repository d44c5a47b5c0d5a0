import { UserError } from "../chat/errors.ts";

/** Reads the number of an option of the command line. Throws a UserError where it is none. */
export function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new UserError(`${option} must be a whole number from 1 on; it is “${text}”.`);
}

/** Reads `--since`: a moment, or a date or a time of the zone. Throws a UserError where it is none. */
export function momentOf(text: string, zone: string): Temporal.Instant {
  try {
    return /Z|[+-]\d\d:\d\d$/.test(text)
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();
  } catch {
    throw new UserError(
      `--since must be a date or a moment, as in 2026-11-24 or 2026-11-24T09:00Z; it is “${text}”.`,
    );
  }
}

/** "2026-11-24 09:00:00" by the clocks of the zone. */
export function localTime(instant: Temporal.Instant, zone: string): string {
  const local = instant.toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: "second" }).replace("T", " ");
}
