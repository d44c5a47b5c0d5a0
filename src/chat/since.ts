import { z } from "zod";

const UNITS = { hour: "hours", day: "days", week: "weeks", month: "months" } as const;
const AGO = /^(\d{1,4})\s*(hour|day|week|month)s?(?:\s+ago)?$/;
const LOOKS_RIGHT = /^(today|yesterday|\d{4}-\d\d-\d\d(t\d\d:\d\d)?)$/;
const HOW = "it must be a date or a stretch of time, as in 2026-11-20, yesterday or 3 days";

/** A moment in the past, as people type one: "2026-11-20", "yesterday", "3 days". */
export const sinceOption = () =>
  z
    .string()
    .trim()
    .toLowerCase()
    .refine((text) => AGO.test(text) || LOOKS_RIGHT.test(text), HOW);

/** The moment that is meant, in a zone; undefined where there is no such day. */
export function momentSince(
  text: string,
  { now, zone }: { readonly now: Temporal.Instant; readonly zone: string },
): Temporal.Instant | undefined {
  const here = now.toZonedDateTimeISO(zone);
  const [, count, unit] = AGO.exec(text) ?? [];
  if (unit) return here.subtract({ [UNITS[unit as keyof typeof UNITS]]: Number(count) }).toInstant();
  if (text === "today") return here.startOfDay().toInstant();
  if (text === "yesterday") return here.subtract({ days: 1 }).startOfDay().toInstant();
  try {
    return Temporal.PlainDateTime.from(text.toUpperCase(), { overflow: "reject" })
      .toZonedDateTime(zone)
      .toInstant();
  } catch {
    return undefined;
  }
}
