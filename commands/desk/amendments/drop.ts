import { z } from "zod";
import { endedAmendment } from "../../../src/chat/amended-view.ts";
import { subjectOf } from "../../../src/chat/amendment-view.ts";
import { defineCommand } from "../../../src/chat/command.ts";
import { amendmentNumber, reasonOption, workOf } from "../../../src/chat/find-desk.ts";
import { refreshedReply } from "../../../src/chat/refreshed-view.ts";

export default defineCommand({
  name: "amendments drop",
  summary: "Take a change back, and propose what the source says",
  audience: "moderator",
  options: z.object({ id: amendmentNumber(), reason: reasonOption() }),
  async run({ options: { id, reason }, where }, { desk }) {
    const work = workOf(desk);
    const dropped = endedAmendment(id, await work.amendments.drop(id, reason, where));
    const { parts } = await refreshedReply(await work.refresh(where, reason), { desk, work, where });
    const said = `Taken back: amendment ${id}, which ${subjectOf(dropped)}.`;
    return { parts: [{ kind: "text", runs: [said] }, ...parts] };
  },
});
