import { z } from "zod";
import { defineCommand } from "../../../src/chat/command.ts";
import { UserError } from "../../../src/chat/errors.ts";
import { findSchedule, scheduleNumber } from "../../../src/chat/find-schedule.ts";
import { channelWords } from "../../../src/chat/schedule-view.ts";

export default defineCommand({
  name: "schedule send-now",
  summary: "Send a schedule’s digest now, beside those that are due",
  audience: "moderator",
  options: z.object({ id: scheduleNumber() }),
  async run({ options, where }, { desk }) {
    const found = await findSchedule(options.id, "send-now", where, desk);
    if ("reply" in found) return found.reply;
    const { schedule, schedules } = found;
    const obstacle = await schedules.obstacle(schedule.chat, schedule.channel);
    if (obstacle !== undefined) throw new UserError(obstacle);
    await schedules.sendNow(schedule.id);
    const text = `The digest of schedule ${schedule.id} is on its way to ${channelWords(schedule, where)}.`;
    return {
      parts: [
        { kind: "text", runs: [text] },
        {
          kind: "buttons",
          buttons: [{ label: "What became of it", command: `/desk schedule why ${schedule.id}` }],
        },
      ],
    };
  },
});
