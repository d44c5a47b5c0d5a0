import { expect, test } from "vitest";
import { nounInNumber, unitInNumber } from "../../src/figures/in-number.ts";

test.each([
  ["people", "person"],
  ["border agents", "border agent"],
  ["people in camps", "person in camps"],
  ["homes without power", "home without power"],
  ["families", "family"],
  ["churches", "church"],
  ["houses", "house"],
  ["children", "child"],
  ["cattle", "cattle"],
])("of %s one is a %s", (noun, one) => {
  expect([nounInNumber(noun, 1), nounInNumber(noun, -1), nounInNumber(noun, 2)]).toEqual([one, one, noun]);
});

test("units of measure and time take the ending off their first word", () => {
  expect(
    ["miles an hour", "square feet", "percentage points", "years"].map((unit) => unitInNumber(unit, -1)),
  ).toEqual(["mile an hour", "square foot", "percentage point", "year"]);
});
