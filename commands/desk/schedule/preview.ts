import { z } from "zod";
import { defineCommand } from "../../../src/chat/command.ts";
import { findSchedule, scheduleNumber } from "../../../src/chat/find-schedule.ts";

export default defineCommand({
  name: "schedule preview",
  summary: "What the next digest would say, shown to you alone",
  audience: "moderator",
  options: z.object({ id: scheduleNumber() }),
  async run({ options, where }, { desk }) {
    const found = await findSchedule(options.id, "preview", where, desk);
    if ("reply" in found) return found.reply;
    const { schedule, schedules } = found;
    const digest = await schedules.preview(schedule.id);
    if (digest === undefined) {
      const text = `Schedule ${schedule.id} would post nothing now: there is nothing new since its last digest.`;
      return { parts: [{ kind: "note", text }] };
    }
    const text = `Schedule ${schedule.id} would post this now. Only you see it, and nothing was posted.`;
    return { parts: [{ kind: "note", text }, ...digest.parts] };
  },
});
