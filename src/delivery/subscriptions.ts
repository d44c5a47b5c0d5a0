import { type Insertable, type Kysely, type RawBuilder, type Selectable, sql } from "kysely";
import type { Subscription, Wish } from "../chat/schedules.ts";
import { readCron } from "../digest/cron.ts";
import type { Schedule } from "../digest/slots.ts";
import { instantOf } from "../store/instant.ts";
import type { Tables } from "../store/tables.ts";

/** A subscription as the sending of digests knows it. */
export interface Kept extends Subscription {
  /** Every slot that fell due up to here is in the ledger. */
  readonly lookedUntil: Temporal.Instant;
  /** When it was made, or resumed last: what fell due before is none of its. */
  readonly activeSince: Temporal.Instant;
  /** The edition that the channel's last digest told. */
  readonly toldEdition: string | undefined;
}

/** What subscriptions that fall due together have alike. */
export interface Group extends Pick<Wish, "cron" | "zone"> {
  readonly lookedUntil: Temporal.Instant;
}

/** The channels' wishes, as they are kept. A removed one is kept too, for the ledger speaks of it, but not given back. */
export interface Subscriptions {
  add(wish: Wish, by: string, now: Temporal.Instant): Promise<Kept>;
  list(): Promise<Kept[]>;
  /** Those of one channel that are not paused. */
  activeIn(chat: string, channel: string): Promise<Kept[]>;
  /** Which schedules are kept in a chat, each with how far it has been looked at. Many subscriptions share one. */
  groups(chat: string): Promise<Group[]>;
  inGroups(chat: string, groups: readonly Group[]): Promise<Kept[]>;
  byIds(ids: readonly number[]): Promise<Map<number, Kept>>;
  /** Pauses those that are active, and says how many there were. */
  pause(ids: readonly number[], why: string | undefined): Promise<number>;
  /** What fell due while it was paused is past. Says how many were paused: one or none. */
  resume(id: number, now: Temporal.Instant): Promise<number>;
  remove(id: number): Promise<number>;
  /** Says that all their slots up to a moment are in the ledger. */
  lookedAt(ids: readonly number[], until: Temporal.Instant): Promise<void>;
  /** Says that only their slots up to a moment are; of a younger one, those up to its beginning. */
  lookAgain(ids: readonly number[], since: Temporal.Instant, now: Temporal.Instant): Promise<void>;
}

/** Rows or groups of one statement. */
const ROWS = 1000;

