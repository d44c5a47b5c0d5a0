import { describe, expect, test } from "vitest";
import type { Compared } from "../../src/figures/comparable.ts";
import { compare } from "../../src/figures/compare.ts";
import { stepsOf } from "../../src/figures/compare-steps.ts";
import { wordChange } from "../../src/figures/compare-words.ts";
import type { Measure } from "../../src/figures/quantity.ts";
import {
  each,
  money,
  nearly,
  over,
  people,
  points,
  said,
  share,
  side,
  since,
  time,
  within,
} from "./sides.ts";

const EITHER = "Either may be the larger, and they may be the same";
type Case = [working: string, a: Compared, b: Compared, said: string];
const check = (cases: Case[]) => test.each(cases)("%s", (_, a, b, words) => expect(said(a, b)).toBe(words));

describe("hedge against hedge, without a window", () => {
  check([
    ["80 ÷ 40 = 2", side("exactly", 80), side("exactly", 40), "A is the larger: exactly twice B."],
    ["18 ÷ 6 = 3", side("exactly", 18), side("exactly", 6), "A is the larger: exactly 3 times B."],
    ["80 ÷ 18 = 4.444…", side("exactly", 80), side("exactly", 18), "A is the larger: about 4.44 times B."],
    ["40 ÷ 80 turned round", side("exactly", 40), side("exactly", 80), "B is the larger: exactly twice A."],
    [
      "1,001 − 1,000: one person",
      side("exactly", 1001),
      side("exactly", 1000),
      "A is the larger: by 1 person.",
    ],
    ["80 and 80", side("exactly", 80), side("exactly", 80), "A and B are the same."],
    [
      "100.2 − 100 = 0.2, too near for times",
      side("exactly", 100),
      side("exactly", 100.2),
      "B is the larger: by 0.2 people.",
    ],
    [
      "0…80 ÷ 57 ≤ 1.4035, rounded up",
      side("at-most", 80),
      side("exactly", 57),
      `${EITHER}: A is at most 1.41 times B.`,
    ],
    [
      "0…80 ÷ 51.3…62.7 ≤ 1.559, of a tenth",
      side("at-most", 80),
      side("about", 57),
      `${EITHER}: A is at most about 1.6 times B.`,
    ],
    ["0…80 against 80", side("at-most", 80), side("exactly", 80), "B is the larger, or they are the same."],
    [
      "0…<80 against 80: they never meet",
      side("less-than", 80),
      side("exactly", 80),
      "B is the larger: by as many as 80 people.",
    ],
    [
      "0…80 against 80…: they meet in 80",
      side("at-most", 80),
      side("at-least", 80),
      "B is the larger, or they are the same.",
    ],
    ["100 ÷ 0…20 ≥ 5", side("exactly", 100), side("at-most", 20), "A is the larger: at least 5 times B."],
    ["100 ÷ 0…<20 > 5", side("exactly", 100), side("less-than", 20), "A is the larger: more than 5 times B."],
    [
      "<4 ÷ 5…7 < 0.8, turned round > 1.25",
      side("less-than", 4),
      side("between", [5, 7]),
      "B is the larger: more than 1.25 times A.",
    ],
    [
      "10 ÷ 5…7 = 1.428…2",
      side("exactly", 10),
      side("between", [5, 7]),
      "A is the larger: between 1.42 and 2 times B.",
    ],
    [
      "101 ÷ >100 < 1.01",
      side("exactly", 101),
      side("more-than", 100),
      `${EITHER}: A is less than 1.01 times B.`,
    ],
    [
      "0…80 and 0…10: both from above",
      side("at-most", 80),
      side("at-most", 10),
      `${EITHER}: each may be as little as nothing, so that no ratio can be told.`,
    ],
    [
      "80… and 10…: both from below",
      side("at-least", 80),
      side("more-than", 10),
      `${EITHER}: neither has an upper bound, so that no ratio can be told.`,
    ],
    [
      "36… ÷ 0…80 ≥ 0.45, turned round ≤ 2.22…",
      side("at-least", 36),
      side("at-most", 80),
      `${EITHER}: B is at most 2.23 times A.`,
    ],
    [
      "4050…4950 twice: 0.8181…1.2222",
      side("about", 4500),
      side("about", 4500),
      `${EITHER}: A is between about 0.81 and 1.3 times B.`,
    ],
    [
      "900…1100 ÷ 450…550 = 1.636…2.444",
      side("about", 1000),
      side("about", 500),
      "A is the larger: between about 1.6 and 2.5 times B.",
    ],
    [
      "990…1010 ÷ 100 = 9.9…10.1",
      side("between", [990, 1010]),
      side("exactly", 100),
      "A is the larger: about 10 times B.",
    ],
    [
      "270…<300 against 300",
      side("about", 300, undefined, people, nearly(300)),
      side("exactly", 300),
      "B is the larger: by at most about 30 people.",
    ],
    [
      "24…100 for “dozens” ÷ 0…80 ≥ 0.3, turned round ≤ 3.33",
      side("between", [24, 100], undefined, people, { isVague: true }),
      side("at-most", 80),
      `${EITHER}: B is at most about 3.4 times A.`,
    ],
    [
      "1 234 567 ÷ 1 = 1.23 million",
      side("at-least", 1_234_567),
      side("exactly", 1),
      "A is the larger: at least 1.23 million times B.",
    ],
  ]);
});

