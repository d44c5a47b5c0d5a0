import type { Kysely } from "kysely";
import type { Undelivered } from "../chat/errors.ts";
import type { Tables } from "../store/tables.ts";
import type { Notices } from "./notices.ts";
import { insertNotices } from "./owe.ts";
import { createSubscriptions } from "./subscriptions.ts";

/** Reasons by which a channel takes nothing from the bot any more. */
const CLOSED: ReadonlySet<string> = new Set(["channel-gone", "forbidden"]);

export function isClosed(undelivered: Undelivered): undelivered is Undelivered & { outcome: "never" } {
  return undelivered.outcome === "never" && CLOSED.has(undelivered.reason);
}

export interface ClosedChannel {
  readonly chat: string;
  readonly channel: string;
  /** What is wrong with it and what to do, in sentences. */
  readonly why: string;
}

/** Nothing more is sent to a channel that takes nothing; its schedules are kept, and the moderators are told once. */
export async function pauseChannel(
  { chat, channel, why }: ClosedChannel,
  { db, notices, now }: { db: Kysely<Tables>; notices: Notices; now: () => Temporal.Instant },
): Promise<void> {
  const kept = await createSubscriptions(db).activeIn(chat, channel);
  const ids = kept.map(({ id }) => id);
  // Writes before it reads: SQLite fails at once what read before another process wrote.
  await db.transaction().execute(async (trx) => {
    const paused = await createSubscriptions(trx).pause(ids, why);
    if (paused === 0) return;
    const told = kept.flatMap(({ id, lookedUntil }) => {
      const text = `Schedule ${id} (${chat}, channel ${channel}) is paused: ${why} Then: /desk schedule resume ${id}`;
      return notices.oneOfMany("paused", `paused ${id} ${lookedUntil.epochMilliseconds}`, text) ?? [];
    });
    await insertNotices(trx, told, now());
  });
}
