import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Bot } from "../../src/chat/bot.ts";
import type { DeskState } from "../../src/chat/command.ts";
import { botOver } from "../../src/cli/bot.ts";
import { conditionOf } from "../../src/cli/condition.ts";
import { createWatch, type Watch } from "../../src/cli/watch.ts";
import { createNewsroom } from "../../src/newsroom.ts";
import { openTab } from "../adapters/local/tab-client.ts";
import { newsroomOn, type TestNewsroom } from "../delivery/newsroom.ts";
import { runDateline } from "../support/dateline.ts";
import { createMemoryChat, type MemoryChat } from "../support/memory-chat.ts";
import { twoStories } from "../support/stories.ts";

const UP = { state: "up" } as const;

let healths: DeskState["chats"];
let slack: MemoryChat;
let newsroom: TestNewsroom;
let watch: Watch;
let bot: Bot;
let fault: Error | undefined;

beforeEach(async () => {
  healths = [
    { name: "slack", health: UP },
    { name: "discord", health: UP },
  ];
  fault = undefined;
  slack = createMemoryChat("slack");
  watch = createWatch({ healths: () => healths, now: () => newsroom.now });
  newsroom = await newsroomOn(":memory:", [slack, createMemoryChat("discord")], {
    onSettled: watch.onSettled,
  });
  const inUse = createNewsroom();
  inUse.use(await newsroom.publish(twoStories), newsroom.now);
  watch.over({ store: newsroom.store, delivery: newsroom.delivery, newsroom: inUse });
  const parts = {
    moderators: new Map(),
    zone: "UTC",
    chats: () => {
      if (fault) throw fault;
      return healths;
    },
    onFault() {},
  };
  bot = watch.counted(botOver(inUse, parts, { newReference: () => "f00d", now: () => newsroom.now }));
});

afterEach(() => newsroom.stop());

function ask(text: string, chat = "slack") {
  return bot.answer({ chat, user: "U0PERSON", channel: "C0PRIVATE", text });
}

/** The lines of Dateline's own metrics, without what says what they are. */
async function told(): Promise<string[]> {
  const { text } = await watch.metrics();
  return text.split("\n").filter((line) => line.startsWith("dateline_"));
}

describe("the metrics", () => {
  test("count commands by chat and by what became of them, and how long they took", async () => {
    await ask("/brief latest");
    await ask("/brief figure no-such-figure");
    await ask("/brief latest", "discord");
    fault = new Error("the bot fell over");
    await ask("/brief latest");
    const lines = await told();
    expect(lines).toEqual(
      expect.arrayContaining([
        'dateline_commands_total{chat="slack",outcome="answered"} 1',
        'dateline_commands_total{chat="slack",outcome="problem"} 1',
        'dateline_commands_total{chat="slack",outcome="fault"} 1',
        'dateline_commands_total{chat="discord",outcome="answered"} 1',
        'dateline_command_seconds_bucket{chat="slack",le="0.005"} 3',
        'dateline_command_seconds_bucket{chat="slack",le="+Inf"} 3',
        'dateline_command_seconds_count{chat="slack"} 3',
      ]),
    );
    fault = undefined;
    await ask("/brief latest");
    expect(await told()).toContain('dateline_commands_total{chat="slack",outcome="answered"} 2');
  });

  test("a slow answer counts in each bucket that is wide enough", async () => {
    const slow = watch.counted({
      ...bot,
      async answer() {
        newsroom.now = newsroom.now.add({ milliseconds: 1500 });
        return { visibility: "private", reply: { parts: [] } };
      },
    });
    await slow.answer({ chat: "slack", user: "U1", channel: "C1", text: "/brief latest" });
    const lines = await told();
    expect(lines).toContain('dateline_command_seconds_bucket{chat="slack",le="1"} 0');
    expect(lines).toContain('dateline_command_seconds_bucket{chat="slack",le="3"} 1');
    expect(lines).toContain('dateline_command_seconds_bucket{chat="slack",le="10"} 1');
    expect(lines).toContain('dateline_command_seconds_sum{chat="slack"} 1.5');
  });

  test("count deliveries by how they ended, those missed too, and each once", async () => {
    await newsroom.subscribe("C1");
    await newsroom.subscribe("C2");
    await newsroom.at("2026-11-24T09:00Z");
    await newsroom.at("2026-11-24T09:01Z");
    expect(await told()).toContain(
      'dateline_deliveries_settled_total{chat="slack",kind="digest",state="sent"} 2',
    );
    await newsroom.at("2026-11-27T09:00Z");
    const states = (await newsroom.states()).map((state) => state.split(" ").at(-1)!);
    const counted = (await told()).filter((line) => line.startsWith("dateline_deliveries_settled_total"));
    expect(states).toContain("missed");
    expect(counted.sort()).toEqual(
      [...Map.groupBy(states, (state) => state)]
        .map(
          ([state, { length }]) =>
            `dateline_deliveries_settled_total{chat="slack",kind="digest",state="${state}"} ${length}`,
        )
        .sort(),
    );
  });

  test("say what is owed still, for how long, and why nothing is sent", async () => {
    for (const channel of ["C1", "C2", "C3"]) await newsroom.subscribe(channel);
    slack.fate = () => ({ outcome: "retry", afterMs: 600_000 });
    await newsroom.at("2026-11-24T09:00Z");
    newsroom.now = newsroom.now.add({ seconds: 30 });
    const lines = await told();
    expect(lines.filter((line) => line.includes("settled"))).toEqual([]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'dateline_deliveries_open{chat="slack"} 3',
        'dateline_deliveries_open{chat="discord"} 0',
        'dateline_deliveries_open_oldest_seconds{chat="slack"} 30',
        'dateline_sending_held{chat="slack",why="chat"} 1',
        'dateline_sending_held{chat="slack",why="store"} 0',
        'dateline_sending_held{chat="discord",why="chat"} 0',
      ]),
    );
  });

  test("say how the chats, the store and the edition in use are", async () => {
    healths = [
      { name: "slack", health: UP },
      { name: "discord", health: { state: "refused", detail: "the token is wrong" } },
    ];
    newsroom.now = newsroom.now.add({ minutes: 2 });
    expect(await told()).toEqual(
      expect.arrayContaining([
        'dateline_chat_up{chat="slack"} 1',
        'dateline_chat_up{chat="discord"} 0',
        "dateline_store_up 1",
        "dateline_edition_age_seconds 120",
        "dateline_edition_stories 2",
      ]),
    );
    await newsroom.store.close();
    const lines = await told();
    expect(lines).toContain("dateline_store_up 0");
    expect(lines.filter((line) => line.startsWith("dateline_deliveries_open"))).toEqual([]);
    expect(lines).toContain("dateline_edition_stories 2");
  });

  test("hold no word of a person, no person and no channel, whatever is typed", async () => {
    await newsroom.subscribe("C0PRIVATE");
    await newsroom.at("2026-11-24T09:00Z");
    await ask("/brief figure my-secret-words");
    await ask("/mysecretword");
    await ask('/brief ask "what does xoxb-1234 open"');
    fault = new Error("xoxb-1234 was refused");
    await ask("/brief latest");
    healths = [{ name: "slack", health: { state: "refused", detail: "xoxb-1234" } }];
    const { text } = await watch.metrics();
    expect(text).not.toMatch(/secret|xoxb|U0PERSON|C0PRIVATE|f00d|harbour/i);
    const labels = (await told()).flatMap((line) => [...line.matchAll(/(\w+)="([^"]*)"/g)]);
    const valuesByLabel = Map.groupBy(labels, ([, name]) => name!);
    expect([...valuesByLabel.keys()].sort()).toEqual(["chat", "kind", "le", "outcome", "state", "why"]);
    expect(new Set(valuesByLabel.get("chat")!.map(([, , value]) => value))).toEqual(new Set(["slack"]));
  });
});

