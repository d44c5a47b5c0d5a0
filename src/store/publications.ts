import type { Kysely, Selectable } from "kysely";
import type { Publication, Slice } from "../chat/publication.ts";
import { instantOf } from "./instant.ts";
import { doerOf, doerRow, record } from "./record.ts";
import type { Tables } from "./tables.ts";

export interface NewPublication extends Omit<Publication, "id" | "at"> {
  /** The publication that is in use now; 0 where there is none. */
  readonly follows: number;
  /** The number of the proposal that it was, for the record. */
  readonly proposal?: number | undefined;
}

/** Which edition came into use when: one history, which is only added to. */
export interface Publications {
  /** The one in use. */
  latest(): Promise<Publication | undefined>;
  /** The one that came into use after another; undefined where that one is in use still. */
  after(id: number): Promise<Publication | undefined>;
  /** The newest of an edition, by its name or the beginning of it, where that means one edition only. */
  ofEdition(name: string): Promise<Publication | undefined>;
  /** Those that went back to an edition, the newest first. Each has the edition that was in use before, as `base`. */
  rollbacks(most: number): Promise<Publication[]>;
  /** The newest first. */
  list(skip: number, most: number): Promise<Slice<Publication>>;
}

export function createPublications(db: Kysely<Tables>): Publications {
  const newest = () => db.selectFrom("publications").selectAll().orderBy("id", "desc");
  const one = (row: Selectable<Tables["publications"]> | undefined) => row && publicationOf(row);
  return {
    latest: async () => one(await newest().limit(1).executeTakeFirst()),
    after: async (id) => one(await newest().where("follows", "=", id).executeTakeFirst()),
    async ofEdition(name) {
      if (!/^[0-9a-f]+$/.test(name)) return undefined;
      const names = await db
        .selectFrom("publications")
        .select("edition")
        .distinct()
        .where("edition", "like", `${name}%`)
        .limit(2)
        .execute();
      if (names.length !== 1) return undefined;
      return one(await newest().where("edition", "=", names[0]!.edition).limit(1).executeTakeFirst());
    },
    async rollbacks(most) {
      const rows = await newest().where("kind", "=", "rollback").limit(most).execute();
      return rows.map(publicationOf);
    },
    async list(skip, most) {
      const rows = await newest().limit(most).offset(skip).execute();
      const { count } = await db
        .selectFrom("publications")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      return { rows: rows.map(publicationOf), count: Number(count) };
    },
  };
}

/**
 * Brings an edition into use, or does nothing and gives undefined where another one has followed the same publication.
 * To be called in a transaction, with all that must come about together with it. The edition must be kept already.
 */
export async function publish(
  trx: Kysely<Tables>,
  { edition, base, follows, kind, by, reason, proposal }: NewPublication,
  now: Temporal.Instant,
): Promise<Publication | undefined> {
  const row = await trx
    .insertInto("publications")
    .values({ edition, base, follows, kind, ...doerRow(by), reason, at: now.epochMilliseconds })
    .onConflict((clash) => clash.column("follows").doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) return undefined;
  const subject = proposal === undefined ? undefined : `proposal ${proposal}`;
  await record(trx, { by, what: DONE[kind], subject, edition, reason }, now);
  return publicationOf(row);
}

const DONE = {
  publish: "published",
  rollback: "rolled back to",
  automatic: "published by itself",
} as const satisfies Record<Publication["kind"], string>;

function publicationOf(row: Selectable<Tables["publications"]>): Publication {
  return {
    id: row.id,
    edition: row.edition,
    base: row.base ?? undefined,
    kind: row.kind,
    by: doerOf(row),
    reason: row.reason ?? undefined,
    at: instantOf(row.at),
  };
}
