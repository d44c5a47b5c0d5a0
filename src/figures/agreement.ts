import { type Interval, intervalOf, overlaps } from "./interval.ts";
import { type Measure, type Quantity, sameQuantity } from "./quantity.ts";
import { isSameUnit } from "./units.ts";
import { mayCoincide, type Window, wordWindow } from "./window.ts";
import { wordQuantity } from "./wording.ts";

/** What one report says of a figure, as far as comparing it goes. */
export interface Statement {
  readonly quantity: Quantity;
  readonly measure: Measure;
  readonly window?: Window | undefined;
  /** The words as printed, to quote in the reason. Without them the quantity is worded by the house. */
  readonly words?: string | undefined;
}

/** Whether the reports of a figure can all be right, and if not, where they part. `reason` is a sentence's end. */
export type Agreement =
  | { readonly verdict: "alone" }
  | { readonly verdict: "agree"; readonly reason: string }
  | {
      readonly verdict: "differ-in-value" | "differ-in-window" | "not-comparable";
      readonly reason: string;
      readonly pair: readonly [number, number];
    };

/**
 * Compares the statements of one figure. They agree when some value lies within the words of each, over windows
 * that may be the same. The gravest difference is told: what cannot be compared before different windows, those
 * before different values; `pair` holds the places of the two that part. One statement, or none, stands alone.
 */
export function agreementOf(statements: readonly Statement[]): Agreement {
  if (statements.length < 2) return { verdict: "alone" };
  return (
    firstPair(statements, "not-comparable", incomparable) ??
    firstPair(statements, "differ-in-window", windowsApart) ??
    firstPair(statements, "differ-in-value", valuesApart) ?? {
      verdict: "agree",
      reason: whyAgree(statements),
    }
  );
}

type Difference = (a: Statement, b: Statement) => string | undefined;

function firstPair(
  statements: readonly Statement[],
  verdict: Exclude<Agreement["verdict"], "alone" | "agree">,
  difference: Difference,
): Agreement | undefined {
  // Against the first claim before all others: it is the one that people have seen.
  for (const [i, a] of statements.entries()) {
    for (const [offset, b] of statements.slice(i + 1).entries()) {
      const reason = difference(a, b);
      if (reason !== undefined) return { verdict, reason, pair: [i, i + 1 + offset] };
    }
  }
  return undefined;
}

/** Why two measures cannot be set against each other at all: a sentence’s end. */
export function incomparable({ measure: a }: Statement, { measure: b }: Statement): string | undefined {
  if (a.kind !== b.kind) return `one is ${KIND_WORDS[a.kind]}, the other ${KIND_WORDS[b.kind]}`;
  if (a.kind === "rank" && a.rank !== b.rank) return `one is the ${a.rank}, the other the ${b.rank}`;
  const isOneUnit = a.kind === "measure" ? isSameUnit(a.unit, b.unit) : a.unit === b.unit;
  if (a.kind !== "count" && !isOneUnit)
    return `one is in ${a.unit ?? "no unit"}, the other in ${b.unit ?? "no unit"}`;
  return undefined;
}

export const KIND_WORDS: Record<Measure["kind"], string> = {
  count: "a count",
  share: "a share",
  points: "a change in percentage points",
  money: "a sum of money",
  duration: "a length of time",
  rank: "a rank",
  multiple: "a multiple",
  measure: "a measure",
};

function windowsApart({ window: a }: Statement, { window: b }: Statement): string | undefined {
  if (!a || !b || mayCoincide(a, b)) return undefined;
  return `one is ${wordWindow(a)}, the other ${wordWindow(b)}`;
}

function valuesApart(a: Statement, b: Statement): string | undefined {
  if (overlaps(allowed(a), allowed(b))) return undefined;
  return `${worded(a)} and ${worded(b)} cannot both be right`;
}

function whyAgree(statements: readonly Statement[]): string {
  const [first, ...others] = statements;
  const same = others.every(({ quantity }) => sameQuantity(quantity, first!.quantity));
  return same
    ? `all say ${worded(first!)}`
    : `one value can fit all of ${listed([...new Set(statements.map(worded))])}`;
}

function allowed({ quantity, measure }: Statement): Interval {
  return intervalOf(quantity, measure);
}

function worded({ quantity, measure, words }: Statement): string {
  return `“${words ?? wordQuantity(quantity, measure)}”`;
}

const lists = new Intl.ListFormat("en", { type: "conjunction" });

function listed(words: readonly string[]): string {
  return lists.format(words);
}
