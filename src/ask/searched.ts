import { createEdition, type Edition } from "../content/edition.ts";
import type { Story } from "../content/story.ts";
import { atOnce } from "./in-bits.ts";
import { buildWordIndex, type WordIndex } from "./word-index.ts";

/** Figures to find answers among: an edition, or a story by itself. */
export interface Searched {
  readonly edition: Edition;
  readonly index: WordIndex;
}

const stories = new WeakMap<Story, Searched>();

/** A story by itself, whatever the others tell. Made at once: a story is small. */
export function storyAlone(story: Story): Searched {
  const known = stories.get(story);
  if (known !== undefined) return known;
  const edition = createEdition([{ story, hash: story.id }]);
  const searched = { edition, index: atOnce(buildWordIndex(edition.figures.all, edition.storyOf)) };
  stories.set(story, searched);
  return searched;
}
