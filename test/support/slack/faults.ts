import type { RecordedRequest } from "./requests.ts";

/** Ways to misbehave. Those marked "done" have carried the call out before they fail it. */
export type Fault =
  /** HTTP 429, not done. */
  | { kind: "rate limited"; retryAfter: number }
  /** HTTP 500 (or `status`), not done. */
  | { kind: "server error"; status?: number }
  /** The connection is reset, not done. */
  | { kind: "reset" }
  /** Done, then the connection is cut without a word: nobody can tell. */
  | { kind: "reply lost" }
  /** Done, answered with something that is not JSON. */
  | { kind: "malformed" }
  /** Answered with `ok: false` and this error, not done. */
  | { kind: "refused"; error: string; details?: Record<string, unknown> };

/** A call kept waiting until the test lets it go. */
export interface Held {
  /** The request, once it has come. */
  arrived: Promise<RecordedRequest>;
  release(): void;
}

export interface Hold {
  /** Before anything is done, or after it is done with only the answer outstanding. */
  when: "before" | "after";
  arrive(request: RecordedRequest): void;
  released: Promise<void>;
}

export interface Faults {
  /** Fails the next `times` calls of a method (`*` for any). */
  misbehave(method: string, fault: Fault, times?: number): void;
  /** Keeps the next call of a method waiting; its answer alone, unless told otherwise. */
  hold(method: string, when?: Hold["when"]): Held;
  takeFault(method: string): Fault | undefined;
  takeHold(method: string): Hold | undefined;
  releaseAll(): void;
}

export function createFaults(): Faults {
  const faults: { method: string; fault: Fault; left: number }[] = [];
  const holds: { method: string; hold: Hold }[] = [];
  const releases = new Set<() => void>();
  const matches = (method: string) => (one: { method: string }) =>
    one.method === method || one.method === "*";
  return {
    misbehave(method, fault, times = 1) {
      faults.push({ method, fault, left: times });
    },
    hold(method, when = "after") {
      const arrived = Promise.withResolvers<RecordedRequest>();
      const released = Promise.withResolvers<void>();
      releases.add(released.resolve);
      holds.push({ method, hold: { when, arrive: arrived.resolve, released: released.promise } });
      return { arrived: arrived.promise, release: released.resolve };
    },
    takeFault(method) {
      const found = faults.find(matches(method));
      if (found === undefined) return undefined;
      found.left -= 1;
      if (found.left <= 0) faults.splice(faults.indexOf(found), 1);
      return found.fault;
    },
    takeHold(method) {
      const index = holds.findIndex(matches(method));
      return index < 0 ? undefined : holds.splice(index, 1)[0]?.hold;
    },
    releaseAll() {
      for (const release of releases) release();
    },
  };
}
