import { describe, expect, test } from "vitest";
import type { Compared } from "../../src/figures/comparable.ts";
import { compare } from "../../src/figures/compare.ts";
import { stepsOf } from "../../src/figures/compare-steps.ts";
import { each, over, people, share, side, since, time, within } from "./sides.ts";

const stepsFor = (a: Compared, b: Compared) =>
  stepsOf([a, b], compare(a, b), ["A", "B"]).map(({ title, detail }) => `${title}: ${detail}`);
const assumptionsFor = (a: Compared, b: Compared) =>
  stepsFor(a, b).flatMap((step) => /^Taken for granted: (.*)/.exec(step)?.[1] ?? []);

const AVERAGE = "a rate is an average over its window: no part of it need have been like the rest";
const CALENDAR =
  "months and years are as long as the calendar makes them: a month 28 to 31 days, a year 365 or 366";
const TWELFTHS = "every month counts alike, as a twelfth of a year, whatever its days";

test("the arithmetic shows what each word allows, each window’s length, each bound, and what is taken for granted", () => {
  const [a, b] = [
    side("more-than", 400_000, since("2018-10"), people, { reported: "2019-06" }),
    side("about", 4500, each("P1D")),
  ];
  expect(stepsFor(a, b)).toEqual([
    "A: anything above 400,000, and not 400,000 itself",
    "B: “about” is taken for a tenth to either side: from 4,050 to 4,950",
    "since October 2018: 244 to 273 days, from the first day of October 2018 to June 2019, when it was printed, whose day is not stated: more than 1,460 people a day",
    "a day: 1 day: about 4,500 people a day",
    "The second divided by the first, at the least: no bound",
    "The second divided by the first, at the most: 4,950 ÷ 1,465.201, which is 3.379, rounded up",
    `Taken for granted: ${AVERAGE}`,
    "Taken for granted: “since” counts the whole of its first day, and the day on which the count ended",
  ]);
});

describe("the arithmetic reaches what is said", () => {
  const cases: [said: string, a: Compared, b: Compared, steps: string[]][] = [
    [
      "B is the larger: exactly twice A",
      side("exactly", 40),
      side("exactly", 80),
      ["The second divided by the first: 80 ÷ 40, which is 2"],
    ],
    [
      "B is less than about 1.6 times A",
      side("more-than", 300_000, over("P3M")),
      side("about", 4500, each("P1D")),
      ["The second divided by the first, at the most: 4,950 ÷ 3,260.87, which is 1.518"],
    ],
    [
      "by 1",
      side("exactly", 1001),
      side("exactly", 1000),
      ["The first less the second: 1,001 − 1,000, which is 1"],
    ],
    [
      "by 20 points",
      side("exactly", 30, undefined, share),
      side("exactly", 50, undefined, share),
      ["The second less the first: 50 − 30, which is 20"],
    ],
    [
      "at most 10 degrees higher",
      side("at-most", 40, undefined, { kind: "measure", unit: "degrees Celsius" }),
      side("exactly", -30, undefined, { kind: "measure", unit: "degrees Celsius" }),
      [
        "The first less the second, at the least: no bound",
        "The first less the second, at the most: 40 − (-30), which is 70",
      ],
    ],
    [
      "printed numbers stand in full",
      side("exactly", 12_345_678),
      side("exactly", 10_000_000),
      [
        "The first divided by the second, at the least: 12,345,678 ÷ 10 million, which is 1.234, rounded down",
      ],
    ],
    [
      "three hours a day are 180 minutes, and 1 260 a week",
      side("exactly", 3, each("P1D"), time("hours")),
      side("exactly", 600, each("P1W"), time("minutes")),
      [
        "In minutes: 3 hours × 60: 180 minutes",
        "a day: 1 day, × 7: 1,260 minutes a week",
        "In minutes: 600 minutes",
        "a week: 1 week: 600 minutes a week",
      ],
    ],
    [
      "since a day, for one day",
      side("exactly", 40, since("2024-02-29", "2024-02-29")),
      side("exactly", 80, each("P1W")),
      [
        "since February 29, 2024 until February 29, 2024: 1 day, from February 29, 2024 to February 29, 2024, its end, × 7: 280 people a week",
      ],
    ],
    [
      "minus one percentage point",
      side("exactly", -1, undefined, { kind: "points" }),
      side("exactly", 3, undefined, { kind: "points" }),
      ["A: taken as printed: -1 percentage point"],
    ],
    [
      "a year in days",
      side("exactly", 1, undefined, time("years")),
      side("exactly", 8760, undefined, time("hours")),
      ["In days: 1 year: from 365 to 366 days", "In days: 8,760 hours ÷ 24: 365 days"],
    ],
    [
      "seven months against seven years",
      side("exactly", 840, over("P7M")),
      side("exactly", 8400, over("P7Y")),
      ["over 7 months: 7 months: 120 people a month", "over 7 years: 7 years, ÷ 84: 100 people a month"],
    ],
  ];
  test.each(cases)("%s", (_, a, b, steps) => {
    expect(stepsFor(a, b)).toEqual(expect.arrayContaining(steps));
  });
});

