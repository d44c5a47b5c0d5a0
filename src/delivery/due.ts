import { nextSlots, type Slot, slotsBetween } from "../digest/slots.ts";
import type { Owed } from "./claim.ts";
import { isAfter } from "./is-after.ts";
import { CLOCKS_APART, type Ledger } from "./ledger.ts";
import { type Group, type Kept, type Subscriptions, scheduleOf } from "./subscriptions.ts";

export interface DueParts {
  readonly ledger: Ledger;
  readonly subscriptions: Subscriptions;
  /** How long after its slot a digest is still worth sending. */
  readonly catchUp: Temporal.Duration;
}

/** Slots written down as missed, at most, for one subscription at a time: the last ones before the one that is caught up. */
const MOST_MISSED = 50;
/** Slots longer ago than this are not even counted. */
const LONGEST_AGO = { hours: 7 * 24 };
/** Schedules whose next slot is remembered. */
const REMEMBERED = 20_000;

/**
 * Writes down every digest that has fallen due in a chat since it was last looked at, and owes those that are still
 * worth it. It goes by what the ledger holds and not by when it is called: a call too many does nothing, and a call
 * that did not come is made up for by the next one. So neither a late timer nor a clock that is set repeats or loses
 * a slot. Each call says how many were new.
 */
export function createDue({
  ledger,
  subscriptions,
  catchUp,
}: DueParts): (chat: string, now: Temporal.Instant) => Promise<number> {
  const nextByGroup = new Map<string, Temporal.Instant>();

  /** Most schedules are not due, most of the time. */
  function isDue(group: Group, now: Temporal.Instant): boolean {
    const key = `${group.cron} ${group.zone} ${group.lookedUntil.epochMilliseconds}`;
    const next = nextByGroup.get(key) ?? nextSlots(scheduleOf(group), group.lookedUntil, 1)[0]!.due;
    if (nextByGroup.size > REMEMBERED) nextByGroup.clear();
    nextByGroup.set(key, next);
    return !isAfter(next, now);
  }

  /** The clock was ahead and has been set back: what it skipped is still to come. */
  async function lookAgain(chat: string, ahead: readonly Group[], now: Temporal.Instant): Promise<void> {
    // It may have been set back a moment ago, and what fell due since counts too.
    const since = now.subtract({ minutes: 1 });
    const kept = await Promise.all(ahead.map((group) => subscriptions.inGroup(chat, group)));
    await ledger.unmiss(chat, since);
    await subscriptions.lookedAt(
      kept.flat().map(({ id }) => id),
      since,
    );
  }

  return async (chat, now) => {
    const ahead = (await subscriptions.groups(chat)).filter(({ lookedUntil }) =>
      isAfter(lookedUntil, now.add(CLOCKS_APART)),
    );
    if (ahead.length > 0) await lookAgain(chat, ahead, now);
    await ledger.hasten(chat, now);
    const owed: Owed[] = [];
    const looked: number[] = [];
    for (const group of await subscriptions.groups(chat)) {
      if (!isDue(group, now)) continue;
      const slots = slotsSince(group, now);
      for (const kept of await subscriptions.inGroup(chat, group)) {
        owed.push(...owedOf(kept, slots, now.subtract(catchUp)));
        looked.push(kept.id);
      }
    }
    const added = await ledger.owe(owed, now);
    await subscriptions.lookedAt(looked, now);
    return added;
  };
}

function slotsSince(group: Group, now: Temporal.Instant): Slot[] {
  const longestAgo = now.subtract(LONGEST_AGO);
  const since = isAfter(group.lookedUntil, longestAgo) ? group.lookedUntil : longestAgo;
  return slotsBetween(scheduleOf(group), since, now);
}

/** The last slot is owed, if it is not too old; those before it were missed. */
function owedOf({ id, chat, channel }: Kept, slots: readonly Slot[], worthSince: Temporal.Instant): Owed[] {
  const last = slots.at(-1);
  return slots.slice(-(MOST_MISSED + 1)).map((slot) => ({
    key: `digest ${id} ${slot.id}`,
    kind: "digest",
    chat,
    channel,
    subscription: id,
    slot: slot.id,
    due: slot.due,
    missed: slot !== last ? OVERTAKEN : isAfter(worthSince, slot.due) ? TOO_OLD : undefined,
  }));
}

const OVERTAKEN = "the bot was not running when it was due, and a later one was caught up";
const TOO_OLD = "the bot was not running when it was due, and it was too old to be caught up";
