import { type Comparison, compare } from "../figures/compare.ts";
import { daysOfDate } from "../figures/partial-date.ts";
import { comparedOf } from "./compared.ts";
import type { Claim, Figure } from "./story.ts";

/** How a claim stands in time to the one told before it. */
export type Step = "later" | "same-report" | "same-day" | "unknown-order";

/** A claim of a figure at its place in the order of printing. */
export interface Printing {
  readonly figure: Figure;
  readonly claim: Claim;
  /** The claim before it, and what this one is against it. None before the first, or where a date is missing. */
  readonly since?:
    | { readonly claim: Claim; readonly step: Step; readonly comparison: Comparison }
    | undefined;
}

/**
 * The claims of a figure in the order in which they were printed, a month before its days. Those of reports without a
 * date come last: nothing is said of their place.
 */
export function timelineOf(figure: Figure): Printing[] {
  const [dated, undated] = [true, false].map((isDated) =>
    figure.claims.filter(({ report }) => (report.date !== undefined) === isDated),
  );
  const ordered = dated!.toSorted((a, b) => compareDates(a.report.date!, b.report.date!));
  return [
    ...ordered.map((claim, place) => ({ figure, claim, since: sinceOf(claim, ordered[place - 1], figure) })),
    ...undated!.map((claim) => ({ figure, claim })),
  ];
}

/** A month is the beginning of each of its days as text, and so comes before them. */
function compareDates(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function sinceOf(claim: Claim, before: Claim | undefined, figure: Figure): Printing["since"] {
  if (!before) return undefined;
  const step = stepBetween(before, claim);
  const sides = [comparedOf(claim, figure), comparedOf(before, figure)] as const;
  // A running total is one count, read off twice: it is compared as it stands, not by the day.
  const isRunning = step === "later" && isRunningTotal(claim, before);
  const [later, earlier] = isRunning ? sides.map((side) => ({ ...side, window: undefined })) : sides;
  return { claim: before, step, comparison: compare(later!, earlier!) };
}

function stepBetween(before: Claim, claim: Claim): Step {
  if (before.report.id === claim.report.id) return "same-report";
  const [earlier, later] = [daysOfDate(before.report.date!), daysOfDate(claim.report.date!)];
  if (Temporal.PlainDate.compare(earlier.last, later.first) < 0) return "later";
  return before.report.date === claim.report.date && claim.report.date!.length === 10
    ? "same-day"
    : "unknown-order";
}

function isRunningTotal({ window: one }: Claim, { window: other }: Claim): boolean {
  return one?.form === "since" && other?.form === "since" && one.start === other.start;
}
