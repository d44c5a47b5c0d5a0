import type { Undelivered } from "../chat/errors.ts";
import { isAfter } from "./is-after.ts";

/** Failures in a row after which it is the chat that is in trouble, and not one channel. */
const IN_A_ROW = 3;
/** The pause after those, in seconds; it doubles with each more, up to the longest. */
const FIRST_PAUSE_S = 0.25;
const LONGEST_PAUSE_S = 60;

/**
 * Discord shuts out an address that makes 10,000 invalid requests (401, 403, 429) in ten minutes (topics/rate-limits).
 * Half of that leaves as much for everything else the bot asks.
 */
const INVALID_WITHIN_S = 600;
const MOST_INVALID = 5000;

/** Holds the sending to a chat back while the chat is in trouble. */
export interface Breaker {
  /** Nothing is to be sent before this moment; undefined where sending may go on. */
  pausedUntil(now: Temporal.Instant): Temporal.Instant | undefined;
  succeeded(): void;
  failed(undelivered: Undelivered, now: Temporal.Instant): void;
}

export function createBreaker(): Breaker {
  let inARow = 0;
  let until: Temporal.Instant | undefined;
  const invalid: Temporal.Instant[] = [];

  function pause(seconds: number, now: Temporal.Instant): void {
    const end = now.add({ milliseconds: Math.ceil(seconds * 1000) });
    if (!until || isAfter(end, until)) until = end;
  }

  const isPaused = (now: Temporal.Instant) => until !== undefined && isAfter(until, now);

  function countInvalid(now: Temporal.Instant): void {
    invalid.push(now);
    const since = now.subtract({ seconds: INVALID_WITHIN_S });
    while (invalid[0] && isAfter(since, invalid[0])) invalid.shift();
    if (invalid.length < MOST_INVALID) return;
    pause(INVALID_WITHIN_S - now.since(invalid[0]!).total("seconds"), now);
  }

  return {
    pausedUntil: (now) => (isPaused(now) ? until : undefined),
    succeeded() {
      inARow = 0;
    },
    failed(undelivered, now) {
      if (undelivered.outcome !== "unknown") countInvalid(now);
      // A channel that is gone says nothing about the others.
      if (undelivered.outcome === "never" && undelivered.reason !== "signed-out") return;
      // What was on its way when the pause began fails too, and says nothing new.
      if (isPaused(now)) return;
      inARow += 1;
      if (inARow < IN_A_ROW) return;
      const growing = Math.min(FIRST_PAUSE_S * 2 ** (inARow - IN_A_ROW), LONGEST_PAUSE_S);
      pause(Math.max(growing, undelivered.outcome === "retry" ? undelivered.afterMs / 1000 : 0), now);
    },
  };
}
