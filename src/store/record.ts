import type { Kysely, Selectable } from "kysely";
import type { Doer, Recorded, Slice } from "../chat/publication.ts";
import { instantOf } from "./instant.ts";
import type { Tables } from "./tables.ts";

export type NewRecord = Omit<Recorded, "id" | "at">;

/**
 * Writes down that somebody did something. Given the transaction of what was done, both come about or neither; the
 * store refuses to change or to take away what is written.
 */
export async function record(db: Kysely<Tables>, done: NewRecord, now: Temporal.Instant): Promise<void> {
  const { by, what, subject, edition, reason } = done;
  await db
    .insertInto("record")
    .values({ at: now.epochMilliseconds, ...doerRow(by), what, subject, edition, reason })
    .execute();
}

export interface RecordFilter {
  readonly since?: Temporal.Instant | undefined;
  readonly skip?: number | undefined;
  readonly most: number;
}

/** What the record says, the newest first. */
export async function readRecord(
  db: Kysely<Tables>,
  { since, skip = 0, most }: RecordFilter,
): Promise<Slice<Recorded>> {
  const chosen = db.selectFrom("record").where("at", ">=", since?.epochMilliseconds ?? 0);
  const rows = await chosen.selectAll().orderBy("id", "desc").limit(most).offset(skip).execute();
  const { count } = await chosen
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return { rows: rows.map(recordedOf), count: Number(count) };
}

function recordedOf(row: Selectable<Tables["record"]>): Recorded {
  return {
    id: row.id,
    at: instantOf(row.at),
    by: doerOf(row),
    what: row.what,
    subject: row.subject ?? undefined,
    edition: row.edition ?? undefined,
    reason: row.reason ?? undefined,
  };
}

/** A person as three columns. */
export function doerRow({ chat, channel, user }: Doer) {
  return { chat: chat ?? null, channel: channel ?? null, by: user ?? null };
}

export function doerOf(row: Pick<Selectable<Tables["record"]>, "chat" | "channel" | "by">): Doer {
  return {
    chat: row.chat ?? undefined,
    channel: row.channel ?? undefined,
    user: row.by ?? undefined,
  };
}
