import { expect, test } from "vitest";
import { isSameUnit } from "../../src/figures/units.ts";

test.each([
  ["kilometers", "km"],
  ["kilometres", "Kilometers"],
  ["km/h", "kilometers an hour"],
  ["square meters", "sq m"],
  ["lbs", "pounds"],
  ["°C", "degrees Celsius"],
  ["wind farms", "wind farm"],
])("%s and %s are one unit", (one, other) => {
  expect(isSameUnit(one, other)).toBe(true);
});

test.each([
  ["kilometers", "miles"],
  ["tonnes", "kilograms"],
  ["tons", "tonnes"],
  ["°C", "°F"],
  ["kilometers", "square kilometers"],
  ["kilometers", "kilometers an hour"],
  ["liters", "liters of milk"],
  ["liters", undefined],
])("%s and %s are two", (one, other) => {
  expect(isSameUnit(one, other)).toBe(false);
});
