import type { Publication } from "../chat/publication.ts";
import type { Editions } from "../store/editions.ts";
import type { Publications } from "../store/publications.ts";

/** How much an edition brings back of what moderators went back from, and have not published again since. */
export type BroughtBack = "all" | "some" | "nothing";

/** Rollbacks looked at, the newest ones. */
const LOOKED_AT = 10;

/** What moderators have gone back from, so that it does not come into use again unseen. */
export function createGoneBackFrom({
  publications,
  editions,
}: {
  readonly publications: Pick<Publications, "rollbacks" | "ofEdition">;
  readonly editions: Pick<Editions, "changed">;
}) {
  async function isBroughtBack(edition: string, ground: Publication, rollback: Publication) {
    const brought = await editions.changed(ground.edition, edition);
    const undone = await editions.changed(rollback.edition, rollback.base!);
    if (!brought || !undone) return false;
    return [...brought].some(([story, hash]) => undone.has(story) && undone.get(story) === hash);
  }

  return async (edition: string, ground: Publication): Promise<BroughtBack> => {
    for (const rollback of await publications.rollbacks(LOOKED_AT)) {
      const last = await publications.ofEdition(rollback.base!);
      if (!last || last.id > rollback.id || !(await isBroughtBack(edition, ground, rollback))) continue;
      return rollback.base === edition ? "all" : "some";
    }
    return "nothing";
  };
}
