import { setTimeout as pauseFor } from "node:timers/promises";
import type { App, Receiver } from "@slack/bolt";
import { UserError } from "../../chat/errors.ts";
import type { Health } from "../../chat/health.ts";
import { clientOptions, type Reach } from "./client.ts";
import { CONNECTIONS, GREETED_WITHIN_MS, STEADY_MS } from "./limits.ts";
import { type Line, openLine } from "./line.ts";
import { pauseAfter } from "./persist.ts";
import { isSignedOut, troubleOf } from "./trouble.ts";

/** The way in from Slack, and how it is doing. */
export interface Door extends Receiver {
  health(): Health;
}

/**
 * Socket Mode over several connections at once, so that what comes while one of them is cut off is taken by another.
 * A connection that Slack is about to close is replaced before it goes.
 */
export function createSocketDoor(appToken: string, reach: Reach, now: () => Temporal.Instant): Door {
  const lines = new Set<Line>();
  const leaving = new AbortController();
  const opened = Promise.withResolvers<void>();
  let app: App | undefined;
  let refusal: string | undefined;
  let keepers: Promise<void>[] = [];

  async function open(): Promise<Line> {
    const patience = AbortSignal.timeout(GREETED_WITHIN_MS);
    const signal = AbortSignal.any([leaving.signal, patience]);
    const options = clientOptions(reach, { signal });
    const line = await openLine({ app: app!, appToken, clientOptions: options, log: reach.log, signal });
    if (leaving.signal.aborted) {
      await line.close();
      throw leaving.signal.reason;
    }
    lines.add(line);
    line.isOver.then(() => lines.delete(line));
    opened.resolve();
    return line;
  }

  /** Sees to it that there is a line, until the door is closed or Slack turns the token away. */
  async function keepOne(): Promise<void> {
    let failures = 0;
    let old: Line | undefined;
    while (!leaving.signal.aborted && refusal === undefined) {
      try {
        const since = now();
        const line = await open();
        old?.close();
        old = line;
        await line.isEnding;
        failures = now().since(since).total("milliseconds") >= STEADY_MS ? 0 : failures + 1;
        await rest(pauseAfter(failures));
      } catch (error) {
        failures += 1;
        refusal = leaving.signal.aborted ? undefined : refusalOf(error);
        if (refusal === undefined) await rest(afterFailure(error, failures));
      }
    }
    if (refusal !== undefined) opened.reject(new UserError(refusal));
  }

  async function rest(ms: number): Promise<void> {
    await pauseFor(ms, undefined, { signal: leaving.signal }).catch(() => {});
  }

  return {
    init(made) {
      app = made;
    },
    async start() {
      keepers = Array.from({ length: CONNECTIONS }, keepOne);
      await opened.promise;
    },
    async stop() {
      leaving.abort();
      opened.promise.catch(() => {});
      opened.reject(new UserError("Slack was stopped before it was connected."));
      await Promise.all([...keepers, ...[...lines].map((line) => line.close())]);
    },
    health() {
      if (leaving.signal.aborted) return { state: "stopped" };
      if (lines.size > 0) return { state: "up" };
      return refusal === undefined ? { state: "connecting" } : { state: "refused", detail: refusal };
    },
  };
}

function afterFailure(error: unknown, failures: number): number {
  const trouble = troubleOf(error);
  return Math.max(pauseAfter(failures), trouble.kind === "rate-limited" ? trouble.afterMs : 0);
}

/** What is the operator's to mend; anything else passes. */
function refusalOf(error: unknown): string | undefined {
  const trouble = troubleOf(error);
  if (trouble.kind !== "refused") return undefined;
  if (isSignedOut(trouble.code)) {
    return `Slack does not take SLACK_APP_TOKEN (${trouble.code}). Make an app-level token with the scope connections:write under “Basic Information”, “App-Level Tokens”, and set it.`;
  }
  if (trouble.code === "missing_scope") {
    return "SLACK_APP_TOKEN lacks the scope connections:write. Make an app-level token that has it under “Basic Information”, “App-Level Tokens”, and set it.";
  }
  if (trouble.code === "socket_mode_not_enabled" || trouble.code === "link_disabled") {
    return "Socket Mode is off for this app. Switch it on under “Socket Mode”, or unset SLACK_APP_TOKEN and set SLACK_SIGNING_SECRET.";
  }
  return undefined;
}
