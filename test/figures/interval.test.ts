import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FigureError } from "../../src/figures/errors.ts";
import {
  ABOUT,
  add,
  between,
  contains,
  divide,
  exactly,
  type Interval,
  intervalOf,
  multiply,
  negate,
  overlaps,
  subtract,
} from "../../src/figures/interval.ts";
import type { Hedge, Kind, Quantity } from "../../src/figures/quantity.ts";

const quantity = (hedge: Exclude<Hedge, "between">, value: number): Quantity => ({ hedge, value });

describe("the interval of a hedge", () => {
  const cases: [Quantity, Kind, inside: number[], outside: number[]][] = [
    [quantity("exactly", 80), "count", [80], [79, 81]],
    [quantity("about", 4500), "count", [4050, 4500, 4950], [4000, 5000]],
    [{ hedge: "about", value: 300, from: "below" }, "count", [270, 299.9], [300, 269]],
    [{ hedge: "about", value: -40, from: "below" }, "points", [-39.9, -36], [-40, -44, -35.9]],
    [quantity("at-most", 80), "count", [0, 1, 80], [81, -1]],
    [quantity("less-than", 80), "money", [0, 79.99], [80, -5]],
    [quantity("at-least", 36), "count", [36, 1e12], [35.9]],
    [quantity("more-than", 300_000), "count", [300_000.1], [300_000]],
    [{ hedge: "between", value: [24, 100] }, "count", [24, 100], [23, 101]],
    [quantity("at-most", 5), "measure", [-40, 5], [6]],
    [quantity("at-most", -3), "share", [-50, -3], [0]],
  ];
  const floors: [unit: string, low: number][] = [
    ["kilometers", 0],
    ["hectares", 0],
    ["metric tons", 0],
    ["miles an hour", 0],
    ["megawatt-hours", 0],
    ["cubic meters", 0],
    ["degrees Celsius", -Infinity],
    ["decibels", -Infinity],
    ["points on the scale", -Infinity],
  ];
  test.each(floors)("as much as so many %s begins at %d", (unit, low) => {
    expect(intervalOf(quantity("at-most", 5), { kind: "measure", unit }).low).toBe(low);
    expect(intervalOf(quantity("at-most", -5), { kind: "measure", unit }).low).toBe(-Infinity);
  });

  test("a part of a whole ends at all of it, and a share of another sort does not", () => {
    expect(intervalOf(quantity("about", 95), { kind: "share", isPart: true })).toMatchObject({ high: 100 });
    expect(intervalOf(quantity("at-least", 95), { kind: "share", isPart: true })).toEqual({
      ...{ low: 95, high: 100, lowOpen: false, highOpen: false },
    });
    expect(intervalOf(quantity("at-least", 95), { kind: "share" }).high).toBe(Infinity);
  });

  test.each(cases)("%o of a %s allows what its words allow", (quantity, kind, inside, outside) => {
    const interval = intervalOf(quantity, { kind });
    for (const value of inside) expect(contains(interval, value), `${value}`).toBe(true);
    for (const value of outside) expect(contains(interval, value), `${value}`).toBe(false);
  });

  test("a value that is not finite, or a range out of order, is a FigureError", () => {
    expect(() => intervalOf(quantity("about", Number.NaN), { kind: "count" })).toThrow(FigureError);
    expect(() => intervalOf(quantity("exactly", Infinity), { kind: "count" })).toThrow(FigureError);
    expect(() => intervalOf({ hedge: "between", value: [7, 5] }, { kind: "count" })).toThrow(FigureError);
  });

  test("about reaches a tenth to either side", () => {
    expect(ABOUT).toBe(0.1);
  });
});

/** Intervals of every shape, with values inside them. */
const bound = fc.double({ min: -1e100, max: 1e100, noNaN: true, noDefaultInfinity: true });
const interval = fc
  .record({
    a: bound,
    b: bound,
    lowOpen: fc.boolean(),
    highOpen: fc.boolean(),
    endless: fc.constantFrom("no", "low", "high"),
  })
  .map(({ a, b, lowOpen, highOpen, endless }): Interval => {
    const [low, high] = [
      endless === "low" ? -Infinity : Math.min(a, b),
      endless === "high" ? Infinity : Math.max(a, b),
    ];
    const open = low !== high;
    return {
      low,
      high,
      lowOpen: (open && lowOpen) || low === -Infinity,
      highOpen: (open && highOpen) || high === Infinity,
    };
  });

