import { ChatError } from "../chat/errors.ts";
import type { Claimed, Settlement } from "./claim.ts";
import type { Composer } from "./composer.ts";
import type { Content, Contents } from "./contents.ts";
import type { Corrections } from "./corrections.ts";
import { isAfter } from "./is-after.ts";
import type { Ledger } from "./ledger.ts";
import type { Log } from "./log.ts";
import { isLate, settlementOf, worthUntil } from "./outcome.ts";
import type { Settle } from "./settling.ts";
import type { Kept, Subscriptions } from "./subscriptions.ts";

/** A claim, and the words for it, which are written down. */
export interface Ready {
  readonly claimed: Claimed;
  readonly content: Content;
}

export interface PreparingParts {
  readonly chat: string;
  readonly ledger: Ledger;
  readonly subscriptions: Subscriptions;
  readonly composer: Composer;
  readonly contents: Contents;
  readonly corrections: Corrections;
  readonly settle: Settle;
  readonly catchUp: Temporal.Duration;
  readonly now: () => Temporal.Instant;
  readonly chance: () => number;
  readonly log: Log;
}

/** Settles what is not to be sent, and writes down what the others will say. Those it gives. */
export function createPreparing(parts: PreparingParts): (claimed: readonly Claimed[]) => Promise<Ready[]> {
  const { chat, ledger, subscriptions, composer, contents, corrections, settle, catchUp, now, log } = parts;

  async function prepare(claimed: readonly Claimed[]): Promise<Ready[]> {
    if (claimed.length === 0) return [];
    const ids = [...new Set(claimed.flatMap(({ subscription }) => subscription ?? []))];
    const keptById = await subscriptions.byIds(ids);
    const newestById = await ledger.newestDue(ids, claimed[0]!.due, now());
    // Of several claimed at once for one schedule the last one tells all, though they fell due at the same moment.
    const lastById = new Map(claimed.map(({ subscription, id }) => [subscription, id]));
    const corrected = await correctionsOf(claimed);
    const ready: Ready[] = [];
    const settling: Promise<void>[] = [];
    for (const one of claimed) {
      const kept = one.subscription === undefined ? undefined : keptById.get(one.subscription);
      const newest = one.subscription === undefined ? undefined : newestById.get(one.subscription);
      try {
        const isOvertaken = (newest && isAfter(newest, one.due)) || lastById.get(one.subscription) !== one.id;
        const next = corrected(one) ?? whyNot(one, kept, isOvertaken) ?? (await contentFor(one, kept));
        if ("state" in next) settling.push(settle(one, next));
        else ready.push({ claimed: { ...one, content: next.hash }, content: next });
      } catch (err) {
        log.error({ err, delivery: one.id }, "what a digest says could not be made out");
        settling.push(settle(one, brokenOff(one)));
      }
    }
    // Together, so that they are written down in one transaction.
    await Promise.all(settling);
    return writeDown(claimed, ready);
  }

  /** Most of what is tried again has its words already. What another process has claimed since is left to it. */
  async function writeDown(claimed: readonly Claimed[], ready: readonly Ready[]): Promise<Ready[]> {
    const hadById = new Map(claimed.map(({ id, content }) => [id, content]));
    const isFresh = ({ claimed: { id }, content: { hash } }: Ready) => hadById.get(id) !== hash;
    const written = await ledger.write(
      ready.filter(isFresh).map(({ claimed: { id }, content }) => ({ id, content })),
      now(),
    );
    return ready.filter((one) => !isFresh(one) || written.has(one.claimed.id));
  }

  /** What corrections say is made out together. Where that fails, each of them fails when it is asked for. */
  async function correctionsOf(claimed: readonly Claimed[]) {
    const owed = claimed.filter(({ kind }) => kind === "correction");
    if (owed.length === 0) return () => undefined;
    try {
      const composed = await corrections.compose(chat, owed);
      return ({ id }: Claimed) => composed.get(id);
    } catch (error) {
      return ({ kind }: Claimed) => {
        if (kind === "correction") throw error;
        return undefined;
      };
    }
  }

  /** Why a delivery is not to be sent any more. What may stand in the channel is looked for all the same. */
  function whyNot(one: Claimed, kept: Kept | undefined, isOvertaken: boolean): Settlement | undefined {
    if (one.kind !== "digest" || one.isUncertain || one.messages.length > 0) return undefined;
    if (!kept) return { state: "missed", reason: "its schedule was removed before it was sent" };
    if (kept.state === "paused")
      return { state: "missed", reason: "its schedule was paused before it was sent" };
    if (isOvertaken) return { state: "missed", reason: "it was still waiting when the next one fell due" };
    return isAfter(now(), worthUntil(one, catchUp))
      ? { state: "missed", reason: "it waited until it was too old to be worth sending" }
      : undefined;
  }

  async function contentFor(one: Claimed, kept: Kept | undefined): Promise<Content | Settlement> {
    if (one.content !== undefined) return contents.byHash(one.content);
    const composed = await composer.compose(kept!, isLate(one, now()) ? one.slot : undefined);
    if (composed.outcome === "digest") return composed.content;
    return { state: "skipped", edition: composed.edition };
  }

  function brokenOff(one: Claimed): Settlement {
    const error = new ChatError("What it says could not be made out; the log has why.", {
      outcome: "retry",
      afterMs: AGAIN_MS,
    });
    return settlementOf(one, error, {
      now: now(),
      chance: parts.chance(),
      worthUntil: worthUntil(one, catchUp),
    });
  }

  return prepare;
}

const AGAIN_MS = 60_000;
