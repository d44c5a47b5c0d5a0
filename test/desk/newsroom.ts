import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { slashes } from "../../commands/index.ts";
import { createAccess } from "../../src/chat/access.ts";
import { type Bot, createBot } from "../../src/chat/bot.ts";
import type { Review } from "../../src/chat/desk.ts";
import type { Answer } from "../../src/chat/invocation.ts";
import { renderPlain } from "../../src/chat/plain.ts";
import { createDesk, type RunningDesk } from "../../src/desk/desk.ts";
import { createRefusals } from "../../src/desk/refusals.ts";
import { createNewsroom, type Newsroom } from "../../src/newsroom.ts";
import { createFolderSource } from "../../src/sources/folder.ts";
import type { Source } from "../../src/sources/source.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";

/** A folder of stories that a test writes. */
export interface TestFolder {
  readonly path: string;
  /** Writes stories by their ids; undefined takes one away. */
  write(files: Readonly<Record<string, string | undefined>>): void;
}

export function createTestFolder(files: Readonly<Record<string, string>>): TestFolder {
  const path = mkdtempSync(join(tmpdir(), "dateline-desk-"));
  mkdirSync(join(path, "stories"));
  const folder: TestFolder = {
    path,
    write(files) {
      for (const [id, text] of Object.entries(files)) {
        const file = join(path, "stories", `${id}.yaml`);
        rmSync(file, { force: true });
        if (text !== undefined) writeFileSync(file, text);
      }
    },
  };
  folder.write(files);
  return folder;
}

/** One process with a desk, and a person's words to it. */
export interface TestDesk {
  readonly desk: RunningDesk;
  readonly newsroom: Newsroom;
  readonly store: Store;
  readonly bot: Bot;
  /** What a person is answered, in plain text. Without a name it is the moderator Ann. */
  say(text: string, user?: string): Promise<string>;
  answer(text: string, user?: string): Promise<Answer>;
  stop(): Promise<void>;
}

/** The moderators, in the one chat there is. */
const MODERATORS = new Set(["ann", "bob"]);
export const NOON = Temporal.Instant.from("2026-11-24T12:00Z");

/** A desk that has started: it follows what is published, or publishes what the source holds. */
export async function deskOn(
  address: string,
  folder: string | Source,
  { review = "one" as Review } = {},
): Promise<TestDesk> {
  const store = await openStore(address);
  const newsroom = createNewsroom();
  const source = typeof folder === "string" ? createFolderSource(folder) : folder;
  const now = () => NOON;
  const desk = createDesk({ store, source, newsroom, review, now });
  if (!(await desk.follow())) await desk.refreshNow({});
  const silent = { warn: () => {}, error: () => {} };
  const refusals: Promise<void>[] = [];
  const onRefusal = createRefusals({ db: store.db, now, log: silent });
  const bot = createBot({
    slashes,
    edition: newsroom.edition,
    desk: () => ({ since: newsroom.since(), zone: "UTC", chats: [], now: NOON, work: desk }),
    access: createAccess(new Map([["slack", MODERATORS]])),
    newReference: () => "ref",
    onRefusal: (refused) => refusals.push(onRefusal(refused)),
    onFault: ({ error }) => {
      throw error;
    },
  });
  const answer = async (text: string, user = "ann") => {
    const answered = await bot.answer({ chat: "slack", channel: "C1", user, text });
    await Promise.all(refusals.splice(0));
    return answered;
  };
  return {
    ...{ desk, newsroom, store, bot, answer },
    say: async (text, user) => renderPlain((await answer(text, user)).reply),
    stop: () => store.close(),
  };
}
