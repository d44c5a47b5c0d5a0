import { setTimeout as pause } from "node:timers/promises";

/** A wait longer than this many turns is no wait: the clock has been set. */
const MOST_TURNS = 200;

/** Turns made up for after a pause of the process itself. */
const MADE_UP = 1;

/**
 * Gives turns at an even pace, so many a second. A turn taken late, because a timer was, does not make the next one
 * late too; but few are made up for, so that no second ever sees more than one turn too many.
 */
export function evenly(perSecond: number | undefined, now: () => Temporal.Instant): () => Promise<void> {
  if (perSecond === undefined) return async () => {};
  const gap = 1000 / perSecond;
  let next = 0;
  return async () => {
    const at = now().epochMilliseconds;
    if (next - at > MOST_TURNS * gap) next = at;
    const turn = Math.max(next, at - MADE_UP * gap);
    next = turn + gap;
    if (turn > at) await pause(turn - at);
  };
}
