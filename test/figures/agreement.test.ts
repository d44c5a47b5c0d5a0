import { describe, expect, test } from "vitest";
import { agreementOf, type Statement } from "../../src/figures/agreement.ts";
import type { Measure, Quantity } from "../../src/figures/quantity.ts";
import { durationOf } from "../../src/figures/window.ts";

const people: Measure = { kind: "count", unit: "people" };
const share: Measure = { kind: "share" };
const state = (quantity: Quantity, measure = people, window?: Statement["window"]): Statement => ({
  quantity,
  measure,
  window,
});
const over = (iso: string) => ({ form: "over" as const, length: durationOf(iso) });

describe("the claims of one figure", () => {
  test("stand alone when there is one, or none", () => {
    expect(agreementOf([])).toEqual({ verdict: "alone" });
    expect(agreementOf([state({ hedge: "exactly", value: 80 })])).toEqual({ verdict: "alone" });
  });

  test("agree when one value fits them all, however they are hedged", () => {
    const agreement = agreementOf([
      state({ hedge: "at-most", value: 80 }),
      { ...state({ hedge: "between", value: [24, 100] }), words: "dozens" },
      state({ hedge: "about", value: 80 }),
      state({ hedge: "at-least", value: 36 }),
      state({ hedge: "exactly", value: 80 }),
    ]);
    expect(agreement).toMatchObject({ verdict: "agree" });
    expect((agreement as { reason: string }).reason).toMatch(/“as many as 80”, “dozens”, “about 80”/);
  });

  test("agree in so many words", () => {
    const same = [state({ hedge: "about", value: 4500 }), state({ hedge: "about", value: 4500 })];
    expect(agreementOf(same)).toEqual({ verdict: "agree", reason: "all say “about 4,500”" });
  });

  test("differ in value when no value fits two of them, which are named", () => {
    const agreement = agreementOf([
      state({ hedge: "at-most", value: 80 }),
      state({ hedge: "about", value: 75 }),
      state({ hedge: "more-than", value: 100 }),
    ]);
    expect(agreement).toEqual({
      verdict: "differ-in-value",
      pair: [0, 2],
      reason: "“as many as 80” and “more than 100” cannot both be right",
    });
  });

  test("“more than 3%” and “3%” over the same time differ in value", () => {
    const agreement = agreementOf([
      state({ hedge: "more-than", value: 3 }, share),
      state({ hedge: "exactly", value: 3 }, share),
    ]);
    expect(agreement.verdict).toBe("differ-in-value");
  });

  test("differ in window before they differ in value: seven months against seven years", () => {
    const agreement = agreementOf([
      state({ hedge: "more-than", value: 3 }, share, over("P7M")),
      state({ hedge: "exactly", value: 3 }, share, over("P7Y")),
    ]);
    expect(agreement).toMatchObject({
      verdict: "differ-in-window",
      reason: "one is over 7 months, the other over 7 years",
    });
  });

  test("three months against one month of the calendar differ in window", () => {
    const april = { form: "in" as const, date: "2019-04" };
    const agreement = agreementOf([
      state({ hedge: "more-than", value: 300_000 }, people, over("P3M")),
      state({ hedge: "exactly", value: 109_000 }, people, april),
    ]);
    expect(agreement).toMatchObject({
      verdict: "differ-in-window",
      reason: "one is over 3 months, the other in April 2019",
    });
  });

  test("a window that one report does not state is no difference", () => {
    const agreement = agreementOf([
      state({ hedge: "about", value: 4500 }, people, { form: "each", length: durationOf("P1D") }),
      state({ hedge: "about", value: 4500 }),
    ]);
    expect(agreement.verdict).toBe("agree");
  });

  test("cannot be compared when they are of different kinds, units or ranks", () => {
    expect(
      agreementOf([state({ hedge: "exactly", value: 3 }, share), state({ hedge: "exactly", value: 3 })]),
    ).toMatchObject({
      verdict: "not-comparable",
      reason: "one is a share, the other a count",
    });
    const rank = (rank: string): Measure => ({ kind: "rank", unit: "years", rank });
    expect(
      agreementOf([
        state({ hedge: "exactly", value: 3 }, rank("highest")),
        state({ hedge: "exactly", value: 3 }, rank("lowest")),
      ]).verdict,
    ).toBe("not-comparable");
    const money = (unit: string): Measure => ({ kind: "money", unit });
    expect(
      agreementOf([
        state({ hedge: "exactly", value: 3 }, money("USD")),
        state({ hedge: "exactly", value: 3 }, money("EUR")),
      ]).verdict,
    ).toBe("not-comparable");
  });
});
