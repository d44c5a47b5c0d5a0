import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seen } from "../../src/charts/least-widths.ts";
import { marksOf } from "../../src/charts/marks.ts";
import { rulerFor } from "../../src/charts/ruler.ts";
import type { Quantity } from "../../src/figures/quantity.ts";

const magnitudes = { type: "symlog", constant: 1, low: 0, high: 1e9 } as const;
const even = { type: "linear", constant: 1, low: 0, high: 1000 } as const;
const drawn = (
  quantity: Quantity,
  scale: typeof magnitudes | typeof even,
  kind: "count" | "points" = "count",
) => {
  const ruler = rulerFor(scale, 540);
  const { bar, signs } = seen(marksOf({ quantity, vague: false }, { kind }, scale), ruler);
  return {
    bar: bar && [bar.from, bar.to].map((value) => Math.round(ruler.placeOf(value))),
    signs: signs.map(({ at }) => Math.round(ruler.placeOf(at))),
  };
};
const distances = ({ bar, signs }: ReturnType<typeof drawn>) => bar!.map((end) => end - signs[0]!);

describe("on a scale of many magnitudes", () => {
  test("about a value has a spread to either side of it", () => {
    const [left, right] = distances(drawn({ hedge: "about", value: 4000 }, magnitudes));
    expect(left).toBeLessThanOrEqual(-9);
    expect(right).toBeGreaterThanOrEqual(9);
  });

  test("nearly a value has a spread on the side of zero alone", () => {
    expect(distances(drawn({ hedge: "about", value: 4000, from: "below" }, magnitudes))).toEqual([-14, 0]);
    const below = { ...magnitudes, low: -1e9, high: 10 };
    const ruler = rulerFor(below, 540);
    const quantity: Quantity = { hedge: "about", value: -4000, from: "below" };
    const { bar } = seen(marksOf({ quantity, vague: false }, { kind: "points" }, below), ruler);
    expect(bar!.from).toBe(-4000);
    expect(ruler.placeOf(bar!.to) - ruler.placeOf(-4000)).toBeCloseTo(14);
  });

  test("a narrow range keeps its two limits apart", () => {
    const { bar, signs } = drawn({ hedge: "between", value: [4000, 4001] }, magnitudes);
    expect(signs[1]! - signs[0]!).toBeGreaterThanOrEqual(5);
    expect(bar).toEqual(signs);
  });
});

test("marks that are wide enough stand where they are", () => {
  const ruler = rulerFor(even, 540);
  const marks = marksOf({ quantity: { hedge: "about", value: 800 }, vague: false }, { kind: "count" }, even);
  expect(seen(marks, ruler)).toEqual(marks);
});

test("a ruler reads back what it measures", () => {
  const scales = fc.constantFrom(magnitudes, even, { ...magnitudes, low: -1e6 });
  fc.assert(
    fc.property(scales, fc.double({ min: -50, max: 600, noNaN: true }), (scale, place) => {
      const { placeOf, valueAt } = rulerFor(scale, 540);
      expect(placeOf(valueAt(place))).toBeCloseTo(place, 4);
    }),
  );
});
