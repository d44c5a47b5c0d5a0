/** Lets a test wait for what it expects to see, woken by each change instead of by a sleep. */
export interface Watch {
  /** Something a test could look at has changed. */
  changed(): void;
  /**
   * Resolves with the first truthy value of `probe`, which is asked again after each change.
   * Rejects, naming `what`, when nothing came of it within `withinMs` of real time (5 s unless told).
   */
  until<T>(
    probe: () => T,
    what?: string,
    withinMs?: number,
  ): Promise<Exclude<T, false | null | undefined | 0 | "">>;
}

export function createWatch(describe: () => string): Watch {
  const waiting = new Set<() => void>();
  return {
    changed() {
      for (const look of [...waiting]) look();
    },
    until(probe, what = "the awaited change", withinMs = 5000) {
      return new Promise((resolve, reject) => {
        const stop = () => {
          waiting.delete(look);
          clearTimeout(patience);
        };
        const look = () => {
          try {
            const value = probe();
            if (!value) return;
            stop();
            resolve(value as Exclude<typeof value, false | null | undefined | 0 | "">);
          } catch (cause) {
            stop();
            reject(cause);
          }
        };
        const patience = setTimeout(() => {
          stop();
          reject(new Error(`The fake Slack never saw ${what} within ${withinMs} ms. ${describe()}`));
        }, withinMs);
        waiting.add(look);
        look();
      });
    },
  };
}
