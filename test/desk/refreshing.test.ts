import { expect, test } from "vitest";
import type { Proposal } from "../../src/chat/publication.ts";
import type { Part } from "../../src/chat/reply.ts";
import { createRefreshing } from "../../src/desk/refreshing.ts";
import type { RefreshedItself } from "../../src/desk/told.ts";
import { NOON } from "./newsroom.ts";

const unread: RefreshedItself = { outcome: "unread", reason: "news.example is silent", mend: "Wait" };
const held: RefreshedItself = { outcome: "held", edition: "e1" };
const proposal: Proposal = {
  ...{ id: 3, edition: "e2", base: "e1", ground: 1, kind: "publish", state: "open", by: {}, at: NOON },
};

/** A desk whose refreshes come out as the test says, one after the other; the last goes on. */
function refreshingOver(outcomes: readonly RefreshedItself[]) {
  const told: { readonly key: string; readonly text: string; readonly more: readonly Part[] }[] = [];
  const log: string[] = [];
  let changed: (() => void) | undefined;
  let readings = 0;
  let now = NOON;
  const refreshing = createRefreshing({
    desk: {
      follow: async () => true,
      async refreshItself() {
        readings += 1;
        return outcomes[Math.min(readings, outcomes.length) - 1]!;
      },
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
      told.push({ key, text, more });
    },
    now: () => {
      now = now.add({ hours: 1 });
      return now;
    },
    log: { info: (_, message) => log.push(message), error: (_, message) => log.push(message) },
  });
  return { refreshing, told, log, readings: () => readings, change: () => changed };
}

test("trouble that lasts is told the desk once, and again when it comes back", async () => {
  const { refreshing, told, log } = refreshingOver([unread, unread, held, unread]);
  for (let reading = 0; reading < 4; reading += 1) await refreshing.refresh();
  expect(told.map(({ text }) => text)).toEqual([
    "The content could not be read: news.example is silent. Wait. The edition in use stays.",
    "The content could not be read: news.example is silent. Wait. The edition in use stays.",
  ]);
  expect(new Set(told.map(({ key }) => key)).size).toBe(2);
  expect(log).toHaveLength(4);
});

test("several processes that find the same trouble tell it once", async () => {
  const [one, other] = [refreshingOver([unread]), refreshingOver([unread])];
  await one.refreshing.refresh();
  await other.refreshing.refresh();
  expect(one.told[0]?.key).toBe(other.told[0]?.key);
});

test("new content is told the desk with a way to see it, once", async () => {
  const outcome = { outcome: "proposed", proposal, problems: [] } as const;
  const { refreshing, told } = refreshingOver([
    { ...outcome, isNew: true },
    { ...outcome, isNew: false },
  ]);
  await refreshing.refresh();
  await refreshing.refresh();
  expect(told).toMatchObject([
    {
      text: "New content waits to be published, as proposal 3.",
      more: [{ kind: "buttons", buttons: [{ command: "/desk show 3" }] }],
    },
  ]);
});

test("however often the content changes meanwhile, it is read once more", async () => {
  const { refreshing, readings, change } = refreshingOver([held]);
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
