import type { Figure } from "../content/story.ts";
import { daysInDuration } from "../figures/length.ts";
import type { Rate } from "./asked.ts";
import { DIMENSION_WORDS, impliedBy, KINDS_BY_UNIT } from "./dimensions.ts";
import { isPriceAsked } from "./prices.ts";
import type { Question } from "./question.ts";
import { stemOf } from "./stem.ts";
import type { Told } from "./told.ts";

/** Whether a figure's kind suits what is asked for: no share answers "how many", and no count "how long". */
export function suitsKind({ asked, unit, terms }: Question, figure: Figure, told: Told): boolean {
  if (asked.isRank)
    return figure.kind === "rank" || (figure.kind === "duration" && asked.dimension !== undefined);
  if (unit !== undefined) {
    if (!KINDS_BY_UNIT[unit].includes(figure.kind)) return false;
    if (figure.kind === "count") return told.unit === unit || unit === "multiple";
    return told.unit === undefined || told.unit === unit || unit === "multiple";
  }
  if (asked.isRate && !RATED.has(figure.kind) && (told.own.get("rat") ?? 0) < 0.95) return false;
  if (asked.kinds === undefined) return true;
  if (asked.kinds.has(figure.kind)) return !isPriceAsked(terms) || figure.kind !== "measure";
  const head = terms.find(({ role }) => role === "head");
  return (
    figure.kind === "measure" &&
    asked.kinds.has("count") &&
    head !== undefined &&
    told.unitStems.has(head.stem)
  );
}

/** Kinds that a "rate" is of, whatever they are called. */
const RATED = new Set<Figure["kind"]>(["share", "points", "measure", "rank", "multiple"]);

/** From 0 to 1: how well a figure answers "how long", "how hot" and their like; 1 where nothing of the sort is asked. */
export function dimensionFit({ asked: { dimension } }: Question, told: Told): number {
  if (dimension === undefined) return 1;
  for (const stem of DIMENSION_WORDS[dimension]) if ((told.own.get(stem) ?? 0) >= 0.95) return 1;
  const speaksOfAnother = told.dimensions.size > 0 && !told.dimensions.has(dimension);
  const implied = impliedBy(dimension, told.kind, told.unit);
  return speaksOfAnother && told.kind === "measure" ? 0 : implied;
}

const DAYS: Readonly<Record<Rate, readonly [least: number, most: number]>> = {
  hours: [0, 0.05],
  days: [1, 1],
  weeks: [7, 7],
  months: [28, 31],
  years: [365, 366],
};

const RATE_WORDS: Readonly<Record<Rate, readonly string[]>> = {
  hours: ["hourly", "hour"],
  days: ["daily", "day", "night"],
  weeks: ["weekly", "week"],
  months: ["monthly", "month"],
  years: ["yearly", "annual", "annually", "year"],
};

/** Whether a figure is of each day, where "per day" is asked; "no" where it is of each something else, or of none. */
export function suitsRate({ asked: { rate } }: Question, figure: Figure, told: Told): boolean {
  if (rate === undefined) return true;
  const [least, most] = DAYS[rate];
  const each = figure.claims.flatMap(({ window }) =>
    window?.form === "each" ? [daysInDuration(window.length)] : [],
  );
  if (each.length > 0) return each.some(({ low, high }) => low >= least && high <= most);
  return RATE_WORDS[rate].some((word) => (told.own.get(stemOf(word)) ?? 0) >= 0.95);
}
