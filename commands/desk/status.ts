import { z } from "zod";
import { defineCommand } from "../../src/chat/command.ts";
import { troubleEntry } from "../../src/chat/delivery-view.ts";
import type { Desk, Review } from "../../src/chat/desk.ts";
import { wordDoer } from "../../src/chat/doer.ts";
import type { Health } from "../../src/chat/health.ts";
import { momentOf } from "../../src/chat/moment.ts";
import type { Entry } from "../../src/chat/reply.ts";
import { timesOf } from "../../src/chat/schedule-view.ts";
import type { Schedules } from "../../src/chat/schedules.ts";
import { counted } from "../../src/text/counted.ts";

export default defineCommand({
  name: "status",
  summary: "How the bot is doing: the edition in use, each chat, and digests that went wrong",
  audience: "moderator",
  options: z.object({}),
  async run(_, { edition, desk }) {
    const untold = edition.storyById.size - edition.published.length;
    return {
      parts: [
        { kind: "heading", text: "The desk" },
        {
          kind: "entries",
          entries: [
            {
              title: `Edition ${edition.name}`,
              detail: ["in use since ", momentOf(desk.since, desk.zone)],
            },
            ...(desk.work ? await reviewEntries(desk.work) : []),
            {
              title: counted(edition.published.length, "story", "stories"),
              detail: `${counted(edition.figures.all.length, "figure", "figures")}; ${untold} not told`,
            },
            ...desk.chats.map(({ name, health }) => ({ title: name, detail: healthWords(health) })),
            ...(desk.schedules ? await digestEntries(desk.schedules) : []),
          ],
        },
      ],
    };
  },
});

const REVIEWS: Record<Review, string> = {
  none: "sound content publishes itself, without review",
  one: "a moderator publishes what is new: /desk refresh",
  two: "another moderator publishes what one has proposed: /desk refresh",
};

async function reviewEntries(work: Desk): Promise<Entry[]> {
  const [open, trouble] = await Promise.all([work.open(), work.trouble()]);
  return [
    { title: "Review", detail: REVIEWS[work.review], command: "/desk history" },
    ...(trouble === undefined
      ? []
      : [{ title: "The source is in trouble", detail: trouble, command: "/desk refresh" }]),
    ...open.map(({ id, edition, kind, by }) => ({
      title: `Proposal ${id} waits`,
      detail: `${kind === "rollback" ? "to go back to edition" : "edition"} ${edition}, by ${wordDoer(by)}`,
      command: `/desk show ${id}`,
    })),
  ];
}

/** Troubles told one by one, of deliveries and of paused schedules each. */
const MOST_TROUBLES = 3;

async function digestEntries(schedules: Schedules): Promise<Entry[]> {
  const [all, troubles] = await Promise.all([schedules.list(), schedules.trouble()]);
  const paused = all.filter(({ state }) => state === "paused");
  const more = troubles.length - MOST_TROUBLES;
  const active = all.length - paused.length;
  return [
    { title: counted(active, "schedule", "schedules"), detail: `at work; ${paused.length} paused` },
    ...troubles.slice(0, MOST_TROUBLES).map(troubleEntry),
    ...(more > 0
      ? [{ title: `and ${counted(more, "delivery", "deliveries")} more`, detail: "gone wrong of late" }]
      : []),
    ...paused.slice(0, MOST_TROUBLES).map((schedule) => ({
      title: `Schedule ${schedule.id} (${timesOf(schedule)}) is paused`,
      detail: schedule.pausedWhy ?? "by a moderator",
      command: `/desk schedule why ${schedule.id}`,
    })),
  ];
}

const STATES: Record<Health["state"], string> = {
  up: "up",
  connecting: "not connected; being tried again",
  stopped: "stopped",
  refused: "refused; it will not come back by itself",
};

function healthWords({ state, detail }: Health): string {
  return detail === undefined ? STATES[state] : `${STATES[state]}: ${detail}`;
}
