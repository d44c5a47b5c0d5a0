import { setTimeout as pause } from "node:timers/promises";
import PQueue from "p-queue";
import type { Adapter } from "../chat/adapter.ts";
import type { Turn } from "../store/store.ts";
import { createBreaker } from "./breaker.ts";
import type { Claimed } from "./claim.ts";
import { isAfter } from "./is-after.ts";
import { LOOK_AFTER } from "./outcome.ts";
import { createPacing } from "./pacing.ts";
import { createPosting, type PostingParts } from "./posting.ts";
import { createPreparing, type PreparingParts, type Ready } from "./preparing.ts";
import { createSettling } from "./settling.ts";
import { steady } from "./steady.ts";

/** What a sender is made of; how it waits, gives up and settles is its own. */
export type SenderParts = Omit<PreparingParts, "chat" | "settle"> &
  Omit<PostingParts, "settle" | "breaker" | "pacing" | "isHeldUp"> & {
    readonly chat: Pick<Adapter, "pace">;
    readonly turn: Turn;
  };

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

/** Messages on their way at once. At 49 a second and half a second each, two dozen are. */
const AT_ONCE = 32;
/**
 * Claimed before there is room, so that there is always something to send, and many are written down together. What is
 * claimed when a process ends has to be looked for.
 */
const CLAIMED_AHEAD = 32;
/** Corrections on their way at once: each takes several requests, and digests do not wait for them. */
const CORRECTIONS_AT_ONCE = 12;
/** A claim this old is given back: this process has been held up, and another one may have taken it over. */
const CLAIM_GOOD_FOR = Temporal.Duration.from({ seconds: 20 });
/** A pause of the chat's that is shorter than this is waited out. */
const WAITED_OUT_MS = 1500;

export function createSender(parts: SenderParts): Sender {
  const { chat, turn, ledger, now, log } = parts;
  const queue = new PQueue({ concurrency: AT_ONCE });
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  const clock = steady(now);
  const breaker = createBreaker(clock);
  let correctionsRunning = 0;
  /** What is claimed may be in nobody's hands: another process had the turn, or the store failed in the middle. */
  let isShaken = true;
  let working: Promise<void> | undefined;

  const settle = createSettling({
    ...{ chat: chat.name, ledger, notices: parts.notices, now, log },
    underWay: () => running.size,
    stopping: stopping.signal,
  });
  const prepare = createPreparing({ ...parts, chat: chat.name, settle });
  const deliver = createPosting({
    ...parts,
    ...{ settle, breaker, pacing: createPacing(chat.pace, clock, stopping.signal) },
    isHeldUp({ takenAt }) {
      const isStale = isAfter(now(), takenAt.add(CLAIM_GOOD_FOR)) || !turn.isHeld();
      return stopping.signal.aborted || breaker.pausedForMs() > 0 || isStale;
    },
  });

  async function takeTurn(): Promise<boolean> {
    // Since it was lost, another process may have had it, and have ended.
    isShaken ||= !turn.isHeld();
    const has = await turn.take();
    if (!has || !isShaken || running.size > 0) return has;
    const found = await ledger.recover(chat.name, now(), now().add(LOOK_AFTER));
    if (found > 0) log.warn({ chat: chat.name, deliveries: found }, "taken over from a sender that ended");
    isShaken = false;
    return has;
  }

  async function workOnce(between: () => Promise<void>): Promise<void> {
    if (!(await takeTurn())) return;
    try {
      while (!stopping.signal.aborted && turn.isHeld() && (await isClear())) {
        await between();
        // What was on its way may be due again by the end of it.
        const isQuiet = running.size === 0;
        const claimed = await claimSome();
        for (const ready of await prepare(claimed)) send(ready);
        if (claimed.length === 0 && isQuiet) return;
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
    const ms = breaker.pausedForMs();
    if (ms === 0) return true;
    if (ms > WAITED_OUT_MS) return false;
    await pause(ms, undefined, { signal: stopping.signal }).catch(() => {});
    return breaker.pausedForMs() === 0;
  }

  /** Corrections come after all else, and only so many at once. */
  async function claimSome(): Promise<Claimed[]> {
    const room = AT_ONCE + CLAIMED_AHEAD - running.size;
    const claimed = await ledger.claim(chat.name, room, now());
    const rest = Math.min(room - claimed.length, CORRECTIONS_AT_ONCE - correctionsRunning);
    if (rest <= 0) return claimed;
    return [...claimed, ...(await ledger.claim(chat.name, rest, now(), "corrections"))];
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

  return {
    takeTurn,
    work(between) {
      working ??= workOnce(between).finally(() => {
        working = undefined;
      });
      return working;
    },
    hindrance() {
      const ms = breaker.pausedForMs();
      if (ms === 0) return turn.isHeld() ? undefined : { why: "elsewhere", text: "another process sends" };
      const until = now().add({ milliseconds: ms }).toString({ smallestUnit: "second" });
      return { why: "chat", text: `it is in trouble, and is left alone until ${until}` };
    },
    async stop(withinMs) {
      stopping.abort();
      const isDone = Promise.allSettled([working, ...running]);
      await Promise.race([isDone, pause(withinMs, undefined, { ref: false })]);
      await turn.giveUp();
    },
  };
}
