import type { ChartRow } from "../chat/reply.ts";
import { intervalOf } from "../figures/interval.ts";
import type { Measure } from "../figures/quantity.ts";
import type { Scale } from "./scale.ts";

/** A stretch of the scale, and how it is filled. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  /**
   * `range`: every value in it is allowed. `spread`: thick where the words point, thin at both ends. `below` and
   * `above`: thick at the high or the low end only. `vague`: even, and without clear ends.
   */
  readonly fill: "range" | "spread" | "below" | "above" | "vague";
}

/** A sign at a place of the scale. */
export interface Sign {
  readonly at: number;
  /**
   * `dot`: just this value. `cap`: the limit, itself allowed. `ring`: the limit, itself not allowed. `tick`: the
   * value that is near. The arrows: it goes on this way.
   */
  readonly shape: "dot" | "cap" | "ring" | "tick" | "arrow-low" | "arrow-high";
}

export interface Marks {
  readonly bar?: Bar | undefined;
  readonly signs: readonly Sign[];
}

type Worded = Pick<ChartRow, "quantity" | "vague">;

/**
 * How a hedged value is drawn: a bound as a limit with an arrow away from it, "about" as a spread, a range as a bar
 * between two limits, an exact value as a dot. A vague word is a spread with nothing in its middle.
 */
export function marksOf(
  { quantity, vague }: Worded,
  measure: Measure,
  scale: Pick<Scale, "low" | "high">,
): Marks {
  const { low, high } = intervalOf(quantity, measure);
  const [from, to] = [Math.max(low, scale.low), Math.min(high, scale.high)];
  const range: Bar = { from, to, fill: "range" };
  switch (quantity.hedge) {
    case "exactly":
      return { signs: [{ at: quantity.value, shape: "dot" }] };
    case "about":
      return quantity.from === "below"
        ? {
            bar: { from, to, fill: quantity.value < 0 ? "above" : "below" },
            signs: [{ at: quantity.value, shape: "ring" }],
          }
        : { bar: { from, to, fill: "spread" }, signs: [{ at: quantity.value, shape: "tick" }] };
    case "between":
      return vague
        ? { bar: { from, to, fill: "vague" }, signs: [] }
        : { bar: range, signs: [from, to].map((at) => ({ at, shape: "cap" })) };
    case "at-most":
    case "less-than":
      return {
        bar: range,
        signs: [
          { at: from, shape: "arrow-low" },
          { at: to, shape: quantity.hedge === "at-most" ? "cap" : "ring" },
        ],
      };
    case "at-least":
    case "more-than":
      return {
        bar: range,
        signs: [
          { at: from, shape: quantity.hedge === "at-least" ? "cap" : "ring" },
          { at: to, shape: "arrow-high" },
        ],
      };
  }
}
