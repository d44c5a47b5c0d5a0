import { add, between, exactly, type Interval, multiply, negate } from "./interval.ts";
import { calendarDays } from "./length.ts";
import { tidied, tidy } from "./tidied.ts";

/** Units of time whose length never changes, in seconds: a day has 24 hours here. */
const FIXED: Record<string, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400, weeks: 604_800 };
/** Units of time that the calendar makes longer or shorter, in months. */
const CALENDAR: Record<string, number> = { months: 1, quarters: 3, years: 12, decades: 120, centuries: 1200 };

export interface Lengths {
  readonly first: Interval;
  readonly second: Interval;
  readonly unit: string;
}

/**
 * Two lengths of time in one unit: the smaller of the two where one goes into the other, else days, as few and as
 * many as the calendar allows: "3 months" are 89 to 92. One in that unit already comes back as it is. Undefined where a
 * unit is none of time.
 */
export function inOneUnit(a: Interval, unitOfA: string, b: Interval, unitOfB: string): Lengths | undefined {
  const factor = unitsIn(unitOfA, unitOfB);
  const unit = factor === undefined ? "days" : factor < 1 ? unitOfA : unitOfB;
  const [first, second] = [lengthIn(a, unitOfA, unit), lengthIn(b, unitOfB, unit)];
  return first && second && { first, second, unit };
}

/** How many of one unit of time another has, where the calendar leaves no doubt: 60 minutes the hour. */
export function unitsIn(unit: string, other: string): number | undefined {
  for (const family of [FIXED, CALENDAR]) {
    const [one, part] = [family[unit], family[other]];
    if (one !== undefined && part !== undefined) return one / part;
  }
  return undefined;
}

function lengthIn(length: Interval, unit: string, other: string): Interval | undefined {
  const factor = unitsIn(unit, other);
  if (factor !== undefined) return times(length, factor);
  const months = CALENDAR[unit];
  return months === undefined ? undefined : tidied(daysOfMonths(length, months));
}

function times(length: Interval, factor: number): Interval {
  return factor === 1 ? length : tidied(multiply(length, exactly(factor)));
}

/** The days that a length has whose unit is so many months. A part of a month is that part of 28 to 31 days. */
function daysOfMonths({ low, high, lowOpen, highOpen }: Interval, monthsInOne: number): Interval {
  return { low: daysAt(low * monthsInOne).low, high: daysAt(high * monthsInOne).high, lowOpen, highOpen };
}

function daysAt(months: number): Interval {
  if (!Number.isFinite(months)) return { low: months, high: months, lowOpen: true, highOpen: true };
  if (months < 0) return negate(daysAt(-months));
  // A product that misses its whole number by a last place would lose that month its days.
  const counted = tidy(months);
  const whole = Math.floor(counted);
  return add(calendarDays(whole), multiply(exactly(counted - whole), between(28, 31)));
}