describe("zero", () => {
  check([
    ["80 − 0", side("exactly", 80), side("exactly", 0), "A is the larger: by 80 people."],
    ["0 and 0", side("exactly", 0), side("exactly", 0), "A and B are the same."],
    [
      "0…10 − 0",
      side("exactly", 0),
      side("at-most", 10),
      "B is the larger, or they are the same: by as many as 10 people.",
    ],
    [
      "0 against >0",
      side("exactly", 0),
      side("more-than", 0),
      "B is the larger; by how much cannot be told.",
    ],
  ]);
});

describe("over their windows", () => {
  check([
    [
      ">300 000 ÷ 92 days > 3 260.8 a day; 4 950 ÷ 3 260.8 = 1.518",
      side("more-than", 300_000, over("P3M")),
      side("about", 4500, each("P1D")),
      `Made into a common rate: more than 3,260 people a day against about 4,500 people a day. By the day, ${EITHER.toLowerCase()}: B is less than about 1.6 times A.`,
    ],
    [
      "three months are 3 × one month: >100 000; 109 000 ÷ 100 000 = 1.09",
      side("more-than", 300_000, over("P3M")),
      side("exactly", 109_000, within("2019-04")),
      `Made into a common rate: more than 100,000 people a month against 109,000 people a month. By the month, ${EITHER.toLowerCase()}: B is less than 1.09 times A.`,
    ],
    [
      "since October to some day of June is 244…273 days: >400 000 ÷ 273 > 1 465; April has 30: 3 633 ÷ 1 465.2 = 2.4797",
      side("more-than", 400_000, since("2018-10"), people, { reported: "2019-06" }),
      side("exactly", 109_000, within("2019-04-01")),
      `Made into a common rate: more than 1,460 people a day against 109,000 people a day. By the day, ${EITHER.toLowerCase()}: B is less than 74.4 times A.`,
    ],
    [
      "October 1 to May 31 is 243 days: 24 300 ÷ 243 = 100",
      side("exactly", 24_300, since("2018-10", "2019-05-31")),
      side("exactly", 100, each("P1D")),
      "Made into a common rate: 100 people a day against 100 people a day. By the day, A and B come to the same.",
    ],
    [
      "February 2020 has 29 days: 2 900 ÷ 29 = 100",
      side("exactly", 2900, within("2020-02")),
      side("exactly", 100, each("P1D")),
      "Made into a common rate: 100 people a day against 100 people a day. By the day, A and B come to the same.",
    ],
    [
      "February 2019 has 28 days: 2 900 ÷ 28 = 103.57",
      side("exactly", 2900, within("2019-02")),
      side("exactly", 100, each("P1D")),
      "Made into a common rate: about 104 people a day against 100 people a day. By the day, A is the larger: about 1.04 times B.",
    ],
    [
      "2020 has 366 days: 36 600 ÷ 366 = 100",
      side("exactly", 36_600, within("2020")),
      side("exactly", 100, each("P1D")),
      "Made into a common rate: 100 people a day against 100 people a day. By the day, A and B come to the same.",
    ],
    [
      "any year: 36 500 ÷ 365…366 = 99.73…100",
      side("exactly", 36_500, over("P1Y")),
      side("exactly", 100, each("P1D")),
      "Made into a common rate: about 100 people a day against 100 people a day. By the day, B is the larger, or they are the same: at most 1.01 times A.",
    ],
    [
      "a month is 28…31 days, four weeks to 4.43: 70 a week is 280…310 a month; ÷ 300",
      side("exactly", 70, each("P1W")),
      side("exactly", 300, each("P1M")),
      `Made into a common rate: about 300 people a month against 300 people a month. By the month, ${EITHER.toLowerCase()}: A is between 0.933 and 1.04 times B.`,
    ],
    [
      "a week is seven days: 7 × 100 = 700",
      side("at-least", 700, each("P1W")),
      side("exactly", 100, each("P1D")),
      "Made into a common rate: at least 700 people a week against 700 people a week. By the week, A is the larger, or they are the same.",
    ],
    [
      "100 a day is 36 500…36 600 a year, of which 37 000 is none",
      side("exactly", 36_500, each("P1Y")),
      side("exactly", 100, each("P1D")),
      "Made into a common rate: 36,500 people a year against about 36,600 people a year. By the year, B is the larger, or they are the same: at most 1.01 times A.",
    ],
    [
      "what is told by the day already keeps each digit: 4 567 ÷ (300 000 ÷ 92) < 1.4006",
      side("exactly", 4567, each("P1D")),
      side("more-than", 300_000, over("P3M")),
      `Made into a common rate: 4,567 people a day against more than 3,260 people a day. By the day, ${EITHER.toLowerCase()}: A is less than 1.41 times B.`,
    ],
    [
      "two weeks have no one word: 200 in four of them is 100",
      side("exactly", 200, over("P4W")),
      side("exactly", 50, each("P2W")),
      "Made into a common rate: 100 people every 2 weeks against 50 people every 2 weeks. At these rates, A is the larger: exactly twice B.",
    ],
    [
      "seven months against seven years: 840 ÷ 7 = 120 a month, 8 400 ÷ 84 = 100 a month",
      side("exactly", 840, over("P7M")),
      side("exactly", 8400, over("P7Y")),
      "Made into a common rate: 120 people a month against 100 people a month. By the month, A is the larger: exactly 1.2 times B.",
    ],
    [
      "two years against five: 200 ÷ 2 = 100, 250 ÷ 5 = 50",
      side("exactly", 200, over("P2Y")),
      side("exactly", 250, over("P5Y")),
      "Made into a common rate: 100 people a year against 50 people a year. By the year, A is the larger: exactly twice B.",
    ],
    [
      "April against May: each is a month, so they stand as they are",
      side("exactly", 90, within("2019-04")),
      side("exactly", 60, within("2019-05")),
      "A is the larger: exactly 1.5 times B.",
    ],
    [
      "24 hours are a day",
      side("exactly", 90, over("PT24H")),
      side("exactly", 45, each("P1D")),
      "A is the larger: exactly twice B.",
    ],
    [
      "since October twice in one report is one window, whatever its end",
      side("exactly", 90, since("2018-10"), people, { report: "one", reported: "2019-06" }),
      side("exactly", 45, since("2018-10"), people, { report: "one", reported: "2019-06" }),
      "A is the larger: exactly twice B.",
    ],
    [
      "money adds up too: $90 ÷ 3 = $30",
      side("at-most", 90, over("P3M"), money("USD")),
      side("exactly", 10, each("P1M"), money("USD")),
      `Made into a common rate: as much as $30 a month against $10 a month. By the month, ${EITHER.toLowerCase()}: A is at most 3 times B.`,
    ],
    [
      "in half a day 12, in a day 24",
      side("exactly", 12, over("PT12H")),
      side("exactly", 24, each("P1D")),
      "Made into a common rate: 24 people a day against 24 people a day. By the day, A and B come to the same.",
    ],
  ]);
});

