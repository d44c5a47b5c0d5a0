import type { LookupAddress } from "node:dns";
import { once } from "node:events";
import { createServer as createHttp, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createHttps } from "node:https";
import { type AddressInfo, createServer as createRaw, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import type { Lookup } from "../../src/sources/request.ts";
import type { Source, SourceReading } from "../../src/sources/source.ts";
import { createWebSource, type WebAddress, type WebWorld } from "../../src/sources/web.ts";
import { TODAY } from "../content/planted.ts";

export const NOON = Temporal.Instant.from("2026-11-24T12:00:00Z");

export interface Host {
  readonly port: number;
  /** Every request that came, with its headers. */
  readonly asked: readonly IncomingMessage[];
}

/** A host on loopback, gone after the test. With a certificate it speaks TLS. */
export async function host(answer: RequestListener, tls?: { cert: string; key: string }): Promise<Host> {
  const asked: IncomingMessage[] = [];
  const listen: RequestListener = (request, response) => {
    asked.push(request);
    answer(request, response);
  };
  const server = tls ? createHttps(tls, listen) : createHttp(listen);
  // A handshake that a client breaks off is no fault of the host's.
  server.on("tlsClientError", () => {});
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, asked };
}

/** A host that says what it likes, as raw bytes. */
export async function rawHost(talk: (socket: Socket) => void): Promise<{ port: number }> {
  const sockets = new Set<Socket>();
  const server = createRaw((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("data", () => talk(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port };
}

/** Names and the addresses they have here; others are not found. Every name that is asked for is noted. */
export function namesOf(addresses: Record<string, string[]>): Lookup & { asked: string[] } {
  const asked: string[] = [];
  const lookup: Lookup = (name, _, callback) => {
    asked.push(name);
    const found: LookupAddress[] = (addresses[name] ?? []).map((address) => ({
      address,
      family: address.includes(":") ? 6 : 4,
    }));
    if (found.length > 0) callback(null, found);
    else callback(Object.assign(new Error(`no ${name}`), { code: "ENOTFOUND" }), []);
  };
  return Object.assign(lookup, { asked });
}

/** The names of tests: two hosts of one's own on loopback, allowed by name. */
const OWN = ["news.test", "other.test"];

/** A source at an address of one's own hosts. */
export function sourceAt(
  at: string,
  settings: Partial<WebAddress> = {},
  world: Partial<WebWorld> = {},
): Source {
  const lookup = namesOf({ "news.test": ["127.0.0.1"], "other.test": ["127.0.0.1"] });
  return createWebSource(
    { at, allowHosts: new Set(OWN), ...settings },
    { now: () => NOON, lookup, ...world },
  );
}

export const read = (source: Source): Promise<SourceReading> => source.read({ today: TODAY });

/** The ids of the stories that a reading brought. Anything else than stories without problems is the test's failure. */
export function idsOf(reading: SourceReading): string[] {
  if (reading.outcome !== "read" || reading.problems.length > 0) throw new Error(JSON.stringify(reading));
  return reading.stories.map(({ story }) => story.id);
}
