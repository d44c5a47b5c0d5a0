import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

const OUR_NAMES = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Refuses what another site's page could send to this machine. A name of theirs that they point at 127.0.0.1 (DNS
 * rebinding) shows in Host; a request their page makes to ours shows in Origin and Sec-Fetch-Site, which no script
 * can set. `port` is asked on each request: it is known only once the server listens.
 */
export function guard(port: () => number): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header("host")?.toLowerCase() ?? "";
    if (!isOurHost(host, port())) {
      return c.text(`This page is for this machine only. Open it as http://localhost:${port()}/`, 403);
    }
    const refusal = c.req.method === "GET" || c.req.method === "HEAD" ? readRefusal : writeRefusal;
    const sentence = refusal({
      path: c.req.path,
      host,
      origin: c.req.header("origin")?.toLowerCase(),
      site: c.req.header("sec-fetch-site"),
    });
    return sentence === undefined ? next() : c.text(sentence, 403);
  };
}

interface Asker {
  readonly path: string;
  readonly host: string;
  readonly origin: string | undefined;
  readonly site: string | undefined;
}

/** A link on another site may lead to the page; only the page itself opens streams and asks for completions. */
function readRefusal({ path, host, origin, site }: Asker): string | undefined {
  const isOwn =
    (site === undefined || site === "same-origin" || site === "none") &&
    (origin === undefined || origin === `http://${host}`);
  return path === "/" || isOwn ? undefined : "Only Dateline's own page may read this.";
}

/** Browsers name the origin of everything they post, so a request that names none is refused like a wrong one. */
function writeRefusal({ host, origin, site }: Asker): string | undefined {
  if (site !== undefined && site !== "same-origin") return "Only Dateline's own page may send commands.";
  if (origin === `http://${host}`) return undefined;
  return `Only Dateline's own page may send commands. A script must send the header Origin: http://${host}`;
}

function isOurHost(host: string, port: number): boolean {
  return OUR_NAMES.some((name) => host === `${name}:${port}` || (port === 80 && host === name));
}

/** Nothing but our own files runs or styles the page, nothing frames it, and no address of it is told to others. */
export function pageHeaders(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      connectSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'none'"],
    },
    referrerPolicy: "no-referrer",
    xFrameOptions: "DENY",
    // Loopback is plain http, and a promise of https for "localhost" would break every other program on it.
    strictTransportSecurity: false,
  });
}
