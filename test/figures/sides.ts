import type { Compared } from "../../src/figures/comparable.ts";
import { compare } from "../../src/figures/compare.ts";
import { wordComparison, wordFooting } from "../../src/figures/compare-words.ts";
import type { Measure, OneSided, Quantity } from "../../src/figures/quantity.ts";
import { durationOf, type Window } from "../../src/figures/window.ts";

export const over = (iso: string, end?: string): Window => ({ form: "over", length: durationOf(iso), end });
export const each = (iso: string): Window => ({ form: "each", length: durationOf(iso) });
export const within = (date: string): Window => ({ form: "in", date });
export const since = (start: string, end?: string): Window => ({ form: "since", start, end });

export const people: Measure = { kind: "count", unit: "people" };
export const share: Measure = { kind: "share" };
export const points: Measure = { kind: "points" };
export const money = (unit: string): Measure => ({ kind: "money", unit });
export const time = (unit: string): Measure => ({ kind: "duration", unit });

/** One side of a comparison. Each is of another figure and another report, unless `more` says otherwise. */
let made = 0;
export function side(
  hedge: Quantity["hedge"],
  value: number | readonly [number, number],
  window?: Window,
  measure: Measure = people,
  more: Partial<Compared> = {},
): Compared {
  made += 1;
  const quantity = { hedge, value } as Quantity;
  return { quantity, measure, window, figure: `figure ${made}`, report: `report ${made}`, ...more };
}

export const nearly = (value: number): Partial<Compared> => ({
  quantity: { hedge: "about", value, from: "below" } satisfies OneSided,
});

/** All that is said of the two, which are called A and B. */
export function said(a: Compared, b: Compared, names: readonly [string, string] = ["A", "B"]): string {
  const comparison = compare(a, b);
  return [wordFooting(comparison), wordComparison(comparison, names)].filter(Boolean).join(" ");
}
