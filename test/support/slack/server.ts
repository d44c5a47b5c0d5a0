import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answer, answerThrough, rateLimited } from "./answer.ts";
import { receiveUpload } from "./api/files.ts";
import { answerCall } from "./api/index.ts";
import { readArguments, readUpload } from "./arguments.ts";
import { findChannel } from "./channel.ts";
import type { Faults } from "./faults.ts";
import type { Json } from "./json.ts";
import { textOf } from "./json.ts";
import { Refusal } from "./refusal.ts";
import type { RecordedRequest, RequestLog } from "./requests.ts";
import type { ResponseUrls } from "./response-url.ts";
import type { SocketMode } from "./socket-mode.ts";
import type { Triggers } from "./triggers.ts";
import type { World } from "./world.ts";

export interface Parts {
  world: World;
  log: RequestLog;
  faults: Faults;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  sockets: SocketMode;
  origin(): string;
}

/** Listens on a free port of the loopback interface. */
export async function listen(parts: Parts): Promise<Server> {
  const server = createServer((req, res) => void serve(parts, req, res));
  server.on("upgrade", (req, socket, head) => parts.sockets.upgrade(req, socket, head));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

export function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function serve(parts: Parts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    const request = await record(parts, req);
    await answerThrough(parts.faults, request, res, () => carryOut(parts, request));
  } catch (cause) {
    parts.world.flag("the fake itself failed", cause instanceof Error ? String(cause.stack) : String(cause));
    if (!res.headersSent)
      res.writeHead(500).end(JSON.stringify({ ok: false, error: `the fake failed: ${cause}` }));
  }
  parts.world.changed();
}

async function record({ world, log }: Parts, req: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const url = new URL(req.url ?? "/", "http://localhost");
  const request: RecordedRequest = {
    n: log.all.length + 1,
    at: world.clock.now(),
    verb: req.method ?? "",
    path: url.pathname,
    method: nameOf(url.pathname),
    headers: req.headers,
    raw,
    args: readArguments(url, req.headers, raw),
    fate: "open",
    status: undefined,
    answer: undefined,
  };
  log.all.push(request);
  world.changed();
  return request;
}

function nameOf(path: string): string {
  if (path.startsWith("/upload/")) return "upload";
  if (path.startsWith("/response/")) return "response_url";
  return path.replace(/^\/api\//, "");
}

function carryOut(parts: Parts, request: RecordedRequest): Answer {
  const last = request.path.split("/").at(-1) ?? "";
  if (request.method === "upload") return takeUpload(parts.world, last, request);
  if (request.method === "response_url") return takeResponse(parts, last, request.args);
  if (request.path.startsWith("/api/")) return call(parts, request);
  return { status: 404, body: "not found" };
}

function call({ world, triggers, sockets, origin }: Parts, request: RecordedRequest): Answer {
  if (request.method === "chat.postMessage" && world.rules.onePostPerSecond) {
    const wait = waitBeforePosting(world, request.args);
    if (wait > 0) return rateLimited(Math.ceil(wait / 1000));
  }
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  const token = bearer ?? textOf(request.args.token);
  const issueTicket = () => sockets.issueTicket(origin());
  const { body, accepted } = answerCall(request.method, token, {
    ...{ world, triggers, issueTicket, args: request.args, origin: origin() },
  });
  const headers = {
    "x-oauth-scopes": world.scopes.join(","),
    "x-accepted-oauth-scopes": accepted.join(","),
  };
  return { status: 200, body, headers: token === undefined ? {} : headers };
}

/** Milliseconds until the channel takes another message: Slack wants one per second. */
function waitBeforePosting(world: World, args: Json): number {
  const channel = findChannel(world, args.channel)?.id;
  const before = world.messages.findLast((one) => one.channel === channel && one.via === "chat.postMessage");
  return before === undefined ? 0 : Number(before.ts) * 1000 + 1000 - world.clock.now();
}

function takeUpload(world: World, id: string, request: RecordedRequest): Answer {
  try {
    const bytes = readUpload(request.headers, request.raw);
    return { status: 200, body: receiveUpload(world, id, bytes) };
  } catch (cause) {
    if (cause instanceof Refusal) return { status: 404, body: cause.code };
    throw cause;
  }
}

const GONE = new Set(["used_url", "expired_url", "invalid_url"]);

function takeResponse({ responseUrls }: Parts, token: string, args: Json): Answer {
  try {
    responseUrls.take(token, args);
    return { status: 200, body: "ok" };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    const body = { ok: false, error: cause.code, ...cause.details };
    return { status: GONE.has(cause.code) ? 404 : 400, body };
  }
}
