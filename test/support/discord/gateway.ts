import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { createFrames, createGatewayLog, type GatewayOptions, type Mood } from "./gateway-frames.ts";
import { dispatch, intentFor, type Session, send } from "./gateway-session.ts";
import type { Notice } from "./notice.ts";

const SENDS_A_MINUTE = 120;

export type Gateway = ReturnType<typeof createGateway>;

/** The websocket side of Discord: sessions, their numbered events, and every way a connection goes wrong. */
export function createGateway(options: GatewayOptions, notice: Notice) {
  const { clock } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: 16 * 1024 });
  const sessions = new Map<string, Session>();
  const log = createGatewayLog();
  const mood: Mood = {
    acksHeartbeats: true,
    overlap: 0,
    refusesConnections: false,
    closesAtIdentify: undefined,
  };
  const { hear, close, sessionOf } = createFrames(options, sessions, log, mood);

  let refused = 0;

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const isKnown = url.pathname === "/gateway" || url.pathname === "/resume";
    if (mood.refusesConnections || !isKnown) {
      refused += 1;
      notice.changed();
      return socket.destroy();
    }
    server.handleUpgrade(request, socket, head, (webSocket) => {
      log.connections.push({ at: clock.now(), path: url.pathname });
      if (url.searchParams.get("v") !== "10") return close(webSocket, 4012);
      greet(webSocket);
    });
  }

  function greet(socket: WebSocket) {
    const sentAt: number[] = [];
    socket.on("error", () => socket.terminate());
    socket.on("close", (code) => {
      noteClosed(socket, code);
      notice.changed();
    });
    socket.on("message", (data) => {
      sentAt.push(clock.now());
      const lately = sentAt.filter((at) => at > clock.now() - 60_000).length;
      if (lately > SENDS_A_MINUTE) return close(socket, 4008);
      hear(socket, data);
      notice.changed();
    });
    send(socket, {
      op: 10,
      t: null,
      s: null,
      d: { heartbeat_interval: options.heartbeatInterval, _trace: [] },
    });
    notice.changed();
  }

  function noteClosed(socket: WebSocket, code: number) {
    const session = sessionOf(socket);
    log.closes.push({ code, by: "bot" });
    if (!session) return;
    session.socket = undefined;
    // The bot itself closing with 1000 or 1001 ends the session (docs, events/gateway).
    if (code === 1000 || code === 1001) session.isAlive = false;
  }

  /** Sends an event to every living session that asked for it; those not connected get it on resuming. */
  function publish(t: string, d: unknown, isDm = false) {
    for (const session of sessions.values()) {
      if (session.isAlive && (intentFor(t, isDm) & ~session.intents) === 0) dispatch(session, t, d);
    }
    notice.changed();
  }

  const connected = () => [...sessions.values()].filter((one) => one.isAlive && one.socket?.readyState === 1);
  const toAll = (payload: object, to = connected()) => {
    for (const { socket } of to) send(socket, { t: null, s: null, ...payload });
  };

  return {
    ...log,
    publish,
    upgrade,
    /** A session is up and connected. */
    isConnected: () => connected().length > 0,
    /** How many dials were cut so far, by `refuseConnections` or for a wrong address. */
    refused: () => refused,
    /** Asks the bot to reconnect (op 7). */
    askToReconnect: () => toAll({ op: 7, d: null }),
    /** Tells the bot its session is invalid (op 9). Not resumable: what it misses from now on is lost to it. */
    invalidateSession(resumable: boolean) {
      const told = connected();
      if (!resumable) for (const session of sessions.values()) session.isAlive = false;
      toAll({ op: 9, d: resumable }, told);
    },
    /** Asks for a heartbeat at once (op 1). */
    askForHeartbeat: () => toAll({ op: 1, d: null }),
    /** Cuts all connections: without a word, or with a close code. */
    drop(code?: number) {
      for (const { socket } of connected()) {
        if (!socket) continue;
        if (code === undefined) socket.terminate();
        else close(socket, code);
      }
    },
    /** Whether heartbeats are answered; a bot that misses the answer must reconnect. */
    ackHeartbeats(on: boolean) {
      mood.acksHeartbeats = on;
    },
    /** On each resume, sends this many events again that the bot has had already. */
    repeatOnResume(events: number) {
      mood.overlap = events;
    },
    /** Whether new connections are cut at once: an outage. */
    refuseConnections(on: boolean) {
      mood.refusesConnections = on;
    },
    /** Answers every identify with a close code, such as 4014; undefined takes them again. */
    closeAtIdentify(code: number | undefined) {
      mood.closesAtIdentify = code;
    },
    stop() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
