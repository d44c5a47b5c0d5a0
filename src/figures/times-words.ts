import { ABOUT, type Interval } from "./interval.ts";
import { roundDown, roundUp, wordQuantity } from "./wording.ts";

/**
 * How many times one is the other, hedge and all: "at most 1.5 times", "more than 4 times", "between 0.8 and 1.4 times",
 * "exactly twice". Lower bounds are rounded down and upper ones up, so that no more is said than the interval allows:
 * to three digits, or to two and with "about" where a bound is soft. `undefined` where there is no bound to tell.
 */
export function wordTimes({ low, high, lowOpen, highOpen }: Interval, isSoft: boolean): string | undefined {
  const digits = isSoft ? 2 : 3;
  const about = isSoft ? "about " : "";
  if (low === high) return wordExactly(low, about);
  if (high === Infinity) {
    return low > 0
      ? `${lowOpen ? "more than" : "at least"} ${about}${times(roundDown(low, digits))}`
      : undefined;
  }
  if (low === 0) return `${highOpen ? "less than" : "at most"} ${about}${times(roundUp(high, digits))}`;
  // An interval around once is told by its ends: "about 1.1 times" would seem to settle which is the larger.
  const isAroundOnce = low <= 1 && high >= 1;
  const middle = Number(((low + high) / 2).toPrecision(digits));
  if (!isAroundOnce && middle * (1 - ABOUT) <= low && high <= middle * (1 + ABOUT))
    return `about ${times(middle)}`;
  return `between ${about}${number(roundDown(low, digits))} and ${inTimes(roundUp(high, digits))}`;
}

const NAMES = new Map([
  [0.5, "half of"],
  [2, "twice"],
]);

function wordExactly(value: number, about: string): string {
  const short = Number(value.toPrecision(3));
  return `${about || (short === value ? "exactly " : "about ")}${times(short)}`;
}

/** "3 times", "twice", "half of". */
function times(value: number): string {
  return NAMES.get(value) ?? inTimes(value);
}

function inTimes(value: number): string {
  return `${number(value)} ${value === 1 ? "time" : "times"}`;
}

function number(value: number): string {
  return wordQuantity({ hedge: "exactly", value }, { kind: "count" });
}