describe("what has no answer says why", () => {
  const rank: Measure = { kind: "rank", unit: "years", rank: "highest" };
  check([
    [
      "share and count",
      side("exactly", 3, undefined, share),
      side("exactly", 3),
      "They cannot be compared: one is a share, the other a count.",
    ],
    [
      "per cent and percentage points",
      side("exactly", 3, undefined, share),
      side("exactly", 3, undefined, points),
      "They cannot be compared: one is a share, the other a change in percentage points.",
    ],
    [
      "two currencies",
      side("exactly", 3, undefined, money("USD")),
      side("exactly", 3, undefined, money("EUR")),
      "They cannot be compared: one is in USD, the other in EUR, and rates of exchange are not kept here.",
    ],
    [
      "rank and count",
      side("exactly", 12, undefined, rank),
      side("exactly", 3),
      "They cannot be compared: one is a rank, the other a count.",
    ],
    [
      "rank and rank",
      side("exactly", 12, undefined, rank),
      side("exactly", 10, undefined, rank),
      "They cannot be compared: a rank says where a figure stands in its own series, not how large it is.",
    ],
    [
      "people and cows",
      side("exactly", 3),
      side("exactly", 3, undefined, { kind: "count", unit: "cows" }),
      "They cannot be compared: one counts people, the other cows.",
    ],
    [
      "kilometers and miles",
      side("exactly", 3, undefined, { kind: "measure", unit: "kilometers" }),
      side("exactly", 3, undefined, { kind: "measure", unit: "miles" }),
      "They cannot be compared: one is in kilometers, the other in miles.",
    ],
    [
      "degrees of two scales",
      side("exactly", 3, undefined, { kind: "measure", unit: "°C" }),
      side("exactly", 3, undefined, { kind: "measure", unit: "°F" }),
      "They cannot be compared: one is in °C, the other in °F.",
    ],
    [
      "multiples of other things",
      side("exactly", 3, undefined, { kind: "multiple" }),
      side("exactly", 2, undefined, { kind: "multiple" }),
      "They cannot be compared: each is a multiple of something else, and of what is not on file.",
    ],
    [
      "a change and a level",
      side("exactly", 3, undefined, people, { change: "rise" }),
      side("exactly", 3),
      "They cannot be compared: one is a change, the other a level.",
    ],
    [
      "a rise and a fall",
      side("exactly", 10, undefined, share, { change: "rise" }),
      side("exactly", 20, undefined, share, { change: "fall" }),
      "They cannot be compared: one is a rise, the other a fall.",
    ],
    [
      "a change of −20% and a drop of 20%, which are the same",
      side("exactly", -20, undefined, share, { change: "change" }),
      side("exactly", 20, undefined, share, { change: "fall" }),
      "They cannot be compared: one is a fall, told by its size, the other a change, told by its sign.",
    ],
    [
      "a rate and an amount over no known time",
      side("exactly", 3, each("P1D")),
      side("exactly", 3),
      "They cannot be compared: one is so much a day, the other does not say what time it covers.",
    ],
    [
      "shares over seven months and seven years",
      side("more-than", 3, over("P7M"), share),
      side("exactly", 3, over("P7Y"), share),
      "They cannot be compared: their windows differ, over 7 months and over 7 years, and a share is not spread evenly over time.",
    ],
    [
      "temperatures over other times",
      side("exactly", 3, over("P7M"), { kind: "measure", unit: "liters" }),
      side("exactly", 3, over("P7Y"), { kind: "measure", unit: "liters" }),
      "They cannot be compared: their windows differ, over 7 months and over 7 years, and a measure is not spread evenly over time.",
    ],
    [
      "since October, printed nobody knows when",
      side("exactly", 3, since("2018-10")),
      side("exactly", 3, each("P1D")),
      "They cannot be compared: when the time since October 2018 ended is not known.",
    ],
    [
      "ends before it starts",
      side("exactly", 3, since("2018-10"), people, { reported: "2018-09-01" }),
      side("exactly", 3, each("P1D")),
      "They cannot be compared: the window ends (September 1, 2018) before it starts (October 2018).",
    ],
  ]);
});

