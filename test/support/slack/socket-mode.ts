import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { isJson, type Json, textOf } from "./json.ts";
import type { World } from "./world.ts";

/** Connections one app may hold open. */
const CONNECTIONS = 10;
/** Seconds a connection is announced to last. */
const ABOUT_SECONDS = 18_060;
/** socket-mode gives a connection up 30 s after the last ping it got, once it got one. */
const PING_EVERY_MS = 10_000;

export type DisconnectReason = "warning" | "refresh_requested" | "too_many_websockets" | "link_disabled";

/** One open connection, as Slack's end holds it. */
export interface Connection {
  readonly number: number;
  readonly isOpen: boolean;
  /** The app has read its hello (it answered the ping that followed). */
  readonly isReady: boolean;
  /** Envelope ids it was sent. */
  readonly sent: string[];
  /** Tells the app to go; the app is expected to close and come again. */
  disconnect(reason: DisconnectReason): void;
  /** Cuts the line without a word. */
  drop(): void;
  ping(): void;
  /** From now on pings of the app are not answered. */
  goDeaf(): void;
  /** Anything at all, for frames no sane server sends. */
  sendRaw(frame: string): void;
}

export interface SocketMode {
  connections(): Connection[];
  issueTicket(origin: string): string;
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends to one of the connections, in turn. False when there is none. */
  send(envelopeId: string, frame: Json): boolean;
  /** Says goodbye to each connection and waits until it is closed. */
  stop(): Promise<void>;
}

export function createSocketMode(
  world: World,
  onAck: (envelopeId: string, payload: Json) => void,
): SocketMode {
  const server = new WebSocketServer({ noServer: true, autoPong: false });
  const tickets = new Set<string>();
  const open: Connection[] = [];
  let opened = 0;
  let turn = 0;

  const listen = (socket: WebSocket) => {
    const connection = createConnection(world, socket, ++opened);
    socket.on("message", (data) => readAck(world, String(data), onAck));
    socket.on("error", () => {});
    if (open.length >= CONNECTIONS) {
      connection.disconnect("too_many_websockets");
      return socket.close();
    }
    open.push(connection);
    const pings = setInterval(() => connection.ping(), PING_EVERY_MS).unref();
    socket.on("close", () => {
      clearInterval(pings);
      open.splice(open.indexOf(connection), 1);
      world.changed();
    });
    socket.on("pong", () => world.changed());
    connection.sendRaw(JSON.stringify(hello(world, open.length)));
    connection.ping();
    world.changed();
  };

  return {
    connections: () => [...open],
    issueTicket(origin) {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${origin.replace("http:", "ws:")}/link?ticket=${ticket}&app_id=${world.bot.appId}`;
    },
    upgrade(req, socket, head) {
      const ticket = new URL(req.url ?? "/", "http://localhost").searchParams.get("ticket") ?? "";
      if (!tickets.delete(ticket)) return void socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
      server.handleUpgrade(req, socket, head, listen);
    },
    send(envelopeId, frame) {
      const usable = open.filter((connection) => connection.isOpen);
      const connection = usable[turn++ % Math.max(usable.length, 1)];
      if (connection === undefined) return false;
      connection.sent.push(envelopeId);
      connection.sendRaw(JSON.stringify(frame));
      return true;
    },
    async stop() {
      await Promise.all([...server.clients].map(close));
      server.close();
    },
  };
}

/** Long enough for a peer on this machine to answer a close frame. */
const GOODBYE_MS = 500;

async function close(socket: WebSocket): Promise<void> {
  if (socket.readyState === socket.CLOSED) return;
  await new Promise<void>((resolve) => {
    const impatience = setTimeout(() => socket.terminate(), GOODBYE_MS);
    socket.once("close", () => {
      clearTimeout(impatience);
      resolve();
    });
    socket.close(1001);
  });
}

function createConnection(world: World, socket: WebSocket, number: number): Connection {
  let isDeaf = false;
  let isReady = false;
  const send = (frame: string) => socket.send(frame, () => {});
  socket.on("ping", (data) => {
    if (!isDeaf) socket.pong(data);
  });
  socket.once("pong", () => {
    isReady = true;
  });
  return {
    number,
    get isOpen() {
      return socket.readyState === socket.OPEN;
    },
    get isReady() {
      return isReady && socket.readyState === socket.OPEN;
    },
    sent: [],
    disconnect: (reason) =>
      send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: hostOf(world) } })),
    drop: () => socket.terminate(),
    ping: () => socket.ping("Ping from the fake Slack"),
    goDeaf() {
      isDeaf = true;
    },
    sendRaw: send,
  };
}

function readAck(world: World, frame: string, onAck: (envelopeId: string, payload: Json) => void): void {
  const parsed: unknown = JSON.parse(frame);
  const ack = isJson(parsed) ? parsed : {};
  const envelopeId = textOf(ack.envelope_id);
  if (envelopeId === undefined) world.flag("frame that acknowledges nothing", frame);
  else onAck(envelopeId, isJson(ack.payload) ? ack.payload : {});
}

function hello(world: World, connections: number): Json {
  return {
    type: "hello",
    num_connections: connections,
    debug_info: { host: hostOf(world), build_number: 1, approximate_connection_time: ABOUT_SECONDS },
    connection_info: { app_id: world.bot.appId },
  };
}

function hostOf(world: World): string {
  return `applink-${world.team.domain}`;
}
