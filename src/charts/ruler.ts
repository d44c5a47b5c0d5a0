import type { Scale } from "./scale.ts";

/** Turns values of a scale into pixels from its left end, and back. */
export interface Ruler {
  placeOf(value: number): number;
  valueAt(place: number): number;
}

/** A ruler for a scale that is drawn `width` pixels wide, by the formulas that Vega draws it by. */
export function rulerFor(
  { type, constant, low, high }: Pick<Scale, "type" | "constant" | "low" | "high">,
  width: number,
): Ruler {
  const step = (value: number) =>
    type === "linear" ? value : Math.sign(value) * Math.log1p(Math.abs(value / constant));
  const valueAfter = (steps: number) =>
    type === "linear" ? steps : Math.sign(steps) * Math.expm1(Math.abs(steps)) * constant;
  const [first, last] = [step(low), step(high)];
  return {
    placeOf: (value) => ((step(value) - first) / (last - first)) * width,
    valueAt: (place) => valueAfter(first + (place / width) * (last - first)),
  };
}
