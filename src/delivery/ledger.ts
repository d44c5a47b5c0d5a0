import { type Kysely, type Selectable, sql } from "kysely";
import { ChatError } from "../chat/errors.ts";
import type { DeliveryTold } from "../chat/schedules.ts";
import { instantOf } from "../store/instant.ts";
import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import type { Claimed, Done, Owed, Settled } from "./claim.ts";
import { type Content, insertContents } from "./contents.ts";
import { type LedgerFilter, listDeliveries } from "./list-deliveries.ts";
import { insertOwed } from "./owe.ts";
import { settleAll } from "./settle.ts";

/** The ledger: what is owed to which channel, and what became of it. The truth, whatever happens to a process. */
export interface Ledger {
  /**
   * Writes down what is owed, all of it or nothing, and `together` in the same transaction. What is owed already stays
   * as it is. Says how much was new.
   */
  owe(
    owed: readonly Owed[],
    now: Temporal.Instant,
    together?: (trx: Kysely<Tables>) => Promise<void>,
  ): Promise<number>;
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
  /** Says what claimed deliveries will say, before any of it is sent. Gives the ids of those that still are claimed. */
  write(
    said: readonly { readonly id: number; readonly content: Content }[],
    now: Temporal.Instant,
  ): Promise<ReadonlySet<number>>;
  /** Notes that a part has landed, while others are still to come. Rejects where another process has taken it over. */
  landed(claimed: Claimed, messages: readonly string[]): Promise<void>;
  /** Writes down how claims ended, once each, however often it is said. */
  settle(settled: readonly Settled[], now: Temporal.Instant): Promise<void>;
  /**
   * Takes what is claimed in a chat and in nobody's hands, since its sender ended or the store failed: it may stand in
   * the channel, so it is to be looked for from `next` on. Says how many there were.
   */
  recover(chat: string, now: Temporal.Instant, next: Temporal.Instant): Promise<number>;
  /** When the newest digest of each of these subscriptions was due, of those between two moments. */
  newestDue(
    subscriptions: readonly number[],
    since: Temporal.Instant,
    until: Temporal.Instant,
  ): Promise<Map<number, Temporal.Instant>>;
  /**
   * Has what a clock that was ahead put off be tried again at once, or when it is due. Of the slots that have fallen
   * due after `worthSince` it takes back that they were given up by such a clock: those never tried are to be owed anew.
   */
  hasten(chat: string, now: Temporal.Instant, worthSince: Temporal.Instant): Promise<void>;
  list(filter: LedgerFilter): Promise<DeliveryTold[]>;
}

/**
 * The ledger in a store. `owner` names this process, and no other one ever. `onDone` is told of each delivery that is
 * done with, once that is written down.
 */
