import type { Kysely, Selectable } from "kysely";
import type { DeliveryState, DeliveryTold } from "../chat/schedules.ts";
import { instantOf } from "../store/instant.ts";
import type { Tables } from "../store/tables.ts";
import type { TrailStep } from "./claim.ts";

export interface LedgerFilter {
  readonly chat?: string | undefined;
  readonly channel?: string | undefined;
  readonly subscription?: number | undefined;
  readonly kind?: DeliveryTold["kind"] | undefined;
  readonly states?: readonly DeliveryState[] | undefined;
  /** Due since. */
  readonly since?: Temporal.Instant | undefined;
  /** Due until then. */
  readonly until?: Temporal.Instant | undefined;
  readonly most: number;
}

/** Deliveries and their way stage by stage, the newest first. */
export async function listDeliveries(db: Kysely<Tables>, filter: LedgerFilter): Promise<DeliveryTold[]> {
  const rows = await filtered(db, filter)
    .orderBy("due_at", "desc")
    .orderBy("id", "desc")
    .limit(filter.most)
    .execute();
  return rows.map(toldOf);
}

const TROUBLE: ReadonlySet<DeliveryState> = new Set(["missed", "failed", "unknown"]);

function filtered(db: Kysely<Tables>, filter: LedgerFilter) {
  const { chat, channel, subscription, kind, states, since, until } = filter;
  let query = db.selectFrom("deliveries").selectAll();
  if (chat !== undefined) query = query.where("chat", "=", chat);
  if (channel !== undefined) query = query.where("channel", "=", channel);
  if (subscription !== undefined) query = query.where("subscription", "=", subscription);
  if (kind !== undefined) query = query.where("kind", "=", kind);
  if (states !== undefined) query = query.where("state", "in", states);
  // These always have a reason, and what has one has an index.
  if (states?.every((state) => TROUBLE.has(state))) query = query.where("reason", "is not", null);
  if (since !== undefined) query = query.where("due_at", ">=", since.epochMilliseconds);
  if (until !== undefined) query = query.where("due_at", "<=", until.epochMilliseconds);
  return query;
}

function toldOf(row: Selectable<Tables["deliveries"]>): DeliveryTold {
  const trail: TrailStep[] = row.trail === null ? [] : JSON.parse(row.trail);
  const steps: TrailStep[] = [
    { at: row.owed_at, what: "written down as owed" },
    ...trail,
    ...(row.state === "sending" ? [{ at: row.claimed_at!, what: "taken up for sending" }] : []),
    ...(row.settled_at === null ? [] : [{ at: row.settled_at, what: row.state }]),
  ];
  return {
    id: row.id,
    kind: row.kind,
    chat: row.chat,
    channel: row.channel,
    subscription: row.subscription ?? undefined,
    slot: row.slot,
    due: instantOf(row.due_at),
    state: row.state,
    reason: row.reason ?? undefined,
    mend: row.mend ?? undefined,
    tries: row.tries,
    nextTry: row.state === "retrying" ? instantOf(row.next_at) : undefined,
    stages: steps.map(({ at, what }) => ({ at: instantOf(at), what })),
  };
}
