import { afterEach } from "vitest";
import { slashes } from "../../../commands/index.ts";
import { createDiscordAdapter, type DiscordOptions } from "../../../src/adapters/discord/index.ts";
import { registerCommands } from "../../../src/adapters/discord/register.ts";
import { createAccess } from "../../../src/chat/access.ts";
import { type Bot, type BotParts, createBot } from "../../../src/chat/bot.ts";
import type { Answer, Invocation } from "../../../src/chat/invocation.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { quietDesk } from "../../support/desk.ts";
import {
  createFakeDiscord,
  type FakeDiscord,
  type FakeDiscordOptions,
} from "../../support/discord/fake-discord.ts";
import { editionOf, twoStories } from "../../support/stories.ts";

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

const edition = editionOf(twoStories);

export async function startDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const discord = await createFakeDiscord(options);
  endings.push(() => discord.stop());
  return discord;
}

/** The bot as it is, over two stories; what is not given is as in life. */
export function newsBot(parts: Partial<BotParts> & { readonly moderators?: readonly string[] } = {}): Bot {
  const { moderators = [], ...others } = parts;
  return createBot({
    slashes,
    edition: () => edition,
    desk: quietDesk,
    access: createAccess(new Map([["discord", new Set(moderators)]])),
    newReference: () => "ref-1",
    onFault: ({ error }) => {
      throw error;
    },
    ...others,
  });
}

/** A bot that answers every command as told. */
export function botThat(answer: (invocation: Invocation) => Answer | Promise<Answer>): Bot {
  return { ...newsBot(), answer: async (invocation) => answer(invocation) };
}

export const textReply = (text: string): Reply => ({ parts: [{ kind: "text", runs: [text] }] });
export const privately = (reply: Reply): Answer => ({ visibility: "private", reply });

/** A line of the log. */
export interface Line {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly details: object;
  readonly message: string;
}

export interface OnAir {
  readonly discord: FakeDiscord;
  readonly adapter: ReturnType<typeof createDiscordAdapter>;
  readonly log: readonly Line[];
}

type Wish = Pick<DiscordOptions, "artist" | "mentions">;

/** An adapter for that Discord. It is stopped when the test ends. */
export function adapterFor(discord: FakeDiscord, wish: Wish = {}): OnAir {
  const log: Line[] = [];
  const write = (level: Line["level"]) => (details: object, message: string) => {
    log.push({ level, details, message });
  };
  const adapter = createDiscordAdapter({
    token: discord.token,
    apiUrl: discord.apiUrl,
    log: { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") },
    now: () => Temporal.Instant.fromEpochMilliseconds(discord.now()),
    ...wish,
  });
  endings.push(() => adapter.stop());
  return { discord, adapter, log };
}

export async function register(discord: FakeDiscord, guild?: string) {
  return registerCommands({ token: discord.token, apiUrl: discord.apiUrl, slashes, guild });
}

/** A Discord with its commands registered and the bot on it. */
export async function onAir(
  bot: Bot | ((discord: FakeDiscord) => Bot) = newsBot(),
  options: FakeDiscordOptions = {},
  wish: Wish = {},
): Promise<OnAir> {
  const discord = await startDiscord(options);
  await register(discord);
  const air = adapterFor(discord, wish);
  await air.adapter.start(typeof bot === "function" ? bot(discord) : bot);
  return air;
}
