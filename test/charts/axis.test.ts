import { describe, expect, test } from "vitest";
import { axisTicks } from "../../src/charts/axis.ts";
import { rulerFor } from "../../src/charts/ruler.ts";

const ruler = rulerFor({ type: "linear", constant: 1, low: 0, high: 100 }, 500);
const ticksOf = (values: readonly number[], wide: number) =>
  axisTicks(
    values.map((value) => ({ value, label: `${value}` })),
    ruler,
    500,
    () => wide,
  );

describe("the numbers of an axis", () => {
  test("are all there where they have room, under their marks and within the axis", () => {
    expect(ticksOf([0, 50, 100], 60).map(({ align }) => align)).toEqual(["left", "center", "right"]);
  });

  test("are left out with their marks where they would run into another, zero last of all", () => {
    expect(ticksOf([0, 10, 20, 40, 60, 80, 100], 120).map(({ value }) => value)).toEqual([0, 60, 100]);
    expect(ticksOf([0, 10], 60).map(({ value }) => value)).toEqual([0]);
  });
});
