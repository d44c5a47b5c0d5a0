import { describe, expect, test } from "vitest";
import { standingOf as standing } from "../../src/charts/standing.ts";
import type { Chart, Reports } from "../../src/chat/reply.ts";
import { agreeing, chartOf, rowOf } from "./charts.ts";

const standingOf = (chart: Chart) => standing(chart, "drawn");
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

  const differ = (rows: readonly boolean[], more: Partial<Reports> = {}) =>
    standingOf(
      chartOf(
        rows.map((apart) => row(1, apart)),
        { verdict: "differ-in-value", reports: { ...reports, first: 1, last: 13, ...more } },
      ),
    )[0];

  test("says how many agree and which do not", () => {
    expect(differ([false, true], { together: 12, apart: 1 })).toBe(
      "≠ 12 of 13 reports agree: the shaded values fit them. The one marked ≠ does not.",
    );
    expect(differ([true, true], { together: 11 })).toMatch(/The 2 marked ≠ do not\.$/);
  });

  test("takes no side where as many stand on either", () => {
    expect(differ([true, true])).toBe("≠ The reports differ: the two marked ≠ cannot both be right.");
    expect(differ([true, true, true], { apart: 3 })).toContain("those marked ≠ cannot all be right");
  });

  test("says that a report which contradicts is on another page", () => {
    expect(differ([false], { together: 12, apart: 1 })).toMatch(
      /The one that does not is on another page\.$/,
    );
    expect(differ([false], { together: 11 })).toMatch(/The 2 that do not are on other pages\.$/);
    expect(differ([true], { together: 11 })).toMatch(/marked ≠, 1 of them on other pages\.$/);
    expect(differ([true])).toContain("those marked ≠, here and on other pages, cannot all be right");
    expect(differ([false])).toContain("some on other pages cannot all be right");
  });
});
