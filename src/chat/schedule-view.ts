import { readSchedule } from "../digest/read-schedule.ts";
import { wordNext, wordSchedule } from "../digest/schedule-words.ts";
import type { Schedule } from "../digest/slots.ts";
import { capitalized } from "../text/capitalized.ts";
import type { Where } from "./command.ts";
import type { Button, Entry, Part } from "./reply.ts";
import type { Subscription, Wish } from "./schedules.ts";

/** A schedule in full: when, where, what, and what can be done with it. */
export function scheduleParts(schedule: Subscription, where: Where, now: Temporal.Instant): Part[] {
  return [
    { kind: "heading", text: `Schedule ${schedule.id}` },
    {
      kind: "entries",
      entries: [
        { title: capitalized(timesOf(schedule)), detail: `in ${channelWords(schedule, where)}` },
        { title: "What it sends", detail: contentWords(schedule) },
        nextEntry(schedule, now),
      ],
    },
  ];
}

export function scheduleButtons({ id, state }: Subscription): Part {
  const button = (label: string, name: string): Button => ({
    label,
    command: `/desk schedule ${name} ${id}`,
  });
  const turn = state === "active" ? button("Pause", "pause") : button("Resume", "resume");
  return {
    kind: "buttons",
    buttons: [button("Preview", "preview"), button("Send now", "send-now"), turn, button("Remove", "remove")],
  };
}

/** A schedule in one line of a list. */
export function scheduleEntry(schedule: Subscription, where: Where, now: Temporal.Instant): Entry {
  const { title, detail } = nextEntry(schedule, now, 1);
  return {
    title: `${schedule.id}: ${timesOf(schedule)}`,
    detail: `${channelWords(schedule, where)}; ${contentWords(schedule)}. ${title}: ${detail}`,
    command: `/desk schedule why ${schedule.id}`,
  };
}

/** "weekdays at 09:00, Europe/Rome". */
export function timesOf(schedule: Pick<Wish, "cron" | "zone">): string {
  const read = reckoned(schedule);
  return read ? wordSchedule(read) : `“${schedule.cron}” in ${schedule.zone}`;
}

/** A kept schedule, where it can be read still: a system may lose a zone. */
function reckoned({ cron, zone }: Pick<Wish, "cron" | "zone">): Schedule | undefined {
  try {
    return readSchedule(cron, zone);
  } catch {
    return undefined;
  }
}

const UNRECKONED =
  "cannot be reckoned, for this system does not know its zone or times; remove it, and add it anew";

function nextEntry(schedule: Subscription, now: Temporal.Instant, count = 3): Entry {
  if (schedule.state === "paused") {
    return {
      title: "Paused",
      detail: schedule.pausedWhy ?? "by a moderator; nothing is sent until it is resumed",
    };
  }
  const read = reckoned(schedule);
  return { title: "Next", detail: read ? wordNext(read, now, count) : UNRECKONED };
}

const CHATS: Readonly<Record<string, string>> = {
  slack: "Slack",
  discord: "Discord",
  local: "the local page",
};

export function channelWords({ chat, channel }: Pick<Wish, "chat" | "channel">, where: Where): string {
  if (chat !== where.chat) return `channel ${channel} on ${CHATS[chat] ?? chat}`;
  return channel === where.channel ? "this channel" : `channel ${channel}`;
}

const both = new Intl.ListFormat("en-GB", { type: "conjunction" });

function contentWords({ topics, stories, what, whenEmpty }: Wish): string {
  const chosen = [
    ...(topics.length > 0 ? [`the topics ${both.format(topics)}`] : []),
    ...(stories.length > 0 ? [`the stories ${both.format(stories)}`] : []),
  ];
  const from = chosen.length > 0 ? chosen.join(", and on ") : "all stories";
  const sent =
    what === "changes" ? `what is new since the last digest on ${from}` : `everything there is on ${from}`;
  return `${sent}; with nothing to say, ${whenEmpty === "skip" ? "nothing is posted" : "it says so"}`;
}
