import type { Claim, Figure } from "../content/story.ts";
import { daysInDuration } from "../figures/length.ts";
import type { Rate } from "./asked.ts";
import { deniedMeanings, isDenied } from "./denials.ts";
import { DIMENSION_WORDS, type Dimension, impliedBy, KINDS_BY_UNIT } from "./dimensions.ts";
import { isPerson, meaningsOf } from "./meanings.ts";
import { isPriceAsked } from "./prices.ts";
import type { Question } from "./question.ts";
import { shareStated } from "./stated.ts";
import { stemOf } from "./stem.ts";
import { EXACT, type StoryTold, type Told } from "./told.ts";
import type { Word } from "./words.ts";

/** Whether a figure's kind suits what is asked for: no share answers "how many", and no count "how long". */
export function suitsKind({ asked, unit, terms, stated }: Question, figure: Figure, told: Told): boolean {
  if ((asked.about === "source" || !asked.hasCue) && shareStated(stated, figure) > 0) return true;
  if (isNumberInName(stated, told)) return true;
  if (asked.isRank) return figure.kind === "rank" || (figure.kind === "duration" && asked.isSince);
  if (unit !== undefined) {
    if (figure.kind === "count") return told.unit === unit || unit === "multiple";
    if (!KINDS_BY_UNIT[unit].includes(figure.kind)) return false;
    return told.unit === undefined || told.unit === unit || unit === "multiple";
  }
  if (asked.isRate && !RATED.has(figure.kind) && (told.own.get("rat") ?? 0) < EXACT) return false;
  if (asked.kinds === undefined) return true;
  if (asked.kinds.has(figure.kind)) return !isPriceAsked(terms) || figure.kind !== "measure";
  const head = terms.find(({ role }) => role === "head");
  // "The number of hearing days" is told by a length in days.
  if (figure.kind === "duration" && asked.kinds.has("count"))
    return terms.some(({ stem, text }) => text !== stem && told.unitStems.has(stem));
  return (
    figure.kind === "measure" &&
    asked.kinds.has("count") &&
    head !== undefined &&
    [...told.unitStems].some((stem) => stem.endsWith(head.stem))
  );
}

/** "Over five years" is no number to be confirmed where a figure is of what is over five years. */
export function isNumberInName(stated: Question["stated"], { numbers }: Told): boolean {
  return (
    numbers.size > 0 &&
    stated.some(({ quantity }) => [quantity.value].flat().some((value) => numbers.has(value)))
  );
}

/** Whether a figure says how many or how much, though in another way: "how many owners would sell" is told by a share. */
export function isOfLikeKind({ asked, unit, terms }: Question, { kind }: Figure, told: Told): boolean {
  if (!asked.hasCue || asked.isPart || asked.isRank || asked.isRate) return false;
  if (asked.dimension !== undefined || unit !== undefined || asked.kinds === undefined) return false;
  const head = terms.find(({ role }) => role === "head");
  if (!asked.kinds.has("count") && isPriceAsked(terms)) return false;
  if (head !== undefined && !isPerson(head.stem) && told.ofPeople === "yes" && !isToldOf(head, told))
    return false;
  return (asked.kinds.has("count") || asked.kinds.has("measure")) && LIKE.has(kind);
}

const isToldOf = ({ stem }: Word, { own }: Told): boolean =>
  [...meaningsOf(stem).keys()].some((key) => (own.get(key) ?? 0) >= EXACT);

const LIKE = new Set<Figure["kind"]>(["count", "share"]);

/** Kinds that a "rate" is of, whatever they are called. */
const RATED = new Set<Figure["kind"]>(["share", "points", "measure", "rank", "multiple"]);

/** What is told of one is asked of another: how far a diversion is, and how strong a wind. */
const ALIKE: Readonly<Partial<Record<Dimension, readonly Dimension[]>>> = {
  distance: ["length"],
  length: ["distance", "delay"],
  delay: ["length"],
  strength: ["speed"],
  height: ["tallness", "depth"],
};

/** From 0 to 1: how well a figure answers "how long", "how hot" and their like; 1 where nothing of the sort is asked. */
export function dimensionFit({ asked: { dimension } }: Question, told: Told): number {
  if (dimension === undefined) return 1;
  for (const stem of DIMENSION_WORDS[dimension]) if ((told.own.get(stem) ?? 0) >= EXACT) return 1;
  const speaksOfAnother =
    told.dimensions.size > 0 &&
    ![dimension, ...(ALIKE[dimension] ?? [])].some((one) => told.dimensions.has(one));
  const implied = impliedBy(dimension, told.kind, told.unit);
  return speaksOfAnother && told.kind === "measure" ? 0 : implied;
}

/**
 * Whether a figure denies what the question denies, and nothing else: who voted is not who did not. "Opposite" where it
 * tells the very thing that is denied, or denies what is asked for; "other" where it speaks of neither.
 */
export function denialFit(
  { denied, deniedAnywhere, terms }: Question,
  told: Told,
  ofStory: StoryTold["words"],
): "same" | "other" | "opposite" {
  const isMet = (word: Word) =>
    isDenied(word, told.denied) ||
    isDenied(word, told.sinceLast) ||
    (isGone(told) && !GONE.has(word.stem) && (isToldOf(word, told) || ofStory.has(word.stem))) ||
    (told.denied.size > 0 && isToldOf(word, told)) ||
    [...deniedMeanings(word).keys()].some((key) => (told.own.get(key) ?? 0) >= EXACT);
  const unmet = denied.filter((words) => !words.some(isMet));
  if (unmet.some((words) => words.some((word) => isToldOf(word, told)))) return "opposite";
  if (denied.length > 0) return unmet.length === 0 ? "same" : "other";
  const isSaid = new Set(deniedAnywhere.flat().map(({ stem }) => stem));
  const isContrary = terms.some(
    ({ stem, importance }) => importance > 0.5 && told.denied.has(stem) && !isSaid.has(stem),
  );
  return isContrary ? "opposite" : "same";
}

/** "Time the computers were down": without computers. */
const isGone = ({ own }: Told): boolean => GONE.values().some((stem) => own.has(stem));

const GONE = new Set(["down", "offline", "outage", "cut", "lost", "stopped", "suspended"].map(stemOf));

/** The cheapest is no answer where the dearest is asked for. */
export function suitsPole({ pole }: Question, told: Told): boolean {
  return pole === undefined || told.pole === undefined || pole === told.pole;
}

/** Between -1 and 1: whether a figure is of before, now or after, as is asked. */
export function phaseFit({ phases }: Question, { phase }: Told): number {
  if (phase === undefined) return 0;
  // Unless it is asked for, a plan is not meant, nor what was so before.
  if (phases.length === 0) return phase === "planned" || phase === "before" ? -0.5 : 0;
  return phases.includes(phase) ? 1 : -1;
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
  if (figure.claims.some(({ window }) => window?.form === "each"))
    return figure.claims.some((claim) => isEach(rate, claim));
  return RATE_WORDS[rate].some((word) => (told.own.get(stemOf(word)) ?? 0) >= EXACT);
}

/** Whether a claim is of each day, where "per day" is asked. */
export function isEach(rate: Rate, { window }: Claim): boolean {
  if (window?.form !== "each") return false;
  const [least, most] = DAYS[rate];
  const { low, high } = daysInDuration(window.length);
  return low >= least && high <= most;
}
