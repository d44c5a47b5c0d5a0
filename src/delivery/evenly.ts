import type { SteadyClock } from "./steady.ts";

/** Turns made up for after a pause of the process itself. */
const MADE_UP = 1;

/**
 * Gives turns at an even pace, so many a second. A turn taken late, because a timer was, does not make the next one
 * late too; but few are made up for, so that no second ever sees more than one turn too many.
 */
export function evenly(
  perSecond: number | undefined,
  clock: SteadyClock,
  wait: (ms: number) => Promise<void>,
): () => Promise<void> {
  if (perSecond === undefined) return async () => {};
  const gap = 1000 / perSecond;
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const at = clock();
    const turn = Math.max(next, at - MADE_UP * gap);
    next = turn + gap;
    if (turn > at) await wait(turn - at);
  };
}
