import { setTimeout as pauseFor } from "node:timers/promises";
import { LONGEST_PAUSE_MS } from "./limits.ts";

/** How long to wait after so many failures in a row. The first is followed at once. */
export function pauseAfter(failures: number): number {
  return failures <= 1 ? 0 : Math.min(LONGEST_PAUSE_MS, 500 * 2 ** (failures - 2));
}

/**
 * Tries until it works. `final` says of an error that trying again does not help, by giving the error to reject
 * with. Rejects with the signal's reason when that is aborted.
 */
export async function persist<T>(
  attempt: () => Promise<T>,
  {
    signal,
    final,
    onFailure,
  }: {
    readonly signal: AbortSignal;
    readonly final: (error: unknown) => Error | undefined;
    readonly onFailure: (error: unknown) => void;
  },
): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      const last = final(error);
      if (last !== undefined) throw last;
      onFailure(error);
      await pauseFor(pauseAfter(failures), undefined, { signal }).catch(() => {});
    }
  }
}
