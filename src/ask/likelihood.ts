import { type Candidate, mayAnswer } from "./candidate.ts";
import { type Evidence, type EvidenceOfNone, evidenceAmong, evidenceOfNone } from "./evidence.ts";
import type { Question } from "./question.ts";
import { WEIGHTS, WEIGHTS_OF_NONE } from "./weights.ts";

/** A candidate with how likely it is to be what is meant. */
export interface Likely {
  readonly candidate: Candidate;
  /** From 0 to 1; with the other candidates' and that of none it makes 1. */
  readonly chance: number;
  /** The same where the times that are asked for are left aside. */
  readonly chanceAtAnyTime: number;
  /** How much speaks for it, whether it may answer or not: for comparing, no more. */
  readonly nearness: number;
}

/**
 * How likely each candidate is to be what is meant, the likeliest first: a conditional logit (McFadden 1974) over the
 * candidates and "none of them".
 */
export function likelihoods(question: Question, candidates: readonly Candidate[]): Likely[] {
  const ofNone = Math.exp(weigh(evidenceOfNone(question), WEIGHTS_OF_NONE));
  const evidence = evidenceAmong(question, candidates);
  const weighed = candidates.map((candidate, at) => {
    const nearness = weigh(evidence[at]!, WEIGHTS);
    const odds = mayAnswer(candidate) ? Math.exp(nearness) : 0;
    return { candidate, nearness, odds: candidate.isOfTime ? odds : 0, oddsAtAnyTime: odds };
  });
  const all = weighed.reduce((sum, { odds }) => sum + odds, ofNone);
  const allAtAnyTime = weighed.reduce((sum, { oddsAtAnyTime }) => sum + oddsAtAnyTime, ofNone);
  return weighed
    .map(({ candidate, nearness, odds, oddsAtAnyTime }) => ({
      candidate,
      nearness,
      chance: odds / all,
      chanceAtAnyTime: oddsAtAnyTime / allAtAnyTime,
    }))
    .sort((a, b) => b.chance - a.chance || b.nearness - a.nearness);
}

function weigh<T extends Evidence | EvidenceOfNone>(
  evidence: T,
  weights: Readonly<Record<keyof T, number>>,
): number {
  let sum = 0;
  for (const name of Object.keys(evidence) as (keyof T)[]) sum += weights[name] * (evidence[name] as number);
  return sum;
}
