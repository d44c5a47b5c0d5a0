import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contains, type Interval } from "../../src/figures/interval.ts";
import { togetherOf } from "../../src/figures/together.ts";

const from = (low: number, high = low, open: Partial<Interval> = {}): Interval => ({
  ...{ low, high, lowOpen: false, highOpen: false },
  ...open,
});
const told = (intervals: readonly Interval[]) => {
  const { most, apart } = togetherOf(intervals);
  return { most, apart: [...apart] };
};

describe("of several intervals", () => {
  test("those outside the largest set with a value in common are apart, wherever they stand", () => {
    const fives = [from(900), ...Array.from({ length: 5 }, () => from(400))];
    expect(told(fives)).toEqual({ most: 5, apart: [0] });
    expect(told([from(1, 5), from(4, 9), from(8, 12), from(4, 5)])).toEqual({ most: 3, apart: [2] });
  });

  test("none is apart where all share a value", () => {
    expect(told([from(1, 5), from(5, 9)])).toEqual({ most: 2, apart: [] });
    expect(told([from(7)])).toEqual({ most: 1, apart: [] });
  });

  test("no set is told from one as large: all are apart that are not in both", () => {
    expect(told([from(400), from(900)])).toEqual({ most: undefined, apart: [0, 1] });
    expect(told([from(1, 3), from(2, 6), from(5, 7)])).toEqual({ most: undefined, apart: [0, 2] });
  });

  test("an open end is not held", () => {
    expect(told([from(80), from(80, Infinity, { lowOpen: true }), from(70, 80)])).toEqual({
      ...{ most: 2, apart: [1] },
    });
    expect(told([from(72, 80, { highOpen: true }), from(80), from(80)])).toEqual({ most: 2, apart: [0] });
  });

  test("as many share a value as any one value is held by", () => {
    const interval = fc
      .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 4 }), fc.boolean(), fc.boolean())
      .map(([low, length, lowOpen, highOpen]) => from(low, low + length, { lowOpen, highOpen }));
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1, maxLength: 8 }), (intervals) => {
        const places = Array.from({ length: 27 }, (_, half) => half / 2);
        const held = places.map((value) => intervals.filter((one) => contains(one, value)).length);
        const { most, apart } = togetherOf(intervals);
        if (most !== undefined) {
          expect(most).toBe(Math.max(...held));
          expect(apart.size).toBe(intervals.length - most);
        } else expect(apart.size).toBeGreaterThan(1);
      }),
    );
  });
});
