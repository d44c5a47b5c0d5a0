import { z } from "zod";
import { conflictParts } from "../../src/chat/amendment-view.ts";
import { defineCommand } from "../../src/chat/command.ts";
import { workOf } from "../../src/chat/find-desk.ts";
import { refreshedReply } from "../../src/chat/refreshed-view.ts";

export default defineCommand({
  name: "refresh",
  summary: "Read the content again, and see what would change",
  audience: "moderator",
  options: z.object({}),
  async run({ where }, { desk }) {
    const work = workOf(desk);
    const { parts } = await refreshedReply(await work.refresh(where), { desk, work, where });
    return { parts: [...parts, ...conflictParts(await work.amendments.list(), desk.zone)] };
  },
});