describe("the condition", () => {
  const condition = async () => (await watch.condition()).status;

  test("is up while all chats are, whichever process sends", async () => {
    expect(newsroom.delivery.hindrance("slack")).toMatchObject({ why: "elsewhere" });
    expect(await condition()).toBe("up");
    await newsroom.at("2026-11-24T09:00Z");
    expect(await watch.condition()).toEqual({ status: "up", store: "up", chats: healths });
  });

  test("is degraded while digests of one chat are held back", async () => {
    for (const channel of ["C1", "C2", "C3"]) await newsroom.subscribe(channel);
    slack.fate = () => ({ outcome: "retry", afterMs: 600_000 });
    await newsroom.at("2026-11-24T09:00Z");
    expect(await watch.condition()).toMatchObject({
      status: "degraded",
      chats: [{ name: "slack", held: expect.stringContaining("is left alone until") }, { name: "discord" }],
    });
  });

  test("is down where the store does not answer", async () => {
    await newsroom.store.close();
    expect(await watch.condition()).toMatchObject({ status: "down", store: "down" });
  });

  test.each([
    [
      "one of two chats is refused",
      [
        ["slack", "refused"],
        ["discord", "up"],
      ],
      "degraded",
    ],
    [
      "every chat is refused",
      [
        ["slack", "refused"],
        ["discord", "connecting"],
      ],
      "down",
    ],
    [
      "the only chat beside the local page is refused",
      [
        ["local", "up"],
        ["slack", "refused"],
      ],
      "down",
    ],
    ["there is the local page alone", [["local", "up"]], "up"],
  ] as const)("where %s", (_, chats, status) => {
    const told = chats.map(([name, state]) => ({ name, health: { state } }));
    expect(conditionOf(told, true).status).toBe(status);
    expect(conditionOf(told, false).status).toBe("down");
  });

  test("says that the store is in trouble, and not in whose words", () => {
    const hindrance = { why: "store", text: "the store is in trouble: no room at db.example" } as const;
    const told = conditionOf([{ name: "slack", health: UP, hindrance }], true);
    expect(told).toMatchObject({ status: "down", chats: [{ held: expect.stringContaining("in trouble") }] });
    expect(JSON.stringify(told)).not.toContain("db.example");
  });
});

test("a process that runs tells both on the local page’s port", async () => {
  const place = mkdtempSync(join(tmpdir(), "dateline-watched-"));
  mkdirSync(join(place, "stories"));
  writeFileSync(join(place, "stories", "harbour-fire.yaml"), twoStories["harbour-fire"]);
  const running = runDateline(["start"], { CONTENT_SOURCE: place, LOCAL_PORT: "0" });
  const [address] = /http:\/\/localhost:\d+/.exec(await running.printed("Stop with Ctrl+C"))!;
  const tab = await openTab(address);
  await tab.say("/brief latest");
  await tab.nextMessage();
  const metrics = await (await fetch(`${address}/metrics`)).text();
  expect(metrics).toContain('dateline_commands_total{chat="local",outcome="answered"} 1');
  expect(metrics).toContain("process_resident_memory_bytes");
  expect(metrics).toContain("dateline_edition_stories 1");
  const health = await fetch(`${address}/healthz`);
  expect(await health.json()).toMatchObject({ status: "up", store: "up" });
  await tab.close();
  running.child.kill("SIGTERM");
  expect((await running.finished()).code).toBe(0);
  rmSync(place, { recursive: true });
});
