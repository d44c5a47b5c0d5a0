import { isIP } from "node:net";
import { isInward } from "./inward.ts";

/** Whether a source is written as an address, and not as a folder: it begins with a scheme. */
export function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(text);
}

/** Why nothing is fetched from an address, as what follows its name: "must be an https address". */
export function addressFault(text: string, allowHosts: ReadonlySet<string>): string | undefined {
  if (!URL.canParse(text)) return "must be a folder or a whole https address";
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol))
    return "must be a folder or an https address: there is no other kind yet";
  if (url.username !== "" || url.password !== "")
    return "must not have a name or a password in the address: put the token in CONTENT_TOKEN";
  const host = hostOf(url);
  if (allowHosts.has(host)) return undefined;
  if (url.protocol === "http:")
    return `must be https: http is for hosts that CONTENT_ALLOW_HOSTS names, and ${host} is not among them`;
  if (isIP(host) && isInward(host)) return `must lead out to the internet: ${inwardMend(host)}`;
  return undefined;
}

/** What to do about an inward address that is meant. */
export function inwardMend(host: string): string {
  return `if ${host} is a server of your own, name it in CONTENT_ALLOW_HOSTS`;
}

/** The host as settings name it: in small letters, an IPv6 address without brackets. */
export function hostOf(url: URL): string {
  return url.hostname.toLowerCase().replace(/^\[|\]$|\.$/g, "");
}

/** An address as people are told it: without its query, where a token may stand. */
export function shownAddress(url: URL): string {
  // What is no web address, such as file:///etc, has no origin.
  const shown =
    url.origin === "null" ? `${url.protocol}//${url.host}${url.pathname}` : `${url.origin}${url.pathname}`;
  return shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown;
}

const LONGEST_SHOWN = 200;
