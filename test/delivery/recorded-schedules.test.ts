import { expect, test } from "vitest";
import { recordedSchedules } from "../../src/delivery/recorded-schedules.ts";
import { readRecord } from "../../src/store/record.ts";
import { createMemoryChat } from "../support/memory-chat.ts";
import { newsroomOn } from "./newsroom.ts";

test("what moderators do with schedules is on the record, with who and where", async () => {
  const { delivery, store, stop } = await newsroomOn(":memory:", [createMemoryChat()]);
  const by = { chat: "slack", channel: "C9", user: "ann" };
  const schedules = recordedSchedules(delivery.schedules, {
    db: store.db,
    by,
    now: () => Temporal.Instant.from("2026-11-24T12:00Z"),
  });
  const wish = { cron: "0 9 * * *", zone: "UTC", topics: [], stories: [] } as const;
  const { id } = await schedules.add(
    { chat: "slack", channel: "C1", what: "changes", whenEmpty: "skip", ...wish },
    "ann",
  );
  await schedules.resume(id);
  await schedules.pause(id);
  await schedules.pause(id);
  expect((await schedules.list())[0]?.state).toBe("paused");
  await expect(schedules.sendNow(id)).rejects.toThrow("is paused");
  await schedules.resume(id);
  await schedules.sendNow(id);
  await schedules.remove(id);
  await schedules.remove(id);
  expect(await schedules.list()).toEqual([]);
  const { rows } = await readRecord(store.db, { most: 10 });
  expect(rows.map(({ what, subject }) => `${what} ${subject}`).reverse()).toEqual([
    "added schedule 1",
    "paused schedule 1",
    "resumed schedule 1",
    "asked for a digest schedule 1",
    "removed schedule 1",
  ]);
  expect(rows.every((row) => JSON.stringify(row.by) === JSON.stringify(by))).toBe(true);
  await stop();
});
