import type { Asked } from "./asked.ts";
import { deniedMeanings } from "./denials.ts";
import type { UnitSort } from "./dimensions.ts";
import { dimensionFit } from "./fit.ts";
import { isPerson, meaningsOf, meansPeople } from "./meanings.ts";
import { MONTHS } from "./months.ts";
import { CHANGES, type NamesMet, namesMet } from "./names-met.ts";
import { ANY_MONEY, isMoney, isPrice } from "./prices.ts";
import type { Question } from "./question.ts";
import { stemOf } from "./stem.ts";
import type { Term } from "./terms.ts";
import type { TimeAsked } from "./times.ts";
import { EXACT, OWN_FROM, type StoryTold, type Told } from "./told.ts";

/** How a figure covers the words of a question. */
export interface Cover extends NamesMet {
  /** What is matched, each word by its importance. */
  readonly score: number;
  /** The share of importance that is matched by nothing, from 0 to 1. */
  readonly missing: number;
  /** Words of weight that are matched, by the figure or by its story. */
  readonly met: ReadonlySet<string>;
  /** Words that had to be matched and are not. */
  readonly missed: readonly Term[];
  /** How each word is matched. */
  readonly matches: readonly Match[];
  /** How much of the match is by the figure's own words, not by its story's alone. */
  readonly own: number;
  /** How many of the question's words stand in the figure's names as they are, in any inflection. */
  readonly exact: number;
  /** A word that says what is asked for is met by the figure's own: the two have a subject in common. */
  readonly isRelated: boolean;
  /** "How long" and its like are met by the figure's kind alone. */
  readonly isLooseDimension: boolean;
}

export interface Match {
  readonly term: Term;
  /** From 0 to 1: how well it is matched at all, and by the figure's own words. */
  readonly cover: number;
  readonly ofFigure: number;
  /** How well its story has it, in its headline, its topics and what is told around it. */
  readonly ofStory: number;
}

/** A term with all that it may be called, worked out once for all figures. */
export interface Sought {
  readonly term: Term;
  readonly meanings: ReadonlyMap<string, number>;
}

export function seek({ terms, denied }: Question): Sought[] {
  const isDenied = new Set(denied.flat().map(({ text }) => text));
  return terms.map((term) => ({
    term,
    meanings: isDenied.has(term.text)
      ? new Map([...deniedMeanings(term), ...meaningsFor(term)])
      : meaningsFor(term),
  }));
}

/** Whoever does something is not what is done: "librarians" are no libraries. */
function meaningsFor({ stem, role, text, phrase, before, after }: Term): ReadonlyMap<string, number> {
  const meanings = new Map(meaningsOf(stem));
  // Of a "wheat harvest" the harvest is said already: the wheat is not met by it too.
  for (const beside of [before, after]) if (beside !== undefined && beside !== stem) meanings.delete(beside);
  if (phrase !== undefined)
    for (const [key, nearness] of meaningsOf(stemOf(phrase)))
      meanings.set(key, Math.max(nearness, meanings.get(key) ?? 0));
  if (role !== "head" || !/(?:er|or|ist|ian|ee|man|ant)s?$/.test(text)) return meanings;
  return new Map([...meanings].filter(([key]) => !key.startsWith(".")));
}

/** Months and years as words that a name may have. */
function timesSaid(times: readonly TimeAsked[]): ReadonlyMap<string, number> {
  const words = times.flatMap((time) =>
    time.form === "length" ? [] : [time.year ?? "", MONTHS[(time.month ?? 0) - 1] ?? ""],
  );
  return new Map(words.filter((word) => word !== "").map((word) => [stemOf(word), 1]));
}

/** Below this a word does not count as matched. */
export const MATCHED = 0.45;
/** Where a source is asked for, the outlet is part of the question. */
const MATCHED_IN_SOURCE = 0.35;

/** What a unit says without a word of the name: so many megawatts are power. */
const UNIT_NAMES: Readonly<Partial<Record<UnitSort, ReadonlySet<string>>>> = Object.fromEntries(
  Object.entries({
    power: "power electricity energy output",
    area: "area land ground size",
    mass: "weight mass",
    speed: "speed",
    temperature: "temperature heat",
    length: "distance length",
  }).map(([sort, words]) => [sort, new Set(words.split(" ").map(stemOf))]),
);

const PEOPLE = { yes: 0.8, maybe: 0.5, no: 0.2 } as const;

/** What a word of talk counts where a figure has it in its name: "people who helped". */
const TALK_IN_NAME = 0.6;

/** "Per day" is asked of a figure, and names none. */
const PERIOD = /^(?:hor|day|week|month|year|night)$/;

/** What a word is worth that only the story has: it tells no figure of it from another. */
const OF_STORY = 0.7;

/** How much a word that is matched loosely counts as missing. */
const LOOSELY = 0.3;

