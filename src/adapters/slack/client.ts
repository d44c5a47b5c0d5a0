import { webApi } from "@slack/bolt";
import { CALL_WITHIN_MS } from "./limits.ts";
import { type Log, libraryLogger } from "./log.ts";

export interface Reach {
  readonly apiUrl?: string | undefined;
  readonly log: Log;
}

export type Client = webApi.WebClient;

/**
 * How the Web API is called: with an end to waiting, and without retries of the library's own, which would post
 * twice what was stored the first time and hold up everything behind a 429. A new object each time: the library
 * writes into it. `signal` gives calls up.
 */
export function clientOptions(
  { apiUrl, log }: Reach,
  { timeout = CALL_WITHIN_MS, signal }: { readonly timeout?: number; readonly signal?: AbortSignal } = {},
): webApi.WebClientOptions {
  return {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    ...(signal !== undefined && { fetch: abortable(signal) }),
    logger: libraryLogger(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
  };
}

export function createClient(
  token: string,
  reach: Reach,
  options?: Parameters<typeof clientOptions>[1],
): Client {
  return new webApi.WebClient(token, clientOptions(reach, options));
}

function abortable(signal: AbortSignal): webApi.FetchFunction {
  return (url, init) => {
    const signals = init?.signal ? [signal, init.signal] : [signal];
    return fetch(url, { ...(init as RequestInit), signal: AbortSignal.any(signals) });
  };
}
