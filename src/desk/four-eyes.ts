import type { Review } from "../chat/desk.ts";
import type { Doer, Proposal } from "../chat/publication.ts";
import { standingOf } from "../content/amend.ts";
import type { Editions } from "../store/editions.ts";
import type { AmendmentRows, KeptAmendment } from "./amendment-rows.ts";

export interface FourEyesParts {
  readonly review: Review;
  readonly editions: Pick<Editions, "apart" | "file">;
  readonly rows: Pick<AmendmentRows, "live" | "dropped">;
}

/**
 * Whether, where two must agree, a proposal is a person's own, and somebody else must publish it. What the bot has
 * proposed by itself is the own of whoever made a change from chat that it would bring into use, or took one back that
 * it would end.
 */
export function createFourEyes({ review, editions, rows }: FourEyesParts) {
  async function isWorkOf({ base, edition }: Proposal, who: Doer): Promise<boolean> {
    const apart = await editions.apart(base, edition);
    const isApart = (story: string) => apart?.from.storyById.has(story) || apart?.to.storyById.has(story);
    const isOf = ({ by, story }: KeptAmendment) => isSame(by, who) && isApart(story);
    for (const kept of (await rows.live()).filter(isOf))
      if (!(await tells(base, kept)) && (await tells(edition, kept))) return true;
    for (const kept of (await rows.dropped()).filter(isOf))
      if ((await tells(base, kept)) && !(await tells(edition, kept))) return true;
    return false;
  }

  async function tells(edition: string, { story, change }: KeptAmendment): Promise<boolean> {
    return standingOf(change, await editions.file(edition, story)) === "settled";
  }

  return async (proposal: Proposal, who: Doer): Promise<boolean> => {
    if (review !== "two") return false;
    if (proposal.by.user !== undefined) return isSame(proposal.by, who);
    return isWorkOf(proposal, who);
  };
}

/** The same person is the same id in the same chat: ids of two chats cannot be told to be one person's. */
function isSame(a: Doer, b: Doer): boolean {
  return a.user !== undefined && a.chat === b.chat && a.user === b.user;
}
