import type { Figure } from "../content/story.ts";
import type { Cover } from "./cover.ts";
import { meansPeople } from "./meanings.ts";
import type { Phase } from "./phases.ts";
import { isMoney } from "./prices.ts";
import type { Question } from "./question.ts";
import { stemOf } from "./stem.ts";

/** A figure laid against a question. */
export interface Candidate {
  readonly figure: Figure;
  readonly story: string;
  readonly cover: Cover;
  /** Its kind, and what it is of each of, are what was asked for. */
  readonly suits: boolean;
  /** It says how many or how much, though in another way than was asked. */
  readonly isOfLikeKind: boolean;
  /** A claim of it has a number that stands in the question. */
  readonly hasStated: boolean;
  /** It is of the times that the question names, as far as one can see. */
  readonly isOfTime: boolean;
  /** From 0 to 2: how closely a claim of it is. */
  readonly timeFit: number;
  readonly phase: Phase | undefined;
  /** From -1 to 1: whether it is of before, now or after a change, as is asked. */
  readonly phaseFit: number;
}

/** Measured on test/ask; docs/decisions/0009-questions.md has the figures. */
export const THRESHOLDS = {
  /** Of the question's importance, so much may be matched by nothing. */
  missing: 0.3,
  /** So much must be matched by the figure's own words. */
  own: 0.4,
  /** Without a word in common, so much of a name must be said in other words. */
  loosely: 0.4,
  /** So much by a figure of a like kind, that says in a share what was asked in a count. */
  outright: 1.9,
  /** Figures that score within this of the best could be meant as well. */
  margin: 0.12,
  /** The same where the question has but one word to go by. */
  marginOfOne: 0.3,
  /** The same between stories, where the question has no word that is the one's and not the other's. */
  marginOfStories: 0.7,
  /** What it is worth that the question says all of a name. */
  named: 0.5,
  /** What it costs a figure of a rise or a fall that the question has no word of one. */
  change: 0.4,
  /** What it is worth that a number in the question was printed for the figure. */
  stated: 0.45,
  /** What it is worth that a claim is of the very time. */
  time: 0.2,
  /** What it is worth that it is of before a change, or after it, as is asked. */
  phase: 0.25,
};

/** Whether it tells of another story all that the best tells of its own: the question does not say which is meant. */
export function isOfAnother({ story, cover, hasStated }: Candidate, best: Candidate): boolean {
  return story !== best.story && best.cover.met.isSubsetOf(cover.met) && hasStated >= best.hasStated;
}

/** How near a figure comes to what is meant: for comparing, no more. */
export function rankOf({ cover, suits, hasStated, timeFit, phaseFit }: Candidate): number {
  return (
    cover.score +
    THRESHOLDS.time * timeFit +
    THRESHOLDS.phase * phaseFit +
    THRESHOLDS.named * cover.named ** 2 +
    (hasStated ? THRESHOLDS.stated : 0) -
    (cover.leavesOutChange ? THRESHOLDS.change : 0) -
    (suits ? 0 : 0.5)
  );
}

/** Whether a figure answers, leaving aside when. */
export function isAnswer(
  { figure, cover, suits, hasStated }: Candidate,
  { asked, terms, stated, unit }: Question,
): boolean {
  // Whose number it is may be asked in any words, where the number is the figure's.
  const isByNumber = asked.about === "source" && hasStated;
  if (!suits || (cover.missed.length > 0 && !(isByNumber && cover.missed.every(({ isName }) => !isName))))
    return false;
  if (isByNumber && (cover.own > 0 || isEmpty(terms) || cover.missed.length === terms.length)) return true;
  if (cover.leavesOutChange && !asked.isOfChange && cover.named < 0.8) return false;
  if (
    figure.kind === "share" &&
    asked.hasCue &&
    !asked.isPart &&
    cover.leavesOut !== undefined &&
    cover.named < 0.8
  )
    return false;
  if (asked.inAll === "there" && cover.leavesOut === "label and aliases") return false;
  if (asked.inAll === "had" && cover.leavesOut !== undefined) return false;
  if (
    figure.kind === "rank" &&
    !asked.isRank &&
    (asked.hasCue || (cover.named < 1 && !saysRank(figure, terms)))
  )
    return false;
  if (cover.isLoosePrice && cover.named < 0.8) return false;
  if (cover.isLooseDimension && cover.leavesOut !== undefined && cover.named < 0.95) return false;
  if (asked.dimension === "length" && cover.leavesOut === "label and aliases" && cover.named < 0.8)
    return false;
  if (isEmpty(terms) && asked.isRank) return true;
  const saysNothing = isEmpty(terms) && cover.own < THRESHOLDS.own && asked.dimension === undefined;
  if (saysNothing) return hasStated && stated.length > 0;
  if (
    cover.exact === 0 &&
    cover.named < THRESHOLDS.loosely &&
    asked.dimension === undefined &&
    unit === undefined
  )
    return false;
  return cover.missing <= THRESHOLDS.missing && (cover.own >= THRESHOLDS.own || hasStated);
}

/** A figure of a like kind answers where all that it is called is said. */
export function isNamedOutright(candidate: Candidate, question: Question): boolean {
  const { isOfLikeKind, cover } = candidate;
  if (!isOfLikeKind || cover.named < 0.9 || cover.own < THRESHOLDS.outright) return false;
  return isAnswer({ ...candidate, suits: true }, question);
}

function saysRank({ rank = "record" }: Figure, terms: Question["terms"]): boolean {
  return terms.some(({ stem, text }) => stem === stemOf(rank) || text === "record");
}

/** Nothing is named but people or money. */
export const isEmpty = (terms: Question["terms"]) =>
  terms.every(({ importance, stem }) => importance < 0.5 || meansPeople(stem) || isMoney(stem));
