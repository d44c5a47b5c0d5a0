import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Compared } from "../../src/figures/comparable.ts";
import { compare, type Weighed } from "../../src/figures/compare.ts";
import { stepsOf } from "../../src/figures/compare-steps.ts";
import { wordChange, wordComparison, wordFooting } from "../../src/figures/compare-words.ts";
import { contains, type Interval, intervalOf } from "../../src/figures/interval.ts";
import { fixedDays, monthsIn, sameLength } from "../../src/figures/length.ts";
import { hedges, type Measure, type Quantity } from "../../src/figures/quantity.ts";
import { lengthOf, type Window } from "../../src/figures/window.ts";
import { each, over, people, points, share, side, since, time, within } from "./sides.ts";

/** A part of the last places that arithmetic in doubles may lose. */
const SLACK = 1e-9;

const printed = fc
  .tuple(fc.integer({ min: -999, max: 9999 }), fc.integer({ min: -2, max: 4 }))
  .map(([digits, power]) => Number(`${digits}e${power}`));
const quantity = fc
  .record({ hedge: fc.constantFrom(...hedges), value: printed, more: printed, nearly: fc.boolean() })
  .map(({ hedge, value, more, nearly }): Quantity => {
    if (hedge === "between") return { hedge, value: [value, value + Math.abs(more)] };
    return hedge === "about" && nearly ? { hedge, value, from: "below" } : { hedge, value };
  });
const windows: (Window | undefined)[] = [
  undefined,
  ...["PT12H", "P1D", "P1W", "P10D", "P1M", "P3M", "P7M", "P1Y", "P7Y"].flatMap((iso) => [
    over(iso),
    each(iso),
  ]),
  over("P3M", "2019-05"),
  over("P1M", "2020-02-29"),
  within("2020-02"),
  within("2019"),
  within("2020"),
  within("2019-04-03"),
  since("2018-10"),
  since("2019", "2019-03-31"),
];
const sides = fc.record({
  quantities: fc.tuple(quantity, quantity),
  measure: fc.constantFrom<Measure>(people, share, points, { kind: "money", unit: "USD" }, time("days"), {
    kind: "measure",
    unit: "liters",
  }),
  windows: fc.tuple(fc.constantFrom(...windows), fc.constantFrom(...windows)),
  reported: fc.tuple(
    fc.constantFrom("2019-06", "2019-06-01", "2020"),
    fc.constantFrom("2019-06", "2019-07-15"),
  ),
});

type Drawn = typeof sides extends fc.Arbitrary<infer T> ? T : never;

function bothOf({ quantities, measure, windows, reported }: Drawn): [Compared, Compared] {
  const made = quantities.map((quantity, place) => ({
    quantity,
    measure,
    window: windows[place],
    reported: reported[place],
    figure: `${place}`,
    report: `${place}`,
  }));
  return [made[0]!, made[1]!];
}

/** A value that an interval holds: from its lowest to its highest by a part, and far out where it has no end. */
function drawnFrom({ low, high, lowOpen, highOpen }: Interval, part: number): number | undefined {
  const [from, to] = [
    low === -Infinity ? Math.min(high, 0) - 1e6 : low,
    high === Infinity ? Math.max(low, 1) * 50 : high,
  ];
  const value = from + (to - from) * part;
  const isOutside = (lowOpen && value <= low) || (highOpen && value >= high);
  return isOutside || value < low || value > high ? undefined : value;
}

/** How long one real window of this description is, in months where both are whole months, else in days. */
function realLength(window: Window, reported: string | undefined, inMonths: boolean, draw: Draw): number {
  const length = lengthOf(window);
  if (inMonths) return monthsIn(length!);
  if (window.form === "in") return daysBetween(...ends(window.date));
  if (window.form === "since") {
    const [first, last] = ends(window.end ?? reported!);
    const end = first.add({
      days: Math.floor(draw.day * (first.until(last, { largestUnit: "days" }).days + 1)),
    });
    return daysBetween(ends(window.start)[0], end);
  }
  const { years, months } = length!;
  const end =
    window.form === "over" && window.end ? window.end : `${draw.year}-${`${draw.month}`.padStart(2, "0")}`;
  const [first, last] = ends(end);
  const after = first.add({
    days: Math.floor(draw.day * (first.until(last, { largestUnit: "days" }).days + 1)) + 1,
  });
  return after.subtract({ years, months }).until(after, { largestUnit: "days" }).days + fixedDays(length!);
}

