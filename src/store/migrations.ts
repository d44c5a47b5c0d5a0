import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { UserError } from "../chat/errors.ts";
import type { StoreKind } from "./store.ts";
import type { Tables } from "./tables.ts";

/**
 * Brings the store's tables to this version's shape, once, however many processes start together. Throws a UserError
 * where a newer version has already gone further.
 */
export async function migrate(db: Kysely<Tables>, kind: StoreKind): Promise<void> {
  await refuseNewer(db, Object.keys(migrations));
  const provider = { getMigrations: async () => migrationsOn(kind) };
  // Kysely locks Postgres against other processes itself; of SQLite it thinks that there are none.
  if (kind === "sqlite") await sql`begin immediate`.execute(db);
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (kind === "sqlite") await sql.raw(error === undefined ? "commit" : "rollback").execute(db);
  if (error !== undefined) throw error;
}

async function refuseNewer(db: Kysely<Tables>, known: readonly string[]): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const newer = rows.map(({ name }) => name).filter((name) => !known.includes(name));
  if (newer.length === 0) return;
  throw new UserError(
    `The store was made by a newer Dateline (${newer.join(", ")}), and this one cannot read it. Run the newer version, or set DATABASE_URL to another store.`,
  );
}

/**
 * The steps, in the order of their names. One that has been released is never changed: the next one goes on from it.
 * IDENTITY stands for a number that the store gives and never gives twice: people name a schedule by it.
 */
const migrations: Readonly<Record<string, readonly Statement[]>> = {
  "2026-11-24-ledger": [
    `create table subscriptions (
      id IDENTITY, chat text not null, channel text not null, cron text not null, zone text not null,
      topics text not null, stories text not null, what text not null, when_empty text not null,
      state text not null, paused_why text, created_by text not null, created_at bigint not null,
      looked_until bigint not null, told_edition text)`,
    `create table deliveries (
      id IDENTITY, key text not null unique, kind text not null, chat text not null, channel text not null,
      subscription bigint, slot text not null, due_at bigint not null, state text not null, reason text, mend text,
      tries integer not null, next_at bigint not null, uncertain integer not null, claimed_by text,
      claimed_at bigint, content text, messages text, owed_at bigint not null, settled_at bigint, trail text)`,
    // What is settled is not looked through to find what is owed. A query has to say so in these words to be served.
    "create index deliveries_open on deliveries (chat, next_at) where settled_at is null",
    "create index deliveries_going on deliveries (subscription) where settled_at is null",
    "create index deliveries_trouble on deliveries (due_at) where reason is not null",
    "create index deliveries_subscription on deliveries (subscription, due_at)",
    "create index deliveries_content on deliveries (content)",
    "create index subscriptions_schedule on subscriptions (chat, state, cron, zone, looked_until)",
    "create table contents (hash text primary key, reply text not null, edition text not null, made_at bigint not null)",
    `create table content_figures (
      figure text not null, content text not null, primary key (figure, content))`,
    "create index deliveries_channel on deliveries (chat, channel)",
    `create table revisions (
      correction text not null, delivery bigint not null, was text not null, content text not null, state text not null,
      reason text, primary key (correction, delivery))`,
    "create index revisions_delivery on revisions (delivery)",
    "create table corrected (chat text primary key, publication bigint not null)",
    "create table editions (name text primary key, manifest text not null, stored_at bigint not null)",
    "create table stories (hash text primary key, id text not null, body text not null)",
    `create table publications (
      id IDENTITY, edition text not null, base text, follows bigint not null unique, kind text not null, chat text,
      channel text, "by" text, reason text, at bigint not null)`,
    `create table proposals (
      id IDENTITY, edition text not null, base text not null, follows bigint not null, kind text not null,
      state text not null, chat text, channel text, "by" text, reason text, at bigint not null)`,
    // The same content on the same ground is one proposal.
    "create unique index proposals_open on proposals (edition, follows, kind) where state = 'open'",
    `create table record (
      id IDENTITY, at bigint not null, chat text, channel text, "by" text, what text not null, subject text,
      edition text, reason text)`,
    `create table amendments (
      id IDENTITY, story text not null, figure text, change text not null, made_on text not null, conflict text,
      replaces bigint, proposal bigint, state text not null, chat text, channel text, "by" text, reason text not null,
      at bigint not null)`,
    ...onlyAddedTo("record"),
    ...onlyAddedTo("publications"),
  ],
  "2026-11-25-findings": [
    "alter table subscriptions rename column created_at to active_since",
    "create index contents_edition on contents (edition)",
    "create table findings (what text primary key, text text not null, number bigint not null)",
  ],
};

/** A statement, or what it is in each store where they part. */
type Statement = string | Readonly<Record<StoreKind, string>>;

/** Has the store itself refuse to change or to take away what is written down once. */
function onlyAddedTo(table: string): Statement[] {
  const refusal = `rows of ${table} are added, and never changed or taken away`;
  return [
    {
      sqlite: `create trigger ${table}_unchanged before update on ${table} begin select raise(abort, '${refusal}'); end`,
      postgres: `create function ${table}_stays() returns trigger language plpgsql
        as $$ begin raise exception '${refusal}'; end $$`,
    },
    {
      sqlite: `create trigger ${table}_undeleted before delete on ${table} begin select raise(abort, '${refusal}'); end`,
      postgres: `create trigger ${table}_stays before update or delete or truncate on ${table}
        for each statement execute function ${table}_stays()`,
    },
  ];
}

const IDENTITY: Record<StoreKind, string> = {
  sqlite: "integer primary key autoincrement",
  postgres: "bigint generated by default as identity primary key",
};

function migrationsOn(kind: StoreKind): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(migrations).map(([name, statements]) => [
      name,
      {
        async up(db: Kysely<unknown>) {
          for (const statement of statements) {
            const text = typeof statement === "string" ? statement : statement[kind];
            await sql.raw(text.replace("IDENTITY", IDENTITY[kind])).execute(db);
          }
        },
      },
    ]),
  );
}
