import type { Kind } from "../figures/quantity.ts";
import { stemOf } from "./stem.ts";

/** What a question of "how long", "how hot" and their like is after. */
export type Dimension =
  | "length"
  | "height"
  | "tallness"
  | "depth"
  | "distance"
  | "width"
  | "weight"
  | "age"
  | "speed"
  | "size"
  | "temperature"
  | "strength"
  | "delay"
  | "steepness"
  | "loudness";

const stems = (words: string): ReadonlySet<string> => new Set(words.split(" ").map(stemOf));

/** The words a figure's name has for it. */
export const DIMENSION_WORDS: Readonly<Record<Dimension, ReadonlySet<string>>> = {
  length: stems("long length duration time last wait journey delay ride"),
  height: stems("high height tall level swell"),
  tallness: stems("high height tall"),
  depth: stems("deep depth"),
  distance: stems("far distance away close near range reach"),
  width: stems("wide width breadth thick thickness diameter"),
  weight: stems("heavy weight weigh mass"),
  age: stems("old age"),
  speed: stems("fast speed quick velocity pace limit"),
  size: stems("big large size area extent magnitude great huge diameter"),
  temperature: stems("hot cold warm cool temperature heat degree"),
  strength: stems("strong strength gust magnitude power force intensity"),
  delay: stems("late delay overdue"),
  steepness: stems("steep steepness gradient slope incline"),
  loudness: stems("loud loudness noise noisy decibel sound volume"),
};

export const ADJECTIVES: Readonly<Record<string, Dimension>> = {
  long: "length",
  high: "height",
  tall: "tallness",
  deep: "depth",
  far: "distance",
  wide: "width",
  broad: "width",
  thick: "width",
  heavy: "weight",
  old: "age",
  fast: "speed",
  quick: "speed",
  quickly: "speed",
  big: "size",
  large: "size",
  great: "size",
  huge: "size",
  hot: "temperature",
  cold: "temperature",
  warm: "temperature",
  strong: "strength",
  powerful: "strength",
  late: "delay",
  close: "distance",
  near: "distance",
  steep: "steepness",
  loud: "loudness",
  noisy: "loudness",
};

/** What a unit measures, by the unit's first word that says so. */
export type UnitSort =
  | "time"
  | "length"
  | "area"
  | "mass"
  | "volume"
  | "temperature"
  | "power"
  | "data"
  | "speed"
  | "money"
  | "share"
  | "points"
  | "multiple";

const UNIT_SORTS = new Map<string, UnitSort>(
  (
    [
      ["time", "second minute hour day night week month year decade century fortnight"],
      [
        "length",
        "metre meter kilometre kilometer mile foot inch yard centimetre centimeter millimetre millimeter km cm mm ft",
      ],
      ["area", "hectare acre ha"],
      ["mass", "gram kilogram kilo tonne ton ounce kg"],
      ["volume", "litre liter gallon barrel pint"],
      ["temperature", "degree celsius fahrenheit centigrade"],
      ["power", "watt kilowatt megawatt gigawatt kw mw gw kwh mwh gwh twh"],
      ["data", "byte kilobyte megabyte gigabyte terabyte gig meg mb gb tb"],
      ["speed", "mph kph kmh knot"],
      [
        "money",
        "dollar euro pound yen yuan rupee peso franc krona kroner kronor krone real reais rouble ruble shilling pence penny cent",
      ],
      ["share", "percent"],
      ["multiple", "times"],
    ] as const
  ).flatMap(([sort, words]) => words.split(" ").map((word): [string, UnitSort] => [stemOf(word), sort])),
);

/** Hours and seconds in short: "km/h", "m/s". */
const PER = new Set(["h", "s", "hr", "sec"].map(stemOf));

/** What the words of a unit measure; undefined for nouns that are counted. */
export function unitSortOf(unit: readonly string[]): UnitSort | undefined {
  if (unit.includes("square")) return "area";
  if (unit.includes("point")) return "points";
  const sorts = unit.flatMap((stem) => UNIT_SORTS.get(stem) ?? []);
  return sorts[0] === "length" && (sorts[1] === "time" || PER.has(unit[1] ?? "")) ? "speed" : sorts[0];
}

/** The kinds of figures that may be asked for by such a unit: "how many hours", "how many dollars". */
export const KINDS_BY_UNIT: Readonly<Record<UnitSort, readonly Kind[]>> = {
  time: ["duration", "rank", "count", "measure"],
  length: ["measure"],
  area: ["measure"],
  mass: ["measure"],
  volume: ["measure"],
  temperature: ["measure"],
  power: ["measure"],
  data: ["measure"],
  speed: ["measure"],
  money: ["money"],
  share: ["share", "points"],
  points: ["points", "count"],
  multiple: ["multiple", "count"],
};

/** How well a figure answers a dimension by its kind and unit alone, where its name does not say. From 0 to 1. */
export function impliedBy(dimension: Dimension, kind: Kind, unit: UnitSort | undefined): number {
  const amount = kind === "share" || kind === "points" || kind === "money" || kind === "multiple";
  switch (dimension) {
    case "length":
      return kind === "duration" || unit === "length" ? 0.85 : 0;
    case "height":
      return amount ? 0.85 : unit === "length" ? 0.6 : 0;
    case "tallness":
    case "depth":
    case "width":
      return unit === "length" ? 0.6 : 0;
    case "distance":
      return unit === "length" ? 0.85 : kind === "share" || kind === "points" || kind === "money" ? 0.7 : 0;
    case "weight":
      return unit === "mass" ? 0.85 : 0;
    case "age":
      return 0;
    case "speed":
      return unit === "speed"
        ? 0.9
        : kind === "duration"
          ? 0.7
          : kind === "share" || kind === "points"
            ? 0.5
            : 0;
    case "size":
      return unit === "area" ? 0.9 : kind === "rank" ? 0 : kind === "duration" ? 0.3 : 0.6;
    case "temperature":
      return unit === "temperature" ? 0.9 : 0;
    case "strength":
      return unit === "speed" ? 0.6 : 0;
    case "steepness":
    case "loudness":
      return 0;
    case "delay":
      return kind === "duration" ? 0.6 : 0;
  }
}