type Draw = { year: number; month: number; day: number };
const draw = fc.record({
  year: fc.integer({ min: 1990, max: 2110 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

function ends(date: string): [Temporal.PlainDate, Temporal.PlainDate] {
  const [year, month, day] = date.split("-");
  const first = Temporal.PlainDate.from(`${year}-${month ?? "01"}-${day ?? "01"}`);
  const last = day ? first : first.add(month ? { months: 1 } : { years: 1 }).subtract({ days: 1 });
  return [first, last];
}

function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: "days" }).days + 1;
}

const isWholeMonths = (window: Window) => {
  const length = lengthOf(window);
  return length !== undefined && fixedDays(length) === 0;
};

/** Two values that the words allow, made into rates over real windows where the comparison is one of rates. */
function truth(both: [Compared, Compared], weighed: Weighed, parts: [number, number], draws: [Draw, Draw]) {
  const values = both.map(({ quantity, measure }, place) =>
    drawnFrom(intervalOf(quantity, measure), parts[place]!),
  );
  if (values.includes(undefined)) return undefined;
  const { per, isWhole } = weighed;
  if (isWhole) return wholeNear(values as [number, number], both);
  if (!per) return values as [number, number];
  const inMonths = both.every(({ window }) => isWholeMonths(window!));
  const unit = realLength({ form: "each", length: per }, undefined, inMonths, draws[0]);
  return both.map(({ window, reported }, place) => {
    const length = lengthOf(window!);
    if (length && sameLength(length, per)) return values[place]!;
    return (values[place]! / realLength(window!, reported, inMonths, draws[place]!)) * unit;
  }) as [number, number];
}

/** Whole numbers near two values, where the words allow them. */
function wholeNear(values: [number, number], both: [Compared, Compared]): [number, number] | undefined {
  const whole = values.map(Math.round) as [number, number];
  const isAllowed = both.every(({ quantity, measure }, place) =>
    contains(intervalOf(quantity, measure), whole[place]!),
  );
  return isAllowed ? whole : undefined;
}

/** Whether a sentence of a comparison holds for two true values, read as a reader reads it. */
function holds(said: string, a: number, b: number): boolean {
  const sentence = withoutFooting(said);
  if (sentence.includes("They cannot be compared")) return true;
  const near = SLACK * Math.max(Math.abs(a), Math.abs(b), 1e-12);
  if (/^A and B (are|come to) the same|^B and A/.test(sentence)) return Math.abs(a - b) <= near;
  const larger = /^([AB]) is the (?:larger|higher|longer)(, or they are the same)?/.exec(sentence);
  if (larger) {
    const [more, less] = larger[1] === "A" ? [a, b] : [b, a];
    if (more < less - near) return false;
  }
  const times =
    /(?:([AB]) is )?((?:at least|at most|more than|less than|between|about|exactly)[^,;]*?) (?:[AB])(?=[,.])/.exec(
      sentence.replace(/^[AB] is the (larger|higher|longer)(, or they are the same)?: /, "$&"),
    );
  if (times) {
    const first = times[1] ?? larger![1]!;
    const [top, bottom] = first === "A" ? [a, b] : [b, a];
    if (!fits(times[2]!, top, bottom)) return false;
  }
  const above = /: ([AB]) is at most ([^.]*(?:\.\d+[^.]*)*) (?:larger|higher|longer)\.$/.exec(sentence);
  if (above && (above[1] === "A" ? a - b : b - a) > number(above[2]!) + near) return false;
  const apart = /by ([^.]*(?:\.\d+[^.]*)*)\.$/.exec(sentence);
  return !apart || apart[1]!.includes("cannot") || isApart(apart[1]!, Math.abs(a - b));
}

/** What is said of two rates begins with the unit of time that it is said by. */
function withoutFooting(sentence: string): string {
  const words = sentence.replace(/^(By the \w+|At these rates), /, "");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const number = (text: string) => {
  const [, digits = "", scale] = /(-?[\d,.]*\d)\s*(million|billion|trillion)?/.exec(text)!;
  return (
    Number(digits.replaceAll(",", "")) *
    { million: 1e6, billion: 1e9, trillion: 1e12, none: 1 }[scale ?? "none"]!
  );
};

/** Whether `top` is so many times `bottom` as the words say. "About" before a bound is let off nothing here. */
function fits(words: string, top: number, bottom: number): boolean {
  const said = words
    .replace(/\btwice\b/, "2 times")
    .replace(/\bhalf of\b/, "0.5 times")
    .replace(/\ba time\b/, "1 time");
  const is = (value: number) => value * bottom;
  const near = SLACK * Math.max(Math.abs(top), Math.abs(bottom));
  const range = /^between (?:about )?(.*) and (.*) times?$/.exec(said);
  if (range) return top >= is(number(range[1]!)) - near && top <= is(number(range[2]!)) + near;
  if (/^(at least|more than)/.test(said)) return top >= is(number(said)) - near;
  if (/^(at most|less than)/.test(said)) return top <= is(number(said)) + near;
  if (said.startsWith("exactly")) return Math.abs(top - is(number(said))) <= near;
  return top >= is(number(said) * 0.9) - near && top <= is(number(said) * 1.1) + near;
}

function isApart(words: string, apart: number): boolean {
  const near = SLACK * 1e8;
  const range = /^between (.*) and (.*)$/.exec(words);
  if (range) return apart >= number(range[1]!) - near && apart <= number(range[2]!) + near;
  if (/^(at least|more than)/.test(words)) return apart >= number(words) - near;
  if (/^(as many|as much|up to|at most|fewer|less)/.test(words)) return apart <= number(words) + near;
  const reach = /^(about|nearly)/.test(words) ? number(words) * 0.1 : number(words) * 1e-9;
  return Math.abs(apart - number(words)) <= reach + near;
}

const part = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));

