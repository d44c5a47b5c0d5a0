import { z } from "zod";
import { defineCommand } from "../../../src/chat/command.ts";
import { findSchedule, scheduleNumber } from "../../../src/chat/find-schedule.ts";
import { channelWords, timesOf } from "../../../src/chat/schedule-view.ts";

export default defineCommand({
  name: "schedule remove",
  summary: "Take a schedule away for good; asks once more",
  audience: "moderator",
  options: z.object({
    id: scheduleNumber(),
    sure: z.boolean("it must be yes or no").default(false).describe("Do not ask once more"),
  }),
  async run({ options, where }, { desk }) {
    const found = await findSchedule(options.id, "remove", where, desk);
    if ("reply" in found) return found.reply;
    const { schedule, schedules } = found;
    const { id } = schedule;
    const which = `schedule ${id} (${timesOf(schedule)}, in ${channelWords(schedule, where)})`;
    if (options.sure) {
      await schedules.remove(id);
      return { parts: [{ kind: "text", runs: [`Removed ${which}. Nothing more is sent on it.`] }] };
    }
    return {
      parts: [
        { kind: "text", runs: [`Remove ${which} for good?`] },
        {
          kind: "buttons",
          buttons: [
            { label: "Remove it", command: `/desk schedule remove ${id} sure:yes` },
            { label: "Pause it instead", command: `/desk schedule pause ${id}` },
          ],
        },
      ],
    };
  },
});