describe("a difference that rests on “about” is told as such, and of people in whole ones", () => {
  check([
    [
      "60 − 48.6…59.4 = 0.6…11.4",
      side("exactly", 60),
      side("about", 54),
      "A is the larger: by between about 1 and 12 people.",
    ],
    [
      ">60 − 45…55 > 5; 60 ÷ 55 = 1.09",
      side("more-than", 60),
      side("about", 50),
      "A is the larger: by more than about 5 people.",
    ],
    [
      "80 − 72…<80 = >0…8",
      side("exactly", 80),
      side("about", 80, undefined, people, nearly(80)),
      "A is the larger: by at most about 8 people.",
    ],
    [
      "42 − 37.8…<42 ≤ 4.2, of whole people 5",
      side("exactly", 42),
      side("about", 42, undefined, people, nearly(42)),
      "A is the larger: by at most about 5 people.",
    ],
    [
      "45…55 ÷ 30 = 1.5…1.83, 45…55 − 30 = 15…25",
      side("about", 50, undefined, share),
      side("exactly", 30, undefined, share),
      "A is the larger: between about 1.5 and 1.9 times B, by between about 15 and 25 percentage points.",
    ],
    [
      "0.9…1.1 children are no whole ones: 1.15 − 0.9…1.1 = 0.05…0.25",
      side("exactly", 1.15),
      side("about", 1),
      "A is the larger: by between about 0.05 and 0.25 people.",
    ],
    [
      "0…30 − 9…11 = −11…21",
      side("between", [0, 30], undefined, { kind: "measure", unit: "degrees Celsius" }),
      side("about", 10, undefined, { kind: "measure", unit: "degrees Celsius" }),
      "Either may be the higher, and they may be the same: they are at most about 21 degrees Celsius apart.",
    ],
    [
      "shares that may be below zero are so many points apart",
      side("between", [-5, 5], undefined, share),
      side("exactly", 0, undefined, share),
      "Either may be the higher, and they may be the same: they are up to 5 percentage points apart.",
    ],
  ]);
});

