import { createEdition } from "../content/edition.ts";
import type { Newsroom } from "../newsroom.ts";
import type { Editions, KeptStory } from "../store/editions.ts";
import type { Publications } from "../store/publications.ts";

/** Keeps this process's newsroom on the newest publication, whoever published it. */
export interface Following {
  /** Looks once more, and says whether there is a publication in use afterwards. One look at a time. */
  follow(): Promise<boolean>;
  /** Stories at hand that may be published soon: they need not be read from the store then. */
  expect(stories: readonly KeptStory[]): void;
}

export interface FollowingParts {
  readonly newsroom: Newsroom;
  readonly editions: Editions;
  readonly publications: Publications;
}

export function createFollowing({ newsroom, editions, publications }: FollowingParts): Following {
  let inUse = 0;
  let storyByHash: ReadonlyMap<string, KeptStory> = new Map();
  let expected: ReadonlyMap<string, KeptStory> = new Map();
  let last: Promise<unknown> = Promise.resolve();

  async function look(): Promise<boolean> {
    const newest = await publications.latest();
    if (!newest || newest.id === inUse) return newest !== undefined;
    const stories = await editions.stories(newest.edition, new Map([...storyByHash, ...expected]));
    if (!stories) throw new Error(`the edition ${newest.edition} is published and not kept`);
    const edition = createEdition(stories);
    if (edition.name !== newest.edition)
      throw new Error(`the edition ${newest.edition} is kept as ${edition.name}: it is not whole`);
    await breath();
    // Made before anyone asks: the first question does not wait for it.
    edition.figures.warm();
    await breath();
    newsroom.use(edition, newest.at);
    storyByHash = byHash(stories);
    inUse = newest.id;
    return true;
  }

  return {
    expect(stories) {
      expected = byHash(stories);
    },
    follow() {
      // One that looked before this was asked for may not have seen what was published in between.
      const looking = last.then(look);
      last = looking.catch(() => {});
      return looking;
    },
  };
}

function byHash(stories: readonly KeptStory[]): Map<string, KeptStory> {
  return new Map(stories.map(({ story, hash }) => [hash, { story, hash }]));
}

/** Lets whoever waits for an answer have it. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
