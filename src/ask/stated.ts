import type { Claim, Figure } from "../content/story.ts";
import { contains, intervalOf } from "../figures/interval.ts";
import type { Reading } from "../figures/read.ts";

/** A number that stands in a question, and whether what was printed allows it. */
export interface Stated {
  /** As it stands in the question. */
  readonly text: string;
  readonly fits: "printed" | "within" | "outside";
  /** The claim that settles it: the first that allows the number, else the one that leads. */
  readonly claim: Claim;
}

/** Lays the numbers of a question against a figure's claims. Those of another kind say nothing of it. */
export function weighStated(readings: readonly Reading[], figure: Figure): Stated[] {
  return comparable(readings, figure)
    .flatMap(alternatives)
    .map(({ text, values }) => {
      const [lead] = figure.claims;
      const printed = figure.claims.find(
        ({ quantity }) => values.length === 1 && quantity.value === values[0],
      );
      if (printed) return { text, fits: "printed", claim: printed };
      const interval = intervalOf(lead.quantity, figure);
      const isWithin = values.every((value) => contains(interval, value));
      return { text, fits: isWithin ? "within" : "outside", claim: lead };
    });
}

interface Alternative {
  readonly text: string;
  readonly values: readonly number[];
}

/** "80 or 100" asks which of the two; "80 to 100" is one range. */
function alternatives({ quantity, text }: Reading): Alternative[] {
  if (quantity.hedge !== "between") return [{ text, values: [quantity.value] }];
  const [low, high] = text.split(/\s+or\s+/i);
  if (low === undefined || high === undefined) return [{ text, values: quantity.value }];
  return [
    { text: low, values: [quantity.value[0]] },
    { text: high, values: [quantity.value[1]] },
  ];
}

/** How far a number may be from what was printed, and still be what somebody remembers of it. */
const NEAR = 0.25;

/** Whether a figure has a claim that is near one of these numbers: "almost 2,000", of 1,940. */
export function isNearStated(readings: readonly Reading[], figure: Figure): boolean {
  const said = comparable(readings, figure).flatMap(({ quantity }) => quantity.value);
  const printed = figure.claims.flatMap(({ quantity }) => quantity.value);
  return said.some((value) => printed.some((one) => Math.abs(one - value) <= NEAR * Math.abs(one)));
}

/** The numbers that may be of a figure's kind: "in the first three days" says nothing of how many there were. */
export const comparable = (readings: readonly Reading[], figure: Figure): readonly Reading[] =>
  readings.filter(({ bare, kind }) => bare || kind === figure.kind);

/** From 0 to 1: for how many of these numbers a figure has a claim of that very number. */
export function shareStated(readings: readonly Reading[], figure: Figure): number {
  if (readings.length === 0) return 0;
  const stated = weighStated(readings, figure);
  return stated.length === 0 ? 0 : stated.filter(({ fits }) => fits === "printed").length / stated.length;
}
