import { type Insertable, type Kysely, type Selectable, sql } from "kysely";
import type { DeliveryTold } from "../chat/schedules.ts";
import { instantOf } from "../store/instant.ts";
import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import type { Claimed, Done, Owed, Settlement } from "./claim.ts";
import { type Content, insertContents } from "./contents.ts";
import { type LedgerFilter, listDeliveries } from "./list-deliveries.ts";
import { settleAll } from "./settle.ts";

/** The ledger: what is owed to which channel, and what became of it. The truth, whatever happens to a process. */
export interface Ledger {
  /** Writes down what is owed, all of it or nothing. What is owed already stays as it is. Says how much was new. */
  owe(owed: readonly Owed[], now: Temporal.Instant): Promise<number>;
  /**
   * Takes up to `most` of what is due in a chat, the longest due first: corrections, or all but those. Nobody else
   * can claim it then.
   */
  claim(
    chat: string,
    most: number,
    now: Temporal.Instant,
    which?: "corrections" | "others",
  ): Promise<Claimed[]>;
  /** Says what claimed deliveries will say, before any of it is sent. */
  write(
    said: readonly { readonly id: number; readonly content: Content }[],
    now: Temporal.Instant,
  ): Promise<void>;
  /** Notes that a part has landed, while others are still to come. */
  landed(id: number, messages: readonly string[]): Promise<void>;
  settle(
    settled: readonly { readonly claimed: Claimed; readonly settlement: Settlement }[],
    now: Temporal.Instant,
  ): Promise<void>;
  /**
   * Takes what is claimed in a chat and in nobody's hands, since its sender ended or the store failed: it may stand in
   * the channel, so it is to be looked for from `next` on. Says how many there were.
   */
  recover(chat: string, now: Temporal.Instant, next: Temporal.Instant): Promise<number>;
  /** When the newest digest of each of these subscriptions was due, of those since a moment. */
  newestDue(
    subscriptions: readonly number[],
    since: Temporal.Instant,
  ): Promise<Map<number, Temporal.Instant>>;
  /** Forgets that slots were missed which, by a clock set right, are still to come. */
  unmiss(chat: string, now: Temporal.Instant): Promise<void>;
  list(filter: LedgerFilter): Promise<DeliveryTold[]>;
}

/** Rows of one statement: SQLite takes 32,766 values in one, and a row here has sixteen. */
const ROWS = 500;

/**
 * The ledger in a store. `owner` names this process, and no other one ever. `onDone` is told of each delivery that is
 * done with, once that is written down.
 */