describe("any two figures", () => {
  test("whatever they truly are, and however long their windows truly were, what was said holds", () => {
    let [weighedOnes, rates] = [0, 0];
    fc.assert(
      fc.property(sides, fc.tuple(part, part), fc.tuple(draw, draw), (drawn, parts, draws) => {
        const both = bothOf(drawn);
        const weighed = compare(...both);
        if (weighed.outcome !== "weighed") return;
        const values = truth(both, weighed, parts, draws);
        if (!values) return;
        weighedOnes += 1;
        if (weighed.per) rates += 1;
        const [a, b] = values;
        const sentence = wordComparison(weighed, ["A", "B"]);
        expect(holds(sentence, a, b), `${sentence} ${a} ${b}`).toBe(true);
        const { ratio } = weighed;
        if (ratio && b > 0) {
          const slack = {
            low: ratio.low * (1 - SLACK),
            high: ratio.high * (1 + SLACK),
            lowOpen: false,
            highOpen: false,
          };
          expect(contains(slack, a / b), `${a / b} in ${ratio.low}…${ratio.high}`).toBe(true);
        }
      }),
      { numRuns: 20_000 },
    );
    expect(weighedOnes).toBeGreaterThan(5000);
    expect(rates).toBeGreaterThan(1000);
  });

  test("A against B and B against A never contradict each other", () => {
    const MIRROR = {
      same: "same",
      "first-larger": "second-larger",
      "second-larger": "first-larger",
      "first-not-smaller": "second-not-smaller",
      "second-not-smaller": "first-not-smaller",
      either: "either",
    } as const;
    fc.assert(
      fc.property(sides, (drawn) => {
        const [a, b] = bothOf(drawn);
        const [one, other] = [compare(a, b), compare(b, a)];
        if (one.outcome !== "weighed" || other.outcome !== "weighed") {
          expect(other.outcome).toBe(one.outcome);
          return;
        }
        expect(other.order).toBe(MIRROR[one.order]);
        if (one.order !== "either" && one.order !== "same")
          expect(wordComparison(other, ["B", "A"])).toBe(wordComparison(one, ["A", "B"]));
      }),
      { numRuns: 5000 },
    );
  });

  test("which is the larger is said only where every value settles it, and a change only where its way is certain", () => {
    fc.assert(
      fc.property(sides, (drawn) => {
        const both = bothOf(drawn);
        const weighed = compare(...both);
        expect(() => [wordFooting(weighed), stepsOf(both, weighed, ["A", "B"])]).not.toThrow();
        if (weighed.outcome !== "weighed") return;
        const { first, second, order } = weighed;
        const mayBeSame =
          (first.low < second.high || (first.low === second.high && !first.lowOpen && !second.highOpen)) &&
          (second.low < first.high || (second.low === first.high && !second.lowOpen && !first.highOpen));
        expect(order === "first-larger" || order === "second-larger").toBe(!mayBeSame);
        const change = withoutFooting(wordChange(weighed, "B"));
        expect(/^(Up|Down) from B(?!, or)/.test(change)).toBe(!mayBeSame);
      }),
      { numRuns: 5000 },
    );
  });

  test("whole numbers are told apart to their last digit", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: -3, max: 3 }), (value, more) => {
        fc.pre(value + more >= 0 && Number.isSafeInteger(value + more));
        const one = (count: number) => side("exactly", count);
        const { order } = compare(one(value + more), one(value)) as Weighed;
        expect(order).toBe(more === 0 ? "same" : more > 0 ? "first-larger" : "second-larger");
      }),
    );
  });

  test("a stretch of months may be as many days as Temporal counts from any day", () => {
    fc.assert(
      fc.property(draw, fc.integer({ min: 1, max: 60 }), ({ year, month, day }, months) => {
        const from = new Temporal.PlainDate(year, month, 1).add({ days: Math.floor(day * 28) });
        const { days } = from.until(from.add({ months }), { largestUnit: "days" });
        const ofTime = (value: number, unit: string): Compared => ({
          quantity: { hedge: "exactly", value },
          measure: time(unit),
          figure: unit,
          report: unit,
        });
        const weighed = compare(ofTime(months, "months"), ofTime(days, "days")) as Weighed;
        expect(contains(weighed.first, days), `${months} months, ${days} days`).toBe(true);
      }),
    );
  });
});
