import type { IncomingMessage } from "node:http";

/** What a fetched thing was known by, to ask for it again only if it has changed. */
export interface Validators {
  /** The address that gave them. Another one may use the same tags and dates for other things. */
  readonly from: string;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** What is longer is no tag of a server that means well. */
const LONGEST_VALIDATOR = 1024;

/** What a response is to be known by. */
export function validatorsOf(url: URL, { headers }: IncomingMessage): Validators {
  const kept = (text: string | undefined) =>
    text !== undefined && text.length <= LONGEST_VALIDATOR && /^[\x20-\x7e]+$/.test(text) ? text : undefined;
  return { from: url.href, etag: kept(headers.etag), lastModified: kept(headers["last-modified"]) };
}

/** What is known of an address, if it is the one that what is known came from. */
export function knownOf(url: URL, known: Validators | undefined): Validators | undefined {
  return known?.from === url.href ? known : undefined;
}