export function createLedger(store: Store, owner: string, onDone: (done: Done) => void = () => {}): Ledger {
  const { db } = store;

  async function recover(chat: string, now: Temporal.Instant, next: Temporal.Instant): Promise<number> {
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
  }

  return {
    async owe(owed, now, together) {
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
        await together?.(trx);
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
            // A channel's next digest tells what is new since this one, so it waits until it is known what became of it.
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom("deliveries as o")
                    .select("o.id")
                    .whereRef("o.subscription", "=", "d.subscription")
                    .where("o.settled_at", "is", null)
                    .where(({ or, and, eb }) =>
                      or([
                        eb("o.state", "=", "sending"),
                        and([
                          or([eb("o.uncertain", "=", 1), eb("o.messages", "is not", null)]),
                          eb("o.id", "<", eb.ref("d.id")),
                        ]),
                      ]),
                    ),
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
      const written = new Set<number>();
      if (said.length === 0) return written;
      await db.transaction().execute(async (trx) => {
        await insertContents(trx, [...new Set(said.map(({ content }) => content))], now);
        const idsByHash = Map.groupBy(said, ({ content }) => content.hash);
        for (const [hash, rows] of idsByHash) {
          const claimed = await trx
            .updateTable("deliveries")
            .set({ content: hash })
            .where(
              "id",
              "in",
              rows.map(({ id }) => id),
            )
            .where("claimed_by", "=", owner)
            .where("state", "=", "sending")
            .returning("id")
            .execute();
          for (const { id } of claimed) written.add(id);
        }
      });
      return written;
    },

    async landed({ id, tries, takenAt }, messages) {
      const { numUpdatedRows } = await db
        .updateTable("deliveries")
        .set({ messages: JSON.stringify(messages) })
        .where("id", "=", id)
        .where("state", "=", "sending")
        .where("claimed_by", "=", owner)
        .where("claimed_at", "=", takenAt.epochMilliseconds)
        .where("tries", "=", tries)
        .executeTakeFirstOrThrow();
      if (Number(numUpdatedRows) === 0)
        throw new ChatError("Another process has taken it over.", { outcome: "unknown" });
    },

    async settle(settled, now) {
      for (const done of await settleAll(db, owner, settled, now)) onDone(done);
    },

    async recover(...found) {
      for (;;) {
        try {
          return await recover(...found);
        } catch (error) {
          // The one that ended may be settling still, row by row like this, and Postgres has one of the two begin anew.
          if ((error as { code?: string }).code !== DEADLOCK) throw error;
        }
      }
    },

    async newestDue(subscriptions, since, until) {
      if (subscriptions.length === 0) return new Map();
      const rows = await db
        .selectFrom("deliveries")
        .select(["subscription", ({ fn }) => fn.max("due_at").as("due_at")])
        .where("subscription", "in", subscriptions)
        .where("due_at", ">=", since.epochMilliseconds)
        .where("due_at", "<=", until.epochMilliseconds)
        .where("state", "!=", "missed")
        .groupBy("subscription")
        .execute();
      return new Map(rows.map(({ subscription, due_at }) => [subscription!, instantOf(Number(due_at))]));
    },

    async hasten(chat, now, worthSince) {
      const at = now.epochMilliseconds;
      const ahead = now.add(CLOCKS_APART).epochMilliseconds;
      const open = db.updateTable("deliveries").where("settled_at", "is", null).where("chat", "=", chat);
      const putOff = open.where("state", "=", "retrying").where("claimed_at", ">", ahead);
      // What has not been sent and is still to come says by then what is new by then.
      await putOff
        .set({ state: "pending", content: null, next_at: sql<number>`due_at` })
        .where("due_at", ">", at)
        .where("uncertain", "=", 0)
        .where("messages", "is", null)
        .where(ofSlot)
        .execute();
      await putOff.set({ next_at: at }).execute();
      await open
        .set({ next_at: at })
        .where("state", "=", "pending")
        .where("next_at", ">", ahead)
        .where(({ or, eb, not }) => or([eb("due_at", "<=", at), not(ofSlot)]))
        .execute();
      const givenUp = sql<boolean>`(chat = ${chat} and state in ('missed', 'failed') and reason is not null
        and due_at > ${worthSince.epochMilliseconds} and due_at <= ${at} and settled_at - settled_at % 60000 > ${ahead})`;
      await db.deleteFrom("deliveries").where(givenUp).where(ofSlot).where("tries", "=", 0).execute();
      await db
        .updateTable("deliveries")
        .set({ state: "pending", content: null, reason: null, mend: null, settled_at: null })
        .set({ next_at: sql<number>`due_at` })
        .where(givenUp)
        .where(ofSlot)
        .where("messages", "is", null)
        .execute();
    },

    list: (filter) => listDeliveries(db, filter),
  };
}

/** Digests of a slot. All else is due when it is owed: notices, corrections, and a digest that was asked for at once. */
const ofSlot = sql<boolean>`(kind = 'digest' and slot != 'now')`;

/** Two clocks, or one clock set right, differ by less than this every day. */
export const CLOCKS_APART = { seconds: 2 };

/** PostgreSQL, Appendix A: deadlock_detected. */
const DEADLOCK = "40P01";

const CUT_OFF = "the bot was ended while it was being sent, so the channel is looked through first";

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
