import { createEdition, type Edition } from "../content/edition.ts";
import type { Story } from "../content/story.ts";
import { answerOver } from "./ask.ts";
import { atOnce, inBits } from "./in-bits.ts";
import type { Outcome } from "./outcome.ts";
import { readThesaurus } from "./thesaurus.ts";
import { buildWordIndex } from "./word-index.ts";

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

const answerersOfStories = new WeakMap<Story, Answerer>();

/** Answers the questions put to one story, whatever the others tell. Made at once: a story is small. */
export function answererOfStory(story: Story): Answerer {
  const known = answerersOfStories.get(story);
  if (known !== undefined) return known;
  const edition = createEdition([{ story, hash: story.id }]);
  const index = atOnce(buildWordIndex(edition.figures.all, edition.storyOf));
  const answerer: Answerer = (question) => answerOver(edition, index, question);
  answerersOfStories.set(story, answerer);
  return answerer;
}

async function makeAnswerer(edition: Edition): Promise<Answerer> {
  await inBits(readThesaurus());
  const index = await inBits(buildWordIndex(edition.figures.all, edition.storyOf));
  return (question) => answerOver(edition, index, question);
}
