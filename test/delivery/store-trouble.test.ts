import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, expect, test } from "vitest";
import { UserError } from "../../src/chat/errors.ts";
import { openStore } from "../../src/store/open.ts";
import { createMemoryChat } from "../support/memory-chat.ts";
import { newsroomOn, type TestNewsroom } from "./newsroom.ts";

const folder = mkdtempSync(join(tmpdir(), "dateline-trouble-"));
const open: TestNewsroom[] = [];
let files = 0;

afterEach(async () => {
  for (const newsroom of open.splice(0)) await newsroom.stop();
  if (files === 7) rmSync(folder, { recursive: true, force: true });
});

async function newsroom(chat = createMemoryChat()) {
  files += 1;
  const made = await newsroomOn(join(folder, `${files}.db`), [chat]);
  open.push(made);
  for (const channel of ["C1", "C2", "C3"]) await made.subscribe(channel);
  const pragma = (text: string) => sql.raw(`pragma ${text}`).execute(made.store.db);
  return { chat, made, pragma };
}

/** The file may not grow: what is in it already may be changed as far as it fits. */
const FULL = "max_page_count = 1";
const ROOM = "max_page_count = 1000000";

test("nothing is sent that cannot be written down first, and all of it once the disk has room again", async () => {
  const { chat, made, pragma } = await newsroom();
  const padding = "x".repeat(4000);
  await pragma(FULL);
  await expect(made.at("2026-11-24T09:00Z").then(() => fill(made, padding))).rejects.toThrow(/full/);
  expect(chat.messages.length).toBeLessThanOrEqual(3);
  await pragma(ROOM);
  await made.at("2026-11-24T09:00:30Z");
  expect([chat.in("C1"), chat.in("C2"), chat.in("C3")].map(({ length }) => length)).toEqual([1, 1, 1]);
});

/** Fills what room the file's pages still have. */
async function fill({ store }: TestNewsroom, padding: string): Promise<void> {
  for (let n = 0; n < 100; n += 1)
    await store.db
      .insertInto("contents")
      .values({ hash: `fill ${n}`, reply: padding, edition: "", made_at: 0 })
      .execute();
}

test("nothing is sent while the store may only be read", async () => {
  const { chat, made, pragma } = await newsroom();
  await pragma("query_only = on");
  await expect(made.at("2026-11-24T09:00Z")).rejects.toThrow(/readonly/);
  expect(chat.posts).toBe(0);
  await pragma("query_only = off");
  await made.at("2026-11-24T09:01Z");
  expect(chat.messages).toHaveLength(3);
});

test("what became of a message is written down as soon as the store takes it, and nothing is sent twice", async () => {
  const chat = createMemoryChat();
  const { made, pragma } = await newsroom(chat);
  let posted = 0;
  chat.fate = () => {
    posted += 1;
    if (posted === 1) void pragma("query_only = on");
    return "taken";
  };
  const sending = made.at("2026-11-24T09:00Z");
  while (!made.log.some(({ message }) => message.includes("cannot be written down")))
    await new Promise(setImmediate);
  await pragma("query_only = off");
  await sending.catch(() => {});
  await made.at("2026-11-24T09:05Z");
  expect(chat.posts).toBe(3);
  expect((await made.states()).map((state) => state.split(" ").at(-1))).toEqual(["sent", "sent", "sent"]);
});

test("what was claimed when the store failed is sent once it works again, and so is what falls due later", async () => {
  const { chat, made } = await newsroom();
  const rename = (from: string, to: string) =>
    sql.raw(`alter table ${from} rename to ${to}`).execute(made.store.db);
  await rename("contents", "gone");
  await expect(made.at("2026-11-24T09:00Z")).rejects.toThrow(/no such table/);
  await rename("gone", "contents");
  await made.at("2026-11-24T09:01Z");
  expect(chat.messages).toHaveLength(3);
  expect((await made.states()).every((state) => state.endsWith("sent"))).toBe(true);
});

test("a turn that is lost in the middle is taken again, and nothing goes round meanwhile", async () => {
  const chat = createMemoryChat();
  const { made } = await newsroom(chat);
  for (let channel = 4; channel < 60; channel += 1) await made.subscribe(`C${channel}`);
  chat.fate = () => {
    if (chat.posts === 1) void made.store.turn("slack").giveUp();
    return "taken";
  };
  await made.at("2026-11-24T09:00Z");
  await made.at("2026-11-24T09:00:30Z");
  await made.at("2026-11-24T09:01Z");
  expect(chat.messages).toHaveLength(59);
  expect(new Set(chat.messages.map(({ channel }) => channel)).size).toBe(59);
});

test("a store that a newer version has changed is refused, and left as it is", async () => {
  const { made } = await newsroom();
  await sql`insert into kysely_migration (name, timestamp) values ('2031-01-01-later', '2031')`.execute(
    made.store.db,
  );
  const refused = openStore(join(folder, `${files}.db`));
  await expect(refused).rejects.toThrow(UserError);
  await expect(refused).rejects.toThrow(/newer Dateline \(2031-01-01-later\)/);
});

test("a copy made while the store is in use is whole", async () => {
  const { made } = await newsroom();
  await made.at("2026-11-24T09:00Z");
  const copy = join(folder, "copy.db");
  await made.store.backup!(copy);
  const store = await openStore(copy);
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from deliveries where state = 'sent'`.execute(store.db);
  await store.close();
  expect(rows).toEqual([{ n: 3 }]);
});
