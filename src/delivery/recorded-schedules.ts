import type { Kysely } from "kysely";
import type { Doer } from "../chat/publication.ts";
import type { Schedules } from "../chat/schedules.ts";
import { record } from "../store/record.ts";
import type { Tables } from "../store/tables.ts";
import { createSubscriptions, type Subscriptions } from "./subscriptions.ts";

export interface RecordedParts {
  readonly db: Kysely<Tables>;
  readonly by: Doer;
  readonly now: () => Temporal.Instant;
}

/** Schedules, each change of which comes about together with the line of the record that tells of it. */
export function recordedSchedules(schedules: Schedules, { db, by, now }: RecordedParts): Schedules {
  const change = <T>(
    what: string,
    subjectOf: (made: T) => string,
    make: (subscriptions: Subscriptions) => Promise<T>,
  ): Promise<T> =>
    db.transaction().execute(async (trx) => {
      const made = await make(createSubscriptions(trx));
      await record(trx, { by, what, subject: subjectOf(made) }, now());
      return made;
    });

  return {
    ...schedules,
    add: (wish, user) => change("added", nameOf, (subscriptions) => subscriptions.add(wish, user, now())),
    pause: (id) =>
      change(
        "paused",
        () => nameOf({ id }),
        (all) => all.pause([id], undefined),
      ),
    resume: (id) =>
      change(
        "resumed",
        () => nameOf({ id }),
        (all) => all.resume(id, now()),
      ),
    remove: (id) =>
      change(
        "removed",
        () => nameOf({ id }),
        (all) => all.remove(id),
      ),
    async sendNow(id) {
      // First the record: a digest that nobody asked for is never sent.
      await record(db, { by, what: "asked for a digest", subject: nameOf({ id }) }, now());
      await schedules.sendNow(id);
    },
  };
}

function nameOf({ id }: { readonly id: number }): string {
  return `schedule ${id}`;
}
