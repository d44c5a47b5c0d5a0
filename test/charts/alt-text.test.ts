import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { altTextOf } from "../../src/charts/alt-text.ts";
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
          const told = rows.filter(({ hedged }) => text.includes(`${hedged.value} people, `));
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
});
