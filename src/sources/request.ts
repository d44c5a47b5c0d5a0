import type { LookupAddress, LookupAllOptions } from "node:dns";
import {
  Agent as HttpAgent,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as requestHttp,
} from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { hostOf } from "./address.ts";
import { isInward } from "./inward.ts";

/** Looks a name up, as `lookup` of `node:dns` does when it is asked for all addresses. */
export type Lookup = (
  name: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

export interface RequestParts {
  readonly headers: OutgoingHttpHeaders;
  readonly signal: AbortSignal;
  readonly lookup: Lookup;
  /** Whether the host may lie inward. */
  readonly mayBeInward: boolean;
  /** Milliseconds without a byte, after which `onStall` is called. */
  readonly stallMs: number;
  readonly onStall: () => void;
  /** Certificates to trust in place of Node's own, in PEM. */
  readonly ca?: string | undefined;
}

/** A host whose every address leads inward. */
export class InwardHost extends Error {}

/**
 * One GET, no redirect followed. The response's body is still to come, and must be read or destroyed. Rejects with
 * InwardHost, or with what Node says.
 */
export function requestOnce(url: URL, parts: RequestParts): Promise<IncomingMessage> {
  const { headers, signal, mayBeInward, stallMs, onStall, ca } = parts;
  const host = hostOf(url);
  // An address that is written out is never looked up.
  if (!mayBeInward && isIP(host) && isInward(host)) return Promise.reject(new InwardHost(host));
  const lookup = lookupFor(parts);
  const options = { headers, signal, lookup, timeout: stallMs, rejectUnauthorized: true, ...(ca && { ca }) };
  return new Promise((resolve, reject) => {
    // An agent of its own: no connection is used again, which another's lookup has made.
    const request =
      url.protocol === "https:"
        ? requestHttps(url, { ...options, agent: new HttpsAgent() })
        : requestHttp(url, { ...options, agent: new HttpAgent() });
    request.once("response", (response) => {
      // Whoever reads the body hears of its faults there.
      response.on("error", () => {});
      resolve(response);
    });
    request.once("timeout", onStall);
    request.on("error", reject);
    // Of an upgrade that nobody asked for (101) Node tells no more than the end.
    request.once("close", () => reject(Object.assign(new Error("closed"), { code: "ECONNRESET" })));
    request.end();
  });
}

/**
 * The lookup that the connection itself is made by. Only addresses that lead outward are handed on, so that what was
 * checked is what is connected to, however often the name's answer changes.
 */
function lookupFor({ lookup, mayBeInward }: RequestParts): LookupFunction {
  return (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, "", 0);
      const open = mayBeInward ? found : found.filter(({ address }) => !isInward(address));
      const [first] = open;
      if (!first) return callback(new InwardHost(name), "", 0);
      if (options.all) callback(null, open);
      else callback(null, first.address, first.family);
    });
  };
}
