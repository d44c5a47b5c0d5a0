import type { RequestRecord } from "./journal.ts";
import type { Limited } from "./rate-limits.ts";
import type { KnownCode } from "./refusal.ts";
import type { RouteName } from "./route-names.ts";

/** A way for the platform or the network to go wrong. */
export type Fault =
  /** 429 without the request having been done. */
  | { limit: Partial<Limited> }
  /** A bare HTTP status, as a proxy in front answers: 500, 502, 503. With `done` the request was done all the same. */
  | { status: number; body?: string; done?: boolean }
  /** One of Discord's refusals, on demand: 30046, 20022, 50083, 40333… `retryAfter` goes with those that are 429. */
  | { refuse: KnownCode; retryAfter?: number }
  /** The connection is cut before anything was done. */
  | "reset"
  /** The request is done, then the connection is cut: the sender cannot know. */
  | "lost reply"
  /** The request is done; the answer waits until the test releases it. */
  | "hold"
  /** The request waits undone until the test releases it. */
  | "hold before"
  /** The request is done; the answer is JSON broken off in the middle. */
  | "malformed";

export interface PlannedFault {
  /** Lets all held requests go on. */
  release(): void;
  /** Resolves when the fault has struck for the first time. */
  struck: Promise<RequestRecord>;
  /** How often it has struck. */
  count(): number;
  cancel(): void;
}

export interface FaultRule {
  route: RouteName;
  fault: Fault;
  left: number;
  when: ((request: RequestRecord) => boolean) | undefined;
  gate: Promise<void>;
  strike(request: RequestRecord): void;
}

export function createMisbehaviour() {
  const rules: FaultRule[] = [];
  const releases = new Set<() => void>();

  function plan(
    route: RouteName,
    fault: Fault,
    times: number,
    when?: (request: RequestRecord) => boolean,
  ): PlannedFault {
    const gate = Promise.withResolvers<void>();
    const struck = Promise.withResolvers<RequestRecord>();
    let count = 0;
    const rule: FaultRule = {
      route,
      fault,
      left: times,
      when,
      gate: gate.promise,
      strike(request) {
        rule.left -= 1;
        count += 1;
        struck.resolve(request);
      },
    };
    rules.push(rule);
    releases.add(gate.resolve);
    const cancel = () => {
      rule.left = 0;
    };
    return { release: gate.resolve, struck: struck.promise, count: () => count, cancel };
  }

  /** The fault that strikes this request, the oldest plan first. */
  function strike(request: RequestRecord): FaultRule | undefined {
    const rule = rules.find(
      (one) => one.route === request.route && one.left > 0 && (one.when?.(request) ?? true),
    );
    rule?.strike(request);
    return rule;
  }

  function releaseAll() {
    for (const release of releases) release();
  }

  return { plan, strike, releaseAll };
}