test("a division whose outcome is not told is not shown", () => {
  expect(stepsFor(side("exactly", 1001), side("exactly", 1000)).join()).not.toContain("divided");
});

describe("what is taken for granted", () => {
  const cases: [said: string, a: Compared, b: Compared, taken: string[]][] = [
    [
      "weeks and days have no month in them",
      side("exactly", 700, each("P1W")),
      side("exactly", 100, each("P1D")),
      [AVERAGE],
    ],
    ["nor have hours", side("exactly", 5, each("PT1H")), side("exactly", 100, each("P1D")), [AVERAGE]],
    [
      "nor two weeks against fourteen days",
      side("exactly", 2, undefined, time("weeks")),
      side("exactly", 14, undefined, time("days")),
      ["neither says what time it covers, and both are taken to tell of the same"],
    ],
    [
      "a named month has its own days",
      side("exactly", 2900, within("2024-02")),
      side("exactly", 100, each("P1D")),
      [AVERAGE],
    ],
    [
      "three months of no name are as the calendar makes them",
      side("exactly", 9000, over("P3M")),
      side("exactly", 100, each("P1D")),
      [AVERAGE, CALENDAR],
    ],
    [
      "and so is a month that days are made into",
      side("exactly", 70, each("P1W")),
      side("exactly", 300, each("P1M")),
      [AVERAGE, CALENDAR],
    ],
    [
      "February is a twelfth of its year",
      side("exactly", 2900, within("2024-02")),
      side("exactly", 36_600, within("2024")),
      [AVERAGE, TWELFTHS],
    ],
    [
      "two Februaries stand as they are",
      side("exactly", 2900, within("2024-02")),
      side("exactly", 2800, within("2023-02")),
      ["29 days against 28 days, set side by side as they stand"],
    ],
    [
      "two years stand as they are",
      side("exactly", 2900, within("2024")),
      side("exactly", 2800, within("2023")),
      ["366 days against 365 days, set side by side as they stand"],
    ],
    [
      "a month each, and one of them named",
      side("exactly", 3000, each("P1M")),
      side("exactly", 2900, within("2024-02")),
      ["28 to 31 days against 29 days, set side by side as they stand"],
    ],
    [
      "April and June have as many days",
      side("exactly", 1, within("2019-04")),
      side("exactly", 1, within("2019-06")),
      [],
    ],
    [
      "a running total is read off twice",
      side("exactly", 2900, since("2018-10"), people, { figure: "one", reported: "2019-04-30" }),
      side("exactly", 2800, since("2018-10"), people, { figure: "one", reported: "2019-06-01" }),
      ["a running total is one count, read off twice, and compared as it stands"],
    ],
  ];
  test.each(cases)("%s", (_, a, b, taken) => {
    expect(assumptionsFor(a, b)).toEqual(taken);
  });
});
