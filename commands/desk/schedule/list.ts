import { z } from "zod";
import { defineCommand } from "../../../src/chat/command.ts";
import { isHere, schedulesOf } from "../../../src/chat/find-schedule.ts";
import { pageOf, pageOption } from "../../../src/chat/pages.ts";
import { scheduleEntry } from "../../../src/chat/schedule-view.ts";

export default defineCommand({
  name: "schedule list",
  summary: "All schedules, this channel’s first",
  audience: "moderator",
  options: z.object({ page: pageOption() }),
  async run({ options: { page }, where }, { desk }) {
    const all = await schedulesOf(desk).list();
    const ordered = all.toSorted((a, b) => Number(isHere(b, where)) - Number(isHere(a, where)));
    const { rows, under } = pageOf(ordered, page, "/desk schedule list");
    if (rows.length === 0) {
      const text = "There are no schedules yet. Make one: /desk schedule add weekdays 9:00";
      return { parts: [{ kind: "note", text }] };
    }
    return {
      parts: [
        { kind: "heading", text: "Schedules" },
        { kind: "entries", entries: rows.map((one) => scheduleEntry(one, where, desk.now)) },
        ...under,
      ],
    };
  },
});