export function createSubscriptions(db: Kysely<Tables>): Subscriptions {
  const live = () => db.selectFrom("subscriptions").selectAll().where("state", "!=", "removed");
  async function change(
    ids: readonly number[],
    from: readonly Kept["state"][],
    to: Partial<Selectable<Tables["subscriptions"]>>,
  ): Promise<number> {
    if (ids.length === 0) return 0;
    const changed = db.updateTable("subscriptions").set(to).where("id", "in", ids).where("state", "in", from);
    return Number((await changed.executeTakeFirstOrThrow()).numUpdatedRows);
  }

  async function setLookedUntil(ids: readonly number[], until: RawBuilder<unknown>): Promise<void> {
    if (ids.length === 0) return;
    await db.transaction().execute(async (trx) => {
      for (let at = 0; at < ids.length; at += ROWS) {
        await trx
          .updateTable("subscriptions")
          .set({ looked_until: sql<number>`${until}` })
          .where("id", "in", ids.slice(at, at + ROWS))
          .where("state", "=", "active")
          .execute();
      }
    });
  }

  return {
    async add(wish, by, now) {
      const row = await db
        .insertInto("subscriptions")
        .values(rowOf(wish, by, now))
        .returningAll()
        .executeTakeFirstOrThrow();
      return keptOf(row);
    },
    async list() {
      return (await live().orderBy("id").execute()).map(keptOf);
    },
    async activeIn(chat, channel) {
      const rows = await live()
        .where("chat", "=", chat)
        .where("channel", "=", channel)
        .where("state", "=", "active")
        .orderBy("id")
        .execute();
      return rows.map(keptOf);
    },
    async groups(chat) {
      const rows = await db
        .selectFrom("subscriptions")
        .select(["cron", "zone", "looked_until"])
        .distinct()
        .where("chat", "=", chat)
        .where("state", "=", "active")
        .execute();
      return rows.map(({ cron, zone, looked_until }) => ({
        cron,
        zone,
        lookedUntil: instantOf(looked_until),
      }));
    },
    async inGroups(chat, groups) {
      const kept: Kept[] = [];
      for (let at = 0; at < groups.length; at += ROWS) {
        const wanted = groups
          .slice(at, at + ROWS)
          .map(
            ({ cron, zone, lookedUntil }) =>
              sql`(${cron}, ${zone}, cast(${lookedUntil.epochMilliseconds} as bigint))`,
          );
        const rows = await live()
          .where("chat", "=", chat)
          .where("state", "=", "active")
          .where(sql<boolean>`(cron, zone, looked_until) in (values ${sql.join(wanted)})`)
          .orderBy("id")
          .execute();
        kept.push(...rows.map(keptOf));
      }
      return kept;
    },
    async byIds(ids) {
      if (ids.length === 0) return new Map();
      const rows = await live().where("id", "in", ids).execute();
      return new Map(rows.map((row) => [row.id, keptOf(row)]));
    },
    pause: (ids, why) => change(ids, ["active"], { state: "paused", paused_why: why ?? null }),
    resume: (id, now) =>
      change([id], ["paused"], {
        state: "active",
        paused_why: null,
        active_since: now.epochMilliseconds,
        looked_until: minuteOf(now),
      }),
    remove: (id) => change([id], ["active", "paused"], { state: "removed" }),
    lookedAt: (ids, until) => setLookedUntil(ids, sql`cast(${minuteOf(until)} as bigint)`),
    lookAgain(ids, since, now) {
      // One made by the clock that was ahead began nobody knows when.
      const begun = sql`case when active_since > ${now.epochMilliseconds}
        then ${minuteOf(now.subtract({ minutes: 1 }))} else active_since - active_since % 60000 end`;
      const from = minuteOf(since);
      return setLookedUntil(ids, sql`case when ${begun} > ${from} then ${begun} else ${from} end`);
    },
  };
}

export function scheduleOf({ cron, zone }: Pick<Wish, "cron" | "zone">): Schedule {
  return { cron: readCron(cron), zone };
}

function rowOf(wish: Wish, by: string, now: Temporal.Instant): Insertable<Tables["subscriptions"]> {
  const at = now.epochMilliseconds;
  return {
    chat: wish.chat,
    channel: wish.channel,
    cron: wish.cron,
    zone: wish.zone,
    topics: JSON.stringify(wish.topics),
    stories: JSON.stringify(wish.stories),
    what: wish.what,
    when_empty: wish.whenEmpty,
    state: "active",
    created_by: by,
    active_since: at,
    looked_until: minuteOf(now),
  };
}

function keptOf(row: Selectable<Tables["subscriptions"]>): Kept {
  return {
    id: row.id,
    chat: row.chat,
    channel: row.channel,
    cron: row.cron,
    zone: row.zone,
    topics: JSON.parse(row.topics),
    stories: JSON.parse(row.stories),
    what: row.what,
    whenEmpty: row.when_empty,
    state: row.state === "paused" ? "paused" : "active",
    pausedWhy: row.paused_why ?? undefined,
    createdBy: row.created_by,
    lookedUntil: instantOf(row.looked_until),
    activeSince: instantOf(row.active_since),
    toldEdition: row.told_edition ?? undefined,
  };
}

/** Slots fall on whole minutes, so that a minute says all. It makes subscriptions of one schedule fall due together. */
function minuteOf(instant: Temporal.Instant): number {
  return instant.epochMilliseconds - (instant.epochMilliseconds % 60_000);
}
