import type { Ruler } from "./ruler.ts";
import type { Tick } from "./scale.ts";

/** A mark of the axis with its number, and which way the number is set from it. */
export interface AxisTick extends Tick {
  readonly align: "left" | "center" | "right";
}

/** Pixels between two numbers. */
const GAP = 10;

/**
 * The ticks whose numbers there is room for, each number within the axis. A tick that has none goes with it: a mark
 * without a number says nothing. Zero is kept first, then what is farthest out.
 */
export function axisTicks(
  ticks: readonly Tick[],
  { placeOf }: Ruler,
  width: number,
  widthOf: (label: string) => number,
): AxisTick[] {
  const placed = ticks.map((tick) => ({ ...tick, ...set(placeOf(tick.value), widthOf(tick.label), width) }));
  const kept: typeof placed = [];
  for (const tick of placed.toSorted((a, b) => rankOf(b) - rankOf(a))) {
    if (kept.every(({ from, to }) => tick.from >= to + GAP || tick.to + GAP <= from)) kept.push(tick);
  }
  return kept
    .toSorted((a, b) => a.value - b.value)
    .map(({ value, label, align }) => ({ value, label, align }));
}

const rankOf = ({ value }: Tick) => (value === 0 ? Infinity : Math.abs(value));

/** A number stands under the middle of its mark, but where it would reach past an end of the axis. */
function set(
  place: number,
  wide: number,
  width: number,
): Pick<AxisTick, "align"> & { readonly from: number; readonly to: number } {
  if (place - wide / 2 < 0) return { align: "left", from: place, to: place + wide };
  if (place + wide / 2 > width) return { align: "right", from: place - wide, to: place };
  return { align: "center", from: place - wide / 2, to: place + wide / 2 };
}
