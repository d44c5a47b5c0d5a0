import {
  type Candidate,
  isAnswer,
  isEmpty,
  isNamedOutright,
  isOfAnother,
  rankOf,
  THRESHOLDS,
} from "./candidate.ts";
import type { Outcome, Why } from "./outcome.ts";
import { isPriceAsked } from "./prices.ts";
import type { Question } from "./question.ts";
import { weighStated } from "./stated.ts";
import { leadFor } from "./time-fit.ts";

const MOST_CHOICES = 4;
const MOST_NEAR = 3;

/** What comes of a question, of the figures laid against it. */
export function chooseAmong(question: Question, candidates: readonly Candidate[]): Outcome {
  const { about } = question.asked;
  const ranked = [...candidates].sort((a, b) => rankOf(b) - rankOf(a));
  if (about !== "value" && about !== "source") return none(about, ranked, question);
  const strict = ranked.filter((candidate) => isAnswer(candidate, question));
  const answers =
    strict.length > 0 ? strict : ranked.filter((candidate) => isNamedOutright(candidate, question));
  const [nearest] = answers;
  // What is meant is told of another time: a figure that is meant less is no way out.
  const least = nearest === undefined || nearest.isOfTime ? -Infinity : rankOf(nearest) - THRESHOLDS.margin;
  const fit = answers.filter((candidate) => candidate.isOfTime && rankOf(candidate) >= least);
  const [best] = fit;
  if (best === undefined && answers.length > 0) return ofOtherTimes(question, answers);
  if (best === undefined)
    return pairOf(question, ranked) ?? none(whyNone(question, ranked), ranked, question);
  const isOneWord = question.terms.filter(({ importance }) => importance > 0.5).length <= 1;
  const margin = isOneWord && best.cover.named < 0.95 ? THRESHOLDS.marginOfOne : THRESHOLDS.margin;
  const rivals = fit.filter(
    (candidate) =>
      rankOf(candidate) >=
      rankOf(best) - (isOfAnother(candidate, best) ? Math.max(margin, THRESHOLDS.marginOfStories) : margin),
  );
  const both = ofBothPhases(question, fit);
  if (both !== undefined) return { outcome: "choice", figures: both.map(({ figure }) => figure), both: true };
  if (rivals.length > 1)
    return {
      outcome: "choice",
      figures: rivals.slice(0, MOST_CHOICES).map(({ figure }) => figure),
      both: false,
    };
  return {
    outcome: "figure",
    figure: best.figure,
    lead: leadFor(question, best.figure),
    about,
    stated: weighStated(question.stated, best.figure),
  };
}

/** "The price now and before": what is told of the one and of the other, in one story. */
function ofBothPhases(
  { phases }: Question,
  [best, ...others]: readonly Candidate[],
): Candidate[] | undefined {
  if (phases.length < 2 || best === undefined) return undefined;
  const other = others.find(
    (one) =>
      one.story === best.story &&
      one.phase !== best.phase &&
      one.figure.kind === best.figure.kind &&
      rankOf(one) >= rankOf(best) - THRESHOLDS.marginOfStories,
  );
  return other && [best, other];
}

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

function whyNone({ terms, asked, denied }: Question, ranked: readonly Candidate[]): Why {
  if (denied.length > 0) return "denied";
  if (isEmpty(terms)) return "vague";
  const hasMoney = ranked.some(({ figure, suits }) => suits && figure.kind === "money");
  return asked.hasCue && isPriceAsked(terms) && !hasMoney ? "price" : "unknown";
}

/** All is met but when: what is told of another time is the nearest. */
function ofOtherTimes({ times }: Question, answers: readonly Candidate[]): Outcome {
  return {
    outcome: "none",
    why: "window",
    missing: times.map(({ text }) => text),
    near: answers.slice(0, MOST_NEAR).map(({ figure }) => figure),
  };
}

function none(why: Why, ranked: readonly Candidate[], { terms, asked }: Question): Outcome {
  // Who was told to leave has nothing to do with how many there are.
  const isRelated = ({ cover }: Candidate) =>
    cover.isRelated && (asked.inAll !== "had" || cover.leavesOut === undefined);
  const near = ranked.filter(isRelated).slice(0, MOST_NEAR);
  const missed = near[0]?.cover.missed ?? terms.filter(({ isKey }) => isKey);
  return {
    outcome: "none",
    why,
    missing: [...new Set(missed.map(({ text }) => text))],
    near: near.map(({ figure }) => figure),
  };
}
