import type { Edition } from "../content/edition.ts";
import { answerOver } from "./ask.ts";
import type { Outcome } from "./outcome.ts";
import { buildWordIndex, type WordIndex } from "./word-index.ts";

/** Answers the questions put to one edition. */
export type Answerer = (question: string) => Outcome;

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
  const index = await inBits(buildWordIndex(edition.figures.all, edition.storyOf));
  return (question) => answerOver(edition, index, question);
}

async function inBits(building: Generator<undefined, WordIndex>): Promise<WordIndex> {
  for (;;) {
    const step = building.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
