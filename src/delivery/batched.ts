import { setTimeout as pause } from "node:timers/promises";

export interface BatchedOptions {
  /** So many are done at once without waiting for more. */
  readonly enough: number;
  /** How long, in milliseconds, the first one waits for others. */
  readonly waitMs: number;
  /** Whether no more are to be expected, now that so many wait. */
  readonly areAll: (waiting: number) => boolean;
}

/** Only what comes in the same breath is done together. */
export const UNWAITING: BatchedOptions = { enough: 1, waitMs: 0, areAll: () => true };

/**
 * Does a thing for many at once: a commit takes the disk as long for sixteen rows as for one. Each caller hears when
 * its own item is done, or why its batch was not.
 */
export function createBatched<T>(
  run: (items: readonly T[]) => Promise<void>,
  { enough, waitMs, areAll }: BatchedOptions,
): (item: T) => Promise<void> {
  let waiting: { item: T; done: PromiseWithResolvers<void> }[] = [];
  let isRunning = false;
  let filled = new AbortController();

  async function drain(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      // What comes in the same breath belongs together.
      await new Promise(setImmediate);
      filled = new AbortController();
      if (!isFull()) await pause(waitMs, undefined, { signal: filled.signal }).catch(() => {});
      const batch = waiting;
      waiting = [];
      try {
        await run(batch.map(({ item }) => item));
        for (const { done } of batch) done.resolve();
      } catch (error) {
        for (const { done } of batch) done.reject(error);
      }
    }
    isRunning = false;
  }

  const isFull = () => waiting.length >= enough || areAll(waiting.length);

  return (item) => {
    const done = Promise.withResolvers<void>();
    waiting.push({ item, done });
    if (!isRunning) void drain();
    else if (isFull()) filled.abort();
    return done.promise;
  };
}
