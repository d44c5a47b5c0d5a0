import { z } from "zod";
import { defineCommand } from "../../src/chat/command.ts";
import { decidedReply } from "../../src/chat/decided-view.ts";
import { proposalNumber, reasonOption, workOf } from "../../src/chat/find-desk.ts";

export default defineCommand({
  name: "discard",
  summary: "Let a proposal go; nothing changes",
  audience: "moderator",
  options: z.object({ id: proposalNumber(), reason: reasonOption() }),
  async run({ options: { id, reason }, where }, { desk }) {
    const work = workOf(desk);
    return decidedReply(id, await work.discard(id, where, reason), { desk, work, where });
  },
});
