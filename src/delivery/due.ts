import { nextSlots, type Slot, slotsBetween } from "../digest/slots.ts";
import type { Owed } from "./claim.ts";
import { isAfter } from "./is-after.ts";
import { CLOCKS_APART, type Ledger } from "./ledger.ts";
import type { Notices } from "./notices.ts";
import { type Group, type Kept, type Subscriptions, scheduleOf } from "./subscriptions.ts";

export interface DueParts {
  readonly ledger: Ledger;
  readonly subscriptions: Subscriptions;
  /** How long after its slot a digest is still worth sending. */
  readonly catchUp: Temporal.Duration;
  /** Told of schedules whose slots cannot be reckoned: of each kind once. */
  readonly notices: Pick<Notices, "tell">;
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
  notices,
}: DueParts): (chat: string, now: Temporal.Instant) => Promise<number> {
  const nextByGroup = new Map<string, Temporal.Instant>();
  const unreckoned = new Set<string>();

  /** Most schedules are not due, most of the time. */
  function isDue(group: Group, now: Temporal.Instant): boolean {
    const key = nameOf(group);
    const next = nextByGroup.get(key) ?? nextSlots(scheduleOf(group), group.lookedUntil, 1)[0]!.due;
    if (nextByGroup.size > REMEMBERED) nextByGroup.clear();
    nextByGroup.set(key, next);
    return !isAfter(next, now);
  }

  /**
   * The clock was ahead and has been set back: what it skipped is still to come, or fell due since nobody knows when,
   * for the bot may have been down. What is in the ledger already stays there once.
   */
  async function lookAgain(chat: string, ahead: readonly Group[], now: Temporal.Instant): Promise<void> {
    const since = now.subtract(catchUp);
    const kept = await subscriptions.inGroups(chat, ahead);
    await subscriptions.lookAgain(
      kept.map(({ id }) => id),
      since,
      now,
    );
  }

  /** Those that are due. One whose zone this system does not know any more keeps no other one back. */
  async function dueOf(groups: readonly Group[], now: Temporal.Instant): Promise<Group[]> {
    const due: Group[] = [];
    for (const group of groups) {
      try {
        if (isDue(group, now)) due.push(group);
      } catch (error) {
        const name = `${group.cron} ${group.zone}`;
        if (!unreckoned.has(name)) await notices.tell(`unreckoned ${name}`, unreckonedText(group, error));
        unreckoned.add(name);
      }
    }
    return due;
  }

  return async (chat, now) => {
    let groups = await subscriptions.groups(chat);
    const ahead = groups.filter(({ lookedUntil }) => isAfter(lookedUntil, now.add(CLOCKS_APART)));
    if (ahead.length > 0) {
      await lookAgain(chat, ahead, now);
      groups = await subscriptions.groups(chat);
    }
    const worthSince = now.subtract(catchUp);
    await ledger.hasten(chat, now, worthSince);
    const due = await dueOf(groups, now);
    const slotsByGroup = new Map(due.map((group) => [nameOf(group), slotsSince(group, now)]));
    const kept = await subscriptions.inGroups(chat, due);
    const owed = kept.flatMap((one) => owedOf(one, slotsByGroup.get(nameOf(one))!, { now, worthSince }));
    const added = await ledger.owe(owed, now);
    await subscriptions.lookedAt(
      kept.map(({ id }) => id),
      now,
    );
    return added;
  };
}

function unreckonedText({ cron, zone }: Group, error: unknown): string {
  const why = (error as Error).message;
  return `When schedules by “${cron}” in ${zone} fall due cannot be reckoned: ${why}. Nothing is sent on them. Find them by /desk schedule list, remove them, and add them anew.`;
}

function nameOf({ cron, zone, lookedUntil }: Group): string {
  return `${cron} ${zone} ${lookedUntil.epochMilliseconds}`;
}

function slotsSince(group: Group, now: Temporal.Instant): Slot[] {
  const longestAgo = now.subtract(LONGEST_AGO);
  const since = isAfter(group.lookedUntil, longestAgo) ? group.lookedUntil : longestAgo;
  return slotsBetween(scheduleOf(group), since, now);
}

/** The last slot is owed, if it is not too old; those before it were missed. */
function owedOf(
  { id, chat, channel, activeSince }: Kept,
  fallen: readonly Slot[],
  { now, worthSince }: { readonly now: Temporal.Instant; readonly worthSince: Temporal.Instant },
): Owed[] {
  // A clock that was behind may have gone over a time again at whose first coming there was no such schedule.
  const slots = isAfter(activeSince, now) ? fallen : fallen.filter(({ due }) => isAfter(due, activeSince));
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