export function coverOf(
  question: Question,
  sought: readonly Sought[],
  told: Told,
  storyTold: StoryTold,
): Cover {
  const story = storyTold.words;
  let [score, all, own, missing] = [0, 0, 0, 0];
  let isLoose = false;
  let isRelated = false;
  let exact = 0;
  const missed: Term[] = [];
  const met = new Set<string>();
  const matches: Match[] = [];
  const matched = question.asked.about === "source" ? MATCHED_IN_SOURCE : MATCHED;
  for (const one of sought) {
    const { term } = one;
    const ofStory = bestOf(one.meanings, story);
    const { cover, ofFigure } = coverOfTerm(question, one, told, story);
    const isTheirOwn = ofFigure >= OWN_ENOUGH;
    matches.push({ term, cover, ofFigure, ofStory });
    if (term.isLead) continue;
    const isTalk = term.importance < 0.15 && !(question.asked.rate !== undefined && PERIOD.test(term.stem));
    const importance = isTalk && ofFigure >= EXACT ? TALK_IN_NAME : term.importance;
    all += importance;
    score += importance * (isTheirOwn ? cover : cover * OF_STORY);
    missing += importance * (cover < matched ? 1 : LOOSELY * (1 - cover));
    if (importance > 0.5 && isExact(term, told)) exact += 1;
    if (isTheirOwn && importance > 0.5 && !saysLittle(term, story)) own += importance * ofFigure;
    if (cover < matched && term.isKey) missed.push(term);
    const anywhere = Math.max(cover, bestOf(one.meanings, told.own), ofStory);
    if (isSubjectOrName(term) && anywhere >= MATCHED) met.add(term.stem);
    if (ofFigure >= RELATED && isSubject(term) && !isMoney(term.stem)) isRelated = true;
  }
  if (question.asked.dimension !== undefined) {
    const fit = dimensionFit(question, told);
    all += 1;
    score += fit;
    missing += 1 - fit;
    // With a subject named, the subject must be the figure's own too: "how long did the rescue take".
    own += fit === 1 && !sought.some(({ term }) => isSubject(term)) ? 1 : 0;
    isLoose = fit < 1;
  }
  return {
    score,
    missing: all === 0 ? 1 : missing / all,
    missed,
    met,
    matches,
    own,
    exact,
    isRelated,
    isLooseDimension: isLoose,
    ...namesMet([...sought.map(({ meanings }) => meanings), timesSaid(question.times)], told, storyTold),
  };
}

/** From this on a match is by a name of the figure, be it in other words: the sentence that tells it is not enough. */
const RELATED = 0.8;

/** From this on a match is the figure's own. */
const OWN_ENOUGH = OWN_FROM * 0.85;

/** A name that the whole story has tells no figure of it from the others; nor does "people". */
function saysLittle({ stem, isName }: Term, story: ReadonlyMap<string, number>): boolean {
  return meansPeople(stem) || isMoney(stem) || (isName && (story.get(stem) ?? 0) >= 0.9);
}

function coverOfTerm(
  { asked }: Question,
  { term, meanings }: Sought,
  told: Told,
  story: ReadonlyMap<string, number>,
): { cover: number; ofFigure: number } {
  const ofFigure = Math.max(bestOf(meanings, told.own), impliedFor(term, asked, told));
  if (meansPeople(term.stem)) return { cover: ofFigure, ofFigure };
  if (CHANGES.has(term.stem) && !term.isName) return { cover: ofFigure, ofFigure };
  if (term.role === "context" || term.isName)
    return { cover: Math.max(ofFigure, bestOf(meanings, story)), ofFigure };
  if (term.role === "head" && isPerson(term.stem) && told.ofPeople === "no" && !told.counted.has(term.stem))
    return { cover: 0, ofFigure: 0 };
  const isCounted =
    term.role !== "head" ||
    told.kind !== "count" ||
    asked.kinds?.has("count") !== true ||
    isPerson(term.stem);
  const counted = isCounted ? ofFigure : bestOf(meanings, told.counted);
  // "Cost of Redline": what the whole story is of has the price that is told as one.
  if (counted < OWN_ENOUGH && told.isPrice && story.get(term.stem) === 1)
    return { cover: 0.9, ofFigure: counted };
  return { cover: counted >= OWN_ENOUGH ? counted : 0, ofFigure: counted };
}

const isSubjectOrName = ({ importance, stem }: Term): boolean => importance > 0.5 && !meansPeople(stem);

const isSubject = ({ importance, isName, stem }: Term): boolean =>
  importance > 0.5 && !isName && !meansPeople(stem);

const isExact = (term: Term, told: Told): boolean =>
  !meansPeople(term.stem) && (told.own.get(term.stem) ?? 0) >= EXACT;

function bestOf(meanings: ReadonlyMap<string, number>, told: ReadonlyMap<string, number>): number {
  let best = 0;
  for (const [key, nearness] of meanings) best = Math.max(best, nearness * (told.get(key) ?? 0));
  return best;
}

/** What a figure answers without having the word for it: people of any sort, and money for what something costs. */
function impliedFor(term: Term, asked: Asked, told: Told): number {
  const { stem } = term;
  if (meansPeople(stem)) return PEOPLE[told.ofPeople];
  if (told.unit !== undefined && told.kind === "measure" && UNIT_NAMES[told.unit]?.has(stem)) return 0.8;
  if (isPrice(term) && asked.isPart && told.kind === "share") return ANY_MONEY;
  return (isPrice(term) || isMoney(stem)) && told.kind === "money" ? ANY_MONEY : 0;
}
