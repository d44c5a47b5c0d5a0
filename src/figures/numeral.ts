import type { Range } from "./quantity.ts";

/** A number as printed, without hedge or unit. */
export interface Numeral {
  /** A range when the word is vague ("dozens"). */
  readonly value: number | Range;
  /** The index of the token after it. */
  readonly next: number;
  /** The magnitude that is part of it, 1 when none is: "7 billion", "2.5m", "three hundred". */
  readonly scale: number;
  /** A fraction of a whole: "half", "two-thirds", "one in five". The value is then in percent. */
  readonly share?: true;
  /** A multiple in itself: "twice", "threefold". */
  readonly multiple?: true;
  /** A part of one of the unit that follows: "half a (point)". */
  readonly partOfOne?: true;
  /** Often not a quantity at all: "one", "several", "zero". Drop it where certainty is asked for. */
  readonly weak?: true;
}

/** A part of a whole as a numeral in percent. */
export function shareOf(part: number, next: number): Numeral {
  return { value: clean(part * 100), next, scale: 1, share: true };
}

/** A product of decimals without the last bits of binary error. */
export function clean(value: number): number {
  return Number(value.toPrecision(15));
}
