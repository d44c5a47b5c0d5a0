import type { Insertable, Kysely } from "kysely";
import { chunksOf } from "../store/chunks.ts";
import type { Tables } from "../store/tables.ts";
import type { Notice, Owed } from "./claim.ts";
import { insertContents } from "./contents.ts";

/** Rows of one statement: SQLite takes 32,766 values in one, and a row here has sixteen. */
const ROWS = 500;

/** Writes down what is owed, as `owe` does, within a transaction of more. */
export async function insertOwed(
  trx: Kysely<Tables>,
  owed: readonly Owed[],
  now: Temporal.Instant,
): Promise<number> {
  let added = 0;
  for (const some of chunksOf(owed, ROWS)) {
    const rows = some.map((one) => rowOf(one, now));
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto("deliveries")
      .values(rows)
      .onConflict((clash) => clash.column("key").doNothing())
      .executeTakeFirstOrThrow();
    added += Number(numInsertedOrUpdatedRows ?? 0);
  }
  return added;
}

/** Owes notices, as `insertOwed` does. */
export async function insertNotices(
  trx: Kysely<Tables>,
  notices: readonly Notice[],
  now: Temporal.Instant,
): Promise<void> {
  await insertContents(
    trx,
    notices.map(({ content }) => content),
    now,
  );
  await insertOwed(
    trx,
    notices.map(({ owed }) => owed),
    now,
  );
}

function rowOf(owed: Owed, now: Temporal.Instant): Insertable<Tables["deliveries"]> {
  const due = owed.due.epochMilliseconds;
  const isMissed = owed.missed !== undefined;
  return {
    key: owed.key,
    kind: owed.kind,
    chat: owed.chat,
    channel: owed.channel,
    subscription: owed.subscription ?? null,
    slot: owed.slot,
    due_at: due,
    state: isMissed ? "missed" : "pending",
    reason: owed.missed ?? null,
    tries: 0,
    next_at: due,
    uncertain: 0,
    content: owed.content ?? null,
    owed_at: now.epochMilliseconds,
    settled_at: isMissed ? now.epochMilliseconds : null,
  };
}
