import { type Kysely, sql } from "kysely";
import type { Tables } from "../store/tables.ts";

/**
 * What stands in a chat's channels, or may: all but what was never sent, and answers from before `since`, which
 * are corrected no more. To be narrowed by content or by channel: the chat is compared so that no index serves it, for
 * SQLite would walk through a year of a chat's deliveries to find those of one content.
 */
export function standingIn(db: Kysely<Tables>, chat: string, since: Temporal.Instant) {
  return db
    .selectFrom("deliveries as d")
    .where(sql`d.chat || ''`, "=", chat)
    .where((is) =>
      is.or([
        is("d.state", "in", ["sent", "late", "unknown", "sending"]),
        is("d.messages", "is not", null),
        is("d.uncertain", "=", 1),
      ]),
    )
    .where((is) => is.or([is("d.kind", "!=", "answer"), is("d.due_at", ">=", since.epochMilliseconds)]));
}

/** From when on answers count that were given in public. */
export function answersSince(at: Temporal.Instant, answersFor: Temporal.Duration): Temporal.Instant {
  return at.subtract({ milliseconds: answersFor.total("milliseconds") });
}

export interface Standing {
  readonly id: number;
  readonly channel: string;
  readonly kind: Tables["deliveries"]["kind"];
  readonly state: Tables["deliveries"]["state"];
  readonly content: string | null;
}

/** What stands in channels and was told by another edition than the one in use; and all that is under way there. */
export async function toldOtherwiseIn(
  db: Kysely<Tables>,
  chat: string,
  channels: readonly string[],
  { edition, since }: { readonly edition: string; readonly since: Temporal.Instant },
): Promise<Map<string, Standing[]>> {
  const rows = await standingIn(db, chat, since)
    .leftJoin("contents as c", "c.hash", "d.content")
    .select(["d.id", "d.channel", "d.kind", "d.state", "d.content"])
    .where("d.chat", "=", chat)
    .where("d.channel", "in", channels)
    .where(({ or, eb }) => or([eb("c.edition", "!=", edition), eb("d.state", "in", ["sending", "retrying"])]))
    // What is known to be gone is not corrected again.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("revisions as r")
            .select("r.delivery")
            .whereRef("r.delivery", "=", "d.id")
            .where("r.state", "in", ["gone", "absent"]),
        ),
      ),
    )
    .orderBy("d.id", "desc")
    .execute();
  return Map.groupBy(rows, ({ channel }) => channel);
}

export function isOpen({ state }: Pick<Standing, "state">): boolean {
  return state === "sending" || state === "retrying" || state === "pending";
}
