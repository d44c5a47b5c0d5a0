import { expect, test } from "vitest";
import { changeInLabel } from "../../src/content/change-in-label.ts";

test.each([
  ["increase in arrivals", "rise"],
  ["Rise of the price of bread", "rise"],
  ["annual wage growth", "rise"],
  ["pay increase of nurses", "rise"],
  ["sea-level rise", "rise"],
  ["jump in rents", "rise"],
  ["population growth rate", "rise"],
  ["rate of growth", "rise"],
  ["year-on-year drop in imports", "fall"],
  ["fall in departures", "fall"],
  ["price cut", "fall"],
  ["change in exports", "change"],
  ["percentage change since 2019", "change"],
])("“%s” is a %s", (label, change) => {
  expect(changeInLabel(label)).toBe(change);
});

test.each([
  "homes that fall in the flood zone",
  "people who rise to power",
  "unemployment rate",
  "rate of unemployment",
  "people hurt by the rise in water",
  "people displaced by climate change",
  "share of the growth in jobs",
  "number of falls in care homes",
  "falls at home",
  "visitors to Niagara Falls",
  "height of the storm surge",
  "storm surge",
  "",
])("“%s” is how much there is", (label) => {
  expect(changeInLabel(label)).toBeUndefined();
});