/** A point of an interval: one of its ends where they belong to it, or somewhere between. */
function pointIn({ low, high }: Interval, share: number): number {
  const from = Math.max(low, -1e120);
  const to = Math.min(high, 1e120);
  return Math.min(Math.max(from + (to - from) * share, from), to);
}

const samples = fc.tuple(
  interval,
  interval,
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

describe("interval arithmetic holds every pointwise result", () => {
  const operations: [string, (a: Interval, b: Interval) => Interval, (x: number, y: number) => number][] = [
    ["add", add, (x, y) => x + y],
    ["subtract", subtract, (x, y) => x - y],
    ["multiply", multiply, (x, y) => x * y],
    ["divide", divide, (x, y) => x / y],
  ];
  test.each(operations)("%s", (name, onIntervals, onPoints) => {
    fc.assert(
      fc.property(samples, ([a, b, shareA, shareB]) => {
        const [x, y] = [pointIn(a, shareA), pointIn(b, shareB)];
        fc.pre(contains(a, x) && contains(b, y));
        if (name === "divide") {
          fc.pre(y !== 0);
          if (b.low < 0 && b.high > 0) {
            expect(() => divide(a, b)).toThrow(FigureError);
            return;
          }
        }
        const result = onIntervals(a, b);
        const point = onPoints(x, y);
        // A double that overflows or underflows is not the pointwise result.
        const underflows = (name === "multiply" || name === "divide") && point === 0 && x !== 0 && y !== 0;
        fc.pre(Number.isFinite(point) && !underflows);
        expect(
          contains(result, point),
          `${x} and ${y} give ${point}, outside ${JSON.stringify(result)}`,
        ).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("an open bound stays open: more than 300,000 over 92 days is more than 3,260 a day", () => {
    const rate = divide(intervalOf(quantity("more-than", 300_000), { kind: "count" }), exactly(92));
    expect(rate.lowOpen).toBe(true);
    expect(rate.low).toBeCloseTo(3260.87, 2);
    expect(rate.high).toBe(Infinity);
  });

  test("dividing by “as many as 80” leaves no upper bound, and by a quantity on both sides of zero is refused", () => {
    const atMost80 = intervalOf(quantity("at-most", 80), { kind: "count" });
    expect(divide(exactly(160), atMost80)).toMatchObject({ high: Infinity });
    expect(divide(exactly(160), atMost80).low).toBeCloseTo(2, 9);
    expect(() => divide(exactly(1), between(-1, 1))).toThrow(FigureError);
    expect(() => divide(exactly(1), exactly(0))).toThrow(FigureError);
  });

  test("a product reaches zero only where a factor does", () => {
    const upTo = (high: number, lowOpen: boolean): Interval => ({ low: 0, high, lowOpen, highOpen: false });
    expect(contains(multiply(upTo(2, true), upTo(3, true)), 0)).toBe(false);
    expect(contains(multiply(upTo(2, false), upTo(3, true)), 0)).toBe(true);
  });

  test("negating twice changes nothing", () => {
    fc.assert(
      fc.property(interval, (a) => {
        expect(negate(negate(a))).toStrictEqual(a);
      }),
    );
  });
});

describe("overlap", () => {
  test("two intervals overlap exactly when some value lies in both", () => {
    const small = fc
      .record({
        low: fc.integer({ min: 0, max: 6 }),
        size: fc.integer({ min: 0, max: 3 }),
        lowOpen: fc.boolean(),
        highOpen: fc.boolean(),
      })
      .map(
        ({ low, size, lowOpen, highOpen }): Interval => ({
          low,
          high: low + size,
          lowOpen: size > 0 && lowOpen,
          highOpen: size > 0 && highOpen,
        }),
      );
    const points = Array.from({ length: 41 }, (_, i) => i / 4);
    fc.assert(
      fc.property(small, small, (a, b) => {
        const common = points.some((point) => contains(a, point) && contains(b, point));
        expect(overlaps(a, b)).toBe(common);
      }),
      { numRuns: 2000 },
    );
  });

  test("“more than 3” and “3” share no value; “at least 3” and “3” do", () => {
    const three = intervalOf(quantity("exactly", 3), { kind: "share" });
    expect(overlaps(intervalOf(quantity("more-than", 3), { kind: "share" }), three)).toBe(false);
    expect(overlaps(intervalOf(quantity("at-least", 3), { kind: "share" }), three)).toBe(true);
  });
});
