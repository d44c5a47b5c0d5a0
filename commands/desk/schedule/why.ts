import { z } from "zod";
import { defineCommand } from "../../../src/chat/command.ts";
import { deliveryParts } from "../../../src/chat/delivery-view.ts";
import { findSchedule, scheduleNumber } from "../../../src/chat/find-schedule.ts";
import { scheduleButtons, scheduleParts } from "../../../src/chat/schedule-view.ts";

export default defineCommand({
  name: "schedule why",
  summary: "What became of a schedule’s last digest, stage by stage, and what to do",
  audience: "moderator",
  options: z.object({ id: scheduleNumber() }),
  async run({ options, where }, { desk }) {
    const found = await findSchedule(options.id, "why", where, desk);
    if ("reply" in found) return found.reply;
    const { schedule, schedules } = found;
    const last = await schedules.last(schedule.id);
    const told = last
      ? deliveryParts(last, schedule.zone)
      : [{ kind: "note" as const, text: "No digest has been due on it yet." }];
    return { parts: [...scheduleParts(schedule, where, desk.now), ...told, scheduleButtons(schedule)] };
  },
});
