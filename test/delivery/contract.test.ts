import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, describe, expect, it, test } from "vitest";
import { ChatError } from "../../src/chat/errors.ts";
import type { Done } from "../../src/delivery/claim.ts";
import { contentOf } from "../../src/delivery/contents.ts";
import { createLedger } from "../../src/delivery/ledger.ts";
import { openDeliveries } from "../../src/delivery/open-deliveries.ts";
import { bothStores } from "../support/both-stores.ts";
import { createMemoryChat } from "../support/memory-chat.ts";
import { newsroomOn, recounted, type TestNewsroom } from "./newsroom.ts";

const stores = bothStores();

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

  it("are owed anew where a clock that was ahead had gone over their slot, also in a time down", async () => {
    const chat = createMemoryChat();
    const address = await newAddress();
    const ahead = await newsroomOn(address, [chat]);
    for (const [channel, cron] of [
      ["C1", "0 9 * * *"],
      ["C2", "0 10 * * *"],
      // Not due again before it was made, though a clock goes back to then.
      ["C3", "30 7 * * *"],
    ] as const)
      await ahead.subscribe(channel, { cron });
    await ahead.at("2026-11-24T08:58Z");
    await ahead.at("2026-11-24T17:00Z");
    await ahead.at("2026-11-24T09:03Z");
    expect((await ahead.states())[0]).toBe("C1 2026-11-24T09:00[UTC] late");
    await ahead.at("2027-11-24T09:04Z");
    await ahead.stop();
    const newsroom = await on(address, [chat], { start: "2026-11-24T10:30Z" });
    await newsroom.publish(recounted);
    await newsroom.at("2026-11-24T10:30Z");
    expect((await newsroom.states()).slice(0, 2)).toEqual([
      "C1 2026-11-24T09:00[UTC] late",
      "C2 2026-11-24T10:00[UTC] late",
    ]);
    const [{ id } = { id: 0 }] = await newsroom.delivery.schedules.list();
    await newsroom.at("2026-11-25T09:00Z");
    expect(await newsroom.delivery.schedules.last(id)).toMatchObject({ slot: "2026-11-25T09:00[UTC]" });
    expect((await newsroom.states()).filter((state) => state.startsWith("C3 2026"))).toEqual([
      "C3 2026-11-25T07:30[UTC] late",
    ]);
  });

  it("are taken up again where a clock that was ahead gave them up, or put them off", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat], { desk: { chat: "slack", channel: "DESK" } });
    for (const channel of ["C1", "C2"]) await newsroom.subscribe(channel);
    const idle = await newsroom.subscribe("C3", { cron: "0 0 1 1 *" });
    // One is put off by a clock that jumps while it is on its way, and both have had their day by the next one.
    chat.fate = (channel) => {
      if (channel === "C2") newsroom.now = Temporal.Instant.from("2026-11-24T12:00Z");
      return { outcome: "retry", afterMs: 7000 };
    };
    await newsroom.at("2026-11-24T09:00Z");
    chat.fate = () => "taken";
    await newsroom.at("2026-11-24T09:01Z");
    expect([chat.in("C1").length, chat.in("C2").length]).toEqual([1, 1]);
    chat.fate = () => ({ outcome: "retry", afterMs: 7000 });
    await newsroom.publish(recounted);
    await newsroom.at("2026-11-25T09:00Z");
    await newsroom.at("2026-11-25T16:00Z");
    expect((await newsroom.states()).filter((state) => state.endsWith("missed"))).toHaveLength(2);
    await newsroom.delivery.schedules.sendNow(idle);
    await newsroom.delivery.notices.tell("hello", "Hello.");
    chat.fate = () => "taken";
    await newsroom.at("2026-11-25T09:00:30Z");
    await newsroom.at("2026-11-25T09:01Z");
    expect((await newsroom.states()).every((state) => state.endsWith("sent"))).toBe(true);
    expect(["C1", "C2", "C3", "DESK"].map((channel) => chat.in(channel).length)).toEqual([2, 2, 1, 1]);
  });

  it("of several messages are finished where they broke off, though the next one has fallen due", async () => {
    const chat = createMemoryChat();
    const stored = new Map<string, string[]>();
    // Each has two messages, "key 0" and "key 1", and the fate of the second decides.
    const inTwo: typeof chat = {
      ...chat,
      async post(channel, reply, key, progress) {
        const ids = [...(progress?.landed ?? [])];
        for (const part of [0, 1].slice(ids.length)) {
          if (part > 0) await progress?.onLanded(ids);
          ids.push((await chat.post(channel, reply, `${key} ${part}`)).messages[0]);
          stored.set(key, ids);
        }
        return { channel, messages: [ids[0]!, ids[1]!] };
      },
      async find(channel, key, _under, onHalf) {
        const [first, second] = stored.get(key) ?? [];
        if (first !== undefined && second === undefined) onHalf?.([first]);
        return first === undefined || second === undefined
          ? undefined
          : { channel, messages: [first, second] };
      },
    };
    const newsroom = await on(await newAddress(), [inTwo]);
    for (const channel of ["C1", "C2"]) await newsroom.subscribe(channel, { cron: "0,1 9 * * *" });
    chat.fate = (channel, key) =>
      key.endsWith("1")
        ? channel === "C1"
          ? { outcome: "retry", afterMs: 5000 }
          : { outcome: "unknown" }
        : "taken";
    await newsroom.at("2026-11-24T09:00Z");
    // As after a process that was ended before it could write down what had landed.
    await newsroom.store.db
      .updateTable("deliveries")
      .set({ messages: null })
      .where("channel", "=", "C2")
      .execute();
    chat.fate = () => "taken";
    await newsroom.publish(recounted);
    await newsroom.at("2026-11-24T09:01Z");
    expect((await newsroom.states()).map((state) => state.split(" ").at(-1))).toEqual(Array(4).fill("sent"));
    for (const channel of ["C1", "C2"]) {
      const recounts = chat.in(channel).map((text) => text.includes("1,400"));
      expect(recounts).toEqual([false, false, true, true]);
    }
  });

  it("asked for twice at the same moment are one", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat]);
    const id = await newsroom.subscribe("C1", { whenEmpty: "say-so" });
    await newsroom.delivery.schedules.sendNow(id);
    await newsroom.delivery.schedules.sendNow(id);
    await newsroom.at("2026-11-24T08:00:01Z");
    expect(chat.in("C1")).toHaveLength(1);
    expect(await newsroom.states()).toEqual(["C1 now missed", "C1 now sent"]);
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

  it("go out though one schedule's zone is not known any more, and the moderators are told of that once", async () => {
    const chat = createMemoryChat();
    const newsroom = await on(await newAddress(), [chat], { desk: { chat: "slack", channel: "DESK" } });
    const lost = await newsroom.subscribe("C1");
    await newsroom.subscribe("C2");
    const zone = { zone: "Atlantis/Old_Town" };
    await newsroom.store.db.updateTable("subscriptions").set(zone).where("id", "=", lost).execute();
    await newsroom.at("2026-11-24T09:00Z");
    await newsroom.at("2026-11-24T09:01Z");
    expect([chat.in("C1").length, chat.in("C2").length]).toEqual([0, 1]);
    expect(chat.in("DESK")).toHaveLength(1);
    expect(chat.in("DESK")[0]).toContain("Atlantis/Old_Town");
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

  it("are let go of by a process that no longer has them, before they are sent and between their messages", async () => {
    const newsroom = await on(await newAddress(), [createMemoryChat()]);
    await newsroom.delivery.stop(0);
    const { now } = newsroom;
    const [held, other] = ["one", "another"].map((name) => createLedger(newsroom.store, name));
    const owed = { kind: "digest", chat: "slack", channel: "C1", slot: "now", due: now } as const;
    await held!.owe([{ ...owed, key: "digest" }], now);
    const [claimed] = await held!.claim("slack", 1, now);
    const said = [{ id: claimed!.id, content: contentOf({ parts: [] }, "e1") }];
    expect([...(await held!.write(said, now))]).toEqual([claimed!.id]);
    await held!.landed(claimed!, ["m1"]);
    await other!.recover("slack", now, now);
    expect([...(await held!.write(said, now))]).toEqual([]);
    await expect(held!.landed(claimed!, ["m1"])).rejects.toThrow(ChatError);
  });

  it("are taken over from a process that had the turn in between, and ended", async () => {
    const chat = createMemoryChat();
    const address = await newAddress();
    const newsroom = await on(address, [chat]);
    await newsroom.subscribe("C1");
    await newsroom.at("2026-11-24T08:59Z");
    await newsroom.store.turn("slack").giveUp();
    const between = await newsroomOn(address, [{ ...chat, post: () => new Promise<never>(() => {}) }]);
    between.now = Temporal.Instant.from("2026-11-24T09:00Z");
    void between.delivery.beat();
    while (!(await newsroom.states()).some((state) => state.endsWith("sending")))
      await new Promise(setImmediate);
    await between.delivery.stop(0);
    await newsroom.at("2026-11-24T09:00:01Z");
    await newsroom.at("2026-11-24T09:00:15Z");
    await newsroom.at("2026-11-24T09:00:16Z");
    expect(await newsroom.states()).toEqual(["C1 2026-11-24T09:00[UTC] sent"]);
    expect(chat.in("C1")).toHaveLength(1);
    await between.store.close();
  });

  it("are given back as they were, at once, by a process that is stopped while they wait for their pace", async () => {
    const chat = createMemoryChat();
    const address = await newAddress();
    const stopped = await newsroomOn(address, [{ ...chat, pace: { perSecond: 2, channelGapMs: 1000 } }]);
    for (let channel = 0; channel < 100; channel += 1) await stopped.subscribe(`C${channel}`);
    stopped.now = Temporal.Instant.from("2026-11-24T09:00Z");
    void stopped.delivery.beat();
    while (chat.messages.length < 2) await new Promise(setImmediate);
    await stopped.delivery.stop(60_000);
    const rows = await stopped.store.db.selectFrom("deliveries").selectAll().execute();
    const ended = Map.groupBy(rows, ({ state, tries }) => `${state}, tried ${tries}`);
    expect([...ended.keys()].toSorted()).toEqual(["pending, tried 0", "sent, tried 1"]);
    await stopped.store.close();
    const newsroom = await on(address, [chat]);
    await newsroom.at("2026-11-24T09:00:10Z");
    expect(new Set(chat.messages.map(({ channel }) => channel)).size).toBe(100);
    expect(chat.messages).toHaveLength(100);
  });

  it("say of themselves that another process does not come to them, where that one hangs", async () => {
    const chat = createMemoryChat();
    const address = await newAddress();
    const [hanging, newsroom] = [await on(address, [chat]), await on(address, [chat])];
    await hanging.at("2026-11-24T08:59Z");
    const id = await newsroom.subscribe("C1");
    await newsroom.delivery.schedules.sendNow(id);
    const why = async () => (await newsroom.delivery.schedules.last(id))?.reason;
    expect(await why()).toBeUndefined();
    await newsroom.at("2026-11-24T08:02Z");
    expect(await why()).toBe("It waits: another process sends, and has not come to it yet.");
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

test("a lock on Postgres whose connection alone breaks, in the middle, doubles nothing and loses nothing", async () => {
  const chat = createMemoryChat();
  const address = await stores[1].newAddress();
  const slow: typeof chat = {
    ...chat,
    async post(...args) {
      await pause(20);
      const posted = await chat.post(...args);
      await pause(20);
      return posted;
    },
  };
  const [one, other] = [await newsroomOn(address, [slow]), await newsroomOn(address, [slow])];
  for (let channel = 0; channel < 150; channel += 1) await one.subscribe(`C${channel}`);
  const sending = one.at("2026-11-24T09:00Z");
  while (chat.messages.length < 20) await new Promise(setImmediate);
  await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'`.execute(
    other.store.db,
  );
  await other.at("2026-11-24T09:00:01Z");
  await sending;
  for (const second of ["02", "20", "30"])
    for (const newsroom of [one, other]) await newsroom.at(`2026-11-24T09:00:${second}Z`);
  expect(chat.messages).toHaveLength(150);
  expect(new Set(chat.messages.map(({ channel }) => channel)).size).toBe(150);
  expect((await one.states()).every((state) => state.endsWith("sent"))).toBe(true);
  for (const newsroom of [one, other]) await newsroom.stop();
});
