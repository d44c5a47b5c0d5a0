/** How long, in real milliseconds, a test may hope for a condition before it is told in words what never came. */
const PATIENCE_MS = 4000;

/** How often, in real milliseconds, a condition is asked again that may hang on something outside the fake. */
const ASK_AGAIN_MS = 5;

export type Notice = ReturnType<typeof createNotice>;

/**
 * Lets tests await a condition without sleeping: every change of the fake's state asks all waiting conditions again,
 * and so does a short beat, for what only the bot knows of.
 */
export function createNotice() {
  const waiting = new Set<() => void>();
  const timers = new Set<NodeJS.Timeout>();

  function changed() {
    for (const ask of [...waiting]) ask();
  }

  /** Resolves with the first thing `find` returns that is neither undefined, null nor false. */
  function until<T>(find: () => T | undefined | null | false, what: string | (() => string)): Promise<T> {
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        end();
        reject(new Error(`waited in vain: ${typeof what === "string" ? what : what()}`));
      }, PATIENCE_MS);
      const beat = setInterval(ask, ASK_AGAIN_MS);
      timers.add(giveUp).add(beat);
      waiting.add(ask);
      ask();

      function ask() {
        try {
          const found = find();
          if (found === undefined || found === null || found === false) return;
          resolve(found);
        } catch (error) {
          reject(error);
        }
        end();
      }
      function end() {
        waiting.delete(ask);
        for (const timer of [giveUp, beat]) {
          clearTimeout(timer);
          timers.delete(timer);
        }
      }
    });
  }

  /** Lets go of everything still awaited. */
  function stop() {
    waiting.clear();
    for (const timer of timers) clearTimeout(timer);
  }

  return { changed, until, stop };
}
