import type { Weighed } from "./compare.ts";
import { nounInNumber } from "./in-number.ts";
import { ABOUT, type Interval } from "./interval.ts";
import { wordPer } from "./length.ts";
import { lastValueOf, type Quantity } from "./quantity.ts";
import { quantityOf, roundDown, roundUp, wordQuantity } from "./wording.ts";

/** "by more than 60 people", of a first that is not below the second. "By more than nothing" is no news. */
export function differenceOf(weighed: Weighed): string | undefined {
  const { difference } = weighed;
  if (difference.low === 0 && difference.high === Infinity) return undefined;
  return `by ${wordDifference(difference, weighed)}`;
}

/** How far apart two may be, as they are told, of which either may be the larger: "they are as many as 60 people apart". */
export function apartOf(weighed: Weighed, [first]: readonly [string, string]): string {
  const { low, high } = weighed.difference;
  if (high === Infinity) return "nothing bounds how far they are apart";
  if (low === -Infinity) return `${first} is at most ${wordEnd(high, weighed)} ${larger(weighed)}`;
  const most = { low: 0, high: Math.max(-low, high), lowOpen: false, highOpen: false };
  return `they are ${wordDifference(most, weighed)} apart`;
}

/** "larger", "longer". Of values below zero the larger is not the one that is further from it. */
export function larger({ first, second, measure: { kind } }: Weighed): string {
  if (kind === "duration") return "longer";
  return first.low < 0 || second.low < 0 || kind === "measure" || kind === "points" ? "higher" : "larger";
}

function wordDifference(difference: Interval, weighed: Weighed): string {
  return weighed.isSoft
    ? wordSoftly(difference, weighed)
    : wordTold(quantityOf(difference), measureApart(weighed));
}

/** A difference that rests on what the house takes "about" for: to two digits, with an "about" of its own. */
function wordSoftly({ low, high, lowOpen }: Interval, weighed: Weighed): string {
  const measure = measureApart(weighed);
  const exactly = (value: number) => wordTold({ hedge: "exactly", value }, measure);
  const [least, most] = [softLow(low, weighed), softHigh(high, weighed)];
  if (most === Infinity) return `${lowOpen ? "more than" : "at least"} about ${exactly(least)}`;
  if (low === 0) return `at most about ${exactly(most)}`;
  const middle = Number(((low + high) / 2).toPrecision(2));
  const value = weighed.isWhole ? Math.round(middle) : middle;
  const isAbout = low <= value && value <= high && value * (1 - ABOUT) <= low && high <= value * (1 + ABOUT);
  if (isAbout) return `about ${exactly(value)}`;
  return wordTold({ hedge: "between", value: [least, most] }, measure).replace("between", "between about");
}

/** The most that it may be, alone: "10 degrees Celsius", "about 8 people". */
function wordEnd(high: number, weighed: Weighed): string {
  const value = weighed.isSoft ? softHigh(high, weighed) : roundUp(high);
  return `${weighed.isSoft ? "about " : ""}${wordTold({ hedge: "exactly", value }, measureApart(weighed))}`;
}

/** No part of a counted one is told; and where one of two whole numbers is the larger, it is so by one at least. */
function softLow(low: number, { isWhole }: Weighed): number {
  const rounded = roundDown(low, 2);
  return isWhole && low > 0 ? Math.max(1, Math.floor(rounded)) : rounded;
}

function softHigh(high: number, { isWhole }: Weighed): number {
  const rounded = high === Infinity ? high : roundUp(high, 2);
  return isWhole ? Math.ceil(rounded) : rounded;
}

/** Shares are subtracted as well as divided: the difference of two per cents is in percentage points. */
function measureApart({ measure, per }: Weighed): Pick<Weighed, "measure" | "per"> {
  return { measure: measure.kind === "share" ? { kind: "points" } : measure, per };
}

/** An amount with its noun and its unit of time: "more than 3,260 people a day". */
export function wordTold(quantity: Quantity, { measure, per }: Pick<Weighed, "measure" | "per">): string {
  const isCounted = measure.kind === "count" && measure.unit !== undefined;
  const noun = isCounted ? ` ${nounInNumber(measure.unit, lastValueOf(quantity))}` : "";
  return `${wordQuantity(quantity, measure)}${noun}${per ? ` ${wordPer(per)}` : ""}`;
}
