import type { IncomingMessage } from "node:http";
import { addressFault, shownAddress } from "./address.ts";
import { refused } from "./source.ts";

/** Where a response says to look instead, if it does. */
export function locationOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}

/**
 * Where a redirect leads: held to the same rules as the address itself, and never from https down to http. Throws a
 * SourceTrouble where it may not be followed.
 */
export function redirected(from: URL, location: string, allowHosts: ReadonlySet<string>): URL {
  const mend = "Give the address that holds the content itself, if you trust where this leads";
  if (!URL.canParse(location, from)) throw refused(`${shownAddress(from)} redirects to no address`, mend);
  const url = new URL(location, from);
  const isDown = from.protocol === "https:" && url.protocol === "http:";
  const fault = isDown ? "which is not https" : faultOf(url, allowHosts);
  if (fault !== undefined)
    throw refused(`${shownAddress(from)} redirects to ${shownAddress(url)}, ${fault}`, mend);
  return url;
}

function faultOf(url: URL, allowHosts: ReadonlySet<string>): string | undefined {
  const fault = addressFault(url.href, allowHosts);
  return fault && `which ${fault}`;
}
