import { z } from "zod";
import { defineCommand } from "../../src/chat/command.ts";
import { offeredReply } from "../../src/chat/desk-view.ts";
import { UserError } from "../../src/chat/errors.ts";
import { findPublication, reasonOption, workOf } from "../../src/chat/find-desk.ts";

export default defineCommand({
  name: "rollback",
  summary: "Go back to an edition that was in use before; reviewed as any change is",
  audience: "moderator",
  options: z.object({
    edition: z
      .string()
      .trim()
      .min(1, "it is empty")
      .max(100, "it is longer than 100 characters")
      .describe("The edition’s name, or the beginning of it: see /desk history"),
    reason: reasonOption(),
  }),
  async run({ options: { edition, reason }, where }, { desk }) {
    const work = workOf(desk);
    const found = await findPublication(edition, work);
    const current = await work.current();
    if (found.edition === current.edition)
      throw new UserError(`Edition ${found.edition} is in use. Others there were: /desk history`);
    return offeredReply(await work.rollBack(found.edition, reason, where), { desk, work, where });
  },
});
