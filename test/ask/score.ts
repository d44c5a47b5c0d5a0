import type { Edition } from "../../src/content/edition.ts";
import type { Posed, PosedSet } from "./sets.ts";

/** What a way of answering comes to, for one question: references of figures, the likeliest first; none where it abstains. */
export interface Given {
  readonly figures: readonly string[];
  /** One figure is told. With several, it is a choice; or all of them, where each is asked for. */
  readonly isCertain: boolean;
  readonly isSource?: boolean;
}

/** A way of answering: made for an edition, and given questions. */
export type Way = (edition: Edition) => (question: string, before?: Posed["before"]) => Given;

/** Shares of all questions of their sort, in percent. */
export interface Score {
  readonly questions: number;
  /** Of the questions that one figure answers: that figure is told. */
  readonly right: number;
  /** Of the same: it is told, or the first of a choice. */
  readonly rightFirst: number;
  /** Of all: a figure is told that does not answer. */
  readonly wrong: number;
  /** Of those that one figure answers: none is told, and no choice given. */
  readonly abstained: number;
  /** Of those that none answers: none is told or offered as an answer. */
  readonly none: number;
  /** Of those that ask for two: both are given. */
  readonly both: number;
}

export function score(sets: readonly PosedSet[], way: Way): Score {
  const verdicts = sets.flatMap(({ edition, posed }) => {
    const answer = way(edition);
    return posed.map((one) => ({ posed: one, given: answer(one.text, one.before) }));
  });
  const one = verdicts.filter(({ posed }) => posed.right.length === 1);
  const nothing = verdicts.filter(({ posed }) => posed.right.length === 0);
  const two = verdicts.filter(({ posed }) => posed.right.length === 2 && !posed.isChoice);
  return {
    questions: verdicts.length,
    right: share(one, isRight),
    rightFirst: share(one, ({ posed, given }) => given.figures[0] === posed.right[0]),
    wrong: share(
      verdicts,
      ({ posed, given }) =>
        given.isCertain && given.figures.length === 1 && !posed.right.includes(given.figures[0]!),
    ),
    abstained: share(one, ({ given }) => given.figures.length === 0),
    none: share(nothing, ({ given }) => given.figures.length === 0),
    both: share(two, ({ posed, given }) => posed.right.every((id) => given.figures.includes(id))),
  };
}

interface Verdict {
  readonly posed: Posed;
  readonly given: Given;
}

function isRight({ posed, given }: Verdict): boolean {
  return (
    given.isCertain &&
    given.figures[0] === posed.right[0] &&
    (given.isSource ?? posed.isSource) === posed.isSource
  );
}

function share(verdicts: readonly Verdict[], holds: (verdict: Verdict) => boolean): number {
  return verdicts.length === 0 ? 100 : (100 * verdicts.filter(holds).length) / verdicts.length;
}
