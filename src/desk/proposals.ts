import type { Kysely, Selectable } from "kysely";
import type { Doer, Proposal, Publication } from "../chat/publication.ts";
import { instantOf } from "../store/instant.ts";
import { publish } from "../store/publications.ts";
import { doerOf, doerRow, record } from "../store/record.ts";
import type { Tables } from "../store/tables.ts";

/** What is to be proposed, on the ground of the publication in use. */
export interface NewProposal extends Pick<Proposal, "edition" | "kind" | "by" | "reason"> {
  readonly ground: Publication;
}

/** What became of a wish to publish. One of several that are uttered at once comes true. */
export type Settled =
  | { readonly outcome: "published"; readonly publication: Publication }
  /** It was not open any more, or is overtaken now. */
  | { readonly outcome: "closed" };

/** Editions that wait to be published, and what became of those that did. */
export interface Proposals {
  /** The same content on the same ground is the same proposal. A newer one of the source replaces the one before. */
  propose(
    proposed: NewProposal,
    now: Temporal.Instant,
  ): Promise<{ readonly proposal: Proposal; readonly isNew: boolean }>;
  byId(id: number): Promise<Proposal | undefined>;
  /** Those that nothing has overtaken, the oldest first. */
  open(current: Publication): Promise<Proposal[]>;
  /** Whether it was thought of before, on this ground, and discarded. */
  wasDiscarded(edition: string, ground: Publication): Promise<boolean>;
  /** Where another edition came into use since it was proposed, the proposal is overtaken for good. */
  publish(proposal: Proposal, by: Doer, reason: string | undefined, now: Temporal.Instant): Promise<Settled>;
  /** False where it was not open any more. */
  discard(proposal: Proposal, by: Doer, reason: string | undefined, now: Temporal.Instant): Promise<boolean>;
}

/*
 * Each transaction begins with the statement that decides, and it writes: SQLite then holds the right to write from the
 * start, and Postgres the row.
 */

export function createProposals(db: Kysely<Tables>): Proposals {
  /** What is open in its row is overtaken all the same, once another publication has followed its ground. */
  const known = () =>
    db
      .selectFrom("proposals")
      .leftJoin("publications", "publications.follows", "proposals.follows")
      .selectAll("proposals")
      .select("publications.id as overtaken_by");

  return {
    async propose({ edition, kind, by, reason, ground }, now) {
      const same = () =>
        known()
          .where("proposals.edition", "=", edition)
          .where("proposals.kind", "=", kind)
          .where("proposals.follows", "=", ground.id)
          .where("state", "=", "open")
          .executeTakeFirst();
      const found = await same();
      if (found) return { proposal: proposalOf(found), isNew: false };
      const made = await db.transaction().execute(async (trx) => {
        const row = await trx
          .insertInto("proposals")
          .values({
            ...{ edition, kind, follows: ground.id, base: ground.edition, state: "open", reason },
            at: now.epochMilliseconds,
            ...doerRow(by),
          })
          .onConflict((clash) => clash.doNothing())
          .returningAll()
          .executeTakeFirst();
        if (!row) return undefined;
        if (kind === "publish") await replaceOlder(trx, row.id);
        await record(trx, { by, what: "proposed", subject: nameOf(row), edition, reason }, now);
        return row;
      });
      if (made) return { proposal: proposalOf({ ...made, overtaken_by: null }), isNew: true };
      // Somebody else proposed it in between.
      const row = (await same())!;
      return { proposal: proposalOf(row), isNew: false };
    },

    async byId(id) {
      const row = await known().where("proposals.id", "=", id).executeTakeFirst();
      return row && proposalOf(row);
    },

    async open(current) {
      const rows = await known()
        .where("state", "=", "open")
        .where("proposals.follows", "=", current.id)
        .orderBy("proposals.id")
        .execute();
      return rows.map(proposalOf);
    },

    async wasDiscarded(edition, ground) {
      const row = await db
        .selectFrom("proposals")
        .select("id")
        .where("edition", "=", edition)
        .where("follows", "=", ground.id)
        .where("state", "=", "discarded")
        .executeTakeFirst();
      return row !== undefined;
    },

    publish({ id, edition, base, ground, kind, reason: why }, by, reason, now) {
      return db.transaction().execute(async (trx): Promise<Settled> => {
        const closed = await close(trx, id, "published");
        if (!closed) return { outcome: "closed" };
        const next = { edition, base, follows: ground, kind, by, reason: reason ?? why, proposal: id };
        const publication = await publish(trx, next, now);
        if (publication) return { outcome: "published", publication };
        await trx.updateTable("proposals").set({ state: "overtaken" }).where("id", "=", id).execute();
        return { outcome: "closed" };
      });
    },

    discard({ id, edition }, by, reason, now) {
      return db.transaction().execute(async (trx) => {
        const closed = await close(trx, id, "discarded");
        if (!closed) return false;
        await record(trx, { by, what: "discarded", subject: nameOf(closed), edition, reason }, now);
        return true;
      });
    },
  };
}

/** Decides on a proposal, where nobody has. */
function close(trx: Kysely<Tables>, id: number, state: "published" | "discarded") {
  return trx
    .updateTable("proposals")
    .set({ state })
    .where("id", "=", id)
    .where("state", "=", "open")
    .returningAll()
    .executeTakeFirst();
}

/** Of what the source holds, only the newest is worth a look. */
async function replaceOlder(trx: Kysely<Tables>, id: number): Promise<void> {
  await trx
    .updateTable("proposals")
    .set({ state: "replaced" })
    .where("state", "=", "open")
    .where("kind", "=", "publish")
    .where("id", "<", id)
    .execute();
}

function nameOf({ id }: { readonly id: number }): string {
  return `proposal ${id}`;
}

function proposalOf(
  row: Selectable<Tables["proposals"]> & { readonly overtaken_by: number | null },
): Proposal {
  return {
    id: row.id,
    edition: row.edition,
    base: row.base,
    ground: row.follows,
    kind: row.kind,
    state: row.state === "open" && row.overtaken_by !== null ? "overtaken" : row.state,
    by: doerOf(row),
    reason: row.reason ?? undefined,
    at: instantOf(row.at),
  };
}