describe("values that differ only in their last digits", () => {
  const usd = money("USD");
  check([
    [
      "to the dollar in thirty-six trillion",
      side("exactly", 36_214_310_123_457, undefined, usd),
      side("exactly", 36_214_310_123_456, undefined, usd),
      "A is the larger: by $1.",
    ],
    [
      "a trillion and one against a trillion and two",
      side("exactly", 1_000_000_000_001, undefined, usd),
      side("exactly", 1_000_000_000_002, undefined, usd),
      "B is the larger: by $1.",
    ],
    [
      "1 000 000 000 001 ÷ 5 000 000 = 200 000.000 000 2",
      side("exactly", 1_000_000_000_001, undefined, usd),
      side("exactly", 5_000_000, undefined, usd),
      "A is the larger: about 200,000 times B.",
    ],
    [
      "at most a trillion and one, which is whole and told in full",
      side("at-most", 1_000_000_000_001, undefined, usd),
      side("exactly", 0, undefined, usd),
      "A is the larger, or they are the same: by as much as $1,000,000,000,001.",
    ],
  ]);

  test("are shown in full, as they were printed", () => {
    const sides = [
      side("exactly", 1_000_000_000_001, undefined, usd),
      side("about", 1_000_000_000_002, undefined, usd),
    ] as const;
    const [first, second] = stepsOf([...sides], compare(...sides), ["A", "B"]);
    expect(first!.detail).toBe("taken as printed: $1,000,000,000,001");
    expect(second!.detail).toContain("from $900,000,000,001.80 to $1,100,000,000,002.20");
  });
});

describe("a length of calendar time in days", () => {
  test.each([
    [1, "months", 28, 31],
    [1, "quarters", 89, 92],
    [0.5, "years", 181, 184],
    [1, "years", 365, 366],
    [1.5, "years", 546, 550],
    [2, "years", 730, 731],
    [5, "years", 1825, 1827],
    [1, "decades", 3651, 3653],
    [10, "years", 3651, 3653],
    [1, "centuries", 36_524, 36_525],
  ])("%d %s: as many as Temporal counts from any month on", (value, unit, least, most) => {
    const weighed = compare(
      side("exactly", value, undefined, time(unit)),
      side("exactly", 1, undefined, time("days")),
    );
    expect(weighed).toMatchObject({ first: { low: least, high: most } });
    expect([least, most]).toEqual(daysFromAnyMonth(value * MONTHS[unit]!));
  });

  const MONTHS: Record<string, number> = { months: 1, quarters: 3, years: 12, decades: 120, centuries: 1200 };

  function daysFromAnyMonth(months: number): [number, number] {
    const days = Array.from({ length: 4800 }, (_, month) => {
      const from = Temporal.PlainDate.from("2000-01-01").add({ months: month });
      return from.until(from.add({ months }), { largestUnit: "days" }).days;
    });
    return [Math.min(...days), Math.max(...days)];
  }
});

