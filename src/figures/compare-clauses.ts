import { turned, type Weighed } from "./compare.ts";
import { apartOf, differenceOf } from "./compare-difference.ts";
import { wordTimes } from "./times-words.ts";

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
  if (!ratio) return apartOf(weighed, [first, second]);
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

/** Shares are told both ways: the larger is so many times the other, and so many percentage points above it. */
function withPoints(times: string, weighed: Weighed): string {
  return weighed.measure.kind === "share" ? `${times}, ${differenceOf(weighed)}` : times;
}
