import { incomparable, KIND_WORDS, type Statement } from "./agreement.ts";
import { type Interval, intervalOf } from "./interval.ts";
import type { PartialDate } from "./partial-date.ts";
import { sameStretch } from "./rate.ts";
import { tidied } from "./tidied.ts";
import { type Window, wordWindow } from "./window.ts";

/** A statement that is to be set against another, which may be of another figure. */
export interface Compared extends Statement {
  /** Which figure it is of: shares and multiples of one figure have the same whole, others need not. */
  readonly figure: string;
  /** Which report printed it: what it counts "since October" ended when it was printed. */
  readonly report: string;
  readonly reported?: PartialDate | undefined;
  /** The words name no number: "dozens". */
  readonly isVague?: boolean;
  /** It tells by how much something changed, not how much there is. */
  readonly change?: Change | undefined;
}

/** A change of either way is told by its sign, a rise or a fall by its size. */
export type Change = "rise" | "fall" | "change";

/** The values that a statement allows. What "about" reaches to is worked out, and tidied; all else was printed. */
export function allowedBy({ quantity, measure }: Compared): Interval {
  const interval = intervalOf(quantity, measure);
  return quantity.hedge === "about" ? tidied(interval) : interval;
}

/** Why two statements can never be set against each other, whatever their windows: a sentence's end. */
export function whyIncomparable(a: Compared, b: Compared): string | undefined {
  const [one, other] = [a.measure, b.measure];
  if (one.kind === "rank" && other.kind === "rank")
    return "a rank says where a figure stands in its own series, not how large it is";
  const isTime = one.kind === "duration" && other.kind === "duration";
  const apart = isTime ? undefined : incomparable(a, b);
  if (apart !== undefined)
    return one.kind === "money" && other.kind === "money"
      ? `${apart}, and rates of exchange are not kept here`
      : apart;
  if (one.kind === "count" && noun(one.unit) !== noun(other.unit))
    return `one counts ${one.unit}, the other ${other.unit}`;
  if (one.kind === "multiple" && a.figure !== b.figure)
    return "each is a multiple of something else, and of what is not on file";
  return whyChangesApart(a, b);
}

function whyChangesApart(
  { measure, change: one }: Compared,
  { change: other }: Compared,
): string | undefined {
  // Percentage points are a change, whatever their label says.
  const isLevel = (change: Change | undefined) => measure.kind !== "points" && change === undefined;
  if (isLevel(one) !== isLevel(other)) return "one is a change, the other a level";
  if (one === other || (one !== "fall" && other !== "fall")) return undefined;
  if (one === "rise" || other === "rise") return "one is a rise, the other a fall";
  return "one is a fall, told by its size, the other a change, told by its sign";
}

/** The same noun whether of one or of many, and however it is written. */
function noun(unit: string | undefined): string {
  return (unit ?? "").trim().toLowerCase().replace(/ies$/, "y").replace(/s$/, "");
}

/** How the windows of two statements bear on comparing them. */
export type Footing =
  /** They are set side by side as they stand. */
  | { readonly footing: "as-stated" }
  /** Each is first made into a rate. */
  | { readonly footing: "rate"; readonly windows: readonly [Window, Window] }
  | { readonly footing: "none"; readonly reason: string };

/** On what footing two statements that are otherwise comparable may be compared. */
export function footingOf(a: Compared, b: Compared): Footing {
  const [one, other] = [a.window, b.window];
  if (!one && !other) return { footing: "as-stated" };
  if (!one || !other) {
    return {
      footing: "none",
      reason: `one is ${wordTime((one ?? other)!)}, the other does not say what time it covers`,
    };
  }
  if (sameStretch(one, other) || isRunningTotal(a, b) || isOneStretch(a, b)) return { footing: "as-stated" };
  const windows = [one, other] as const;
  if (accumulates(a, windows)) return { footing: "rate", windows };
  const { kind } = a.measure;
  return {
    footing: "none",
    reason: `their windows differ, ${wordTime(one)} and ${wordTime(other)}, and ${KIND_WORDS[kind]} is not spread evenly over time`,
  };
}

/** "Since October" twice of one figure: one count, read off twice. */
export function isRunningTotal(a: Compared, b: Compared): boolean {
  return a.figure === b.figure && countSinceOneDay(a.window, b.window);
}

/** "Since October" of two figures is one stretch of time in one report, or with the same last day. */
function isOneStretch(a: Compared, b: Compared): boolean {
  if (!countSinceOneDay(a.window, b.window)) return false;
  const [one, other] = [endOf(a.window), endOf(b.window)];
  return one === other && (one?.length === 10 || a.report === b.report);
}

const endOf = (window: Window | undefined) => (window?.form === "since" ? window.end : undefined);

function countSinceOneDay(a: Window | undefined, b: Window | undefined): boolean {
  return a?.form === "since" && b?.form === "since" && a.start === b.start;
}

/**
 * Whether an amount over a window may be divided by the window's length. Counts and money add up over time. A share
 * does not (half of those who came in a year is not a twenty-fourth of those who came in a month), nor does a
 * multiple; a measure, a length of time or a change in points does only where it is told as a rate already.
 */
function accumulates({ measure: { kind } }: Compared, windows: readonly [Window, Window]): boolean {
  if (kind === "count" || kind === "money") return true;
  return kind !== "share" && kind !== "multiple" && windows.every(({ form }) => form === "each");
}

/** "over 3 months", "so much a day". */
function wordTime(window: Window): string {
  return window.form === "each" ? `so much ${wordWindow(window)}` : wordWindow(window);
}

/** Whether two are shares of wholes that need not be the same: the larger share may then be the fewer people. */
export function sharesApart(a: Compared, b: Compared): boolean {
  return a.measure.kind === "share" && b.measure.kind === "share" && a.figure !== b.figure;
}
