import { z } from "zod";
import { endedAmendment } from "../../../src/chat/amended-view.ts";
import { subjectOf } from "../../../src/chat/amendment-view.ts";
import { defineCommand } from "../../../src/chat/command.ts";
import { amendmentNumber, reasonOption, workOf } from "../../../src/chat/find-desk.ts";

export default defineCommand({
  name: "amendments keep",
  summary: "Have a change stand, though the source says something else since",
  audience: "moderator",
  options: z.object({ id: amendmentNumber(), reason: reasonOption() }),
  async run({ options: { id, reason }, where }, { desk }) {
    const kept = endedAmendment(id, await workOf(desk).amendments.keep(id, reason, where));
    return {
      parts: [
        { kind: "text", runs: [`Kept: amendment ${id}, which ${subjectOf(kept)}. Nothing has changed.`] },
      ],
    };
  },
});
