import { z } from "zod";
import { defineCommand } from "../../src/chat/command.ts";
import { proposalReply, publicationReply } from "../../src/chat/desk-view.ts";
import { findPublication, noSuchProposal, workOf } from "../../src/chat/find-desk.ts";
import { pageOption } from "../../src/chat/pages.ts";

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
      .describe("A proposal’s number, or an edition’s name or the beginning of it"),
    page: pageOption(),
  }),
  async run({ options: { which, page }, where }, { desk }) {
    const work = workOf(desk);
    const view = { desk, work, where };
    if (!/^\d{1,9}$/.test(which)) return publicationReply(await findPublication(which, work), page, view);
    const proposal = (await work.proposal(Number(which))) ?? (await noSuchProposal(Number(which), work));
    return proposalReply(proposal, page, view);
  },
});
