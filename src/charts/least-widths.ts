import type { Bar, Marks } from "./marks.ts";
import type { Ruler } from "./ruler.ts";

/** Pixels to either side of what is near a value, and to one side of what is short of it: the sign hides less. */
const SPREAD = 10;
const SHORT = 14;
/** Pixels between the two limits of a range: nearer than this they are one. */
const APART = 6;

/** The same marks, but none so narrow that the hedge is not seen: on a scale of many magnitudes a tenth is a hair. */
export function seen(marks: Marks, ruler: Ruler): Marks {
  const { bar, signs } = marks;
  if (bar === undefined) return marks;
  const wide = widened(bar, ruler);
  if (bar.fill !== "range") return { bar: wide, signs };
  // A range has a sign at each end, the lower first.
  return {
    bar: wide,
    signs: signs.map((sign, place) => ({ ...sign, at: place === 0 ? wide.from : wide.to })),
  };
}

function widened(bar: Bar, { placeOf, valueAt }: Ruler): Bar {
  const [from, to] = [placeOf(bar.from), placeOf(bar.to)];
  const { left, right } = LEAST[bar.fill];
  const lack = Math.max(0, left + right - (to - from)) / (left + right);
  return {
    ...bar,
    from: lack * left > 0 ? valueAt(from - lack * left) : bar.from,
    to: lack * right > 0 ? valueAt(to + lack * right) : bar.to,
  };
}

const LEAST: Record<Bar["fill"], { readonly left: number; readonly right: number }> = {
  spread: { left: SPREAD, right: SPREAD },
  vague: { left: SPREAD, right: SPREAD },
  below: { left: SHORT, right: 0 },
  above: { left: 0, right: SHORT },
  range: { left: APART / 2, right: APART / 2 },
};
