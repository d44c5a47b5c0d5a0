import type { Review } from "../chat/desk.ts";
import type { Doer, Proposal } from "../chat/publication.ts";
import { standingOf } from "../content/amend.ts";
import type { Editions } from "../store/editions.ts";
import type { AmendmentRows } from "./amendment-rows.ts";

export interface FourEyesParts {
  readonly review: Review;
  readonly editions: Pick<Editions, "file">;
  readonly rows: Pick<AmendmentRows, "live">;
}

/**
 * Whether, where two must agree, a proposal is a person's own, and somebody else must publish it. What the bot has
 * proposed by itself is the own of whoever made a change from chat that it would bring into use.
 */
export function createFourEyes({ review, editions, rows }: FourEyesParts) {
  async function wouldBring({ base, edition }: Proposal, who: Doer): Promise<boolean> {
    for (const { by, story, change } of await rows.live()) {
      if (!isSame(by, who)) continue;
      const [before, after] = [await editions.file(base, story), await editions.file(edition, story)];
      if (standingOf(change, before) !== "settled" && standingOf(change, after) === "settled") return true;
    }
    return false;
  }

  return async (proposal: Proposal, who: Doer): Promise<boolean> => {
    if (review !== "two") return false;
    if (proposal.by.user !== undefined) return isSame(proposal.by, who);
    return wouldBring(proposal, who);
  };
}

/** The same person is the same id in the same chat: ids of two chats cannot be told to be one person's. */
function isSame(a: Doer, b: Doer): boolean {
  return a.user !== undefined && a.chat === b.chat && a.user === b.user;
}
