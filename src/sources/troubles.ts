import { refused, type SourceTrouble, unreachable } from "./source.ts";

type Make = (host: string) => SourceTrouble;

/** What went wrong on the way to a host, in words. `error` is what Node's `http` and `zlib` give. */
export function networkTrouble(error: unknown, host: string): SourceTrouble {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const make = BY_CODE[code] ?? FAMILIES.find(([family]) => family.test(code))?.[1];
  return (
    make?.(host) ?? unreachable(`${host} could not be spoken to (${code || "no code"})`, "Try again later")
  );
}

const noSuchHost: Make = (host) =>
  unreachable(
    `${host} cannot be found`,
    "Check the spelling of the address, and that this machine can look names up",
  );

const notReached: Make = (host) =>
  unreachable(`${host} cannot be reached`, "Check that it is up, and that this machine may connect to it");

const brokenOff: Make = (host) =>
  unreachable(`${host} broke off before the end`, "Try again; if it goes on, look at the server");

const notHttp: Make = (host) =>
  refused(`${host} answers with something that is not HTTP`, "Check the address and its port");

const notTls: Make = (host) =>
  refused(
    `${host} does not speak TLS as it should`,
    "Check the port, and that the server offers TLS 1.2 or newer",
  );

const badCertificate: Make = (host) =>
  refused(
    `the certificate of ${host} cannot be trusted`,
    "Have the server send its whole chain; for a certificate authority of your own set NODE_EXTRA_CA_CERTS",
  );

const BY_CODE: Record<string, Make> = {
  ENOTFOUND: noSuchHost,
  EAI_AGAIN: noSuchHost,
  ECONNREFUSED: notReached,
  EHOSTUNREACH: notReached,
  ENETUNREACH: notReached,
  EADDRNOTAVAIL: notReached,
  ETIMEDOUT: notReached,
  ECONNRESET: brokenOff,
  EPIPE: brokenOff,
  ERR_STREAM_PREMATURE_CLOSE: brokenOff,
  CERT_HAS_EXPIRED: (host) =>
    refused(`the certificate of ${host} has expired`, "Have it renewed, or check this machine’s clock"),
  ERR_TLS_CERT_ALTNAME_INVALID: (host) =>
    refused(`the certificate of ${host} is for another host`, "Check the address"),
  EPROTO: notTls,
};

/** Families of codes: of Node's parser, of TLS, and OpenSSL's reasons why a certificate did not verify. */
const FAMILIES: readonly (readonly [RegExp, Make])[] = [
  [/^HPE_/, notHttp],
  [/^ERR_SSL_/, notTls],
  [/CERT|ISSUER|VERIFY|SIGNATURE|CRL/, badCertificate],
];

/** What an HTTP status means for whoever set the source up. Undefined for those that bring content. */
export function statusTrouble(
  status: number,
  { where, hasToken, retryAt }: { where: string; hasToken: boolean; retryAt: Temporal.Instant | undefined },
): SourceTrouble | undefined {
  if (status === 200) return undefined;
  if (retryAt)
    return unreachable(`${where} asks to be left alone for now (${status})`, waitMend(retryAt), retryAt);
  if (status === 401 || status === 403)
    return refused(`${where} may not be read (${status})`, tokenMend(hasToken));
  if (status === 404 || status === 410)
    return refused(`there is nothing at ${where} (${status})`, lostMend(hasToken));
  if (status === 429) return unreachable(`${where} has been asked too often (429)`, "Ask less often");
  if (status === 408 || status >= 500)
    return unreachable(
      `${where} is out of order (${status})`,
      "Try again later; if it goes on, look at the server",
    );
  return refused(`${where} answers ${status}, which brings no content`, "Check the address in a browser");
}

function waitMend(retryAt: Temporal.Instant): string {
  return `Try again after ${retryAt.toString({ smallestUnit: "second" })}`;
}

function tokenMend(hasToken: boolean): string {
  return hasToken
    ? "Check that CONTENT_TOKEN is still good and may read this"
    : "Set CONTENT_TOKEN to a token that may read it";
}

/** Git hosts say 404 of a private repository, so as not to say that there is one. */
function lostMend(hasToken: boolean): string {
  return `Check the address; if it is private, ${hasToken ? "check that CONTENT_TOKEN may read it" : "set CONTENT_TOKEN"}`;
}