export function createLedger(store: Store, owner: string, onDone: (done: Done) => void = () => {}): Ledger {
  const { db } = store;
  return {
    async owe(owed, now) {
      if (owed.length === 0) return 0;
      const missed = Map.groupBy(
        owed.filter((one) => one.missed !== undefined),
        ({ chat, kind }) => JSON.stringify([chat, kind]),
      );
      const done: Done[] = [];
      const added = await db.transaction().execute(async (trx) => {
        for (const ones of missed.values()) {
          const { chat, kind } = ones[0]!;
          const fresh = await insertOwed(trx, ones, now);
          done.push(...Array.from({ length: fresh }, () => ({ chat, kind, state: "missed" as const })));
        }
        const waiting = owed.filter((one) => one.missed === undefined);
        return done.length + (await insertOwed(trx, waiting, now));
      });
      done.forEach(onDone);
      return added;
    },

    async claim(chat, most, now, which = "others") {
      const at = now.epochMilliseconds;
      const rows = await db
        .updateTable("deliveries")
        .set({
          state: "sending",
          claimed_by: owner,
          claimed_at: at,
          tries: sql<number>`tries + 1`,
        })
        .where("id", "in", (query) => {
          const due = query
            .selectFrom("deliveries as d")
            .select("d.id")
            .where("d.settled_at", "is", null)
            .where("d.chat", "=", chat)
            .where("d.state", "in", ["pending", "retrying"])
            .where("d.next_at", "<=", at)
            .where("d.kind", which === "corrections" ? "=" : "!=", "correction")
            // A channel's next digest tells what is new since this one, so it waits for it.
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom("deliveries as o")
                    .select("o.id")
                    .whereRef("o.subscription", "=", "d.subscription")
                    .where("o.settled_at", "is", null)
                    .where("o.state", "=", "sending"),
                ),
              ),
            )
            .orderBy("d.next_at")
            .orderBy("d.id")
            .limit(most);
          return store.kind === "postgres" ? due.forUpdate().skipLocked() : due;
        })
        .returningAll()
        .execute();
      return rows.sort((a, b) => a.due_at - b.due_at || a.id - b.id).map(claimedOf);
    },

    async write(said, now) {
      if (said.length === 0) return;
      await db.transaction().execute(async (trx) => {
        await insertContents(trx, [...new Set(said.map(({ content }) => content))], now);
        const idsByHash = Map.groupBy(said, ({ content }) => content.hash);
        for (const [hash, rows] of idsByHash) {
          await trx
            .updateTable("deliveries")
            .set({ content: hash })
            .where(
              "id",
              "in",
              rows.map(({ id }) => id),
            )
            .where("claimed_by", "=", owner)
            .execute();
        }
      });
    },

    async landed(id, messages) {
      await db
        .updateTable("deliveries")
        .set({ messages: JSON.stringify(messages) })
        .where("id", "=", id)
        .where("claimed_by", "=", owner)
        .execute();
    },

    async settle(settled, now) {
      for (const done of await settleAll(db, owner, settled, now)) onDone(done);
    },

    async recover(chat, now, next) {
      const orphans = db
        .updateTable("deliveries")
        .where("settled_at", "is", null)
        .where("chat", "=", chat)
        .where("state", "=", "sending");
      // What had not yet been written cannot have been sent.
      const unsent = await orphans
        .set({ state: "pending", next_at: now.epochMilliseconds, claimed_by: null, claimed_at: null })
        .where("content", "is", null)
        .executeTakeFirstOrThrow();
      const uncertain = await orphans
        .set({ state: "retrying", reason: CUT_OFF, next_at: next.epochMilliseconds, uncertain: 1 })
        .executeTakeFirstOrThrow();
      return Number(unsent.numUpdatedRows + uncertain.numUpdatedRows);
    },

    async newestDue(subscriptions, since) {
      if (subscriptions.length === 0) return new Map();
      const rows = await db
        .selectFrom("deliveries")
        .select(["subscription", ({ fn }) => fn.max("due_at").as("due_at")])
        .where("subscription", "in", subscriptions)
        .where("due_at", ">=", since.epochMilliseconds)
        .where("state", "!=", "missed")
        .groupBy("subscription")
        .execute();
      return new Map(rows.map(({ subscription, due_at }) => [subscription!, instantOf(Number(due_at))]));
    },

    async unmiss(chat, now) {
      await db
        .deleteFrom("deliveries")
        .where("chat", "=", chat)
        .where("state", "=", "missed")
        .where("reason", "is not", null)
        .where("tries", "=", 0)
        .where("due_at", ">", now.epochMilliseconds)
        .execute();
    },

    list: (filter) => listDeliveries(db, filter),
  };
}

/** Writes down what is owed, as `owe` does, within a transaction of more. */
export async function insertOwed(
  trx: Kysely<Tables>,
  owed: readonly Owed[],
  now: Temporal.Instant,
): Promise<number> {
  let added = 0;
  for (let at = 0; at < owed.length; at += ROWS) {
    const rows = owed.slice(at, at + ROWS).map((one) => rowOf(one, now));
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto("deliveries")
      .values(rows)
      .onConflict((clash) => clash.column("key").doNothing())
      .executeTakeFirstOrThrow();
    added += Number(numInsertedOrUpdatedRows ?? 0);
  }
  return added;
}

const CUT_OFF = "the bot was ended while it was being sent, so the channel is looked through first";

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

type Row = Selectable<Tables["deliveries"]>;

function claimedOf(row: Row): Claimed {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    channel: row.channel,
    subscription: row.subscription ?? undefined,
    slot: row.slot,
    due: instantOf(row.due_at),
    owedAt: instantOf(row.owed_at),
    takenAt: instantOf(row.claimed_at!),
    tries: row.tries,
    isUncertain: row.uncertain === 1,
    content: row.content ?? undefined,
    messages: row.messages === null ? [] : JSON.parse(row.messages),
    trail: row.trail,
  };
}
