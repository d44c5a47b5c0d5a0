import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createDiscordAdapter } from "../../src/adapters/discord/index.ts";
import { createSlackAdapter } from "../../src/adapters/slack/index.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { newsroomOn, recounted, type TestNewsroom } from "../delivery/newsroom.ts";
import { randomOf } from "../support/chance.ts";
import { createFakeDiscord } from "../support/discord/fake-discord.ts";
import { createFakeSlack } from "../support/slack/index.ts";
import { twoStories } from "../support/stories.ts";

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

const CHANNELS = 500;
const names = Array.from({ length: CHANNELS }, (_, place) => `news-${place}`);
const DIGEST = /Firefighters moved \**(about 1,400)\**.{0,4} people from streets/;

/** A chat as a server of the test's keeps it: what stands in each channel, and what hangs from it. */
interface Wired {
  readonly adapter: Adapter;
  readonly channels: readonly string[];
  /** Makes the next requests go wrong, some of them. */
  trouble(): void;
  calm(): void;
  /** The first message of a channel, and the words of those that hang from it or follow. */
  read(channel: string): { readonly digest: string; readonly others: readonly string[] };
  readonly violations: () => readonly unknown[];
}

async function onSlack(chance: () => number): Promise<Wired> {
  const slack = await createFakeSlack();
  const adapter = createSlackAdapter({
    botToken: slack.botToken,
    receive: { mode: "socket", appToken: slack.appToken },
    apiUrl: slack.apiUrl,
    moderators: new Set(),
    now: () => Temporal.Now.instant(),
  });
  endings.push(() => slack.stop());
  const channels = names.map((name) => slack.addChannel({ name }).id);
  return {
    adapter: { ...adapter, pace: undefined as never },
    channels,
    trouble() {
      for (let fault = 0; fault < 40; fault += 1) {
        const method = chance() < 0.6 ? "chat.update" : "chat.postMessage";
        const kinds = [
          { kind: "rate limited", retryAfter: 1 },
          { kind: "server error", status: 502 },
          { kind: "reply lost" },
          { kind: "reset" },
          ...(method === "chat.update" ? [{ kind: "refused", error: "edit_window_closed" } as const] : []),
        ] as const;
        slack.misbehave(method, kinds[Math.floor(chance() * kinds.length)]!);
      }
    },
    calm() {},
    read(channel) {
      const [digest, ...others] = slack.messages({ id: channel } as never);
      expect(others.every(({ threadTs, broadcast }) => threadTs === digest?.ts && broadcast)).toBe(true);
      return { digest: digest?.text ?? "", others: others.map(({ text }) => text) };
    },
    violations: () => slack.violations,
  };
}

async function onDiscord(chance: () => number): Promise<Wired> {
  const discord = await createFakeDiscord({ channels: names });
  const adapter = createDiscordAdapter({
    token: discord.token,
    apiUrl: discord.apiUrl,
    now: () => Temporal.Instant.fromEpochMilliseconds(discord.now()),
  });
  endings.push(() => discord.stop());
  endings.push(() => adapter.stop());
  const channels = names.map((name) => discord.channel(name).id);
  const faults = [{ limit: { retryAfter: 1 } }, { status: 502 }, "reset", "lost reply"] as const;
  const routes = ["PATCH /channels/:channel/messages/:message", "POST /channels/:channel/messages"] as const;
  const planned: { cancel(): void }[] = [];
  return {
    adapter: { ...adapter, pace: undefined as never },
    channels,
    trouble() {
      for (const route of routes)
        for (const fault of faults)
          planned.push(discord.misbehave(route, fault, { times: 5, when: () => chance() < 0.05 }));
      planned.push(
        discord.misbehave(
          routes[0],
          { refuse: 30046, retryAfter: 60 },
          { times: 2, when: () => chance() < 0.05 },
        ),
      );
    },
    calm() {
      for (const fault of planned.splice(0)) fault.cancel();
    },
    read(channel) {
      const [digest, ...others] = discord.messages(channel);
      return { digest: digest?.text ?? "", others: others.map(({ text }) => text) };
    },
    violations: () => discord.violations,
  };
}

describe.each([
  { name: "Slack", open: onSlack },
  { name: "Discord", open: onDiscord },
])("a figure that changes on $name", ({ open }) => {
  it(`is corrected once in each of ${CHANNELS} channels that had it, whatever the wire does`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "dateline-wire-"));
    endings.push(() => rmSync(folder, { recursive: true, force: true }));
    const wired = await open(randomOf(7));
    const address = join(folder, "dateline.db");
    const newsroom = await newsroomOn(address, [wired.adapter]);
    endings.push(() => newsroom.stop());
    await newsroom.announce(twoStories);
    for (const channel of wired.channels) await newsroom.subscribe(channel);
    await newsroom.at("2026-11-24T09:00Z");
    await newsroom.announce(recounted, "Counted again");
    for (let minute = 1; minute <= 30; minute += 1) {
      if (minute <= 8) wired.trouble();
      if (minute === 9) wired.calm();
      await newsroom.at(Temporal.Instant.from("2026-11-24T09:10Z").add({ minutes: minute }).toString());
    }
    expect(await ended(newsroom)).toEqual([]);
    const refused: string[] = [];
    for (const channel of wired.channels) {
      const { digest, others } = wired.read(channel);
      expect([channel, others.length]).toEqual([channel, 1]);
      expect(others[0]).toContain("about 1,400");
      const marks = digest.split("Corrected 24 November 2026").length - 1;
      if (marks === 0) refused.push(channel);
      else expect([channel, marks, DIGEST.test(digest)]).toEqual([channel, 1, true]);
    }
    // Changing a message was refused for good now and then, and the notice told it alone.
    expect(refused.length).toBeLessThan(CHANNELS / 5);
    expect(wired.violations()).toEqual([]);
  }, 240_000);
});

/** Corrections that are not settled as sent. */
async function ended({ delivery }: TestNewsroom): Promise<unknown[]> {
  const told = await delivery.ledger.list({ kind: "correction", most: 10_000 });
  expect(told).toHaveLength(CHANNELS);
  return told.filter(({ state }) => state !== "sent" && state !== "late");
}
