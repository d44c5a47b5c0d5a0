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

/** The two, and their names, in the order in which they are told: the larger first, or the one with a bound to tell. */
export function asTold(weighed: Weighed, names: Names): readonly [Weighed, Names] {
  return isToldTurned(weighed) ? [turned(weighed), [names[1], names[0]]] : [weighed, names];
}

function isToldTurned({ order, ratio, difference }: Weighed): boolean {
  if (order !== "either") return order === "second-larger" || order === "second-not-smaller";
  if (ratio) return ratio.high === Infinity && ratio.low > 0;
  return difference.high === Infinity && difference.low > -Infinity;
}

/** Whether it is told how many times the one is the other: not where there is no ratio, or one too near to once. */
export function tellsTimes({ order, ratio, isSoft }: Weighed): boolean {
  return ratio !== undefined && (order !== "first-larger" || ratio.low >= 1 + slightly(isSoft));
}

/** Whether it is told by how much a first that lies above the second does, alone or beside how many times. */
export function tellsDifference(weighed: Weighed): boolean {
  return !tellsTimes(weighed) || (weighed.measure.kind === "share" && weighed.order === "first-larger");
}

/** How far the first lies above the second, which it does: "at least 4 times “…”", "by more than 60 people". */
export function excessOf(weighed: Weighed, second: string): string | undefined {
  if (!tellsTimes(weighed)) return differenceOf(weighed);
  return withPoints(`${wordTimes(weighed.ratio!, weighed.isSoft)} ${second}`, weighed);
}

/** What part of the second the first is, which lies below it: "at most 0.8 times “…”", "exactly half of “…”". */
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

/** What multiple of the second the first may be, as they are told, where either may be the larger. */
export function rangeOf(weighed: Weighed, names: Names): string | undefined {
  const { ratio, isSoft } = weighed;
  if (!ratio) return apartOf(weighed, names);
  if (ratio.high === Infinity) return `${whyUnbounded(weighed)}, so that no ratio can be told`;
  return `${names[0]} is ${wordTimes(ratio, isSoft)} ${names[1]}`;
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
