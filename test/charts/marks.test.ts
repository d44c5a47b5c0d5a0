import { describe, expect, test } from "vitest";
import { marksOf } from "../../src/charts/marks.ts";
import type { Quantity } from "../../src/figures/quantity.ts";

const scale = { low: 0, high: 100 };
const drawn = (quantity: Quantity, vague = false) => marksOf({ quantity, vague }, { kind: "count" }, scale);

describe("a hedged value", () => {
  test("that is exact is drawn as a dot, and nothing else", () => {
    expect(drawn({ hedge: "exactly", value: 80 })).toEqual({ signs: [{ at: 80, shape: "dot" }] });
  });

  test("that is an upper bound is drawn as a limit with an arrow down from it", () => {
    expect(drawn({ hedge: "at-most", value: 80 })).toEqual({
      bar: { from: 0, to: 80, fill: "range" },
      signs: [
        { at: 0, shape: "arrow-low" },
        { at: 80, shape: "cap" },
      ],
    });
  });

  test("that is a lower bound is drawn as a limit with an arrow up to the end of the scale", () => {
    expect(drawn({ hedge: "at-least", value: 36 })).toEqual({
      bar: { from: 36, to: 100, fill: "range" },
      signs: [
        { at: 36, shape: "cap" },
        { at: 100, shape: "arrow-high" },
      ],
    });
  });

  test("that is a limit not reached has a ring where an allowed one has a cap", () => {
    expect(drawn({ hedge: "more-than", value: 36 }).signs).toContainEqual({ at: 36, shape: "ring" });
    expect(drawn({ hedge: "less-than", value: 36 }).signs).toContainEqual({ at: 36, shape: "ring" });
  });

  test("that is about a value is drawn as a spread around it", () => {
    const { bar, signs } = drawn({ hedge: "about", value: 80 });
    expect(bar).toEqual({ from: 72, to: 88, fill: "spread" });
    expect(signs).toEqual([{ at: 80, shape: "tick" }]);
  });

  test("that is nearly a value is drawn as a spread below it, which does not reach it", () => {
    const { bar, signs } = drawn({ hedge: "about", value: 80, from: "below" });
    expect(bar).toEqual({ from: 72, to: 80, fill: "below" });
    expect(signs).toEqual([{ at: 80, shape: "ring" }]);
  });

  test("that is nearly a value below zero is drawn as a spread from it towards zero", () => {
    const { bar, signs } = marksOf(
      { quantity: { hedge: "about", value: -40, from: "below" }, vague: false },
      { kind: "points" },
      { low: -50, high: 10 },
    );
    expect(bar).toEqual({ from: -40, to: -36, fill: "above" });
    expect(signs).toEqual([{ at: -40, shape: "ring" }]);
  });

  test("that is a range is drawn between two limits", () => {
    const { bar, signs } = drawn({ hedge: "between", value: [24, 60] });
    expect(bar).toEqual({ from: 24, to: 60, fill: "range" });
    expect(signs.map(({ at, shape }) => `${shape} ${at}`)).toEqual(["cap 24", "cap 60"]);
  });

  test("in words that name no number has no limit and no middle", () => {
    expect(drawn({ hedge: "between", value: [24, 100] }, true)).toEqual({
      bar: { from: 24, to: 100, fill: "vague" },
      signs: [],
    });
  });

  test("without a floor goes on to the end of the scale", () => {
    const { bar } = marksOf(
      { quantity: { hedge: "at-most", value: 4 }, vague: false },
      { kind: "points" },
      {
        low: -6,
        high: 6,
      },
    );
    expect(bar).toMatchObject({ from: -6, to: 4 });
  });
});
