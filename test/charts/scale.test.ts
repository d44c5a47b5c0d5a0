import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scaleFor } from "../../src/charts/scale.ts";
import { type Interval, intervalOf } from "../../src/figures/interval.ts";
import { hedges, type Measure, type Quantity } from "../../src/figures/quantity.ts";

const people: Measure = { kind: "count", unit: "people" };
const exactly = (value: number): Interval => ({ low: value, high: value, lowOpen: false, highOpen: false });
const scaleOf = (values: readonly number[], measure = people) => scaleFor(values.map(exactly), measure);

describe("a scale", () => {
  test("begins at zero, and leaves room past the last value", () => {
    const { type, low, high } = scaleOf([40, 80]);
    expect({ type, low }).toEqual({ type: "linear", low: 0 });
    expect(high).toBeGreaterThan(80);
  });

  test("leaves zero out where values that lie close together would be one, and says so", () => {
    const { low, high, title } = scaleOf([4_512_003, 4_512_100]);
    expect(high - low).toBeLessThan(300);
    expect(title).toEqual(["people", "does not begin at zero"]);
    expect(scaleOf([40, 80]).title).toEqual(["people"]);
    expect(scaleOf([2019, 2021], { kind: "rank", unit: "since" }).title).toHaveLength(1);
  });

  test("has no even steps where values differ by orders of magnitude, and says so", () => {
    const { type, title, ticks } = scaleOf([18, 300_000]);
    expect(type).toBe("symlog");
    expect(title).toEqual(["people", expect.stringContaining("not to an even scale")]);
    expect(ticks.map(({ label }) => label)).toEqual(["0", "100", "1,000", "10,000", "100,000"]);
  });

  test("goes on through zero to negative values, on either kind", () => {
    expect(scaleOf([-3, 4])).toMatchObject({ type: "linear" });
    const { type, low, high, ticks } = scaleOf([-5000, 3]);
    expect(type).toBe("symlog");
    expect(low).toBeLessThan(-5000);
    expect(high).toBeGreaterThan(3);
    expect(ticks.some(({ value }) => value < 0)).toBe(true);
  });

  test("is there for nothing but zero too", () => {
    expect(scaleOf([0])).toMatchObject({ low: 0, high: 1 });
  });

  test("ends at all there is, for shares", () => {
    expect(scaleOf([50, 75], { kind: "share" }).high).toBe(100);
    expect(scaleOf([92, 99], { kind: "share", isPart: true }).high).toBe(100);
  });

  test("says money and shares with their signs, and years without a comma", () => {
    const labels = (values: readonly number[], measure: Measure) =>
      scaleOf(values, measure).ticks.map(({ label }) => label);
    expect(labels([10_000_000], { kind: "money", unit: "GBP" })).toContain("£5 million");
    expect(labels([50], { kind: "share" })).toContain("50%");
    expect(labels([1993], { kind: "rank", unit: "since" })).toContain("1990");
  });

  test("says numbers past all names as so many trillions", () => {
    const labels = scaleOf([2e15]).ticks.map(({ label }) => label);
    expect(labels).toEqual(["0", "1,000 trillion", "2,000 trillion"]);
    const money = scaleOf([2e18], { kind: "money", unit: "USD" }).ticks.map(({ label }) => label);
    expect(money).toContain("$1,000,000 trillion");
  });

  test("names its numbers all in one way", () => {
    const labels = scaleOf([4_511_900, 4_512_100]).ticks.map(({ label }) => label);
    expect(labels.every((label) => /^[\d,]+$/.test(label))).toBe(true);
  });

  const value = fc.oneof(
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.double({ min: 1e-9, max: 1e18, noNaN: true }),
  );
  const quantity: fc.Arbitrary<Quantity> = fc
    .record({ hedge: fc.constantFrom(...hedges), value, more: fc.double({ min: 0, max: 1e12, noNaN: true }) })
    .map(({ hedge, value, more }) =>
      hedge === "between" ? { hedge, value: [value, value + more] as const } : { hedge, value },
    );

  test("holds every finite bound, of whatever it is made for, and its ticks are in order and within it", () => {
    const quantities = fc.array(quantity, { minLength: 1, maxLength: 10 });
    const kinds = fc.constantFrom(...(["count", "share", "points", "measure", "rank"] as const));
    fc.assert(
      fc.property(quantities, kinds, (all, kind) => {
        const intervals = all.map((one) => intervalOf(one, { kind }));
        const { low, high, ticks, constant } = scaleFor(intervals, { kind, unit: "units" });
        const bounds = intervals.flatMap((one) => [one.low, one.high]).filter(Number.isFinite);
        expect(low).toBeLessThan(high);
        expect(constant).toBeGreaterThan(0);
        for (const bound of bounds) expect(bound >= low && bound <= high).toBe(true);
        const values = ticks.map((tick) => tick.value);
        expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
        expect(
          values.every((tick) => tick >= low - 1e-9 * (high - low) && tick <= high + 1e-9 * (high - low)),
        ).toBe(true);
        expect(values.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});
