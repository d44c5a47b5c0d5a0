import { allowedBy, type Compared, footingOf, whyIncomparable } from "./comparable.ts";
import { FigureError } from "./errors.ts";
import { divide, type Interval, subtract } from "./interval.ts";
import type { Measure, Quantity } from "./quantity.ts";
import { commonUnit, rateOver } from "./rate.ts";
import { tidied } from "./tidied.ts";
import { inOneUnit } from "./time-units.ts";
import { quantityOf } from "./wording.ts";

/** Which of the two is the larger, as far as their words settle it. */
export type Order =
  | "same"
  | "first-larger"
  | "second-larger"
  /** The same or larger. */
  | "first-not-smaller"
  | "second-not-smaller"
  | "either";

export type Pair<T> = readonly [first: T, second: T];

/** What two statements allow to be said of each other. */
export interface Weighed {
  readonly outcome: "weighed";
  /** The two on one footing: in one unit and, where `per` is set, for each so much time. */
  readonly first: Interval;
  readonly second: Interval;
  readonly measure: Measure;
  readonly per?: Temporal.Duration | undefined;
  /** Their units of time differed, so that they were put into one. */
  readonly isConverted: boolean;
  /** The two in one unit, before they were made into rates. */
  readonly alike: Pair<Interval>;
  /** The two as they are told on that footing, where it is not the one they were printed on. */
  readonly told?: Pair<Quantity> | undefined;
  readonly order: Order;
  /** The first divided by the second, where that has a meaning; `noRatio` says why it has none. */
  readonly ratio?: Interval | undefined;
  readonly noRatio?: string | undefined;
  readonly difference: Interval;
  /** A bound rests on what the house takes "about" or a vague word for. */
  readonly isSoft: boolean;
  /** Both count whole things, so that their difference is whole too. */
  readonly isWhole: boolean;
}

export type Comparison =
  | Weighed
  | {
      readonly outcome: "not-comparable" | "windows-differ";
      /** A sentence's end. */
      readonly reason: string;
    };

/**
 * Sets two statements against each other: as they stand where their windows are of one length, else as rates. What it
 * says holds for every pair of values that their words allow.
 */
export function compare(a: Compared, b: Compared): Comparison {
  const reason = whyIncomparable(a, b);
  if (reason !== undefined) return { outcome: "not-comparable", reason };
  const footing = footingOf(a, b);
  if (footing.footing === "none") return { outcome: "windows-differ", reason: footing.reason };
  const own: Pair<Interval> = [allowedBy(a), allowedBy(b)];
  const stated = statedAlike(own, [a.measure, b.measure]);
  const isSoft = [a, b].some(({ quantity, isVague }) => quantity.hedge === "about" || isVague === true);
  // What was not made into anything else is told as it was printed.
  const toldOf = (first: Interval, second: Interval): Pair<Quantity> => [
    first === own[0] ? a.quantity : quantityOf(first),
    second === own[1] ? b.quantity : quantityOf(second),
  ];
  if (footing.footing === "as-stated") {
    const [first, second] = stated.alike;
    const told = stated.isConverted ? toldOf(first, second) : undefined;
    return weigh({ ...stated, first, second, told, isSoft, isWhole: [a, b].every(countsWhole) });
  }
  const [windowOfA, windowOfB] = footing.windows;
  const per = commonUnit(windowOfA, windowOfB);
  try {
    const first = rateOver(stated.alike[0], windowOfA, per, a.reported);
    const second = rateOver(stated.alike[1], windowOfB, per, b.reported);
    return weigh({ ...stated, first, second, told: toldOf(first, second), per, isSoft, isWhole: false });
  } catch (error) {
    if (error instanceof FigureError) return { outcome: "windows-differ", reason: error.message };
    throw error;
  }
}

function countsWhole({ quantity, measure }: Compared): boolean {
  return measure.kind === "count" && [quantity.value].flat().every(Number.isInteger);
}

type Stated = Pick<Weighed, "alike" | "measure" | "isConverted">;

/** Both in one unit. Only units of time are converted: others are the same, or were refused. */
function statedAlike([first, second]: Pair<Interval>, [one, other]: Pair<Measure>): Stated {
  const lengths =
    one.kind === "duration" && one.unit !== other.unit
      ? inOneUnit(first, one.unit ?? "", second, other.unit ?? "")
      : undefined;
  if (!lengths) return { alike: [first, second], measure: one, isConverted: false };
  const alike = [lengths.first, lengths.second] as const;
  return { alike, measure: { kind: "duration", unit: lengths.unit }, isConverted: true };
}

type Footed = Stated & Pick<Weighed, "first" | "second" | "per" | "told" | "isSoft" | "isWhole">;

function weigh(footing: Footed): Weighed {
  const { first, second } = footing;
  const noRatio = whyNoRatio(first, second, footing.measure);
  const ratio = noRatio === undefined ? tidied(divide(first, second)) : undefined;
  return {
    outcome: "weighed",
    ...footing,
    order: orderOf(first, second),
    ratio,
    noRatio,
    difference: tidied(subtract(first, second)),
  };
}

/** The first against the second, turned round. */
export function turned(weighed: Weighed): Weighed {
  const { first, second, told, alike } = weighed;
  const swapped = <T>([one, other]: Pair<T>): Pair<T> => [other, one];
  return weigh({
    ...weighed,
    first: second,
    second: first,
    alike: swapped(alike),
    told: told && swapped(told),
  });
}

/** Measures whose zero is a convention, or whose steps multiply: twice as many of them is not twice as much. */
const NO_TRUE_ZERO = /\bdegrees?\b|°|\bmagnitude\b|\bdecibels?\b|\bph\b/i;

function whyNoRatio(first: Interval, second: Interval, { kind, unit }: Measure): string | undefined {
  if (kind === "measure" && NO_TRUE_ZERO.test(unit ?? "")) return `values in ${unit} are not told in times`;
  if (first.low < 0 || second.low < 0) return "what may be below zero is not told in times";
  if (first.high === 0 || second.high === 0) return "nothing is told in times of zero";
  return undefined;
}

function orderOf(first: Interval, second: Interval): Order {
  if (first.low === first.high && second.low === second.high && first.low === second.low) return "same";
  if (isAbove(first, second)) return "first-larger";
  if (isAbove(second, first)) return "second-larger";
  if (first.low >= second.high) return "first-not-smaller";
  return second.low >= first.high ? "second-not-smaller" : "either";
}

/** Whether every value of one lies above every value of the other. */
function isAbove(one: Interval, other: Interval): boolean {
  return one.low > other.high || (one.low === other.high && (one.lowOpen || other.highOpen));
}
