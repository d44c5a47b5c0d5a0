import { rmSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import type { Proposal } from "../../src/chat/publication.ts";
import type { Part } from "../../src/chat/reply.ts";
import { createFindings } from "../../src/desk/findings.ts";
import { createRefreshing } from "../../src/desk/refreshing.ts";
import type { RefreshedItself } from "../../src/desk/told.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { twoStories } from "../support/stories.ts";
import { createTestFolder, deskOn, NOON } from "./newsroom.ts";

const unread: RefreshedItself = { outcome: "unread", reason: "news.example is silent", mend: "Wait" };
const held: RefreshedItself = { outcome: "held", edition: "e1" };
const proposal: Proposal = {
  ...{ id: 3, edition: "e2", base: "e1", ground: 1, kind: "publish", state: "open", by: {}, at: NOON },
};
const fault = (message: string): RefreshedItself => ({
  outcome: "refused",
  problems: [{ file: "a.yaml", line: 3, column: 1, message, severity: "error" }],
});

const stores: Store[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

/** What moderators are told: of one key the first, as in the ledger. */
type Told = Map<string, { readonly text: string; readonly more: readonly Part[] }>;

/** A desk whose refreshes come out as the test says, one after the other; the last goes on. */
async function refreshingOver(
  outcomes: readonly RefreshedItself[],
  shared?: { readonly store: Store; readonly told: Told },
) {
  const store = shared?.store ?? (await openStore(":memory:"));
  if (!shared) stores.push(store);
  const told: Told = shared?.told ?? new Map();
  const log: string[] = [];
  let changed: (() => void) | undefined;
  let readings = 0;
  const refreshing = createRefreshing({
    desk: {
      follow: async () => true,
      async refreshItself() {
        readings += 1;
        return outcomes[Math.min(readings, outcomes.length) - 1]!;
      },
      numberFinding: createFindings(store.db),
    },
    source: {
      watch(onChange) {
        changed = onChange;
        return () => {
          changed = undefined;
        };
      },
    },
    watches: true,
    turn: { take: async () => true, isHeld: () => true, giveUp: async () => {} },
    tell: async (key, text, more) => {
      if (!told.has(key)) told.set(key, { text, more });
    },
    log: { info: (_, message) => log.push(message), error: (_, message) => log.push(message) },
  });
  const read = async (times: number) => {
    for (let reading = 0; reading < times; reading += 1) await refreshing.refresh();
  };
  return { refreshing, read, store, told, log, readings: () => readings, change: () => changed };
}

const texts = (told: Told) => [...told.values()].map(({ text }) => text);
const SILENT = "The content could not be read: news.example is silent. Wait. The edition in use stays.";

test("trouble that lasts is told the desk once, and again when it comes back", async () => {
  const { read, told, log } = await refreshingOver([unread, unread, held, unread]);
  await read(4);
  expect(texts(told)).toEqual([SILENT, SILENT]);
  expect(log).toHaveLength(4);
});

test("another fault is told, though there are as many as before", async () => {
  const { read, told } = await refreshingOver([fault("no hedge"), fault("no hedge"), fault("no value")]);
  await read(3);
  expect([...told.values()].map(({ more }) => more)).toMatchObject([
    [{ text: "a.yaml:3:1 no hedge" }],
    [{ text: "a.yaml:3:1 no value" }],
  ]);
});

test("several processes tell the same trouble once, one that starts later too", async () => {
  const first = await refreshingOver([unread]);
  await first.read(1);
  for (const outcomes of [[unread], [unread, unread]]) {
    const other = await refreshingOver(outcomes, first);
    await other.read(outcomes.length);
  }
  expect(texts(first.told)).toEqual([SILENT]);
  const last = await refreshingOver([held, unread], first);
  await last.read(2);
  await first.read(1);
  expect(texts(first.told)).toEqual([SILENT, SILENT]);
});

test("new content is told the desk with a way to see it, once", async () => {
  const outcome = { outcome: "proposed", proposal, problems: [] } as const;
  const { read, told } = await refreshingOver([
    { ...outcome, isNew: true },
    { ...outcome, isNew: false },
  ]);
  await read(2);
  expect([...told]).toMatchObject([
    [
      "proposal 3",
      {
        text: "New content waits to be published, as proposal 3.",
        more: [{ kind: "buttons", buttons: [{ command: "/desk show 3" }] }],
      },
    ],
  ]);
});

test("what a moderator has proposed is not told the desk as news", async () => {
  const by = { chat: "slack", channel: "C1", user: "ann" };
  const outcome: RefreshedItself = {
    outcome: "proposed",
    proposal: { ...proposal, by },
    isNew: false,
    problems: [],
  };
  const { read, told } = await refreshingOver([outcome]);
  await read(1);
  expect(told.size).toBe(0);
});

test("however often the content changes meanwhile, it is read once more", async () => {
  const { refreshing, readings, change } = await refreshingOver([held]);
  refreshing.start();
  const first = refreshing.refresh();
  for (let times = 0; times < 5; times += 1) change()?.();
  await first;
  for (let times = 0; times < 5; times += 1) change()?.();
  await refreshing.refresh();
  expect(readings()).toBe(2);
  await refreshing.stop();
  expect(change()).toBeUndefined();
});

test("what is wrong stands in /desk status until the content has been read without it", async () => {
  const folder = createTestFolder(twoStories);
  const desk = await deskOn(":memory:", folder.path);
  const refreshing = createRefreshing({
    ...{ desk: desk.desk, source: {}, watches: false },
    turn: { take: async () => true, isHeld: () => true, giveUp: async () => {} },
    tell: async () => {},
    log: { info: () => {}, error: () => {} },
  });
  const status = async () => {
    await refreshing.refresh();
    return desk.say("/desk status");
  };
  expect(await status()).not.toContain("in trouble");
  folder.write({ "dam-leak": "id: [" });
  expect(await status()).toContain("The source is in trouble: The content has 1 problem");
  folder.write({ "dam-leak": twoStories["dam-leak"] });
  await desk.say("/desk refresh");
  expect(await desk.say("/desk status")).not.toContain("in trouble");
  await refreshing.stop();
  await desk.stop();
  rmSync(folder.path, { recursive: true });
});
