import type { Publication } from "../chat/publication.ts";
import { differenceBetween, type FigureChange, type StoryChange } from "../content/difference.ts";
import type { Edition } from "../content/edition.ts";
import type { Claim, Story } from "../content/story.ts";
import type { Editions } from "../store/editions.ts";
import type { Publications } from "../store/publications.ts";

/** What moderators have gone back from, so that it does not come into use again unseen. */
export interface GoneBackFrom {
  /** Whether it is the very edition that the publication in use went back from. */
  isIt(edition: string, ground: Publication): boolean;
  /** Whether an edition has something of what was gone back from, and the one in use has not. */
  isIn(edition: string, ground: Publication): Promise<boolean>;
}

/** Rollbacks looked at, the newest ones. */
const LOOKED_AT = 10;

export function createGoneBackFrom({
  publications,
  editions,
}: {
  readonly publications: Pick<Publications, "rollbacks">;
  readonly editions: Pick<Editions, "apart">;
}): GoneBackFrom {
  async function broughtBy(from: string, to: string): Promise<Set<string>> {
    const apart = await editions.apart(from, to);
    return new Set(apart ? brought(apart.from, apart.to) : []);
  }

  return {
    isIt: (edition, { kind, base }) => kind === "rollback" && base === edition,
    async isIn(edition, ground) {
      const rollbacks = await publications.rollbacks(LOOKED_AT);
      if (rollbacks.length === 0) return false;
      const fresh = await broughtBy(ground.edition, edition);
      for (const { edition: to, base } of rollbacks)
        if (!fresh.isDisjointFrom(await broughtBy(to, base!))) return true;
      return false;
    },
  };
}

/**
 * All that a reader would find new in an edition, in words of its own that are the same wherever it is found: a moderator
 * goes back from a claim or a sentence, and what else its story says by then makes no difference.
 */
function brought(from: Edition, to: Edition): string[] {
  return differenceBetween(from, to).flatMap((change) =>
    inStory(change).map((what) => `${storyOf(change).id} ${what}`),
  );
}

function inStory(change: StoryChange): string[] {
  if (change.change === "removed") return ["gone"];
  const { headline, brief, figures } = storyOf(change);
  if (change.change === "added")
    return ["there", ...figures.flatMap(({ id, claims }) => claims.map((claim) => wordClaim(id, claim)))];
  const { from } = change;
  const old = new Set(from.brief.map((sentence) => JSON.stringify(sentence)));
  const sentences = brief
    .map((sentence) => JSON.stringify(sentence))
    .filter((sentence) => !old.has(sentence));
  const title = headline === from.headline ? [] : [headline];
  return [...title, ...sentences, ...change.figures.flatMap(inFigure)];
}

function inFigure(change: FigureChange): string[] {
  if (change.change === "removed") return [`${change.figure.id} gone`];
  if (change.change === "added")
    return change.figure.claims.map((claim) => wordClaim(change.figure.id, claim));
  return change.claims.flatMap((claim) => {
    if (claim.change === "removed") return [];
    return [wordClaim(change.to.id, claim.change === "added" ? claim.claim : claim.to)];
  });
}

function wordClaim(figure: string, { words, quantity, window, by, report }: Claim): string {
  return JSON.stringify([figure, words, quantity, window, by, report.url]);
}

function storyOf(change: StoryChange): Story {
  return change.change === "changed" ? change.to : change.story;
}
