import { createHash } from "node:crypto";
import type { Clock } from "./clock.ts";
import { isInteractionRoute, type MatchedRoute, type RouteName } from "./route-names.ts";

export interface Limited {
  /** Seconds, a fraction allowed, as Discord tells them. */
  retryAfter: number;
  scope: "user" | "global" | "shared";
}

export interface BucketRule {
  limit: number;
  perMs: number;
  scope?: "user" | "shared";
}

/** What headers tell of a bucket no test has limited: never used up, so that discord.js does not wait on its own. */
const UNLIMITED: BucketRule = { limit: 1000, perMs: 1000 };

/** After so many 401, 403 and 429 in ten minutes the address is banned (docs, topics/rate-limits). */
const INVALID_WINDOW_MS = 10 * 60_000;

export function createRateLimits(clock: Clock, invalidMax: number) {
  const rules = new Map<RouteName, BucketRule>();
  const taken = new Map<string, number[]>();
  const invalid: number[] = [];
  let perSecond: number | undefined;
  const global: number[] = [];

  /** Holds a route to `limit` requests in `perMs` for each channel, guild or webhook. */
  function limitRoute(route: RouteName, rule: BucketRule) {
    rules.set(route, rule);
  }

  /** Turns the global limit on (50 a second in the real Discord), or off with undefined. Interaction routes are exempt. */
  function limitAll(requestsPerSecond: number | undefined) {
    perSecond = requestsPerSecond;
  }

  /** Counts a request; says how it is limited, if it is, and the headers its answer bears. */
  function take(route: MatchedRoute): { limited: Limited | undefined; headers: Record<string, string> } {
    const isExempt = isInteractionRoute(route.name);
    if (perSecond !== undefined && !isExempt) {
      const recent = within(global, 1000);
      if (recent.length >= perSecond) {
        return {
          limited: { retryAfter: (1000 - (clock.now() - (recent[0] ?? 0))) / 1000, scope: "global" },
          headers: {},
        };
      }
      global.push(clock.now());
    }
    const rule = rules.get(route.name);
    const { limit, perMs, scope = "user" } = rule ?? UNLIMITED;
    const key = `${route.name} ${Object.values(route.params)[0] ?? ""}`;
    const times = within(taken.get(key) ?? [], perMs);
    const resetMs = perMs - (clock.now() - (times[0] ?? clock.now()));
    const isFull = rule !== undefined && times.length >= limit;
    if (rule && !isFull) times.push(clock.now());
    taken.set(key, times);
    const headers = {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(rule ? limit - times.length : limit - 1),
      "x-ratelimit-reset": String((clock.now() + resetMs) / 1000),
      "x-ratelimit-reset-after": String(resetMs / 1000),
      "x-ratelimit-bucket": createHash("sha256").update(route.name).digest("hex").slice(0, 32),
    };
    return { limited: isFull ? { retryAfter: resetMs / 1000, scope } : undefined, headers };
  }

  function within(times: number[], ms: number): number[] {
    while (times.length > 0 && (times[0] ?? 0) <= clock.now() - ms) times.shift();
    return times;
  }

  /** Only what is the sender's own fault counts: 429 of scope `shared` does not. */
  function noteAnswer(status: number, scope: string | undefined) {
    if (status === 401 || status === 403 || (status === 429 && scope !== "shared")) invalid.push(clock.now());
  }

  return {
    limitRoute,
    limitAll,
    take,
    noteAnswer,
    invalidRequests: () => within(invalid, INVALID_WINDOW_MS).length,
    isBanned: () => within(invalid, INVALID_WINDOW_MS).length >= invalidMax,
  };
}

/** The 429 answer. */
export function limitedAnswer({ retryAfter, scope }: Limited) {
  return {
    status: 429,
    body: { message: "You are being rate limited.", retry_after: retryAfter, global: scope === "global" },
    headers: {
      "retry-after": String(retryAfter),
      "x-ratelimit-scope": scope,
      ...(scope === "global" ? { "x-ratelimit-global": "true" } : {}),
    },
  };
}
