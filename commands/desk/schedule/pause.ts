import { z } from "zod";
import { defineCommand } from "../../../src/chat/command.ts";
import { findSchedule, scheduleNumber } from "../../../src/chat/find-schedule.ts";
import { timesOf } from "../../../src/chat/schedule-view.ts";

export default defineCommand({
  name: "schedule pause",
  summary: "Send nothing on a schedule until it is resumed",
  audience: "moderator",
  options: z.object({ id: scheduleNumber() }),
  async run({ options, where }, { desk }) {
    const found = await findSchedule(options.id, "pause", where, desk);
    if ("reply" in found) return found.reply;
    const { schedule, schedules } = found;
    const { id } = schedule;
    await schedules.pause(id);
    return {
      parts: [
        { kind: "text", runs: [`Schedule ${id} (${timesOf(schedule)}) is paused: nothing is sent on it.`] },
        { kind: "buttons", buttons: [{ label: "Resume", command: `/desk schedule resume ${id}` }] },
      ],
    };
  },
});
