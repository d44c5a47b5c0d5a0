import type { Interval } from "../figures/interval.ts";
import type { Measure } from "../figures/quantity.ts";
import { wordQuantity } from "../figures/wording.ts";

/** How values become places on a line. */
export interface Scale {
  /** `symlog` is a logarithm that goes on through zero to negative values: even steps below `constant`. */
  readonly type: "linear" | "symlog";
  readonly constant: number;
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly Tick[];
  /** What stands under the scale, a line each: the unit, and a word where it is not even or does not begin at zero. */
  readonly title: readonly string[];
}

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** From this ratio on the smaller of two values would be a sliver at the left end. */
const WIDE = 100;
/** Values that differ by less than this part of the largest are told apart only without the way down to zero. */
const NARROW = 0.25;
/** And nearer than this no scale tells them apart. */
const SAME = 1e-6;
/** Room past the last bound, for the arrow of one that is open. */
const ROOM = 0.12;
const LEAST_TICKS = 3;
const MOST_POWERS = 6;

/** A scale on which the finite bounds of all intervals stand apart as far as they can. At least one interval. */
export function scaleFor(intervals: readonly Interval[], measure: Measure): Scale {
  const bounds = intervals.flatMap(({ low, high }) => [low, high]).filter(Number.isFinite);
  const [least, most] = [Math.min(...bounds), Math.max(...bounds)];
  const sizes = bounds.map(Math.abs).filter((size) => size > 0);
  const opens = {
    low: intervals.some(({ low }) => low === -Infinity),
    high: intervals.some(({ high }) => high === Infinity),
  };
  return Math.max(...sizes) / Math.min(...sizes) >= WIDE
    ? logarithmic(least, most, Math.min(...sizes), opens, measure)
    : linear({ least, most, several: intervals.length > 1 }, opens, measure);
}

interface Extent {
  readonly least: number;
  readonly most: number;
  readonly several: boolean;
}

type Opens = { readonly low: boolean; readonly high: boolean };

function linear({ least, most, several }: Extent, opens: Opens, measure: Measure): Scale {
  const span = most - least;
  const size = Math.max(Math.abs(least), Math.abs(most));
  const isYear = measure.unit === "since";
  const isNarrow = isYear || (several && least * most > 0 && span > SAME * size && span < NARROW * size);
  const base = isNarrow
    ? { low: least - (span / 2 || 10), high: most + (span / 2 || 10) }
    : { low: Math.min(least, 0), high: Math.max(most, 0) };
  const room = ROOM * (base.high - base.low) || 1;
  const low = opens.low || base.low < 0 ? base.low - room : base.low;
  const wholeShare = measure.kind === "share" && base.low === 0 && most > 40 && most <= 100;
  const past = wholeShare && !opens.high ? 100 : base.high + room;
  const high = measure.isPart ? Math.min(past, 100) : past;
  return {
    ...{ type: "linear", constant: 1, low, high },
    ticks: labelled(evenTicks(low, high, isYear), measure),
    title: [...titleOf(measure), ...(isNarrow && !isYear ? ["does not begin at zero"] : [])],
  };
}

function logarithmic(least: number, most: number, smallest: number, opens: Opens, measure: Measure): Scale {
  const far = opens.high ? 3 : 1.6;
  const high = most > 0 ? most * far : smallest;
  const low = least < 0 || opens.low ? Math.min(least * far, opens.low ? -smallest : 0) : 0;
  return {
    ...{ type: "symlog", constant: smallest, low, high },
    ticks: labelled(powersWithin(low, high, smallest), measure),
    title: [...titleOf(measure), "not to an even scale: each mark is many times the one before"],
  };
}

/** The widest even steps, of 1, 2 or 5 times a power of ten, that make LEAST_TICKS: each number costs time to draw. */
function evenTicks(low: number, high: number, whole: boolean): number[] {
  const power = 10 ** Math.floor(Math.log10(high - low));
  const ticksBy = (step: number) => {
    const first = Math.ceil(low / step - 1e-9);
    const count = Math.floor(high / step + 1e-9) - first + 1;
    return Array.from({ length: Math.max(0, count) }, (_, place) => tidy((first + place) * step));
  };
  const steps = [5, 2, 1, 0.5, 0.2, 0.1].map((by) => (whole ? Math.max(1, by * power) : by * power));
  return steps.map(ticksBy).find((ticks) => ticks.length >= LEAST_TICKS) ?? ticksBy(steps.at(-1)!);
}

/** Zero, and powers of ten to either side, no more than a line has room for. */
function powersWithin(low: number, high: number, smallest: number): number[] {
  const first = Math.ceil(Math.log10(smallest) - 1e-9);
  const upTo = (end: number) => {
    const count = end >= smallest ? Math.floor(Math.log10(end) + 1e-9) - first + 1 : 0;
    const step = Math.ceil(count / (low < 0 ? MOST_POWERS / 2 : MOST_POWERS));
    // The greatest are kept: near zero there is the least room.
    return Array.from({ length: Math.max(0, count) }, (_, place) => first + place)
      .filter((power) => (first + count - 1 - power) % step === 0)
      .map((power) => tidy(10 ** power));
  };
  return [
    ...upTo(-low)
      .map((value) => -value)
      .reverse(),
    0,
    ...upTo(high),
  ];
}

/** Without the dust of floating point. */
function tidy(value: number): number {
  return Number(value.toPrecision(15)) + 0;
}

function labelled(values: readonly number[], measure: Measure): Tick[] {
  const labels = values.map((value) => labelOf(value, measure));
  // "4.512 million" beside "4,512,100" would look like another sort of number.
  const large = labels.filter((_, place) => Math.abs(values[place]!) >= 1e6);
  const isMixed = measure.kind !== "money" && new Set(large.map((label) => /illion/.test(label))).size > 1;
  return values.map((value, place) => ({ value, label: isMixed ? plain.format(value) : labels[place]! }));
}

const plain = new Intl.NumberFormat("en", { maximumFractionDigits: 12 });

/** The largest number that has a name in every paper; what is more is told as so many of it. */
const TRILLION = 1e12;

function labelOf(value: number, { kind, unit }: Measure): string {
  if (unit === "since") return String(value);
  const measure: Measure = kind === "money" || kind === "share" ? { kind, unit } : { kind: "count" };
  if (Math.abs(value) < 1000 * TRILLION) return wordQuantity({ hedge: "exactly", value }, measure);
  const trillions = plain.format(tidy(Math.abs(value) / TRILLION));
  return wordQuantity({ hedge: "exactly", value: Math.sign(value) }, measure).replace(
    "1",
    `${trillions} trillion`,
  );
}

function titleOf({ kind, unit, rank = "highest" }: Measure): string[] {
  switch (kind) {
    case "money":
    case "share":
      return [];
    case "rank":
      return [unit === "since" ? `${rank} since` : `${rank} in so many ${unit ?? "of them"}`];
    case "points":
      return ["percentage points"];
    case "multiple":
      return ["times"];
    default:
      return unit === undefined ? [] : [unit];
  }
}
