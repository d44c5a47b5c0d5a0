import { type Candidate, isEmpty, suits } from "./candidate.ts";
import type { Likely } from "./likelihood.ts";
import type { Outcome, Why } from "./outcome.ts";
import { isPriceAsked } from "./prices.ts";
import type { Question } from "./question.ts";
import { weighStated } from "./stated.ts";
import { leadFor } from "./time-fit.ts";

/** Measured on test/ask; docs/decisions/0009-questions.md has the figures. */
const THRESHOLDS = {
  /** That some figure answers must be as likely as this for one to be told. */
  answered: 0.8,
  /** The same in a talk, where it is known which story is meant. */
  answeredInTalk: 0.65,
  /** What is told must itself be as likely as this, and what is offered: many that are unlikely make none likely. */
  alone: 0.5,
  offered: 0.3,
  /** What is as likely as this, measured by the likeliest, could be meant as well. */
  rival: 0.5,
  /** The same of another story that tells all that is asked for. */
  rivalOfStory: 0.2,
  /** Where nothing is named, one figure must be as likely as this: "and per day?" where one alone is of each day. */
  unnamed: 0.85,
};

const MOST_CHOICES = 4;
const MOST_NEAR = 3;

/** What comes of a question, of the figures laid against it, the likeliest first. */
export function chooseAmong(question: Question, likely: readonly Likely[]): Outcome {
  const [best] = likely;
  if (question.isGuess) return none(question, likely);
  if (saysNothing(question) && (best?.chance ?? 0) < THRESHOLDS.unnamed) return none(question, likely);
  const answered = likely.reduce((sum, { chance }) => sum + chance, 0);
  const least = question.before === undefined ? THRESHOLDS.answered : THRESHOLDS.answeredInTalk;
  if (best === undefined || best.chance < THRESHOLDS.offered || answered < least)
    return ofOtherTimes(question, likely) ?? pairOf(question, likely) ?? none(question, likely);
  const rivals = likely.filter((one) => one === best || isRival(one, best)).map(({ candidate }) => candidate);
  const both = ofBothPhases(question, likely);
  if (both !== undefined) return { outcome: "choice", figures: both.map(({ figure }) => figure), both: true };
  if (rivals.length > 1)
    return {
      outcome: "choice",
      figures: rivals.slice(0, MOST_CHOICES).map(({ figure }) => figure),
      both: false,
    };
  if (best.chance < THRESHOLDS.alone) return none(question, likely);
  const { figure } = best.candidate;
  return {
    outcome: "figure",
    figure,
    lead: leadFor(question, figure),
    about: question.asked.about === "source" ? "source" : "value",
    stated: weighStated(question.stated, figure),
  };
}

/** "Who said so?", "how many?": what is not said is hardly ever guessed. */
const saysNothing = ({ terms, stated, times, unit, asked }: Question): boolean =>
  terms.every(({ importance }) => importance < 0.15) &&
  stated.length === 0 &&
  times.length === 0 &&
  unit === undefined &&
  asked.rate === undefined &&
  asked.dimension === undefined;

/** Between stories, what is not said is asked back: the question does not say which is meant. */
function isRival({ candidate, chance }: Likely, best: Likely): boolean {
  if (chance >= best.chance * THRESHOLDS.rival) return true;
  return (
    candidate.story !== best.candidate.story &&
    chance >= best.chance * THRESHOLDS.rivalOfStory &&
    best.candidate.cover.met.isSubsetOf(candidate.cover.met)
  );
}

/** "The price now and before": what is told of the one and of the other, in one story. */
function ofBothPhases({ phases }: Question, [best, ...others]: readonly Likely[]): Candidate[] | undefined {
  if (phases.length < 2 || best === undefined) return undefined;
  const { story, told, figure } = best.candidate;
  const other = others.find(
    ({ candidate }) =>
      candidate.story === story &&
      candidate.told.phase !== told.phase &&
      candidate.figure.kind === figure.kind &&
      candidate.cover.own >= OWN,
  );
  return other && [best.candidate, other.candidate];
}

/** From this on a figure has something of what is asked in its own words. */
const OWN = 0.4;

/** "The dead and injured": neither figure has all the words, and two of one story have them between them. */
function pairOf({ terms, asked }: Question, likely: readonly Likely[]): Outcome | undefined {
  if (asked.about !== "value" || !asked.isOfTwo) return undefined;
  const near = likely
    .map(({ candidate }) => candidate)
    .filter((one) => suits(one) && one.cover.own >= OWN && one.cover.missed.length > 0)
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

/** What is less likely than this is not offered as the nearest of another time. */
const NEAR_ENOUGH = 0.05;

/** All is met but when: what is told of another time is the nearest. */
function ofOtherTimes({ times }: Question, likely: readonly Likely[]): Outcome | undefined {
  const near = likely
    .filter(({ candidate, chanceAtAnyTime }) => !candidate.isOfTime && chanceAtAnyTime >= NEAR_ENOUGH)
    .sort((a, b) => b.chanceAtAnyTime - a.chanceAtAnyTime);
  if (near.length === 0 || near[0]!.chanceAtAnyTime < THRESHOLDS.answered / 2) return undefined;
  return {
    outcome: "none",
    why: "window",
    missing: times.map(({ text }) => text),
    near: near.slice(0, MOST_NEAR).map(({ candidate }) => candidate.figure),
  };
}

function none(question: Question, likely: readonly Likely[]): Outcome {
  const { terms, asked } = question;
  // Who was told to leave has nothing to do with how many there are.
  const near = likely
    .toSorted((a, b) => b.nearness - a.nearness)
    .map(({ candidate }) => candidate)
    .filter(({ cover }) => cover.isRelated && (asked.inAll !== "had" || cover.leavesOut === undefined))
    .slice(0, MOST_NEAR);
  const missed = near[0]?.cover.missed ?? terms.filter(({ isKey }) => isKey);
  return {
    outcome: "none",
    why: whyNone(question, likely),
    missing: [...new Set(missed.map(({ text }) => text))],
    near: near.map(({ figure }) => figure),
  };
}

function whyNone({ terms, asked, denied, isGuess }: Question, likely: readonly Likely[]): Why {
  if (isGuess) return "guess";
  if (asked.about !== "value" && asked.about !== "source") return asked.about;
  if (denied.length > 0) return "denied";
  if (isEmpty(terms)) return "vague";
  const hasMoney = likely.some(({ candidate }) => suits(candidate) && candidate.figure.kind === "money");
  return asked.hasCue && isPriceAsked(terms) && !hasMoney ? "price" : "unknown";
}
