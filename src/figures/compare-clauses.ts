import { turned, type Weighed } from "./compare.ts";
import type { Interval } from "./interval.ts";
import { wordPer } from "./length.ts";
import type { Quantity } from "./quantity.ts";
import { wordTimes } from "./times-words.ts";
import { quantityOf, wordQuantity } from "./wording.ts";

/*
 * By how much, in clauses that follow "is the larger" or "up". Each is `undefined` where nothing can be told.
 */

/** What the two are called in the sentence, in quotation marks where they are quoted. */
export type Names = readonly [first: string, second: string];

/** Nearer to once than this, a difference says more than "1.00 times". A soft bound is told to fewer digits. */
const slightly = (isSoft: boolean) => (isSoft ? 0.1 : 0.01);

/** How far the first lies above the second, which it does: "at least 4 times “…”", "by more than 60 people". */
export function excessOf(weighed: Weighed, second: string): string | undefined {
  const { ratio, isSoft } = weighed;
  if (!ratio || ratio.low < 1 + slightly(isSoft)) return differenceOf(weighed);
  return withPoints(`${wordTimes(ratio, isSoft)} ${second}`, weighed);
}

/** What part of the second the first is, which lies below it: "at most 0.8 times “…”", "exactly half “…”". */
export function partOf(weighed: Weighed, second: string): string | undefined {
  const { ratio, isSoft } = weighed;
  if (!ratio || ratio.high > 1 - slightly(isSoft)) return differenceOf(turned(weighed));
  return withPoints(`${wordTimes(ratio, isSoft)} ${second}`, turned(weighed));
}

/** How far the first may lie above the second at most, which it is not below. */
export function limitOf(weighed: Weighed, second: string): string | undefined {
  const { ratio, isSoft } = weighed;
  if (!ratio) return differenceOf(weighed);
  return ratio.high === Infinity ? undefined : `${wordTimes({ ...ratio, low: 0 }, isSoft)} ${second}`;
}

/** What multiple of the second the first may be, or the second of the first, where either may be the larger. */
export function rangeOf(weighed: Weighed, [first, second]: Names): string | undefined {
  const { ratio, isSoft } = weighed;
  if (!ratio) return apartOf(weighed);
  const isEndless = ratio.high === Infinity;
  if (isEndless && ratio.low === 0) return `${whyUnbounded(weighed)}, so that no ratio can be told`;
  if (isEndless) return rangeOf(turned(weighed), [second, first]);
  return `${first} is ${wordTimes(ratio, isSoft)} ${second}`;
}

function whyUnbounded({ first, second }: Weighed): string {
  if (first.high === Infinity && second.high === Infinity) return "neither has an upper bound";
  if (first.low === 0 && second.low === 0) return "each may be as little as nothing";
  return "one of them may be anything at all";
}

/** "they are as many as 60 people apart" */
function apartOf(weighed: Weighed): string {
  const { low, high } = weighed.difference;
  const most = Math.max(-low, high);
  if (most === Infinity) return "nothing bounds how far they are apart";
  return `they are ${wordAmount({ low: 0, high: most, lowOpen: false, highOpen: false }, weighed)} apart`;
}

/** Shares are subtracted as well as divided: the difference of two per cents is in percentage points. */
function withPoints(times: string, weighed: Weighed): string {
  return weighed.measure.kind === "share" ? `${times}, ${differenceOf(weighed)}` : times;
}

/** "by more than 60 people", of a first that is not below the second. "By more than nothing" is no news. */
function differenceOf({ difference, measure, per }: Weighed): string | undefined {
  if (difference.low === 0 && difference.high === Infinity) return undefined;
  return `by ${wordAmount(difference, { measure: measure.kind === "share" ? { kind: "points" } : measure, per })}`;
}

function wordAmount(interval: Interval, on: Pick<Weighed, "measure" | "per">): string {
  return wordTold(quantityOf(interval), on);
}

/** An amount with its noun and its unit of time: "more than 3,260 people a day". */
export function wordTold(quantity: Quantity, { measure, per }: Pick<Weighed, "measure" | "per">): string {
  const noun = measure.kind === "count" && measure.unit !== undefined ? ` ${measure.unit}` : "";
  return `${wordQuantity(quantity, measure)}${noun}${per ? ` ${wordPer(per)}` : ""}`;
}
