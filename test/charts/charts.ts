import type { Chart, ChartRow, Hedged } from "../../src/chat/reply.ts";
import type { Quantity } from "../../src/figures/quantity.ts";

const hedgedOf = (value: string, more: Partial<Hedged> = {}): Hedged => ({
  ref: "harbour-fire/evacuated",
  value,
  noun: "people",
  attribution: "said a fire brigade spokesperson",
  printed: { outlet: "The Calder Courier", title: "Terminal fire", date: "March 4, 2026" },
  ...more,
});

export const rowOf = (value: string, quantity: Quantity, more: Partial<Hedged> = {}): ChartRow => ({
  hedged: hedgedOf(value, more),
  quantity,
  vague: false,
  apart: false,
});

export const chartOf = (rows: readonly ChartRow[], more: Partial<Chart> = {}): Chart => ({
  kind: "chart",
  caption: "people moved from their homes",
  scales: [{ measure: { kind: "count", unit: "people" }, rows }],
  ...more,
});

/** Two reports that both can be right. */
export const agreeing = chartOf(
  [
    rowOf("as many as 1,200", { hedge: "at-most", value: 1200 }),
    rowOf(
      "more than 900",
      { hedge: "more-than", value: 900 },
      { attribution: "no source named", printed: { outlet: "Evening Post", title: "Homes" } },
    ),
  ],
  { verdict: "agree" },
);
