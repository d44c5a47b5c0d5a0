import { describe, expect, test } from "vitest";
import { layOut, type Setting } from "../../src/charts/layout.ts";
import type { Chart } from "../../src/chat/reply.ts";
import { chartOf, rowOf } from "./charts.ts";

const setting: Setting = { shown: (text) => text, linesOf: (text) => [text], widthOf: () => 50 };
const pictureOf = (chart: Chart) => layOut(chart, setting, () => undefined);
const plotOf = (chart: Chart) => pictureOf(chart).panels.find(({ plot }) => plot !== undefined)!.plot!;

const exactly = (value: number) => rowOf(String(value), { hedge: "exactly", value });

describe("a page of a chart", () => {
  const all = [...Array.from({ length: 10 }, () => exactly(400)), exactly(500), exactly(90_000)];
  const paged = (rows: typeof all) =>
    chartOf([], { scales: [{ ...chartOf([]).scales[0]!, rows, whole: all }] });

  test("has the scale of all pages", () => {
    const [one, two] = [paged(all.slice(0, 10)), paged(all.slice(10))].map(plotOf);
    expect(one!.scale).toEqual(plotOf(chartOf(all)).scale);
    expect(two!.scale).toEqual(one!.scale);
  });

  test("shades only what fits the reports of all pages", () => {
    const bounds = [
      rowOf("more than 900", { hedge: "more-than", value: 900 }),
      rowOf("at most 1,200", { hedge: "at-most", value: 1200 }),
    ];
    const first = chartOf([], {
      verdict: "agree",
      scales: [{ ...chartOf([]).scales[0]!, rows: bounds.slice(0, 1), whole: bounds }],
    });
    expect(plotOf(first).common).toEqual({ from: 900, to: 1200 });
  });
});

describe("the shade", () => {
  const rows = [exactly(400), exactly(400), { ...exactly(900), apart: true }];
  const reports = { all: 3, first: 1, last: 3, apart: 1 };
  const differing = (together?: number) =>
    plotOf(chartOf(rows, { verdict: "differ-in-value", reports: { ...reports, together } })).common;

  test("is of the values that most reports share, where some do not fit", () => {
    expect(differing(2)).toEqual({ from: 400, to: 400 });
  });

  test("is of nothing on a scale whose reports are all apart", () => {
    const apart = chartOf([{ ...exactly(12), apart: true }], { verdict: "differ-in-value" });
    expect(plotOf({ ...apart, reports: { ...reports, together: 2 } }).common).toBeUndefined();
  });

  test("is of nothing where no set of reports is the largest", () => {
    expect(differing()).toBeUndefined();
  });
});
