import { z } from "zod";
import { defineCommand } from "../../src/chat/command.ts";
import { proposalReply, publicationReply } from "../../src/chat/desk-view.ts";
import { findPublication, noSuchProposal, workOf } from "../../src/chat/find-desk.ts";
import { pageOption } from "../../src/chat/pages.ts";

/** Digits that are more likely the beginning of an edition’s name than the number of a proposal that is not there. */
const SHORTEST_NAME = 4;

export default defineCommand({
  name: "show",
  summary: "What an edition changed, or what a proposal would change",
  audience: "moderator",
  options: z.object({
    which: z
      .string()
      .trim()
      .min(1, "it is empty")
      .max(100, "it is longer than 100 characters")
      .describe("Which proposal, by its number, or which edition, by its name or the beginning of it"),
    page: pageOption(),
  }),
  async run({ options: { which, page }, where }, { desk }) {
    const work = workOf(desk);
    const view = { desk, work, where };
    if (!/^\d{1,9}$/.test(which)) return publicationReply(await findPublication(which, work), page, view);
    const proposal = await work.proposal(Number(which));
    if (proposal) return proposalReply(proposal, page, view);
    // The name of an edition may begin with digits alone.
    const publication = which.length < SHORTEST_NAME ? undefined : await work.publication(which);
    return publication ? publicationReply(publication, page, view) : noSuchProposal(Number(which), work);
  },
});
