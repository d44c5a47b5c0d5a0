import fc from "fast-check";
import { slashes } from "../../../commands/index.ts";
import { createAccess } from "../../../src/chat/access.ts";
import { type Bot, createBot } from "../../../src/chat/bot.ts";
import { figuresIn } from "../../../src/chat/figures-in.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import type { Wish } from "../../../src/chat/schedules.ts";
import type { Edition } from "../../../src/content/edition.ts";
import { quietDesk } from "../../support/desk.ts";
import { generatedEdition } from "../../support/generated.ts";
import { schedulesInMemory } from "../../support/schedules.ts";

/*
 * What every chat is held to: each command over hundreds of generated editions, whose every figure must be read with its hedge and
 * attribution, in messages that the chat takes, with nobody pinged.
 */

/** The seed of the editions, so that a failure comes back. */
const EDITIONS = fc.sample(generatedEdition, { numRuns: 200, seed: 26 });
export const COMMANDS: {
  readonly command: string;
  readonly options: Options;
  /** What must be read besides figures. */
  readonly says?: readonly string[];
}[] = [
  { command: "brief latest", options: {} },
  { command: "brief stories", options: {} },
  { command: "brief figures", options: {} },
  { command: "brief figure", options: { figure: "figure-a" } },
  { command: "brief source", options: { figure: "figure-a" } },
  { command: "brief chart", options: { of: "figure-a" } },
  { command: "brief chart", options: { of: "generated" } },
  { command: "brief figure", options: { figure: "nothing of the kind" } },
  { command: "brief compare", options: { figure: "figure-a" } },
  { command: "brief compare", options: { figure: "figure-a", with: "figure-b" } },
  { command: "brief timeline", options: { of: "generated" } },
  { command: "brief ask", options: { question: "how many is alias a?" } },
  { command: "brief ask", options: { question: "who said what is in a near the port" } },
  { command: "brief ask", options: { question: "how many helicopters were sent to Honduras?" } },
  { command: "brief help", options: {} },
  { command: "desk status", options: {}, says: ["The desk", "1 schedule"] },
  { command: "desk schedule list", options: {}, says: ["weekdays at 09:00, Europe/Rome"] },
  { command: "desk schedule preview", options: { id: 1 }, says: ["nothing was posted"] },
  { command: "desk schedule why", options: { id: 1 }, says: ["Its last digest", "sent"] },
];
type Options = Record<string, string | number>;

const WISH: Wish = {
  chat: "any",
  channel: "c",
  cron: "0 9 * * mon-fri",
  zone: "Europe/Rome",
  topics: [],
  stories: [],
  what: "everything",
  whenEmpty: "say-so",
};

/** The bot over an edition that the test changes as it goes. */
export interface Newsroom {
  readonly bot: Bot;
  edition: Edition;
  /** The reply in the newsroom's own nouns. */
  answerTo(command: string, options: Options): Promise<Reply>;
}

/** A newsroom whose moderators are those of these ids. */
export async function newsroomFor(moderators: readonly string[]): Promise<Newsroom> {
  const schedules = schedulesInMemory(() => newsroom.edition);
  const keepers = new Set(["u", ...moderators]);
  const bot = createBot({
    slashes,
    edition: () => newsroom.edition,
    desk: () => ({ ...quietDesk(), schedules }),
    access: createAccess(new Map(["any", "slack", "discord"].map((chat) => [chat, keepers]))),
    newReference: () => "ref",
    onFault: ({ error }) => {
      throw error;
    },
  });
  const newsroom: Newsroom = {
    bot,
    edition: EDITIONS[0]!,
    async answerTo(command, options) {
      return (await bot.answer({ chat: "any", user: "u", channel: "c", text: textOf(command, options) }))
        .reply;
    },
  };
  await schedules.add(WISH, "u");
  await schedules.sendNow(1);
  return newsroom;
}

/** The editions that a command is held to: what the desk says depends little on them. */
export function editionsFor({ says }: Pick<(typeof COMMANDS)[number], "says">): readonly Edition[] {
  return says === undefined ? EDITIONS : EDITIONS.slice(0, 30);
}

/** What must be read in every chat: each figure's value, attribution and outlet. */
export function wantedIn(reply: Reply): string[] {
  return figuresIn(reply).flatMap(({ value, attribution, printed }) => [value, attribution, printed.outlet]);
}

/** Only letters and digits are compared: what a chat escapes, wraps or spaces in its own way stays the same text. */
const bare = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();

export function missing(wanted: readonly string[], shown: string): string[] {
  const all = bare(shown);
  return wanted.filter((text) => !all.includes(bare(text)));
}

export const textOf = (command: string, options: Options) =>
  ["/", command, ...Object.values(options).map((value) => ` ${value}`)].join("");

/** What a reader sees of text escaped for HTML, or for Slack, which escapes three of the characters alike. */
export function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");
}
