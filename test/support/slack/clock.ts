/** Time as Slack's side of the wire sees it, so that a test can let 3 s or 30 min pass without sleeping. */
export interface Clock {
  now(): number;
  /** Runs once, `ms` from now, unless the returned function is called first. */
  after(ms: number, run: () => void): () => void;
}

export interface ManualClock extends Clock {
  /** Lets `ms` pass, running what falls due on the way, in order. */
  advance(ms: number): void;
}

export const realClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export function createManualClock(startsAt: number = Date.UTC(2026, 0, 15, 12)): ManualClock {
  let now = startsAt;
  const waiting = new Set<{ at: number; run: () => void }>();
  const nextDue = (until: number) =>
    [...waiting].filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    after(ms, run) {
      const one = { at: now + ms, run };
      waiting.add(one);
      return () => waiting.delete(one);
    },
    advance(ms) {
      const until = now + ms;
      for (let due = nextDue(until); due !== undefined; due = nextDue(until)) {
        waiting.delete(due);
        now = Math.max(now, due.at);
        due.run();
      }
      now = until;
    },
  };
}
