import type { Kysely } from "kysely";
import { instantOf } from "../store/instant.ts";
import type { Tables } from "../store/tables.ts";

/** What is owed to the channels of one chat still. */
export interface OpenDeliveries {
  readonly chat: string;
  readonly count: number;
  /** When the oldest of them was due. */
  readonly oldest: Temporal.Instant;
}

/** What is owed still, by chat; a chat where nothing is owed is left out. */
export async function openDeliveries(db: Kysely<Tables>): Promise<OpenDeliveries[]> {
  const rows = await db
    .selectFrom("deliveries")
    .select(["chat", ({ fn }) => fn.countAll().as("count"), ({ fn }) => fn.min("due_at").as("oldest")])
    .where("settled_at", "is", null)
    .groupBy("chat")
    .execute();
  return rows.map(({ chat, count, oldest }) => ({
    chat,
    count: Number(count),
    oldest: instantOf(Number(oldest)),
  }));
}
