import { z } from "zod";
import { defineCommand } from "../../src/chat/command.ts";
import { decidedReply } from "../../src/chat/decided-view.ts";
import { proposalNumber, reasonOption, workOf } from "../../src/chat/find-desk.ts";

export default defineCommand({
  name: "publish",
  summary: "Bring a proposal into use",
  audience: "moderator",
  options: z.object({ id: proposalNumber(), reason: reasonOption() }),
  async run({ options: { id, reason }, where }, { desk }) {
    const work = workOf(desk);
    return decidedReply(id, await work.publish(id, where, reason), { desk, work, where });
  },
});
