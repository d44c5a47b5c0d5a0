/**
 * Runs one thing at a time: whoever asks while it runs is given what it comes to. It is told to stop only once nobody
 * waits for it any more.
 */
export function createSingleFlight<Asked, Result>(
  run: (asked: Asked, signal: AbortSignal) => Promise<Result>,
): (asked: Asked, signal?: AbortSignal) => Promise<Result> {
  let flight:
    | { readonly result: Promise<Result>; readonly stop: AbortController; waiting: number }
    | undefined;

  function takeOff(asked: Asked) {
    const stop = new AbortController();
    const result = run(asked, stop.signal).finally(() => {
      if (flight?.stop === stop) flight = undefined;
    });
    return { result, stop, waiting: 0 };
  }

  /** Rejects with the reason of `signal` where that says to stop. */
  return async (asked, signal) => {
    signal?.throwIfAborted();
    flight ??= takeOff(asked);
    const mine = flight;
    mine.waiting += 1;
    try {
      return await (signal ? unlessAborted(mine.result, signal) : mine.result);
    } finally {
      mine.waiting -= 1;
      if (mine.waiting === 0) {
        if (flight === mine) flight = undefined;
        mine.stop.abort(signal?.reason);
      }
    }
  };
}

function unlessAborted<Result>(result: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener("abort", onAbort);
  result.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  return promise;
}
