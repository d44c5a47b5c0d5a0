import { type Comparison, compare } from "../figures/compare.ts";
import { daysOfDate } from "../figures/partial-date.ts";
import { endsBefore } from "../figures/window.ts";
import { comparedOf } from "./compared.ts";
import type { Claim, Figure } from "./story.ts";

/** How a claim stands to the one told before it. Only what is `later` can have gone up or down. */
export type Step =
  | "later"
  | "same-report"
  | "same-day"
  | "unknown-order"
  /** Printed later, of what ended earlier. */
  | "earlier-time"
  /** Printed later, of other things. */
  | "counts-differ";

/** A claim of a figure at its place in the order of printing. */
export interface Printing {
  readonly figure: Figure;
  readonly claim: Claim;
  /**
   * The claim that leads the report before it, or its own report, and what this one is against that. None before the
   * first, or where a date is missing.
   */
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
    ...ordered.map((claim, place) => ({
      figure,
      claim,
      since: sinceOf(claim, claimBefore(ordered, place), figure),
    })),
    ...undated!.map((claim) => ({ figure, claim })),
  ];
}

/** A month is the beginning of each of its days as text, and so comes before them. */
function compareDates(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The first claim of its own report, or where it is that itself, of the report before. */
function claimBefore(ordered: readonly Claim[], place: number): Claim | undefined {
  const leadOf = (claim: Claim | undefined) => ordered.find(({ report }) => report.id === claim?.report.id);
  const own = leadOf(ordered[place]);
  return own === ordered[place] ? leadOf(ordered[place - 1]) : own;
}

function sinceOf(claim: Claim, before: Claim | undefined, figure: Figure): Printing["since"] {
  if (!before) return undefined;
  const comparison = compare(comparedOf(claim, figure), comparedOf(before, figure));
  return { claim: before, step: stepBetween(before, claim), comparison };
}

function stepBetween(before: Claim, claim: Claim): Step {
  if (before.report.id === claim.report.id) return "same-report";
  const [earlier, later] = [daysOfDate(before.report.date!), daysOfDate(claim.report.date!)];
  if (Temporal.PlainDate.compare(earlier.last, later.first) < 0) return stepOnward(before, claim);
  return before.report.date === claim.report.date && claim.report.date!.length === 10
    ? "same-day"
    : "unknown-order";
}

function stepOnward(before: Claim, claim: Claim): Step {
  if (before.counts !== claim.counts) return "counts-differ";
  const isOfEarlier = claim.window && before.window && endsBefore(claim.window, before.window);
  return isOfEarlier ? "earlier-time" : "later";
}
