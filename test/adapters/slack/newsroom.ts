import { onTestFinished } from "vitest";
import { slashes } from "../../../commands/index.ts";
import {
  createSlackAdapter,
  type SlackAdapter,
  type SlackOptions,
} from "../../../src/adapters/slack/index.ts";
import { createAccess } from "../../../src/chat/access.ts";
import { type Bot, createBot } from "../../../src/chat/bot.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import type { Schedules } from "../../../src/chat/schedules.ts";
import { createFakeSlack, type FakeSlack, type FakeSlackOptions } from "../../support/slack/index.ts";
import { editionOf, twoStories } from "../../support/stories.ts";

/** A workspace that is gone when the test is over. */
export async function workspace(options?: FakeSlackOptions): Promise<FakeSlack> {
  const slack = await createFakeSlack(options);
  onTestFinished(() => slack.stop());
  return slack;
}

export interface Living {
  readonly adapter: SlackAdapter;
  readonly bot: Bot;
}

export interface Wish extends Partial<SlackOptions> {
  readonly bot?: Bot;
}

/** The real bot over two small stories. */
export function newsroomBot(moderators: Iterable<string> = [], schedules?: Schedules): Bot {
  const edition = editionOf(twoStories);
  const since = Temporal.Instant.from("2026-11-24T08:00:00Z");
  return createBot({
    slashes,
    edition: () => edition,
    desk: () => ({ since, zone: "UTC", chats: [], now: since, schedules }),
    access: createAccess(new Map([["slack", new Set(moderators)]])),
    newReference: () => "ref-1",
    onFault: ({ error }) => {
      throw error;
    },
  });
}

export interface FixedBot extends Bot {
  /** The commands it was given. */
  readonly asked: readonly string[];
}

/** A bot that says what the test wants to be said, to a command it knows by its text. */
export function botSaying(say: (text: string) => Reply | Promise<Reply>, isPublic = false): FixedBot {
  const asked: string[] = [];
  return {
    asked,
    async answer({ text }) {
      asked.push(text);
      return { visibility: isPublic ? "public" : "private", reply: await say(text) };
    },
    suggest: () => [],
    complete: () => [],
    slashes,
  };
}

export function adapterOn(slack: FakeSlack, { bot: _, ...wish }: Wish = {}): SlackAdapter {
  const adapter = createSlackAdapter({
    botToken: slack.botToken,
    receive: { mode: "socket", appToken: slack.appToken },
    apiUrl: slack.apiUrl,
    moderators: new Set(),
    now: () => Temporal.Now.instant(),
    ...wish,
  });
  onTestFinished(() => adapter.stop());
  return adapter;
}

/** The adapter on Slack by Socket Mode, with both its connections up. */
export async function onSlack(slack: FakeSlack, wish: Wish = {}): Promise<Living> {
  const adapter = adapterOn(slack, wish);
  const bot = wish.bot ?? newsroomBot(wish.moderators);
  await adapter.start(bot);
  await slack.connected(2);
  return { adapter, bot };
}

/** The adapter on Slack over HTTP. */
export async function overHttp(
  slack: FakeSlack,
  wish: Wish = {},
): Promise<Living & { readonly url: string }> {
  const receive = { mode: "http", signingSecret: slack.signingSecret, port: 0 } as const;
  const adapter = adapterOn(slack, { receive, ...wish });
  const bot = wish.bot ?? newsroomBot(wish.moderators);
  await adapter.start(bot);
  slack.useHttp(adapter.address!);
  return { adapter, bot, url: adapter.address! };
}

export const note = (text: string): Reply => ({ parts: [{ kind: "note", text }] });
