import { z } from "zod";
import { namedStories, namedTopics } from "../../../src/chat/chosen-stories.ts";
import { defineCommand, zoneName } from "../../../src/chat/command.ts";
import { UserError } from "../../../src/chat/errors.ts";
import { schedulesOf } from "../../../src/chat/find-schedule.ts";
import { channelId, oneOf, storyNames, topicNames } from "../../../src/chat/option-kinds.ts";
import type { Part } from "../../../src/chat/reply.ts";
import { placeScheduleWords, readWhen } from "../../../src/chat/schedule-input.ts";
import { scheduleButtons, scheduleParts } from "../../../src/chat/schedule-view.ts";
import type { Wish } from "../../../src/chat/schedules.ts";

/** More posts a day than a channel reads. */
const FLOOD = 24;

/** What is skipped where nothing is new may fall due every minute; what is posted whether or not, buries a channel. */
function floodNotes({ what, whenEmpty }: Wish, timesADay: number): Part[] {
  const isPostedAnyway = what === "everything" || whenEmpty === "say-so";
  if (!isPostedAnyway || timesADay <= FLOOD) return [];
  return [{ kind: "note", text: `That is ${timesADay} posts a day, news or none.` }];
}

/** What a person types of days or a time, or of a cron expression. */
const typed = () => z.string().trim().min(1, "it is empty").max(200, "it is longer than 200 characters");

export default defineCommand({
  name: "schedule add",
  summary: "Send a digest on a schedule, to this channel or another",
  audience: "moderator",
  options: z.object({
    days: typed().optional().describe("On which days: weekdays, every day, mon,wed, the 1st of the month"),
    time: typed().optional().describe("At what time: 9:00, 17:30, 9am, noon"),
    zone: zoneName().optional().describe("Whose clocks: Europe/Rome, Rome; without it, the bot’s zone"),
    channel: channelId().optional().describe("Where to post; without it, here"),
    topics: topicNames().default([]).describe("Only stories on these topics, with commas between"),
    stories: storyNames().default([]).describe("Only these stories, with commas between"),
    send: oneOf(["changes", "everything"])
      .default("changes")
      .describe("What is new since the last digest, or everything there is"),
    "when-empty": oneOf(["skip", "say-so"])
      .default("skip")
      .describe("Where there is nothing to say: post nothing, or say so"),
    cron: typed().optional().describe("Instead of days and time, a cron expression: 0 9 * * mon-fri"),
  }),
  place: placeScheduleWords,
  async run({ options, where }, { desk, edition }) {
    const schedules = schedulesOf(desk);
    const { cron, zone } = readWhen(options, options.zone ?? desk.zone);
    const topics = namedTopics(options.topics, edition);
    const stories = namedStories(options.stories, edition);
    const { chat, user } = where;
    const channel = options.channel ?? where.channel;
    if (channel === "") throw new UserError("Say which channel: here is none.");
    const obstacle = await schedules.obstacle(chat, channel);
    if (obstacle !== undefined) throw new UserError(obstacle);
    const schedule = await schedules.add(
      {
        chat,
        channel,
        cron: cron.expression,
        zone,
        topics,
        stories,
        what: options.send,
        whenEmpty: options["when-empty"],
      },
      user,
    );
    return {
      parts: [
        ...scheduleParts(schedule, where, desk.now),
        ...floodNotes(schedule, cron.times.length),
        scheduleButtons(schedule),
      ],
    };
  },
});
