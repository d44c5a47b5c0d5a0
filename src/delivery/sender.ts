import { setTimeout as pause } from "node:timers/promises";
import PQueue from "p-queue";
import type { Adapter, Posted } from "../chat/adapter.ts";
import { ChatError } from "../chat/errors.ts";
import type { Turn } from "../store/store.ts";
import { createBatched } from "./batched.ts";
import { createBreaker } from "./breaker.ts";
import type { Claimed, Settlement } from "./claim.ts";
import type { Composer } from "./composer.ts";
import type { Content, Contents } from "./contents.ts";
import type { Correcting, CorrectingParts } from "./correcting.ts";
import type { Corrections } from "./corrections.ts";
import { evenly } from "./evenly.ts";
import { isAfter } from "./is-after.ts";
import type { Learnt } from "./learnt.ts";
import type { Ledger } from "./ledger.ts";
import type { Log } from "./log.ts";
import type { Notices } from "./notices.ts";
import {
  isLate,
  LOOK_AFTER,
  notThere,
  sentAs,
  settlementOf,
  stillUncertain,
  UNKNOWABLE,
  unseen,
} from "./outcome.ts";
import type { Kept, Subscriptions } from "./subscriptions.ts";

export interface SenderParts {
  readonly chat: Pick<Adapter, "name" | "post" | "revise" | "find" | "pace">;
  readonly turn: Turn;
  readonly ledger: Ledger;
  readonly subscriptions: Subscriptions;
  readonly composer: Composer;
  readonly contents: Contents;
  readonly notices: Notices;
  readonly corrections: Corrections;
  /** Corrects messages where they stand, as far as the sender lets it. */
  readonly createCorrecting: (parts: Pick<CorrectingParts, "chat" | "ready" | "onRefused">) => Correcting;
  /** Told of each correction that is out. */
  readonly learnt: Learnt;
  readonly catchUp: Temporal.Duration;
  readonly now: () => Temporal.Instant;
  /** From 0 to 1, never 1. */
  readonly chance: () => number;
  readonly log: Log;
}

/** Sends to one chat what the ledger says is owed there. Of all processes, the one whose turn it is does so. */
export interface Sender {
  /** Whether it is this process's turn, taking it where it is free. What an ended sender left is taken over with it. */
  takeTurn(): Promise<boolean>;
  /**
   * Sends what is due now, and resolves when nothing that may be sent is left. `between` is called before each claim.
   * Rejects where the store fails.
   */
  work(between: () => Promise<void>): Promise<void>;
  /** Why nothing is sent at the moment; undefined where it is. */
  hindrance(): Hindrance | undefined;
  /** Claims nothing more, and resolves when what is being sent is settled, or after `withinMs`. */
  stop(withinMs: number): Promise<void>;
}

/** Why nothing is sent: trouble with the store, trouble with the chat, or because it is sent elsewhere. */
export interface Hindrance {
  readonly why: "store" | "chat" | "elsewhere";
  readonly text: string;
}

/** Messages on their way at once. At 49 a second and a quarter of a second each, a dozen are. */
const AT_ONCE = 16;
/** Claimed before there is room, so that there is always something to send. What is claimed when a process ends has to be looked for. */
const CLAIMED_AHEAD = 16;
/** Corrections on their way at once: each takes several requests, and digests do not wait for them. */
const CORRECTIONS_AT_ONCE = 12;
/** A claim this old is given back: this process has been held up, and another one may have taken it over. */
const CLAIM_GOOD_FOR = Temporal.Duration.from({ seconds: 20 });
/** How long what became of a message may wait to be written down with others. */
const SETTLE_WITHIN_MS = 200;
/** A pause of the chat's that is shorter than this is waited out. */
const WAITED_OUT_MS = 1500;
/** Between two tries to write down what became of a message. */
const SETTLE_AGAIN_MS = 1000;

