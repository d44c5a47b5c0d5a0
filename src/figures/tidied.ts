import type { Interval } from "./interval.ts";

/**
 * A result of arithmetic without its last places, which rounding outward moves: 300,000 over three months is 100,000 a
 * month to the man. Fourteen digits are kept, so that sums of trillions are told apart to the dollar. Printed values
 * are not to be tidied.
 */
export function tidy(value: number): number {
  return Number(value.toPrecision(14));
}

/** Both bounds tidied, and nothing else changed. */
export function tidied({ low, high, lowOpen, highOpen }: Interval): Interval {
  return { low: tidy(low), high: tidy(high), lowOpen, highOpen };
}
