import { type Interval, reaches } from "./interval.ts";

/** Which of several intervals can hold together. */
export interface Together {
  /** How many share a value, where no other set of as many does. */
  readonly most?: number | undefined;
  /** The places of the intervals outside that set; where several are as large, of those that are not in all of them. */
  readonly apart: ReadonlySet<number>;
}

/** Finds the largest set of intervals that have a value in common. */
export function togetherOf(intervals: readonly Interval[]): Together {
  const sets = intervals.map((start) => placesAt(start, intervals));
  const size = Math.max(0, ...sets.map(({ length }) => length));
  const largest = [
    ...new Map(sets.filter(({ length }) => length === size).map((set) => [set.join(), set])).values(),
  ];
  const apart = intervals.keys().filter((place) => !largest.every((set) => set.includes(place)));
  return { most: largest.length === 1 ? size : undefined, apart: new Set(apart) };
}

/**
 * The intervals that hold the first values of one of them. What several have in common begins where one of them does,
 * so that no other places need to be looked at.
 */
function placesAt(start: Interval, intervals: readonly Interval[]): number[] {
  return [...intervals.keys()].filter(
    (place) => !beginsAfter(intervals[place]!, start) && reaches(start, intervals[place]!),
  );
}

function beginsAfter(one: Interval, other: Interval): boolean {
  return one.low > other.low || (one.low === other.low && one.lowOpen && !other.lowOpen);
}
