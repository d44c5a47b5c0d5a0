import type { Figure, Story } from "../content/story.ts";
import { isOpposed } from "./contrasts.ts";
import { type Cover, coverOf, type Match, type Sought } from "./cover.ts";
import { denialFit, dimensionFit, isOfLikeKind, phaseFit, suitsKind, suitsPole, suitsRate } from "./fit.ts";
import { meansPeople } from "./meanings.ts";
import { isMoney } from "./prices.ts";
import type { Question } from "./question.ts";
import { shareStated } from "./stated.ts";
import { isExcluded } from "./thesaurus.ts";
import { isOfTime, timeFit } from "./time-fit.ts";
import { EXACT, type StoryTold, type Told, tellFigure } from "./told.ts";

/** A figure laid against a question. */
export interface Candidate {
  readonly figure: Figure;
  readonly story: string;
  readonly told: Told;
  readonly cover: Cover;
  /** Whether it is what was asked for, by its kind, what it is of each of, what it denies, and its end of a scale. */
  readonly fits: Readonly<Record<"kind" | "rate" | "denial" | "pole", boolean>>;
  /** It tells what the question denies, or the other way round. */
  readonly isOpposite: boolean;
  /** Words of the question that exclude one of what its story is about: salmon, where it is of tuna. */
  readonly excludedByStory: number;
  /** It says how many or how much, though in another way than was asked. */
  readonly isOfLikeKind: boolean;
  /** From 0 to 1: for how many of the numbers in the question it has a claim of that very number. */
  readonly stated: number;
  /** It is of the times that the question names, as far as one can see. */
  readonly isOfTime: boolean;
  /** From 0 to 2: how closely a claim of it is. */
  readonly timeFit: number;
  /** From -1 to 1: whether it is of before, now or after a change, as is asked. */
  readonly phaseFit: number;
  /** From 0 to 1: how well it answers "how long" and its like, where that is asked. */
  readonly dimensionFit: number;
}

/** Lays a figure against a question. `ofStory` is what its story tells. */
export function layAgainst(
  question: Question,
  sought: readonly Sought[],
  figure: Figure,
  story: Story,
  ofStory: StoryTold,
): Candidate {
  const told = tellFigure(figure, story);
  const denial = denialFit(question, told, ofStory.words);
  const fits = {
    kind: suitsKind(question, figure, told),
    rate: suitsRate(question, figure, told),
    denial: denial === "same",
    pole: suitsPole(question, told),
  };
  const cover = coverOf(question, sought, told, ofStory);
  return {
    figure,
    story: story.id,
    told,
    cover,
    excludedByStory: cover.matches.filter((match) => isExcludedBy(match, ofStory)).length,
    fits,
    isOfLikeKind: isOfLikeKind(question, figure, told),
    isOpposite: denial === "opposite",
    stated: shareStated(question.stated, figure),
    isOfTime: question.times.every((time) => isOfTime(time, told.timed)),
    timeFit: timeFit(question.times, figure.claims),
    phaseFit: phaseFit(question, told),
    dimensionFit: question.asked.dimension === undefined ? 0 : dimensionFit(question, told),
  };
}

const isExcludedBy = ({ term, ofFigure, ofStory }: Match, { about }: StoryTold): boolean =>
  Math.max(ofFigure, ofStory) < EXACT &&
  about.some((stem) => isOpposed(term.stem, stem) || isExcluded(term.stem, stem));

/**
 * Whether it may be told at all, leaving aside when, however alike the words are: no share answers "how many days", none
 * tells what the question denies, and nothing answers for a country that neither it nor its story names.
 */
export const mayAnswer = ({ fits, isOfLikeKind, isOpposite, cover }: Candidate): boolean =>
  (fits.kind || isOfLikeKind) &&
  fits.rate &&
  fits.pole &&
  !isOpposite &&
  !cover.missed.some(({ isCountry }) => isCountry);

export const suits = ({ fits }: Candidate): boolean => fits.kind && fits.rate && fits.denial && fits.pole;

/** Nothing is named but people or money. */
export const isEmpty = (terms: Question["terms"]) =>
  terms.every(({ importance, stem }) => importance < 0.5 || meansPeople(stem) || isMoney(stem));
