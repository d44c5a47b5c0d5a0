import type { Undelivered } from "../chat/errors.ts";
import type { SteadyClock } from "./steady.ts";

/** Failures in a row after which it is the chat that is in trouble, and not one channel. */
const IN_A_ROW = 3;
/** The pause after those; it doubles with each more, up to the longest. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Discord shuts out an address that makes 10,000 invalid requests (401, 403, 429) in ten minutes (topics/rate-limits).
 * Half of that leaves as much for everything else the bot asks.
 */
const INVALID_WITHIN_MS = 600_000;
const MOST_INVALID = 5000;

/** Holds the sending to a chat back while the chat is in trouble. */
export interface Breaker {
  /** Nothing is to be sent for so many milliseconds; 0 where sending may go on. */
  pausedForMs(): number;
  succeeded(): void;
  failed(undelivered: Undelivered): void;
}

export function createBreaker(clock: SteadyClock): Breaker {
  let inARow = 0;
  let until = Number.NEGATIVE_INFINITY;
  const invalid: number[] = [];

  const pausedForMs = () => Math.max(0, until - clock());

  function pause(ms: number): void {
    until = Math.max(until, clock() + Math.ceil(ms));
  }

  function countInvalid(): void {
    const at = clock();
    invalid.push(at);
    while (invalid[0]! < at - INVALID_WITHIN_MS) invalid.shift();
    if (invalid.length >= MOST_INVALID) pause(invalid[0]! + INVALID_WITHIN_MS - at);
  }

  return {
    pausedForMs,
    succeeded() {
      inARow = 0;
    },
    failed(undelivered) {
      if (undelivered.outcome !== "unknown") countInvalid();
      // A channel that is gone says nothing about the others.
      if (undelivered.outcome === "never" && undelivered.reason !== "signed-out") return;
      // What was on its way when the pause began fails too, and says nothing new.
      if (pausedForMs() > 0) return;
      inARow += 1;
      if (inARow < IN_A_ROW) return;
      const growing = Math.min(FIRST_PAUSE_MS * 2 ** (inARow - IN_A_ROW), LONGEST_PAUSE_MS);
      pause(Math.max(growing, undelivered.outcome === "retry" ? undelivered.afterMs : 0));
    },
  };
}
