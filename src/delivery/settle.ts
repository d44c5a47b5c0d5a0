import { type Kysely, sql } from "kysely";
import type { Tables } from "../store/tables.ts";
import type { Claimed, Done, Settled, Settlement, TrailStep } from "./claim.ts";
import { insertNotices } from "./owe.ts";

/** Settlements of one statement. */
const ROWS = 200;

/**
 * Writes down how claims ended, in one transaction. A delivery that has been claimed again since, by another process or
 * by this one, stays as that claim has it: the settling may come twice, where the answer to a commit was lost. Gives
 * what is done with now.
 */
export async function settleAll(
  db: Kysely<Tables>,
  owner: string,
  settled: readonly Settled[],
  now: Temporal.Instant,
): Promise<Done[]> {
  return db.transaction().execute(async (trx) => {
    const done: Done[] = [];
    const taken = new Set<number>();
    for (let at = 0; at < settled.length; at += ROWS) {
      const rows = settled.slice(at, at + ROWS).map((one) => valuesOf(one, now));
      const written = await sql<Done & { readonly id: number; readonly settled_at: number | null }>`
        update deliveries set state = v.column2, reason = v.column3, mend = v.column4, next_at = v.column5,
          uncertain = v.column6, messages = v.column7, settled_at = v.column8, trail = v.column9, tries = v.column10,
          claimed_at = v.column13
        from (values ${sql.join(rows)}) as v
        where deliveries.id = v.column1 and deliveries.claimed_by = ${owner} and deliveries.state = 'sending'
          and deliveries.claimed_at = v.column11 and deliveries.tries = v.column12
        returning id, chat, kind, state, settled_at
      `.execute(trx);
      for (const { id } of written.rows) taken.add(id);
      done.push(...written.rows.filter(({ settled_at }) => settled_at !== null));
    }
    const ended = settled.filter(({ claimed }) => taken.has(claimed.id));
    await rememberEditions(trx, ended);
    await rememberCorrections(trx, ended);
    await insertNotices(
      trx,
      ended.flatMap(({ notice }) => notice ?? []),
      now,
    );
    return done;
  });
}

function valuesOf({ claimed, settlement }: Settled, now: Temporal.Instant) {
  const { state } = settlement;
  const at = now.epochMilliseconds;
  const isOpen = state === "retrying" || state === "pending";
  const reason = "reason" in settlement ? (settlement.reason ?? null) : null;
  const mend = "mend" in settlement ? settlement.mend : null;
  const next = state === "retrying" ? settlement.next.epochMilliseconds : at;
  const messages = "messages" in settlement ? settlement.messages : claimed.messages;
  // By which clock it is put off, should that be one that is ahead.
  const letGo = isOpen ? at : claimed.takenAt.epochMilliseconds;
  return sql`(cast(${claimed.id} as bigint), ${text(state)}, ${text(reason)}, ${text(mend)}, cast(${next} as bigint),
    cast(${state === "retrying" && settlement.isUncertain ? 1 : 0} as integer), ${text(messages.length > 0 ? JSON.stringify(messages) : null)},
    cast(${isOpen ? null : at} as bigint), ${text(trailOf(claimed, settlement, at))},
    cast(${state === "pending" ? claimed.tries - 1 : claimed.tries} as integer),
    cast(${claimed.takenAt.epochMilliseconds} as bigint), cast(${claimed.tries} as integer), cast(${letGo} as bigint))`;
}

const text = (value: string | null) => sql`cast(${value} as text)`;

/** What went through at once needs no trail: that it was owed and that it was sent says it all. */
function trailOf({ trail, tries }: Claimed, settlement: Settlement, at: number): string | null {
  if (settlement.state !== "retrying") return trail;
  const steps: TrailStep[] = trail === null ? [] : JSON.parse(trail);
  return JSON.stringify([...steps, { at, what: `try ${tries}: ${settlement.reason}` }].slice(-STEPS));
}

/** Steps kept: more than a person reads, and an end for what is tried for hours. */
const STEPS = 20;

/** Once a correction is out, the messages that it corrects count as saying what is so, whether they could be changed or not. */
async function rememberCorrections(trx: Kysely<Tables>, settled: readonly Settled[]): Promise<void> {
  const keys = settled.flatMap(({ claimed: { kind, key }, settlement: { state } }) =>
    kind === "correction" && (state === "sent" || state === "late") ? [key] : [],
  );
  for (let at = 0; at < keys.length; at += ROWS) {
    await sql`
      update deliveries set content = r.content from revisions as r
      where r.delivery = deliveries.id and r.correction in (${sql.join(keys.slice(at, at + ROWS))})
        and r.state in ('owed', 'done', 'refused')
    `.execute(trx);
  }
}

/** A channel has been told an edition once a digest of it is out, or once there was nothing new in it. */
async function rememberEditions(trx: Kysely<Tables>, settled: readonly Settled[]): Promise<void> {
  const told = settled.flatMap(({ claimed: { subscription }, settlement }) =>
    subscription !== undefined && "edition" in settlement && settlement.edition !== undefined
      ? [{ subscription, edition: settlement.edition }]
      : [],
  );
  for (const [edition, rows] of Map.groupBy(told, ({ edition }) => edition)) {
    const ids = rows.map(({ subscription }) => subscription);
    await trx.updateTable("subscriptions").set({ told_edition: edition }).where("id", "in", ids).execute();
  }
}
