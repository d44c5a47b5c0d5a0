import type { Kysely } from "kysely";
import type { Doer } from "../chat/publication.ts";
import type { Schedules } from "../chat/schedules.ts";
import { record } from "../store/record.ts";
import type { Tables } from "../store/tables.ts";
import type { OwnSchedules } from "./schedules.ts";
import { createSubscriptions, type Subscriptions } from "./subscriptions.ts";

export interface RecordedParts {
  readonly db: Kysely<Tables>;
  readonly by: Doer;
  readonly now: () => Temporal.Instant;
}

/** Schedules, each change of which comes about together with the line of the record that tells of it. */
export function recordedSchedules(schedules: OwnSchedules, { db, by, now }: RecordedParts): Schedules {
  const tell = (trx: Kysely<Tables>, what: string, id: number) =>
    record(trx, { by, what, subject: `schedule ${id}` }, now());

  /** What is so already is not done again, and not told. */
  const change = (
    what: string,
    id: number,
    make: (subscriptions: Subscriptions) => Promise<number>,
  ): Promise<void> =>
    db.transaction().execute(async (trx) => {
      if ((await make(createSubscriptions(trx))) > 0) await tell(trx, what, id);
    });

  return {
    ...schedules,
    add: (wish, user) =>
      db.transaction().execute(async (trx) => {
        const added = await createSubscriptions(trx).add(wish, user, now());
        await tell(trx, "added", added.id);
        return added;
      }),
    pause: (id) => change("paused", id, (all) => all.pause([id], undefined)),
    resume: (id) => change("resumed", id, (all) => all.resume(id, now())),
    remove: (id) => change("removed", id, (all) => all.remove(id)),
    sendNow: (id) => schedules.sendNow(id, (trx) => tell(trx, "asked for a digest", id)),
  };
}
