import type { Kysely, Selectable } from "kysely";
import type { Doer } from "../chat/publication.ts";
import type { Change, Present } from "../content/amend.ts";
import { instantOf } from "../store/instant.ts";
import { doerOf, doerRow, record } from "../store/record.ts";
import type { Tables } from "../store/tables.ts";

/** An amendment as it is kept. */
export interface KeptAmendment extends NewAmendment {
  readonly id: number;
  /** What the source says since; without `source`, it has nothing left there. */
  readonly conflict?: { readonly source?: Present } | undefined;
  readonly proposal?: number | undefined;
  readonly at: Temporal.Instant;
}

/** An amendment in force, and those in whose place it is, the latest first. */
export interface LiveAmendment extends KeptAmendment {
  readonly over: readonly KeptAmendment[];
}

export interface NewAmendment {
  readonly story: string;
  readonly change: Change;
  readonly madeOn: string;
  /**
   * The amendment of the same claim, in whose place it is. That one is in force no more, unless this one's proposal is
   * discarded.
   */
  readonly replaces?: number | undefined;
  readonly by: Doer;
  readonly reason: string;
}

export interface AmendmentRows {
  /** Those in force, the oldest first. What a discarded proposal would have brought is not among them. */
  live(): Promise<LiveAmendment[]>;
  /** Those that were taken back, each `by` whoever took it back. */
  dropped(): Promise<KeptAmendment[]>;
  add(amendment: NewAmendment, now: Temporal.Instant): Promise<number>;
  /** Ties amendments to the proposal that would bring them about. */
  propose(ids: readonly number[], proposal: number): Promise<void>;
  /** Notes what the source says since, or that it is as it was. */
  note(id: number, conflict: KeptAmendment["conflict"]): Promise<void>;
  /** The source says the same. */
  settle(ids: readonly number[]): Promise<void>;
  /** A moderator's word: it stands on what the source says now, or it is no more. */
  decide(
    kept: KeptAmendment,
    decision: { readonly change: Change } | "dropped",
    said: { readonly by: Doer; readonly reason: string | undefined },
    now: Temporal.Instant,
  ): Promise<void>;
}

export function createAmendmentRows(db: Kysely<Tables>): AmendmentRows {
  return {
    async live() {
      const rows = await db
        .selectFrom("amendments")
        .leftJoin("proposals", "proposals.id", "amendments.proposal")
        .where(({ eb, or }) =>
          or([eb("proposals.state", "is", null), eb("proposals.state", "!=", "discarded")]),
        )
        .selectAll("amendments")
        .orderBy("amendments.id")
        .execute();
      const replaced = new Set(rows.map(({ replaces }) => replaces));
      return rows
        .filter(({ id, state }) => state === "active" && !replaced.has(id))
        .map((row) => ({ ...keptOf(row), over: replacedBy(row, rows).map(keptOf) }));
    },

    async dropped() {
      const rows = await db.selectFrom("amendments").selectAll().where("state", "=", "dropped").execute();
      return rows.map(keptOf);
    },

    add({ story, change, madeOn, replaces, by, reason }, now) {
      const figure = change.kind === "withdraw-story" ? null : change.figure;
      return db.transaction().execute(async (trx) => {
        const { id } = await trx
          .insertInto("amendments")
          .values({
            ...{
              story,
              figure,
              change: JSON.stringify(change),
              made_on: madeOn,
              replaces,
              state: "active",
              reason,
            },
            ...{ ...doerRow(by), at: now.epochMilliseconds },
          })
          .returning("id")
          .executeTakeFirstOrThrow();
        const subject = `amendment ${id} (${[story, figure].filter(Boolean).join("/")})`;
        await record(trx, { by, what: "amended", subject, reason }, now);
        return id;
      });
    },

    async propose(ids, proposal) {
      if (ids.length === 0) return;
      await db.updateTable("amendments").set({ proposal }).where("id", "in", ids).execute();
    },

    async note(id, conflict) {
      const text = conflict === undefined ? null : JSON.stringify(conflict);
      await db.updateTable("amendments").set({ conflict: text }).where("id", "=", id).execute();
    },

    async settle(ids) {
      if (ids.length === 0) return;
      const settled = db.updateTable("amendments").set({ state: "resolved", conflict: null });
      await settled.where("id", "in", ids).where("state", "=", "active").execute();
    },

    decide({ id }, decision, { by, reason }, now) {
      const isDropped = decision === "dropped";
      const values = isDropped
        ? { state: "dropped" as const, ...doerRow(by) }
        : { change: JSON.stringify(decision.change), conflict: null };
      return db.transaction().execute(async (trx) => {
        await trx.updateTable("amendments").set(values).where("id", "=", id).execute();
        const what = isDropped ? "dropped" : "kept";
        await record(trx, { by, what, subject: `amendment ${id}`, reason }, now);
      });
    },
  };
}

type Row = Selectable<Tables["amendments"]>;

function replacedBy(row: Row, rows: readonly Row[]): Row[] {
  const replaced = rows.find(({ id }) => id === row.replaces);
  return replaced ? [replaced, ...replacedBy(replaced, rows)] : [];
}

function keptOf(row: Row): KeptAmendment {
  return {
    id: row.id,
    story: row.story,
    change: JSON.parse(row.change) as Change,
    madeOn: row.made_on,
    conflict: row.conflict === null ? undefined : JSON.parse(row.conflict),
    replaces: row.replaces ?? undefined,
    proposal: row.proposal ?? undefined,
    by: doerOf(row),
    reason: row.reason,
    at: instantOf(row.at),
  };
}
