import type { Edition } from "../content/edition.ts";
import { answerOver } from "./ask.ts";
import { answerAfter, answerChoice, type Before } from "./follow-up.ts";
import { inBits } from "./in-bits.ts";
import type { Outcome } from "./outcome.ts";
import { type Searched, storyAlone } from "./searched.ts";
import { readThesaurus } from "./thesaurus.ts";
import { buildWordIndex } from "./word-index.ts";

/** Answers the questions put to one edition. `before` is what was told last in the same talk. */
export type Answerer = (question: string, before?: Before) => Outcome;

const answerers = new WeakMap<Edition, Promise<Answerer>>();

/**
 * What answers questions over an edition, made when it is first wanted. The index of a large edition takes seconds: it
 * is made bit by bit, so that other answers go out meanwhile. Whoever wants it early asks for it and does not wait.
 */
export function answererOver(edition: Edition): Promise<Answerer> {
  const known = answerers.get(edition) ?? makeAnswerer(edition);
  answerers.set(edition, known);
  return known;
}

async function makeAnswerer(edition: Edition): Promise<Answerer> {
  await inBits(readThesaurus());
  const index = await inBits(buildWordIndex(edition.figures.all, edition.storyOf));
  return answererWith({ edition, index });
}

/** The same with an index that is at hand. */
export function answererWith(all: Searched): Answerer {
  const { edition, index } = all;
  return (question, before) => {
    if (before === undefined) return answerOver(edition, index, question);
    const { words, figure } = before;
    return figure === undefined
      ? answerChoice(question, before, all)
      : answerAfter(question, { words, figure }, all, storyAlone(edition.storyOf(figure)));
  };
}