export function createSender(parts: SenderParts): Sender {
  const { chat, turn, ledger, subscriptions, composer, contents, notices, corrections, now, log } = parts;
  const queue = new PQueue({ concurrency: AT_ONCE });
  const requests = evenly(chat.pace?.perSecond, now);
  const revisions = evenly(chat.pace?.revisionsPerSecond, now);
  const breaker = createBreaker();
  const running = new Set<Promise<void>>();
  let correctionsRunning = 0;
  const lastByChannel = new Map<string, number>();
  const stopping = new AbortController();
  let hadTurn = false;
  /** The store failed in the middle: what was claimed may be in nobody's hands. */
  let isShaken = false;
  let working: Promise<void> | undefined;

  const settleSoon = createBatched<{ claimed: Claimed; settlement: Settlement }>(
    (settled) => ledger.settle(settled, now()),
    { enough: AT_ONCE, waitMs: SETTLE_WITHIN_MS, areAll: (waiting) => waiting >= running.size },
  );

  const correcting = parts.createCorrecting({
    chat,
    async ready(claimed) {
      await revisions();
      await keepGap(claimed.channel);
      await requests();
      return !isHeldUp(claimed);
    },
    onRefused: ({ undelivered }) => breaker.failed(undelivered, now()),
  });

  async function takeTurn(): Promise<boolean> {
    const has = await turn.take();
    // What this process itself had claimed when the store failed is left as much as what another one had.
    if (has && (!hadTurn || isShaken)) {
      if (running.size > 0) return has;
      const found = await ledger.recover(chat.name, now(), now().add(LOOK_AFTER));
      if (found > 0) log.warn({ chat: chat.name, deliveries: found }, "taken over from a sender that ended");
      isShaken = false;
    }
    hadTurn = has;
    return has;
  }

  async function workOnce(between: () => Promise<void>): Promise<void> {
    if (!(await takeTurn())) return;
    try {
      while (!stopping.signal.aborted && turn.isHeld() && (await isClear())) {
        await between();
        const claimed = await claimSome();
        for (const ready of await prepare(claimed)) send(ready);
        if (claimed.length === 0 && running.size === 0) return;
        // Half empty is early enough for the next claim, and saves half of the writing.
        const enough = claimed.length === 0 ? Math.floor(correctionsRunning / 2) : CLAIMED_AHEAD;
        while (running.size > enough) await Promise.race(running);
      }
    } catch (error) {
      isShaken = true;
      throw error;
    } finally {
      // A store in trouble takes no more claims; what is on its way is seen to its end all the same.
      await Promise.all(running);
    }
  }

  /** Whether sending may go on. A short trouble is waited out; after a long one the ledger is looked at anew. */
  async function isClear(): Promise<boolean> {
    const until = breaker.pausedUntil(now());
    if (!until) return true;
    const ms = until.since(now()).total("milliseconds");
    if (ms > WAITED_OUT_MS) return false;
    await pause(ms, undefined, { signal: stopping.signal }).catch(() => {});
    return !breaker.pausedUntil(now());
  }

  /** Corrections come after all else, and only so many at once. */
  async function claimSome(): Promise<Claimed[]> {
    const room = AT_ONCE + CLAIMED_AHEAD - running.size;
    const claimed = await ledger.claim(chat.name, room, now());
    const rest = Math.min(room - claimed.length, CORRECTIONS_AT_ONCE - correctionsRunning);
    if (rest <= 0) return claimed;
    return [...claimed, ...(await ledger.claim(chat.name, rest, now(), "corrections"))];
  }

  /** Settles at once what is not to be sent, and writes down what the others will say. */
  async function prepare(claimed: readonly Claimed[]): Promise<Ready[]> {
    if (claimed.length === 0) return [];
    const ids = [...new Set(claimed.flatMap(({ subscription }) => subscription ?? []))];
    const keptById = await subscriptions.byIds(ids);
    const newestById = await ledger.newestDue(ids, claimed[0]!.due);
    const ready: Ready[] = [];
    const settling: Promise<void>[] = [];
    const corrected = await correctionsOf(claimed);
    for (const one of claimed) {
      const kept = one.subscription === undefined ? undefined : keptById.get(one.subscription);
      const newest = one.subscription === undefined ? undefined : newestById.get(one.subscription);
      try {
        const next = corrected(one) ?? whyNot(one, kept, newest) ?? (await contentFor(one, kept));
        if ("state" in next) settling.push(settle(one, next));
        else ready.push({ claimed: { ...one, content: next.hash }, content: next });
      } catch (err) {
        log.error({ err, delivery: one.id }, "what a digest says could not be made out");
        settling.push(settle(one, settlementOf(one, new ChatError(BROKEN, RETRY), odds(one))));
      }
    }
    // Together, so that they are written down in one transaction.
    await Promise.all(settling);
    const fresh = ready.filter(({ claimed: { id }, content: { hash } }) =>
      claimed.some((one) => one.id === id && one.content !== hash),
    );
    await ledger.write(
      fresh.map(({ claimed: { id }, content }) => ({ id, content })),
      now(),
    );
    return ready;
  }

  /** What corrections say is made out together. Where that fails, each of them fails when it is asked for. */
  async function correctionsOf(claimed: readonly Claimed[]) {
    const owed = claimed.filter(({ kind }) => kind === "correction");
    if (owed.length === 0) return () => undefined;
    try {
      const composed = await corrections.compose(chat.name, owed);
      return ({ id }: Claimed) => composed.get(id);
    } catch (error) {
      return ({ kind }: Claimed) => {
        if (kind === "correction") throw error;
        return undefined;
      };
    }
  }

  /** Why a delivery is not to be sent any more. What may stand in the channel is looked for all the same. */
  function whyNot(
    one: Claimed,
    kept: Kept | undefined,
    newest: Temporal.Instant | undefined,
  ): Settlement | undefined {
    if (one.kind !== "digest" || one.isUncertain || one.messages.length > 0) return undefined;
    if (!kept) return { state: "missed", reason: "its schedule was removed before it was sent" };
    if (kept.state === "paused")
      return { state: "missed", reason: "its schedule was paused before it was sent" };
    if (newest && isAfter(newest, one.due))
      return { state: "missed", reason: "it was still waiting when the next one fell due" };
    return isAfter(now(), worthUntil(one))
      ? { state: "missed", reason: "it waited until it was too old to be worth sending" }
      : undefined;
  }

  async function contentFor(one: Claimed, kept: Kept | undefined): Promise<Content | Settlement> {
    if (one.content !== undefined) return contents.byHash(one.content);
    const composed = await composer.compose(kept!, isLate(one, now()) ? one.slot : undefined);
    if (composed.outcome === "digest") return composed.content;
    return { state: "skipped", edition: composed.edition };
  }

  function send(ready: Ready): void {
    const isCorrection = ready.claimed.kind === "correction";
    if (isCorrection) correctionsRunning += 1;
    const done = queue
      .add(() => deliver(ready))
      .catch((err: unknown) =>
        log.error({ err, delivery: ready.claimed.id }, "a delivery could not be dealt with"),
      )
      .finally(() => {
        running.delete(done);
        if (isCorrection) correctionsRunning -= 1;
      });
    running.add(done);
  }

  async function deliver({ claimed, content }: Ready): Promise<void> {
    await requests();
    if (isHeldUp(claimed)) return giveBack(claimed);
    if (claimed.isUncertain && !chat.find) return settle(claimed, UNKNOWABLE);
    if (claimed.isUncertain && !(await isAbsent(claimed, content))) return;
    if (claimed.kind === "correction") return correct({ claimed, content });
    await keepGap(claimed.channel);
    // It was looked for and is not there; by now another process may have the turn.
    if (isHeldUp(claimed))
      return settle(claimed, claimed.isUncertain ? notThere(now()) : { state: "pending" });
    await post({ claimed, content });
  }

  async function post({ claimed, content }: Ready, under?: Posted): Promise<void> {
    try {
      const { messages } = await chat.post(claimed.channel, content.reply, claimed.key, {
        isFresh: claimed.tries === 1,
        landed: claimed.messages,
        under,
        onLanded: (landed) => ledger.landed(claimed.id, landed),
      });
      breaker.succeeded();
      await arrived({ claimed, content }, messages);
    } catch (error) {
      await fail(claimed, error);
    }
  }

  async function arrived({ claimed, content }: Ready, messages: readonly string[]): Promise<void> {
    await settle(claimed, sentAs(claimed, content, messages, now()));
    if (claimed.kind !== "correction") return;
    await parts
      .learnt(chat.name, claimed.channel, content)
      .catch((err: unknown) => log.error({ err }, "a digest will tell a correction once more"));
  }

  /** First the messages where they stand, then the notice that hangs from one of them. */
  async function correct({ claimed, content }: Ready): Promise<void> {
    // What it says may have been overtaken by now, so it is made out anew.
    if (claimed.isUncertain) return settle(claimed, notThere(now()));
    try {
      const revised = await correcting.revise(claimed);
      if (revised === "held-up") return giveBack(claimed);
      if (revised === "absent") return settle(claimed, { ...NEVER_TOLD, edition: content.edition });
    } catch (error) {
      return fail(claimed, error);
    }
    await keepGap(claimed.channel);
    await requests();
    if (isHeldUp(claimed)) return giveBack(claimed);
    const under = await correcting.under(claimed).catch(() => undefined);
    await post({ claimed, content }, under);
  }

  /** Whether a claim is not to be gone on with: something is wrong, or another one may have taken it over. */
  function isHeldUp({ takenAt }: Claimed): boolean {
    const isStale = isAfter(now(), takenAt.add(CLAIM_GOOD_FOR)) || !turn.isHeld();
    return stopping.signal.aborted || breaker.pausedUntil(now()) !== undefined || isStale;
  }

  function giveBack(claimed: Claimed): Promise<void> {
    return settle(claimed, claimed.isUncertain ? stillUncertain(now()) : { state: "pending" });
  }

  /** Whether a message that may have been sent is not there. Where it is, or that cannot be told, the claim is settled. */
  async function isAbsent(claimed: Claimed, content: Content): Promise<boolean> {
    try {
      const under = claimed.kind === "correction" ? await correcting.under(claimed) : undefined;
      const found = await chat.find!(claimed.channel, claimed.key, under);
      if (!found) return true;
      await arrived({ claimed, content }, found.messages);
    } catch (error) {
      if (error instanceof ChatError) breaker.failed(error.undelivered, now());
      await settle(claimed, unseen(claimed, error, odds(claimed)));
    }
    return false;
  }

  async function fail(claimed: Claimed, error: unknown): Promise<void> {
    if (error instanceof ChatError) breaker.failed(error.undelivered, now());
    else log.error({ err: error, delivery: claimed.id }, "a chat failed in a way it should not");
    const settlement = settlementOf(claimed, error, odds(claimed));
    const isUnknowable = settlement.state === "retrying" && settlement.isUncertain && !chat.find;
    await settle(claimed, isUnknowable ? UNKNOWABLE : settlement);
    const closed = error instanceof ChatError && error.undelivered.outcome === "never" && error.undelivered;
    if (closed && CLOSED.has(closed.reason))
      await pauseChannel(claimed, (error as ChatError).message, closed.mend);
  }

  /** Nothing more is sent to a channel that takes nothing; its schedules are kept, and the moderators are told once. */
  async function pauseChannel({ channel }: Claimed, why: string, mend: string): Promise<void> {
    const kept = await subscriptions.activeIn(chat.name, channel);
    await subscriptions.pause(
      kept.map(({ id }) => id),
      `${why} ${mend}`,
    );
    for (const { id, lookedUntil } of kept) {
      const text = `Schedule ${id} (${chat.name}, channel ${channel}) is paused: ${why} ${mend} Then: /desk schedule resume ${id}`;
      await notices.tell(`paused ${id} ${lookedUntil.epochMilliseconds}`, text);
    }
  }

  /** Writes down what became of a claim, and does not leave off: only then may the message be forgotten. */
  async function settle(claimed: Claimed, settlement: Settlement): Promise<void> {
    for (;;) {
      try {
        await settleSoon({ claimed, settlement });
        break;
      } catch (err) {
        log.error(
          { err, delivery: claimed.id, state: settlement.state },
          "what became of a delivery cannot be written down; it is tried again",
        );
        // What is left is found in the channel by whoever sends next.
        if (stopping.signal.aborted) return;
        await pause(SETTLE_AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
    if (settlement.state === "unknown")
      await notices.tell(
        `unknown ${claimed.id}`,
        `Delivery ${claimed.id} (${chat.name}, channel ${claimed.channel}, ${claimed.slot}): ${settlement.reason} ${settlement.mend}`,
      );
  }

  function odds(claimed: Claimed) {
    return { now: now(), chance: parts.chance(), worthUntil: worthUntil(claimed) };
  }

  /** A digest is news for some hours; a correction or a notice is owed for days. */
  function worthUntil({ kind, due }: Claimed): Temporal.Instant {
    return kind === "digest" ? due.add(parts.catchUp) : due.add({ hours: OWED_HOURS });
  }

  async function keepGap(channel: string): Promise<void> {
    const gap = chat.pace?.channelGapMs ?? 0;
    if (gap === 0) return;
    const at = now().epochMilliseconds;
    const free = (lastByChannel.get(channel) ?? 0) + gap;
    if (lastByChannel.size > CHANNELS) lastByChannel.clear();
    lastByChannel.set(channel, Math.max(at, free));
    if (free > at && free - at <= gap * CLAIMED_AHEAD) await pause(free - at);
  }

  return {
    takeTurn,
    work(between) {
      working ??= workOnce(between).finally(() => {
        working = undefined;
      });
      return working;
    },
    hindrance() {
      const until = breaker.pausedUntil(now());
      if (until)
        return {
          why: "chat",
          text: `it is in trouble, and is left alone until ${until.toString({ smallestUnit: "second" })}`,
        };
      return turn.isHeld() ? undefined : { why: "elsewhere", text: "another process sends" };
    },
    async stop(withinMs) {
      stopping.abort();
      const isDone = Promise.allSettled([working, ...running]);
      await Promise.race([isDone, pause(withinMs, undefined, { ref: false })]);
      await turn.giveUp();
    },
  };
}

interface Ready {
  readonly claimed: Claimed;
  readonly content: Content;
}

const BROKEN = "What it says could not be made out; the log has why.";
const RETRY = { outcome: "retry", afterMs: 60_000 } as const;

/** Reasons by which a channel takes nothing from the bot any more. */
const CLOSED: ReadonlySet<string> = new Set(["channel-gone", "forbidden"]);
const OWED_HOURS = 7 * 24;
/** Channels whose last message is remembered by its time. */
const CHANNELS = 50_000;

const NEVER_TOLD = { state: "skipped", reason: "none of what it corrects stands in the channel" } as const;
