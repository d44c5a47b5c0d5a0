import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Done } from "../../src/delivery/claim.ts";
import { createLedger } from "../../src/delivery/ledger.ts";
import { openDeliveries } from "../../src/delivery/open-deliveries.ts";
import { createMemoryChat } from "../support/memory-chat.ts";
import { startPostgres, type TestPostgres } from "../support/postgres.ts";
import { newsroomOn, recounted, type TestNewsroom } from "./newsroom.ts";

const folder = mkdtempSync(join(tmpdir(), "dateline-delivery-"));
let postgres: TestPostgres;
let files = 0;
const newFile = () => {
  files += 1;
  return join(folder, `${files}.db`);
};

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const stores = [
  { kind: "SQLite", newAddress: async () => newFile() },
  { kind: "Postgres", newAddress: () => postgres.newDatabase() },
];

describe.each(stores)("deliveries kept in $kind", ({ newAddress }) => {
  const open: TestNewsroom[] = [];
  const on: typeof newsroomOn = async (...args) => {
    const newsroom = await newsroomOn(...args);
    open.push(newsroom);
    return newsroom;
  };
  afterEach(async () => {
    for (const newsroom of open.splice(0)) await newsroom.stop();
  });

  it("go out once, at their slot, however often the clock ticks", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    await newsroom.subscribe("C1");
    await newsroom.at("2026-11-24T08:59:59Z");
    expect(chat.messages).toEqual([]);
    for (const second of ["00", "01", "30"]) await newsroom.at(`2026-11-24T09:00:${second}Z`);
    expect(chat.in("C1")).toHaveLength(1);
    expect(chat.in("C1")[0]).toContain("as many as 1,200");
    expect(await newsroom.states()).toEqual(["C1 2026-11-24T09:00[UTC] sent"]);
  });

  it("are counted once each when they are done with, those missed too, and not before", async () => {
    const chat = createMemoryChat();
    const done: string[] = [];
    const onSettled = (one: Done) => done.push(`${one.chat} ${one.kind} ${one.state}`);
    const newsroom = await on(await newAddress(), [chat], { onSettled });
    for (const channel of ["C1", "C2"]) await newsroom.subscribe(channel);
    chat.fate = (channel) => (channel === "C1" ? "taken" : { outcome: "retry", afterMs: 30_000 });
    await newsroom.at("2026-11-24T09:00Z");
    expect(done).toEqual(["slack digest sent"]);
    const oldest = Temporal.Instant.from("2026-11-24T09:00Z");
    expect(await openDeliveries(newsroom.store.db)).toEqual([{ chat: "slack", count: 1, oldest }]);
    chat.fate = () => "taken";
    await newsroom.at("2026-11-24T09:05Z");
    expect(done).toEqual(["slack digest sent", "slack digest sent"]);
    expect(await openDeliveries(newsroom.store.db)).toEqual([]);
    await newsroom.at("2026-11-26T09:00Z");
    const states = (await newsroom.states()).map((state) => `slack digest ${state.split(" ").at(-1)}`);
    expect(states).toContain("slack digest missed");
    expect(done.toSorted()).toEqual(states.toSorted());
  });

  it("say the next day only what is new to the channel, and nothing where nothing is", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    await newsroom.subscribe("C1");
    await newsroom.subscribe("C2", { whenEmpty: "say-so" });
    await newsroom.at("2026-11-24T09:00Z");
    await newsroom.at("2026-11-25T09:00Z");
    await newsroom.publish(recounted);
    await newsroom.at("2026-11-26T09:00Z");
    expect(chat.in("C1")).toHaveLength(2);
    expect(chat.in("C1")[1]).toContain("about 1,400");
    expect(chat.in("C1")[1]).not.toContain("Sorrel");
    expect(chat.in("C2")[1]).toContain("Nothing new");
    expect((await newsroom.states()).filter((state) => state.startsWith("C1"))).toEqual([
      "C1 2026-11-24T09:00[UTC] sent",
      "C1 2026-11-25T09:00[UTC] skipped",
      "C1 2026-11-26T09:00[UTC] sent",
    ]);
  });

  it("are caught up after a time down: the last one, marked late, and those before it missed", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    await newsroom.subscribe("C1", { cron: "0 * * * *" });
    await newsroom.at("2026-11-24T11:20Z");
    expect(await newsroom.states()).toEqual([
      "C1 2026-11-24T09:00[UTC] missed",
      "C1 2026-11-24T10:00[UTC] missed",
      "C1 2026-11-24T11:00[UTC] late",
    ]);
    expect(chat.in("C1")).toHaveLength(1);
    expect(chat.in("C1")[0]).toContain("It comes late: it was due on Tuesday 24 November at 11:00 (UTC).");
  });

  it("are missed when they are older than they are worth", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    const id = await newsroom.subscribe("C1");
    await newsroom.at("2026-11-24T15:00:01Z");
    expect(await newsroom.states()).toEqual(["C1 2026-11-24T09:00[UTC] missed"]);
    expect((await newsroom.delivery.schedules.last(id))?.reason).toContain("too old");
    expect(await newsroom.delivery.schedules.trouble()).toHaveLength(1);
  });

  it("are looked for before they are sent again, where the answer was lost", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    await newsroom.subscribe("C1");
    await newsroom.subscribe("C2");
    chat.fate = (channel) => (channel === "C1" ? "lost" : { outcome: "unknown" });
    await newsroom.at("2026-11-24T09:00Z");
    chat.fate = () => "taken";
    await newsroom.at("2026-11-24T09:00:05Z");
    expect(await newsroom.states()).toEqual([
      "C1 2026-11-24T09:00[UTC] retrying",
      "C2 2026-11-24T09:00[UTC] retrying",
    ]);
    await newsroom.at("2026-11-24T09:00:30Z");
    expect(chat.in("C1")).toHaveLength(1);
    expect(chat.in("C2")).toHaveLength(1);
    expect(await newsroom.states()).toEqual([
      "C1 2026-11-24T09:00[UTC] sent",
      "C2 2026-11-24T09:00[UTC] sent",
    ]);
  });

  it("are unknown, and the moderators are told once, where it cannot be known whether they are there", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat], { desk: { chat: "slack", channel: "DESK" } });
    await newsroom.subscribe("C1");
    chat.fate = (channel) => (channel === "C1" ? "lost" : "taken");
    chat.look = () => ({ outcome: "never", reason: "forbidden", mend: "Let the bot read the channel." });
    await newsroom.at("2026-11-24T09:00Z");
    await newsroom.at("2026-11-24T09:01Z");
    await newsroom.at("2026-11-24T09:02Z");
    expect(chat.in("C1")).toHaveLength(1);
    expect((await newsroom.states())[0]).toBe("C1 2026-11-24T09:00[UTC] unknown");
    expect(chat.in("DESK")).toHaveLength(1);
    expect(chat.in("DESK")[0]).toContain("Let the bot read the channel.");
  });

  it("are retried after the chat's own wait, and then after longer ones", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    const id = await newsroom.subscribe("C1");
    chat.fate = () => ({ outcome: "retry", afterMs: 7000 });
    await newsroom.at("2026-11-24T09:00Z");
    await newsroom.at("2026-11-24T09:00:06Z");
    expect(chat.posts).toBe(1);
    await newsroom.at("2026-11-24T09:00:07Z");
    expect(chat.posts).toBe(2);
    chat.fate = () => "taken";
    await newsroom.at("2026-11-24T09:01Z");
    const told = await newsroom.delivery.schedules.last(id);
    expect(told).toMatchObject({ state: "sent", tries: 3 });
    expect(told?.stages.map(({ what }) => what)).toEqual([
      "written down as owed",
      "try 1: It did not take a post.",
      "try 2: It did not take a post.",
      "sent",
    ]);
    expect(chat.in("C1")).toHaveLength(1);
  });

  it("pause the schedules of a channel that takes nothing, keep them, and tell the moderators once", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat], { desk: { chat: "slack", channel: "DESK" } });
    const id = await newsroom.subscribe("C1", { cron: "0 * * * *" });
    await newsroom.subscribe("C2", { cron: "0 * * * *" });
    chat.fate = (channel) =>
      channel === "C1" ? { outcome: "never", reason: "forbidden", mend: "Invite the bot." } : "taken";
    for (const hour of ["09", "10", "11"]) await newsroom.at(`2026-11-24T${hour}:00Z`);
    const [paused] = await newsroom.delivery.schedules.list();
    expect(paused).toMatchObject({ id, state: "paused", cron: "0 * * * *" });
    expect(paused?.pausedWhy).toContain("Invite the bot.");
    expect(chat.in("DESK")).toHaveLength(1);
    expect((await newsroom.states()).filter((state) => state.startsWith("C1"))).toHaveLength(1);
    chat.fate = () => "taken";
    await newsroom.delivery.schedules.resume(id);
    await newsroom.at("2026-11-24T12:00Z");
    expect(chat.in("C1")).toHaveLength(1);
  });

  it("wait, all of them and their schedules too, while the chat does not know the bot", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    for (const channel of ["C1", "C2", "C3", "C4", "C5", "C6"]) await newsroom.subscribe(channel);
    chat.fate = () => ({ outcome: "never", reason: "signed-out", mend: "Set the token." });
    await newsroom.at("2026-11-24T09:00Z");
    expect(newsroom.delivery.hindrance("slack")).toMatchObject({ why: "chat" });
    chat.fate = () => "taken";
    for (let minute = 1; minute < 10; minute += 1) await newsroom.at(`2026-11-24T09:0${minute}:30Z`);
    expect(chat.messages).toHaveLength(6);
    expect((await newsroom.delivery.schedules.list()).every(({ state }) => state === "active")).toBe(true);
  });

  it("neither repeat nor lose a slot when the clock is set forward and back", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    await newsroom.subscribe("C1");
    await newsroom.subscribe("C2", { cron: "30 20 * * *" });
    await newsroom.at("2026-11-24T23:00Z");
    expect(chat.in("C1")).toHaveLength(0);
    expect(chat.in("C2")).toHaveLength(1);
    for (
      let time = Temporal.Instant.from("2026-11-24T08:10Z"), minutes = 0;
      minutes < 16 * 60;
      minutes += 10
    ) {
      await newsroom.at(time.add({ minutes }).toString());
    }
    expect(chat.in("C1")).toHaveLength(1);
    expect(chat.in("C2")).toHaveLength(1);
  });

  it("are tried again when they are due by a clock that was ahead and is set back", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    await newsroom.subscribe("C1", { cron: "0 * * * *", what: "everything" });
    await newsroom.at("2026-11-25T08:59Z");
    chat.fate = () => ({ outcome: "retry", afterMs: 7000 });
    for (const second of ["00", "10", "30"]) await newsroom.at(`2026-11-25T09:00:${second}Z`);
    const before = chat.in("C1").length;
    chat.fate = () => "taken";
    await newsroom.at("2026-11-24T10:00Z");
    // The chat is left alone for no longer than it asked for.
    await newsroom.at("2026-11-24T10:00:07Z");
    await newsroom.at("2026-11-24T11:00Z");
    expect(chat.in("C1")).toHaveLength(before + 2);
    expect(newsroom.delivery.hindrance("slack")).toBeUndefined();
    for (let hour = 12; hour < 24; hour += 1) await newsroom.at(`2026-11-24T${hour}:00Z`);
    for (let hour = 0; hour < 10; hour += 1) await newsroom.at(`2026-11-25T0${hour}:00Z`);
    const states = await newsroom.states();
    expect(states.filter((state) => state.includes("25T09:00"))).toEqual(["C1 2026-11-25T09:00[UTC] sent"]);
    // The one of the minute before was sent ahead of its time, and is not sent twice.
    expect(chat.in("C1")).toHaveLength(24);
  });

  it("wait for an earlier one of which it is not known whether it is there, so that a channel is told things in order", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    const id = await newsroom.subscribe("C1", { cron: "0,1 9 * * *" });
    chat.fate = () => "lost";
    await newsroom.at("2026-11-24T09:00Z");
    chat.fate = () => "taken";
    chat.look = () => "lost";
    await newsroom.publish(recounted);
    await newsroom.at("2026-11-24T09:00:30Z");
    await newsroom.at("2026-11-24T09:01Z");
    expect(await newsroom.states()).toEqual([
      "C1 2026-11-24T09:00[UTC] retrying",
      "C1 2026-11-24T09:01[UTC] pending",
    ]);
    expect((await newsroom.delivery.schedules.last(id))?.reason).toContain("the one before it");
    chat.look = () => "taken";
    await newsroom.at("2026-11-24T09:03Z");
    expect(await newsroom.states()).toEqual([
      "C1 2026-11-24T09:00[UTC] sent",
      "C1 2026-11-24T09:01[UTC] sent",
    ]);
    expect(chat.in("C1")).toHaveLength(2);
    expect(chat.in("C1")[1]).toContain("1,400");
    await newsroom.at("2026-11-25T09:00Z");
    expect((await newsroom.states()).at(-1)).toBe("C1 2026-11-25T09:00[UTC] skipped");
  });

  it("are not sent after all where they were looked for in vain, and the next one has fallen due", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    await newsroom.subscribe("C1", { cron: "0,1 9 * * *" });
    chat.fate = () => ({ outcome: "unknown" });
    await newsroom.at("2026-11-24T09:00Z");
    chat.fate = () => "taken";
    await newsroom.at("2026-11-24T09:01Z");
    expect(await newsroom.states()).toEqual([
      "C1 2026-11-24T09:00[UTC] missed",
      "C1 2026-11-24T09:01[UTC] sent",
    ]);
    expect(chat.in("C1")).toHaveLength(1);
  });

  it("are settled as the last claim of them has it, where an older settling comes a second time", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    const id = await newsroom.subscribe("C1");
    await newsroom.delivery.stop(0);
    const ledger = createLedger(newsroom.store, "a sender");
    const due = newsroom.now;
    const owed = { key: "digest", kind: "digest", chat: "slack", channel: "C1", subscription: id } as const;
    await ledger.owe([{ ...owed, slot: "now", due }], due);
    const [first] = await ledger.claim("slack", 1, due);
    const failed = { state: "retrying", reason: "it was busy", next: due, isUncertain: false } as const;
    await ledger.settle([{ claimed: first!, settlement: failed }], due);
    const [second] = await ledger.claim("slack", 1, due);
    await ledger.settle([{ claimed: first!, settlement: failed }], due);
    expect(await newsroom.states()).toEqual(["C1 now sending"]);
    const sent = { state: "sent", messages: ["m1"], edition: "e2" } as const;
    await ledger.settle([{ claimed: second!, settlement: sent }], due);
    await ledger.settle([{ claimed: first!, settlement: { ...sent, edition: "e1" } }], due);
    expect((await newsroom.delivery.schedules.last(id))?.state).toBe("sent");
    const { told_edition } = await newsroom.store.db
      .selectFrom("subscriptions")
      .select("told_edition")
      .executeTakeFirstOrThrow();
    expect(told_edition).toBe("e2");
  });

  it("fill the moderators' channel with no more than some notices of a kind, when all channels close at once", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat], { desk: { chat: "slack", channel: "DESK" } });
    for (let n = 0; n < 40; n += 1) await newsroom.subscribe(`C${n}`);
    chat.fate = (channel) =>
      channel === "DESK" ? "taken" : { outcome: "never", reason: "channel-gone", mend: "Pick another." };
    await newsroom.at("2026-11-24T09:00Z");
    expect((await newsroom.delivery.schedules.list()).every(({ state }) => state === "paused")).toBe(true);
    expect(chat.in("DESK")).toHaveLength(11);
    expect(chat.in("DESK").filter((text) => text.includes("More schedules have been paused"))).toHaveLength(
      1,
    );
  });

  it("are taken over from a process that ended in the middle, and are there once", async () => {
    const chat = createMemoryChat();
    const address = await newAddress();
    const first = await on(address, [chat]);
    await first.subscribe("C1");
    await first.subscribe("C2");
    // The first process never hears of either: one message is there, the other is not.
    const gone = new Promise<never>(() => {});
    const { post } = chat;
    const dying = {
      ...chat,
      async post(...args: Parameters<typeof post>) {
        if (args[0] === "C1") await post(...args);
        return gone;
      },
    };
    const dead = await newsroomOn(address, [dying]);
    await first.delivery.stop(0);
    dead.now = Temporal.Instant.from("2026-11-24T09:00Z");
    void dead.delivery.beat();
    while (chat.in("C1").length === 0 || (await first.states()).some((state) => !state.endsWith("sending")))
      await new Promise(setImmediate);
    await dead.delivery.stop(0);
    const second = await on(address, [chat]);
    await second.at("2026-11-24T09:00:02Z");
    expect(chat.in("C2")).toHaveLength(0);
    await second.at("2026-11-24T09:00:15Z");
    expect(await second.states()).toEqual(["C1 2026-11-24T09:00[UTC] sent", "C2 2026-11-24T09:00[UTC] sent"]);
    expect([chat.in("C1").length, chat.in("C2").length]).toEqual([1, 1]);
    await dead.store.close();
  });

  it("are sent by one of several processes", async () => {
    const chat = createMemoryChat();
    const address = await newAddress();
    const processes = [await on(address, [chat]), await on(address, [chat]), await on(address, [chat])];
    for (let channel = 0; channel < 100; channel += 1) await processes[0]!.subscribe(`C${channel}`);
    await Promise.all(processes.map((one) => one.at("2026-11-24T09:00Z")));
    expect(chat.messages).toHaveLength(100);
    expect(new Set(chat.messages.map(({ channel }) => channel)).size).toBe(100);
    expect(chat.posts).toBe(100);
  });

  it("are missed with their schedule, when it is paused or removed before they are sent", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    const ids = [await newsroom.subscribe("C1"), await newsroom.subscribe("C2")];
    chat.fate = () => ({ outcome: "retry", afterMs: 60_000 });
    await newsroom.at("2026-11-24T09:00Z");
    await newsroom.delivery.schedules.pause(ids[0]!);
    await newsroom.delivery.schedules.remove(ids[1]!);
    chat.fate = () => "taken";
    await newsroom.at("2026-11-24T09:10Z");
    expect(chat.messages).toEqual([]);
    expect((await newsroom.states()).every((state) => state.endsWith("missed"))).toBe(true);
  });

  it("preview what the next one would say, and send one now", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    const id = await newsroom.subscribe("C1");
    expect(await newsroom.delivery.schedules.preview(id)).toBeDefined();
    expect(chat.messages).toEqual([]);
    await newsroom.delivery.schedules.sendNow(id);
    await newsroom.at("2026-11-24T08:30Z");
    expect(chat.in("C1")).toHaveLength(1);
    expect(await newsroom.delivery.schedules.preview(id)).toBeUndefined();
  });
});
