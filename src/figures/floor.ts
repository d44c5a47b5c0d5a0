import type { Measure } from "./quantity.ts";

/** Units of length, area, volume, weight, speed, energy, power and data: there is no less than none of them. */
const NEVER_NEGATIVE = new RegExp(
  `^(?:${[
    "(?:square |cubic |nautical |light-)?(?:(?:kilo|centi|milli|micro|nano)?met(?:er|re)s?|miles?|feet|foot|inch(?:es)?|yards?|years)",
    "(?:acres?|hectares?)",
    "(?:(?:kilo|mega|giga|tera)?(?:watts?(?:-hours?)?|joules?|bytes?|hertz)|horsepower|(?:kilo)?calories?)",
    "(?:(?:kilo|milli|micro)?(?:grams?|lit(?:er|re)s?)|(?:metric )?tons?|(?:kilo|mega)?tonnes?|pounds?|ounces?|stone|carats?)",
    "(?:gallons?|barrels?|bushels?|pints?|knots?|revolutions)",
  ].join("|")})(?![\\w-])`,
  "i",
);

/** The least that the words of an upper bound allow: zero where a value below it has no sense, else no bound. */
export function floorOf(value: number, { kind, unit = "" }: Measure): number {
  if (value <= 0 || kind === "points") return -Infinity;
  return kind === "measure" && !NEVER_NEGATIVE.test(unit) ? -Infinity : 0;
}
