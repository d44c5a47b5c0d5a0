import { z } from "zod";
import { amendmentParts } from "../../../src/chat/amendment-view.ts";
import { defineCommand } from "../../../src/chat/command.ts";
import { workOf } from "../../../src/chat/find-desk.ts";

export default defineCommand({
  name: "amendments list",
  summary: "Changes made from chat that the source does not have yet",
  audience: "moderator",
  options: z.object({}),
  async run(_, { desk }) {
    const all = await workOf(desk).amendments.list();
    if (all.length === 0)
      return {
        parts: [
          { kind: "text", runs: ["No change from chat is in force: all is told as the source has it."] },
        ],
      };
    return { parts: [{ kind: "heading", text: "Amendments" }, ...amendmentParts(all, desk.zone)] };
  },
});