describe("other measures", () => {
  const celsius: Measure = { kind: "measure", unit: "degrees Celsius" };
  const liters: Measure = { kind: "measure", unit: "liters" };
  check([
    [
      "50 ÷ 10 = 5, 50 − 10 = 40",
      side("exactly", 50, undefined, share),
      side("exactly", 10, undefined, share),
      "A is the larger: exactly 5 times B, by 40 percentage points.",
    ],
    [
      ">3 against 50: 50 ÷ 3 = 16.67",
      side("more-than", 3, undefined, share),
      side("exactly", 50, undefined, share),
      `${EITHER}: B is less than 16.7 times A.`,
    ],
    [
      "18 months ÷ 24 months",
      side("exactly", 18, undefined, time("months")),
      side("exactly", 2, undefined, time("years")),
      "Made into one unit: 18 months against 24 months. B is the longer: about 1.33 times A.",
    ],
    [
      "90 minutes ÷ 120 minutes",
      side("exactly", 90, undefined, time("minutes")),
      side("exactly", 2, undefined, time("hours")),
      "Made into one unit: 90 minutes against 120 minutes. B is the longer: about 1.33 times A.",
    ],
    [
      "90 days ÷ 89…92 days",
      side("exactly", 90, undefined, time("days")),
      side("exactly", 3, undefined, time("months")),
      "Made into one unit: 90 days against about 91 days. Either may be the longer, and they may be the same: A is between 0.978 and 1.02 times B.",
    ],
    [
      "a year has 365 or 366 days, and not 370",
      side("exactly", 12, undefined, time("months")),
      side("exactly", 364, undefined, time("days")),
      "Made into one unit: about 366 days against 364 days. A is the longer: by between 1 and 2 days.",
    ],
    [
      "a decade has 3 651 to 3 653 days, of which neither 3 650 nor 3 700 is one",
      side("exactly", 1, undefined, time("decades")),
      side("exactly", 3652, undefined, time("days")),
      "Made into one unit: between 3,651 and 3,653 days against 3,652 days. Either may be the longer, and they may be the same: A is between 0.999 and 1.01 times B.",
    ],
    [
      "five weeks are 35 days, a month at most 31: 35 ÷ 31 = 1.129, 35 ÷ 28 = 1.25",
      side("exactly", 5, undefined, time("weeks")),
      side("exactly", 1, undefined, time("months")),
      "Made into one unit: 35 days against about 30 days. A is the longer: about 1.19 times B.",
    ],
    [
      "a decade is 10 years",
      side("exactly", 1, undefined, time("decades")),
      side("at-most", 5, undefined, time("years")),
      "Made into one unit: 10 years against up to 5 years. A is the longer: at least twice B.",
    ],
    [
      "−3 − 1 ≤ −4",
      side("exactly", -3, undefined, points),
      side("at-least", 1, undefined, points),
      "B is the higher: by at least 4 percentage points.",
    ],
    [
      "−4 and −2",
      side("exactly", -4, undefined, points),
      side("exactly", -2, undefined, points),
      "B is the higher: by 2 percentage points.",
    ],
    [
      "a change of −20 and a rise of 10 are told by one sign",
      side("exactly", -20, undefined, points, { change: "change" }),
      side("exactly", 10, undefined, points, { change: "rise" }),
      "B is the higher: by 30 percentage points.",
    ],
    [
      "percentage points are a change, whether or not they are called one",
      side("exactly", 4, undefined, points),
      side("exactly", 2, undefined, points, { change: "rise" }),
      "A is the higher: exactly twice B.",
    ],
    [
      "kilometers and km are one unit",
      side("exactly", 100, undefined, { kind: "measure", unit: "kilometers" }),
      side("exactly", 50, undefined, { kind: "measure", unit: "km" }),
      "A is the higher: exactly twice B.",
    ],
    [
      "and so are °C and degrees Celsius",
      side("exactly", 20, undefined, { kind: "measure", unit: "°C" }),
      side("exactly", 10, undefined, celsius),
      "A is the higher: by 10 °C.",
    ],
    [
      "magnitudes, whose steps multiply",
      side("exactly", 7, undefined, { kind: "measure", unit: "magnitude" }),
      side("exactly", 6, undefined, { kind: "measure", unit: "magnitude" }),
      "A is the higher: by 1 magnitude.",
    ],
    [
      "degrees are subtracted",
      side("exactly", 20, undefined, celsius),
      side("exactly", 10, undefined, celsius),
      "A is the higher: by 10 degrees Celsius.",
    ],
    [
      "…40 − 30 ≤ 10",
      side("at-most", 40, undefined, celsius),
      side("exactly", 30, undefined, celsius),
      "Either may be the higher, and they may be the same: A is at most 10 degrees Celsius higher.",
    ],
    [
      "…2 − 0.5 ≤ 1.5: it is B that is at most so much higher",
      side("exactly", 0.5, undefined, points),
      side("at-most", 2, undefined, points),
      "Either may be the higher, and they may be the same: B is at most 1.5 percentage points higher.",
    ],
    [
      "…40 and …30: neither end is known",
      side("at-most", 40, undefined, celsius),
      side("at-most", 30, undefined, celsius),
      "Either may be the higher, and they may be the same: nothing bounds how far they are apart.",
    ],
    [
      "…20 degrees and 9…11",
      side("at-most", 20, undefined, celsius),
      side("about", 10, undefined, celsius),
      "Either may be the higher, and they may be the same: A is at most about 11 degrees Celsius higher.",
    ],
    [
      "5…9 and 8…10 degrees: at most 5 apart",
      side("between", [5, 9], undefined, celsius),
      side("between", [8, 10], undefined, celsius),
      "Either may be the higher, and they may be the same: they are up to 5 degrees Celsius apart.",
    ],
    [
      "10 liters a day, 35 a week: 70 ÷ 35",
      side("exactly", 10, each("P1D"), liters),
      side("exactly", 35, each("P1W"), liters),
      "Made into a common rate: 70 liters a week against 35 liters a week. By the week, A is the higher: exactly twice B.",
    ],
    ["losses of 100 and 50", side("exactly", -100), side("exactly", -50), "B is the higher: by 50 people."],
    [
      "multiples of one figure",
      side("exactly", 3, undefined, { kind: "multiple" }, { figure: "one" }),
      side("exactly", 2, undefined, { kind: "multiple" }, { figure: "one" }),
      "A is the larger: exactly 1.5 times B.",
    ],
    [
      "person and persons",
      side("exactly", 4, undefined, { kind: "count", unit: "Family" }),
      side("exactly", 2, undefined, { kind: "count", unit: "families" }),
      "A is the larger: exactly twice B.",
    ],
  ]);
});

