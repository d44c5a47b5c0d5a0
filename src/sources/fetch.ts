import type { IncomingMessage } from "node:http";
import { hostOf, inwardMend, shownAddress } from "./address.ts";
import type { Limits } from "./limits.ts";
import { locationOf, redirected } from "./redirect.ts";
import { InwardHost, type Lookup, requestOnce } from "./request.ts";
import { retryAfter } from "./retry-after.ts";
import { refused, type SourceTrouble, unreachable } from "./source.ts";
import { networkTrouble, statusTrouble } from "./troubles.ts";
import { knownOf, type Validators, validatorsOf } from "./validators.ts";

export type Fetched<Held> =
  | { readonly outcome: "fetched"; readonly held: Held; readonly validators: Validators }
  | { readonly outcome: "not-modified" };

/** A response that brings content. */
export interface Incoming {
  readonly chunks: AsyncIterable<Buffer>;
  readonly contentType: string;
  readonly contentEncoding: string;
  /** In bytes over the wire, as the server says; 0 where it does not. */
  readonly contentLength: number;
}

export interface FetchParts {
  readonly allowHosts: ReadonlySet<string>;
  /** Sent to the address's own origin, and to no other. */
  readonly token?: string | undefined;
  readonly known?: Validators | undefined;
  readonly limits: Limits;
  readonly lookup: Lookup;
  readonly ca?: string | undefined;
  readonly now: () => Temporal.Instant;
  readonly signal: AbortSignal;
}

const MOST_REDIRECTS = 5;

/**
 * Gets what is at an address, and lets `take` hold what comes of it while it comes in: time-outs and broken
 * connections reach `take` through the chunks. Throws a SourceTrouble for everything that can go wrong on the way, and
 * the reason of `signal` where that says to stop.
 */
export async function fetchFrom<Held>(
  url: URL,
  take: (incoming: Incoming) => Promise<Held>,
  parts: FetchParts,
): Promise<Fetched<Held>> {
  const stop = new AbortController();
  const { wholeMs } = parts.limits;
  const deadline = setTimeout(() => stop.abort(tooSlow(url, wholeMs)), wholeMs);
  const onAbort = () => stop.abort(parts.signal.reason);
  if (parts.signal.aborted) onAbort();
  parts.signal.addEventListener("abort", onAbort);
  try {
    return await followed(url, take, parts, stop);
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    parts.signal.removeEventListener("abort", onAbort);
    clearTimeout(deadline);
    // What is left of the body is not waited for.
    stop.abort();
  }
}

async function followed<Held>(
  from: URL,
  take: (incoming: Incoming) => Promise<Held>,
  parts: FetchParts,
  stop: AbortController,
): Promise<Fetched<Held>> {
  let url = from;
  let token = parts.token;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const known = knownOf(url, parts.known);
    const response = await responseOf(url, { ...parts, token, known }, stop);
    const location = locationOf(response);
    if (location === undefined) {
      if (response.statusCode === 304 && known) return { outcome: "not-modified" };
      return {
        outcome: "fetched",
        held: await taken(url, response, take, parts),
        validators: validatorsOf(url, response),
      };
    }
    response.destroy();
    const next = redirected(url, location, parts.allowHosts);
    if (next.origin !== url.origin) token = undefined;
    url = next;
  }
  throw refused(
    `${shownAddress(from)} redirects more than ${MOST_REDIRECTS} times`,
    "Give the address that it leads to in the end",
  );
}

async function responseOf(url: URL, parts: FetchParts, stop: AbortController): Promise<IncomingMessage> {
  const host = hostOf(url);
  const { lookup, ca, limits } = parts;
  try {
    return await requestOnce(url, {
      headers: headersOf(parts),
      signal: stop.signal,
      lookup,
      ca,
      mayBeInward: parts.allowHosts.has(host),
      stallMs: limits.stallMs,
      onStall: () => stop.abort(stalled(url, limits.stallMs)),
    });
  } catch (error) {
    if (error instanceof InwardHost)
      throw refused(
        `${host} leads to a private network, and not out to the internet`,
        sentence(inwardMend(host)),
      );
    throw networkTrouble(error, host);
  }
}

function headersOf({ token, known }: FetchParts): Record<string, string> {
  return {
    "user-agent": "Dateline",
    accept: "application/gzip, application/yaml, text/yaml, text/plain, */*;q=0.5",
    "accept-encoding": "gzip",
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(known?.etag !== undefined && { "if-none-match": known.etag }),
    ...(known?.lastModified !== undefined && { "if-modified-since": known.lastModified }),
  };
}

async function taken<Held>(
  url: URL,
  response: IncomingMessage,
  take: (incoming: Incoming) => Promise<Held>,
  { token, now }: FetchParts,
): Promise<Held> {
  const { headers, statusCode = 0 } = response;
  const where = shownAddress(url);
  const trouble = statusTrouble(statusCode, {
    where,
    hasToken: token !== undefined,
    retryAt: retryAfter(headers["retry-after"], now()),
  });
  if (trouble) throw trouble;
  return take({
    chunks: chunksOf(response, hostOf(url)),
    contentType: headers["content-type"] ?? "",
    contentEncoding: headers["content-encoding"] ?? "",
    contentLength: Number(headers["content-length"] ?? 0),
  });
}

async function* chunksOf(response: IncomingMessage, host: string): AsyncGenerator<Buffer> {
  try {
    yield* response;
  } catch (error) {
    throw networkTrouble(error, host);
  }
}

function tooSlow(url: URL, wholeMs: number): SourceTrouble {
  return unreachable(
    `${hostOf(url)} took longer than ${seconds(wholeMs)}`,
    "Try again later; if it goes on, make the archive smaller or move it nearer",
  );
}

function stalled(url: URL, stallMs: number): SourceTrouble {
  return unreachable(
    `${hostOf(url)} sent nothing for ${seconds(stallMs)}`,
    "Try again later; if it goes on, look at the server, and at any firewall between",
  );
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} seconds`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
