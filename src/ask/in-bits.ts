/*
 * Work that takes long and is done bit by bit, so that other answers go out meanwhile: a generator that yields where it
 * may be interrupted.
 */

/** Does all of it, letting others in between. */
export async function inBits<T>(work: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Does all of it at one go. */
export function atOnce<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