describe("from one report to the next", () => {
  const cases: Case[] = [
    ["80 to 120", side("exactly", 120), side("exactly", 80), "Up from B: exactly 1.5 times it."],
    ["80 to 40", side("exactly", 40), side("exactly", 80), "Down from B: exactly half of it."],
    ["80 to 80", side("exactly", 80), side("exactly", 80), "The same as B."],
    [
      "0…300 to 450…550: ≥ 1.5",
      side("about", 500),
      side("at-most", 300),
      "Up from B: at least about 1.5 times it.",
    ],
    ["80 to 0…80", side("at-most", 80), side("exactly", 80), "Down from B, or the same."],
    ["80 to 80…", side("at-least", 80), side("exactly", 80), "Up from B, or the same."],
    ["80 to >80", side("more-than", 80), side("exactly", 80), "Up from B, by how much cannot be told."],
    ["0 to 3", side("exactly", 3), side("exactly", 0), "Up from B: by 3 people."],
    ["5 to 0", side("exactly", 0), side("exactly", 5), "Down from B: by 5 people."],
    [
      "40% to 27…33%: 0.675…0.825 times, 7…13 points",
      side("about", 30, undefined, share),
      side("exactly", 40, undefined, share),
      "Down from B: about 0.75 times it, by between about 7 and 13 percentage points.",
    ],
    [
      "80 to 72…88",
      side("about", 80),
      side("exactly", 80),
      "Cannot tell which way it went from B: the later is between about 0.9 and 1.1 times the earlier.",
    ],
    [
      "people to cows",
      side("exactly", 3, undefined, { kind: "count", unit: "cows" }),
      side("exactly", 3),
      "Cannot tell what changed: one counts cows, the other people.",
    ],
  ];
  test.each(cases)("%s", (_, later, earlier, words) => {
    expect(wordChange(compare(later, earlier), "B")).toBe(words);
  });
});
