import { describe, expect, test } from "vitest";
import { standingOf } from "../../src/charts/standing.ts";
import { agreeing, chartOf, rowOf } from "./charts.ts";

const row = (value: number, apart = false) => ({
  ...rowOf(String(value), { hedge: "exactly", value } as const),
  apart,
});
const reports = { all: 13, first: 1, last: 10, apart: 2 };

describe("what stands over a chart", () => {
  test("is whether the reports agree, and nothing of pages where there is one", () => {
    expect(standingOf(agreeing)).toEqual(["= The reports agree: the shaded values fit all of them."]);
    expect(standingOf(chartOf([row(1)]))).toEqual([]);
  });

  test("says which reports a page shows", () => {
    expect(standingOf({ ...agreeing, reports })).toContain("Reports 1 to 10 of 13 are shown here.");
    expect(standingOf({ ...agreeing, reports: { ...reports, all: 11, first: 11, last: 11 } })).toContain(
      "Report 11 of 11 is shown here.",
    );
  });

  test("says that a report which contradicts is on another page", () => {
    const page = chartOf([row(400, true), row(400)], { verdict: "differ-in-value", reports });
    expect(standingOf(page)[0]).toContain("the one marked ≠ and one on another page");
    const other = chartOf([row(400)], { verdict: "differ-in-value", reports });
    expect(standingOf(other)[0]).toContain("two of them, on other pages,");
  });
});
