import { type Candidate, mayAnswer } from "./candidate.ts";
import { type Evidence, type EvidenceOfNone, evidenceAmong, evidenceOfNone } from "./evidence.ts";
import type { Question } from "./question.ts";
import weights from "./weights.json" with { type: "json" };

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

/** What was learned: a network with one hidden layer. The first number of each piece of evidence goes straight on. */
export interface Network {
  /** To a candidate's score, then to each hidden unit. */
  readonly ofFigure: Readonly<Record<keyof Evidence, readonly number[]>>;
  /** To the score of "none", then to each hidden unit. */
  readonly ofQuestion: Readonly<Record<keyof EvidenceOfNone, readonly number[]>>;
  /** Of each hidden unit. */
  readonly bias: readonly number[];
  readonly out: readonly number[];
}

/** Written by `npm run learn` (test/ask/learn.ts), never by hand. */
const NETWORKS: readonly Network[] = weights;

/**
 * How likely each candidate is to be what is meant, the likeliest first: a conditional logit (McFadden 1974) over the
 * candidates and "none of them", whose scores small networks make of the evidence; their chances are averaged.
 */
export function likelihoods(question: Question, candidates: readonly Candidate[]): Likely[] {
  const ofQuestion = evidenceOfNone(question);
  const evidence = evidenceAmong(question, candidates);
  const guesses = NETWORKS.map((network) => chancesBy(network, ofQuestion, evidence, candidates));
  const mean = (of: (guess: Guess) => number) =>
    guesses.reduce((sum, guess) => sum + of(guess), 0) / guesses.length;
  return candidates
    .map((candidate, at) => ({
      candidate,
      chance: mean(({ chances }) => chances[at]!),
      chanceAtAnyTime: mean(({ atAnyTime }) => atAnyTime[at]!),
      nearness: mean(({ scores }) => scores[at]!),
    }))
    .sort((a, b) => b.chance - a.chance || b.nearness - a.nearness);
}

interface Guess {
  readonly scores: readonly number[];
  readonly chances: readonly number[];
  readonly atAnyTime: readonly number[];
}

function chancesBy(
  network: Network,
  ofQuestion: EvidenceOfNone,
  evidence: readonly Evidence[],
  candidates: readonly Candidate[],
): Guess {
  const asked = network.bias.slice();
  const none = addUp(ofQuestion, network.ofQuestion, asked);
  const scores = evidence.map((of) => {
    const units = asked.slice();
    const straight = addUp(of, network.ofFigure, units);
    return units.reduce((sum, unit, at) => sum + network.out[at]! * Math.tanh(unit), straight);
  });
  const odds = scores.map((score, at) => (mayAnswer(candidates[at]!) ? Math.exp(score - none) : 0));
  const ofTime = odds.map((of, at) => (candidates[at]!.isOfTime ? of : 0));
  return { scores, chances: sharesOf(ofTime), atAnyTime: sharesOf(odds) };
}

/** Adds evidence to the hidden units, and gives what goes straight on. */
function addUp<T extends Evidence | EvidenceOfNone>(
  evidence: T,
  weights: Readonly<Record<keyof T, readonly number[]>>,
  units: number[],
): number {
  let straight = 0;
  for (const name of Object.keys(evidence) as (keyof T)[]) {
    const value = evidence[name] as number;
    if (value === 0) continue;
    const row = weights[name];
    straight += value * row[0]!;
    for (let unit = 0; unit < units.length; unit += 1) units[unit]! += value * row[unit + 1]!;
  }
  return straight;
}

/** Odds against 1 for "none", as shares of all. */
function sharesOf(odds: readonly number[]): number[] {
  const all = odds.reduce((sum, of) => sum + of, 1);
  return odds.map((of) => of / all);
}
