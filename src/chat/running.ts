/** How long stopping waits for running commands, in milliseconds: as long as Slack and Discord wait for an answer. */
const FINISH_WITHIN_MS = 3000;

/** The commands that an adapter is answering. */
export interface Running {
  /** Counts work as running until it settles. */
  track(work: Promise<void>): void;
  /** Resolves when what runs is done, though not for what hangs. */
  finish(): Promise<void>;
}

export function createRunning(): Running {
  const running = new Set<Promise<void>>();
  return {
    track(work) {
      const tracked = work.finally(() => running.delete(tracked));
      running.add(tracked);
    },
    async finish() {
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, FINISH_WITHIN_MS);
      await Promise.race([Promise.all(running), late.promise]);
      clearTimeout(timer);
    },
  };
}
