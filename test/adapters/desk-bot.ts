import { onTestFinished } from "vitest";
import { slashes } from "../../commands/index.ts";
import { createAccess } from "../../src/chat/access.ts";
import { type Bot, createBot, type Refused } from "../../src/chat/bot.ts";
import { createTestFolder, deskOn, NOON, type TestDesk } from "../desk/newsroom.ts";
import { twoStories } from "../support/stories.ts";

export interface DeskBot {
  readonly bot: Bot;
  readonly desk: TestDesk;
  /** Whom the bot has refused. */
  readonly refused: readonly Refused[];
}

/** The real bot over a real desk of two stories, whose moderators on a chat are those of these ids. */
export async function deskBot(chat: string, moderators: readonly string[]): Promise<DeskBot> {
  const desk = await deskOn(":memory:", createTestFolder(twoStories).path);
  onTestFinished(() => desk.stop());
  const refused: Refused[] = [];
  const bot = createBot({
    slashes,
    edition: desk.newsroom.edition,
    desk: () => ({ since: NOON, zone: "UTC", chats: [], now: NOON, work: desk.desk }),
    access: createAccess(new Map([[chat, new Set(moderators)]])),
    newReference: () => "ref-1",
    onRefusal: (one) => refused.push(one),
    onFault: ({ error }) => {
      throw error;
    },
  });
  return { bot, desk, refused };
}
