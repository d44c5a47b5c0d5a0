import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FigureError } from "../../src/figures/errors.ts";
import { intervalOf } from "../../src/figures/interval.ts";
import { isPartialDate, wordDate } from "../../src/figures/partial-date.ts";
import { rateOver } from "../../src/figures/rate.ts";
import { daysIn, durationOf, mayCoincide, type Window, wordWindow } from "../../src/figures/window.ts";
import { windowFits } from "../../src/figures/window-words.ts";
import { quantityOf, wordQuantity } from "../../src/figures/wording.ts";

const over = (iso: string, end?: string): Window => ({ form: "over", length: durationOf(iso), end });
const each = (iso: string): Window => ({ form: "each", length: durationOf(iso) });
const people = { kind: "count", unit: "people" } as const;

describe("the days in a window", () => {
  const cases: [string, Window, string | undefined, low: number, high: number][] = [
    ["three months are 89 to 92 days", over("P3M"), undefined, 89, 92],
    ["a month is 28 to 31", over("P1M"), undefined, 28, 31],
    ["a year is 365 or 366", over("P1Y"), undefined, 365, 366],
    ["seven years hold two leap days at most, and none around 2100", over("P7Y"), undefined, 2555, 2557],
    ["four years may hold none, around 2100", over("P4Y"), undefined, 1460, 1461],
    ["the three months to May 31, 2019 are known", over("P3M", "2019-05-31"), undefined, 92, 92],
    ["the three months to June 30, 2019", over("P3M", "2019-06-30"), undefined, 91, 91],
    ["the month to the last day of February of a leap year", over("P1M", "2024-02-29"), undefined, 29, 29],
    ["a month that ended in March of a leap year", over("P1M", "2020-03"), undefined, 29, 31],
    ["a week is seven days", over("P1W"), undefined, 7, 7],
    ["half a day", over("PT12H"), undefined, 0.5, 0.5],
    ["April has thirty", { form: "in", date: "2019-04" }, undefined, 30, 30],
    ["February 2020 has twenty-nine", { form: "in", date: "2020-02" }, undefined, 29, 29],
    ["a leap year", { form: "in", date: "2020" }, undefined, 366, 366],
    ["since October, printed on May 31", { form: "since", start: "2018-10" }, "2019-05-31", 243, 243],
    ["since October, printed on some day of June", { form: "since", start: "2018-10" }, "2019-06", 244, 273],
    ["since this morning", { form: "since", start: "2019-06-01" }, "2019-06-01", 1, 1],
  ];
  test.each(cases)("%s", (_, window, reported, low, high) => {
    expect(daysIn(window, reported)).toMatchObject({ low, high });
  });

  test("are as many as Temporal counts from any day of a 400-year cycle", () => {
    const start = fc.record({
      year: fc.integer({ min: 1900, max: 2299 }),
      month: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), ({ year, month }, months) => {
        const first = new Temporal.PlainDate(year, month, 1);
        const { days } = first.until(first.add({ months }), { largestUnit: "days" });
        const { low, high } = daysIn(over(`P${months}M`));
        expect(days).toBeGreaterThanOrEqual(low);
        expect(days).toBeLessThanOrEqual(high);
      }),
    );
  });

  test("cannot be told when the end is nowhere known, or comes before the start", () => {
    expect(() => daysIn({ form: "since", start: "2018-10" })).toThrow(
      /since October 2018 ended is not known/,
    );
    expect(() => daysIn({ form: "since", start: "2018-10" }, "2018-09")).toThrow(/ends .* before it starts/);
  });
});

describe("a rate keeps the hedge of the figure it is made of", () => {
  const day = durationOf("P1D");
  const cases: [string, Parameters<typeof intervalOf>[0], Window, string][] = [
    [
      "more than 300,000 over three months",
      { hedge: "more-than", value: 300_000 },
      over("P3M"),
      "more than 3,260",
    ],
    ["as many as 900 over a week", { hedge: "at-most", value: 900 }, over("P7D"), "as many as 129"],
    ["about 4,500 each day is itself", { hedge: "about", value: 4500 }, each("P1D"), "about 4,500"],
    ["about 31,500 a week", { hedge: "about", value: 31_500 }, each("P1W"), "about 4,500"],
    [
      "109,000 in April",
      { hedge: "exactly", value: 109_000 },
      { form: "in", date: "2019-04" },
      "about 3,630",
    ],
    ["at least 730 a year", { hedge: "at-least", value: 730 }, over("P1Y"), "at least 1.99"],
    ["fewer than 70 a week", { hedge: "less-than", value: 70 }, each("P7D"), "fewer than 10"],
    ["between 70 and 700 a week", { hedge: "between", value: [70, 700] }, each("P7D"), "between 10 and 100"],
    ["none a week", { hedge: "exactly", value: 0 }, each("P7D"), "0"],
  ];
  test.each(cases)("%s", (_, quantity, window, worded) => {
    expect(
      wordQuantity(quantityOf(rateOver(intervalOf(quantity, { kind: "count" }), window, day)), people),
    ).toBe(worded);
  });

  test("from three months to one month no day is counted", () => {
    const amount = intervalOf({ hedge: "more-than", value: 300_000 }, { kind: "count" });
    expect(wordQuantity(quantityOf(rateOver(amount, over("P3M"), durationOf("P1M"))), people)).toBe(
      "more than 100,000",
    );
  });
});

