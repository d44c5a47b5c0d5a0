import { z } from "zod";
import { defineCommand } from "../../../src/chat/command.ts";
import { UserError } from "../../../src/chat/errors.ts";
import { findSchedule, scheduleNumber } from "../../../src/chat/find-schedule.ts";
import { scheduleButtons, scheduleParts } from "../../../src/chat/schedule-view.ts";

export default defineCommand({
  name: "schedule resume",
  summary: "Send again on a schedule that is paused; what fell meanwhile is left out",
  audience: "moderator",
  options: z.object({ id: scheduleNumber() }),
  async run({ options, where }, { desk }) {
    const found = await findSchedule(options.id, "resume", where, desk);
    if ("reply" in found) return found.reply;
    const { schedule, schedules } = found;
    const obstacle = await schedules.obstacle(schedule.chat, schedule.channel);
    if (obstacle !== undefined) throw new UserError(obstacle);
    await schedules.resume(schedule.id);
    const active = { ...schedule, state: "active" as const, pausedWhy: undefined };
    return { parts: [...scheduleParts(active, where, desk.now), scheduleButtons(active)] };
  },
});
