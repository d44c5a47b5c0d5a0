import type { Figure } from "../content/story.ts";
import type { Cover } from "./cover.ts";
import { meansPeople } from "./meanings.ts";
import type { Outcome, Why } from "./outcome.ts";
import { isMoney, isPriceAsked } from "./prices.ts";
import type { Question } from "./question.ts";
import { weighStated } from "./stated.ts";
import { stemOf } from "./stem.ts";

/** A figure laid against a question. */
export interface Candidate {
  readonly figure: Figure;
  readonly story: string;
  readonly cover: Cover;
  /** Its kind, and what it is of each of, are what was asked for. */
  readonly suits: boolean;
  /** A claim of it has a number that stands in the question. */
  readonly hasStated: boolean;
}

/** Measured on test/ask; docs/decisions/0009-questions.md has the figures. */
const THRESHOLDS = {
  /** Of the question's importance, so much may be matched by nothing. */
  missing: 0.22,
  /** So much must be matched by the figure's own words. */
  own: 0.4,
  /** Without a word in common, so much of a name must be said in other words. */
  loosely: 0.4,
  /** Figures that score within this of the best could be meant as well. */
  margin: 0.12,
  /** The same where the question has but one word to go by. */
  marginOfOne: 0.3,
  /** What it is worth that the question says all of a name. */
  named: 0.5,
  /** What it costs a figure of a rise or a fall that the question has no word of one. */
  change: 0.4,
  /** What it is worth that a number in the question was printed for the figure. */
  stated: 0.3,
};

const MOST_CHOICES = 4;
const MOST_NEAR = 3;

export function chooseAmong(question: Question, candidates: readonly Candidate[]): Outcome {
  const { about } = question.asked;
  const ranked = [...candidates].sort((a, b) => rankOf(b) - rankOf(a));
  if (about !== "value" && about !== "source") return none(about, ranked, question);
  const fit = ranked.filter((candidate) => isAnswer(candidate, question));
  const [best] = fit;
  if (best === undefined)
    return pairOf(question, ranked) ?? none(whyNone(question, ranked), ranked, question);
  const isOneWord = question.terms.filter(({ importance }) => importance > 0.5).length <= 1;
  const margin = isOneWord && best.cover.named < 0.95 ? THRESHOLDS.marginOfOne : THRESHOLDS.margin;
  const rivals = fit.filter((candidate) => rankOf(candidate) >= rankOf(best) - margin);
  if (rivals.length > 1)
    return {
      outcome: "choice",
      figures: rivals.slice(0, MOST_CHOICES).map(({ figure }) => figure),
      both: false,
    };
  return { outcome: "figure", figure: best.figure, about, stated: weighStated(question.stated, best.figure) };
}

function rankOf({ cover, suits, hasStated }: Candidate): number {
  return (
    cover.score +
    THRESHOLDS.named * cover.named ** 2 +
    (hasStated ? THRESHOLDS.stated : 0) -
    (cover.leavesOutChange ? THRESHOLDS.change : 0) -
    (suits ? 0 : 0.5)
  );
}

function isAnswer(
  { figure, cover, suits, hasStated }: Candidate,
  { asked, terms, stated, unit }: Question,
): boolean {
  if (!suits || cover.missed.length > 0) return false;
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
  if (cover.isLooseDimension && cover.leavesOut !== undefined) return false;
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

function saysRank({ rank = "record" }: Figure, terms: Question["terms"]): boolean {
  return terms.some(({ stem, text }) => stem === stemOf(rank) || text === "record");
}

const isEmpty = (terms: Question["terms"]) =>
  terms.every(({ importance, stem }) => importance < 0.5 || meansPeople(stem) || isMoney(stem));

/** "The dead and injured": neither figure has all the words, and two of one story have them between them. */
function pairOf({ terms, asked }: Question, ranked: readonly Candidate[]): Outcome | undefined {
  if (asked.about !== "value" || !asked.isOfTwo) return undefined;
  const near = ranked
    .filter(({ suits, cover }) => suits && cover.own >= THRESHOLDS.own && cover.missed.length > 0)
    .slice(0, 6);
  for (const [at, a] of near.entries()) {
    for (const b of near.slice(at + 1)) {
      const isShared = a.cover.missed.some((term) => b.cover.missed.includes(term));
      const full = terms.filter(({ importance }) => importance >= 0.7).length;
      if (a.story === b.story && !isShared && a.cover.missed.length + b.cover.missed.length <= full)
        return { outcome: "choice", figures: [a.figure, b.figure], both: true };
    }
  }
  return undefined;
}

function whyNone({ terms, asked }: Question, ranked: readonly Candidate[]): Why {
  if (isEmpty(terms)) return "vague";
  const hasMoney = ranked.some(({ figure, suits }) => suits && figure.kind === "money");
  return asked.hasCue && isPriceAsked(terms) && !hasMoney ? "price" : "unknown";
}

function none(why: Why, ranked: readonly Candidate[], { terms }: Question): Outcome {
  const near = ranked.filter(({ cover }) => cover.score > 0.2).slice(0, MOST_NEAR);
  const missed = near[0]?.cover.missed ?? terms.filter(({ isKey }) => isKey);
  return {
    outcome: "none",
    why,
    missing: [...new Set(missed.map(({ text }) => text))],
    near: near.map(({ figure }) => figure),
  };
}
