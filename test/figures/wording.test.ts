import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { between, contains, intervalOf } from "../../src/figures/interval.ts";
import { hedges, type Measure, type Quantity, sameQuantity } from "../../src/figures/quantity.ts";
import { readQuantities } from "../../src/figures/read.ts";
import { quantityOf, wordQuantity } from "../../src/figures/wording.ts";

const measures: Measure[] = [
  { kind: "count", unit: "people" },
  { kind: "share" },
  { kind: "points" },
  ...["USD", "EUR", "GBP", "JPY", "CHF", "CAD", "SEK", "XOF", "INR", "CNY"].map(
    (unit): Measure => ({ kind: "money", unit }),
  ),
  { kind: "duration", unit: "years" },
  { kind: "duration", unit: "decades" },
  { kind: "rank", unit: "years", rank: "highest" },
  { kind: "rank", unit: "months", rank: "deadliest" },
  { kind: "multiple" },
  { kind: "measure", unit: "kilometers" },
  { kind: "measure", unit: "square feet" },
  { kind: "measure", unit: "degrees Celsius" },
];

describe("a quantity in words", () => {
  const cases: [Quantity, Measure, string][] = [
    [{ hedge: "at-most", value: 80 }, { kind: "count" }, "as many as 80"],
    [{ hedge: "more-than", value: 3 }, { kind: "share" }, "more than 3%"],
    [{ hedge: "less-than", value: 3 }, { kind: "share" }, "less than 3%"],
    [{ hedge: "less-than", value: 20 }, { kind: "count" }, "fewer than 20"],
    [{ hedge: "about", value: 4500 }, { kind: "count" }, "about 4,500"],
    [{ hedge: "about", value: 4500, from: "below" }, { kind: "count" }, "nearly 4,500"],
    [{ hedge: "exactly", value: 2_500_000 }, { kind: "money", unit: "USD" }, "$2.5 million"],
    [{ hedge: "exactly", value: 19.5 }, { kind: "money", unit: "GBP" }, "£19.50"],
    [
      { hedge: "between", value: [5e9, 7e9] },
      { kind: "money", unit: "USD" },
      "between $5 billion and $7 billion",
    ],
    [{ hedge: "between", value: [500_000, 1_000_000] }, { kind: "count" }, "between 500,000 and 1,000,000"],
    [
      { hedge: "exactly", value: 12 },
      { kind: "rank", unit: "years", rank: "highest" },
      "highest in 12 years",
    ],
    [{ hedge: "more-than", value: 1 }, { kind: "duration", unit: "years" }, "more than 1 year"],
    [
      { hedge: "exactly", value: 2007 },
      { kind: "rank", unit: "since", rank: "highest" },
      "highest since 2007",
    ],
    [{ hedge: "exactly", value: 0.5 }, { kind: "money", unit: "AUD" }, "A$0.50"],
    [{ hedge: "exactly", value: -3.5 }, { kind: "points" }, "-3.5 percentage points"],
  ];
  test.each(cases)("%o of %o is “%s”", (quantity, measure, words) => {
    expect(wordQuantity(quantity, measure)).toBe(words);
  });
});

/** Numbers as newspapers print them: up to nine figures that count, at any size. */
const printed = fc
  .tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: -4, max: 6 }))
  .map(([digits, power]) => Number(`${digits}e${power}`));

const oneSided = fc
  .tuple(fc.constantFrom(...hedges.filter((hedge) => hedge !== "between")), printed, fc.boolean())
  .map(
    ([hedge, value, nearly]): Quantity =>
      hedge === "about" && nearly ? { hedge, value, from: "below" } : { hedge, value },
  );
const range = fc
  .tuple(printed, printed)
  .filter(([a, b]) => a !== b)
  .map(([a, b]): Quantity => ({ hedge: "between", value: [Math.min(a, b), Math.max(a, b)] }));

test("reading what wording writes gives the claim back", () => {
  fc.assert(
    fc.property(fc.oneof(oneSided, range), fc.constantFrom(...measures), (quantity, measure) => {
      const words = wordQuantity(quantity, measure);
      const readings = readQuantities(words);
      expect(
        readings.map(({ text }) => text),
        words,
      ).toEqual([words]);
      const [{ quantity: read, kind, rank }] = readings as [(typeof readings)[number]];
      expect(sameQuantity(read, quantity), `“${words}” was read as ${JSON.stringify(read)}`).toBe(true);
      expect(kind).toBe(measure.kind);
      expect(rank).toBe(measure.kind === "rank" ? measure.rank : undefined);
    }),
    { numRuns: 5000 },
  );
});

describe("an interval in words claims nothing that the interval does not allow", () => {
  const ends = fc.tuple(printed, printed).map(([a, b]) => between(Math.min(a, b), Math.max(a, b)));
  const hedged = fc.oneof(oneSided, range).map((quantity) => intervalOf(quantity, { kind: "count" }));

  test("the words allow every value of it", () => {
    fc.assert(
      fc.property(fc.oneof(ends, hedged), fc.double({ min: 0, max: 1, noNaN: true }), (interval, share) => {
        const point = interval.low + (Math.min(interval.high, interval.low * 10 + 1) - interval.low) * share;
        fc.pre(contains(interval, point) && interval.high - interval.low > 1e-6 * interval.high);
        expect(
          contains(intervalOf(quantityOf(interval), { kind: "count" }), point),
          `${wordQuantity(quantityOf(interval), { kind: "count" })} leaves out ${point}`,
        ).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("“about” stands before a value that the interval has", () => {
    fc.assert(
      fc.property(ends, (interval) => {
        const { hedge, value } = quantityOf(interval);
        if (hedge === "about" && interval.high - interval.low > 1e-9 * Math.abs(interval.high))
          expect(contains(interval, value as number), `about ${value}`).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    [300, "nearly 300"],
    [-40, "nearly -40"],
  ])("“nearly” survives as long as the value does: %d", (value, words) => {
    const interval = intervalOf({ hedge: "about", value, from: "below" }, { kind: "points" });
    expect(wordQuantity(quantityOf(interval), { kind: "count" })).toBe(words);
  });
});
