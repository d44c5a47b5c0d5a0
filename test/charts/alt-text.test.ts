import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { altTextOf } from "../../src/charts/alt-text.ts";
import type { Hedged } from "../../src/chat/reply.ts";
import { agreeing, chartOf, rowOf } from "./charts.ts";

describe("what is said of a chart to who cannot see it", () => {
  test("is every value with its hedge, who said it, and who printed it when", () => {
    expect(altTextOf(agreeing, 1024)).toBe(
      "Chart: people moved from their homes. The reports agree. as many as 1,200 people, said a fire brigade spokesperson (The Calder Courier, March 4, 2026); more than 900 people, no source named (Evening Post).",
    );
  });

  const words = fc
    .array(fc.constantFrom("the", "regional", "emergency", "centre", "of", "12", "villages"), {
      minLength: 1,
      maxLength: 25,
    })
    .map((all) => all.join(" "));
  const row = fc
    .record({ value: fc.integer({ min: 1, max: 9_999_999 }), attribution: words, outlet: words })
    .map(({ value, attribution, outlet }) =>
      rowOf(
        `as many as ${value.toLocaleString("en")}`,
        { hedge: "at-most", value },
        { attribution, printed: { outlet, title: "t" } },
      ),
    );

  test("keeps within its limit, names shortened, values whole: all of them, or none", () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 200, max: 1024 }),
        (rows, limit) => {
          const text = altTextOf(chartOf(rows), limit);
          expect(text.length).toBeLessThanOrEqual(limit);
          const told = rows.filter(({ hedged }) => text.includes(hedged.value));
          expect([0, rows.length]).toContain(told.length);
          if (told.length === 0) expect(text).toMatch(/^Chart: [^\d]*\. \d+ values?, each in words/);
        },
      ),
    );
  });

  test("holds all values of a full page with names of the usual length within Discord’s limit", () => {
    const rows = Array.from({ length: 10 }, (_, at) =>
      rowOf(`more than ${300_000 + at}`, { hedge: "more-than", value: 300_000 + at }),
    );
    const text = altTextOf(chartOf(rows), 1024);
    for (const { hedged } of rows) expect(text).toContain(hedged.value);
  });

  const long = "the Regional Broadcasters and Independent Newspaper Publishers Cooperative of the Coast";
  const longRows = (more: Partial<Hedged>) =>
    Array.from({ length: 10 }, (_, at) =>
      rowOf(
        `between ${1_234_560 + at} and ${2_345_670 + at}`,
        { hedge: "between", value: [1_234_560 + at, 2_345_670 + at] },
        { printed: { outlet: `${at} ${long}`, title: "t" }, noun: `persons living in ${long}`, ...more },
      ),
    );

  test("says once what all rows share, before anything is cut", () => {
    const attribution = `said a spokesperson of ${long}`;
    const rows = longRows({ attribution, noun: "people", window: "over three months" });
    const text = altTextOf(chartOf(rows), 2000);
    expect(text).toContain(`In each: people over three months, ${attribution}. `);
    expect(text.split("people over three months")).toHaveLength(2);
    expect(text).toContain(`between 1234560 and 2345670 (0 ${long})`);
  });

  test("holds all values within Discord’s limit, however long the names are", () => {
    const rows = longRows({}).map((row, at) => ({
      ...row,
      label: `${at} ${long}`,
      hedged: { ...row.hedged, attribution: `said ${at} of ${long}`, window: `over ${at + 2} months` },
    }));
    const text = altTextOf(chartOf(rows, { caption: `${long}, ${long}` }), 1024);
    expect(text.length).toBeLessThanOrEqual(1024);
    for (const { hedged } of rows) expect(text).toContain(hedged.value);
    expect(text).toMatch(/Who said so is in the text with it\.$/);
  });

  test("marks the rows that are apart, and says of a page which reports it has", () => {
    const rows = [400, 400, 900].map((value) => ({
      ...rowOf(String(value), { hedge: "exactly", value } as const),
      apart: value === 900,
    }));
    const reports = { all: 13, first: 11, last: 13, apart: 1, together: 12 };
    const text = altTextOf(chartOf(rows, { verdict: "differ-in-value", reports }), 1024);
    expect(text).toContain(
      "12 of 13 reports agree. The one marked ≠ does not. Reports 11 to 13 of 13 are shown here. 400 people",
    );
    expect(text).toContain("; ≠ 900 people, said");
  });
});