describe("durations and dates", () => {
  test.each(["", "three months", "P", "P0D", "-P3M", "P3X", "3M", "P99999999Y", "P1Y2"])(
    "%o is no window’s length",
    (iso) => {
      expect(() => durationOf(iso)).toThrow(FigureError);
    },
  );

  test.each(["2019-02-30", "2019-13", "19", "2019-6-1", "2019-06-01T00:00", "June 2019", ""])(
    "%o is no date",
    (text) => {
      expect(isPartialDate(text)).toBe(false);
    },
  );

  test("are worded as far as they are known", () => {
    expect([wordDate("2019"), wordDate("2019-06"), wordDate("2019-06-01")]).toEqual([
      "2019",
      "June 2019",
      "June 1, 2019",
    ]);
    expect(wordWindow(each("P1D"))).toBe("a day");
    expect(wordWindow(each("PT1H"))).toBe("an hour");
    expect(wordWindow(each("P2W"))).toBe("every 2 weeks");
    expect(wordWindow(over("P3M", "2019-05-31"))).toBe("over the 3 months to May 31, 2019");
    expect(wordWindow(over("P1Y", "2024-02-29"))).toBe("over the year to February 29, 2024");
    expect(wordWindow(over("P1Y6M", "2024-02-29"))).toBe("over the 1 year, 6 months to February 29, 2024");
    expect(wordWindow({ form: "since", start: "2018-10" })).toBe("since October 2018");
    expect(wordWindow({ form: "in", date: "2019-04" })).toBe("in April 2019");
    expect(wordWindow({ form: "in", date: "2019-04-02" })).toBe("on April 2, 2019");
  });
});

describe("two windows may be the same one", () => {
  const cases: [Window, Window, boolean][] = [
    [over("P7M"), over("P7Y"), false],
    [over("P12M"), over("P1Y"), true],
    [over("P7D"), over("P1W"), true],
    [each("P1D"), over("P1D"), false],
    [over("P1M"), { form: "in", date: "2019-04" }, true],
    [over("P3M"), { form: "in", date: "2019-04" }, false],
    [{ form: "in", date: "2019-04" }, { form: "in", date: "2019-05" }, false],
    [over("P1M", "2019-04-30"), { form: "in", date: "2019-04" }, true],
    [{ form: "since", start: "2018-10" }, { form: "since", start: "2018-10", end: "2019-05" }, true],
    [{ form: "since", start: "2018-10" }, { form: "since", start: "2019-01" }, false],
    [over("P1M", "2019-04"), over("P1M", "2019-04-30"), true],
    [{ form: "since", start: "2018-10" }, { form: "since", start: "2018-10-01" }, true],
    [{ form: "since", start: "2018" }, { form: "in", date: "2018" }, true],
    [{ form: "since", start: "2018-10", end: "2019-04" }, over("P7M", "2019-04-30"), true],
  ];
  test.each(cases)("%o and %o: %s", (a, b, same) => {
    expect(mayCoincide(a, b)).toBe(same);
    expect(mayCoincide(b, a)).toBe(same);
  });
});

describe("printed words tell a window, or do not", () => {
  const cases: [string, Window, boolean][] = [
    ["the last seven months", over("P7M"), true],
    ["the past seven years", over("P7M"), false],
    ["the last 3 months", over("P3M"), true],
    ["each day", each("P1D"), true],
    ["daily", each("P1D"), true],
    ["a week", each("P1D"), false],
    ["the past year", over("P12M"), true],
    ["since October", { form: "since", start: "2018-10" }, true],
    ["since November", { form: "since", start: "2018-10" }, false],
    ["in April 2018", { form: "in", date: "2019-04" }, false],
    ["last winter", over("P3M"), true],
  ];
  test.each(cases)("“%s” for %o: %s", (words, window, fits) => {
    expect(windowFits(words, window)).toBe(fits);
  });
});
