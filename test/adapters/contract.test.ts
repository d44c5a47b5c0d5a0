import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { slashes } from "../../commands/index.ts";
import { createDiscordAdapter } from "../../src/adapters/discord/index.ts";
import { registerCommands } from "../../src/adapters/discord/register.ts";
import { renderReply } from "../../src/adapters/local/render.ts";
import { createSlackAdapter } from "../../src/adapters/slack/index.ts";
import { createAccess } from "../../src/chat/access.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { createBot } from "../../src/chat/bot.ts";
import { renderPlain } from "../../src/chat/plain.ts";
import type { Reply } from "../../src/chat/reply.ts";
import type { Edition } from "../../src/content/edition.ts";
import { quietDesk } from "../support/desk.ts";
import { createFakeDiscord, type FakeDiscord } from "../support/discord/fake-discord.ts";
import { figuresIn } from "../support/figures-in.ts";
import { generatedEdition } from "../support/generated.ts";
import { createFakeSlack, type FakeSlack } from "../support/slack/index.ts";

/** The seed of the editions, so that a failure comes back. */
const EDITIONS = fc.sample(generatedEdition, { numRuns: 200, seed: 26 });
const COMMANDS: { readonly command: string; readonly options: Record<string, string> }[] = [
  { command: "brief latest", options: {} },
  { command: "brief stories", options: {} },
  { command: "brief figures", options: {} },
  { command: "brief figure", options: { figure: "figure-a" } },
  { command: "brief source", options: { figure: "figure-a" } },
  { command: "brief figure", options: { figure: "nothing of the kind" } },
  { command: "brief help", options: {} },
];

let edition: Edition = EDITIONS[0]!;
const bot = createBot({
  slashes,
  edition: () => edition,
  desk: quietDesk,
  access: createAccess(new Map()),
  newReference: () => "ref",
  onFault: ({ error }) => {
    throw error;
  },
});

let slack: FakeSlack;
let discord: FakeDiscord;
const adapters: Adapter[] = [];

beforeAll(async () => {
  slack = await createFakeSlack();
  discord = await createFakeDiscord();
  const now = () => Temporal.Now.instant();
  await registerCommands({ token: discord.token, apiUrl: discord.apiUrl, slashes });
  adapters.push(
    createSlackAdapter({
      botToken: slack.botToken,
      receive: { mode: "socket", appToken: slack.appToken },
      apiUrl: slack.apiUrl,
      moderators: new Set(),
      now,
    }),
    createDiscordAdapter({ token: discord.token, apiUrl: discord.apiUrl, now }),
  );
  await Promise.all(adapters.map((adapter) => adapter.start(bot)));
}, 60_000);

afterAll(async () => {
  await Promise.all(adapters.map((adapter) => adapter.stop()));
  await Promise.all([slack.stop(), discord.stop()]);
}, 60_000);

/** What must be read in every chat: each figure's value, attribution and outlet. */
function wantedIn(reply: Reply): string[] {
  return figuresIn(reply).flatMap(({ value, attribution, printed }) => [value, attribution, printed.outlet]);
}

/** Only letters and digits are compared: what a chat escapes, wraps or spaces in its own way stays the same text. */
const bare = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();

function missing(wanted: readonly string[], shown: string): string[] {
  const all = bare(shown);
  return wanted.filter((text) => !all.includes(bare(text)));
}

const textOf = (command: string, options: Record<string, string>) =>
  ["/", command, ...Object.values(options).map((value) => ` ${value}`)].join("");

async function answerTo(command: string, options: Record<string, string>): Promise<Reply> {
  return (await bot.answer({ chat: "any", user: "u", channel: "c", text: textOf(command, options) })).reply;
}

function withoutTags(html: string): string {
  return unescaped(html.replace(/<[^>]*>/g, " "));
}

/** What a reader sees of text escaped for HTML, or for Slack, which escapes three of the characters alike. */
function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");
}

describe.each(COMMANDS)("/$command $options", ({ command, options }) => {
  test("the local page and the terminal say every figure with hedge, attribution and outlet", async () => {
    for (edition of EDITIONS) {
      const reply = await answerTo(command, options);
      const wanted = wantedIn(reply);
      expect(missing(wanted, withoutTags(renderReply(reply)))).toEqual([]);
      expect(missing(wanted, renderPlain(reply))).toEqual([]);
    }
  });

  test("Slack takes every message, says every figure in the text too, and pings nobody", async () => {
    for (edition of EDITIONS) {
      const wanted = wantedIn(await answerTo(command, options));
      const [slash, ...words] = textOf(command, options).split(" ");
      const asked = await slack.slash({ command: slash!, text: words.join(" ") });
      const shown = () =>
        unescaped(
          asked
            .seen()
            .map(({ text }) => text)
            .join(" "),
        );
      await slack.until(() => missing(wanted, shown()).length === 0, "every figure");
      expect(asked.error).toBeUndefined();
      expect(asked.seen().every(({ ephemeralTo }) => ephemeralTo !== undefined)).toBe(true);
    }
    expect(slack.pinging()).toEqual([]);
    expect(slack.violations).toEqual([]);
  }, 120_000);

  test("Discord takes every message, says every figure, and pings nobody", async () => {
    for (edition of EDITIONS) {
      const wanted = wantedIn(await answerTo(command, options));
      const [name, subcommand] = command.split(" ");
      const asked = await discord.slash({ command: name!, subcommand: subcommand!, options });
      await asked.reply();
      const shown = () =>
        asked
          .shown()
          .map(({ text }) => text)
          .join(" ");
      await discord.until(() => missing(wanted, shown()).length === 0 || undefined, "every figure");
      for (const { pings, ephemeralTo } of asked.shown()) {
        expect(pings).toEqual({ everyone: false, here: false, users: [], roles: [] });
        expect(ephemeralTo).toBeDefined();
      }
    }
    expect(discord.violations).toEqual([]);
  }, 120_000);
});
