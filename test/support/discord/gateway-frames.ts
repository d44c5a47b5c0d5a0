import type { RawData, WebSocket } from "ws";
import type { Clock } from "./clock.ts";
import { createSession, dispatch, intentFor, replay, type Session, send } from "./gateway-session.ts";

export interface GatewayOptions {
  token: string;
  clock: Clock;
  heartbeatInterval: number;
  /** Intent bits this application may not ask for. */
  forbiddenIntents: number;
  sessionStarts: { total: number; remaining: number };
  /** Answer a second identify within five seconds with "invalid session", as the real one does. */
  enforceIdentifyRate: boolean;
  resumeUrl: () => string;
  /** READY without its session fields. */
  ready: () => object;
  /** The events that follow READY. */
  afterReady: () => { t: string; d: unknown }[];
}

interface Identify {
  at: number;
  intents: number;
  properties: Record<string, unknown>;
  shard: [number, number] | undefined;
  presence: unknown;
  /** Less than five seconds after the one before. */
  tooSoon: boolean;
}

/** What the bot did on its connections, oldest first. */
export function createGatewayLog() {
  return {
    identifies: [] as Identify[],
    resumes: [] as { at: number; sessionId: string; seq: number; replayed: number }[],
    /** Which address was dialled: `/gateway`, or `/resume` from READY's resume_gateway_url. */
    connections: [] as { at: number; path: string }[],
    heartbeats: [] as { at: number; seq: number | null }[],
    closes: [] as { code: number; by: "bot" | "discord" }[],
    presences: [] as unknown[],
  };
}

/** How the gateway behaves at the moment. */
export interface Mood {
  acksHeartbeats: boolean;
  /** How many events each resume sends again though the bot has had them. */
  overlap: number;
  refusesConnections: boolean;
  /** The close code that every identify is answered with. */
  closesAtIdentify: number | undefined;
}

const IDENTIFY_EVERY_MS = 5000;

/** Bits 0–16, 20, 21, 24 and 25 (docs, events/gateway: list of intents). */
const KNOWN_INTENTS = 0b11_0011_0001_1111_1111_1111_1111;

type IdentifyData = Omit<Identify, "at" | "tooSoon" | "shard"> & { token: string; shard?: [number, number] };

/** Understands what the bot sends: heartbeat (1), identify (2), presence (3), resume (6). */
export function createFrames(
  options: GatewayOptions,
  sessions: Map<string, Session>,
  log: ReturnType<typeof createGatewayLog>,
  mood: Mood,
) {
  const { clock } = options;
  const sessionOf = (socket: WebSocket) => [...sessions.values()].find((one) => one.socket === socket);

  function hear(socket: WebSocket, data: RawData) {
    let frame: { op?: number; d?: unknown };
    try {
      frame = JSON.parse(String(data));
    } catch {
      return close(socket, 4002);
    }
    if (frame.op === 1) return hearHeartbeat(socket, frame.d as number | null);
    if (frame.op === 2) return hearIdentify(socket, frame.d as IdentifyData);
    if (frame.op === 6)
      return hearResume(socket, frame.d as { token: string; session_id: string; seq: number });
    if (!sessionOf(socket)) return close(socket, 4003);
    if (frame.op === 3) log.presences.push(frame.d);
    else if (frame.op !== 4 && frame.op !== 8) close(socket, 4001);
  }

  function hearHeartbeat(socket: WebSocket, seq: number | null) {
    log.heartbeats.push({ at: clock.now(), seq });
    if (mood.acksHeartbeats) send(socket, { op: 11, t: null, s: null, d: null });
  }

  function hearIdentify(socket: WebSocket, { token, intents, properties, shard, presence }: IdentifyData) {
    if (sessionOf(socket)) return close(socket, 4005);
    if (token !== options.token) return close(socket, 4004);
    if (mood.closesAtIdentify !== undefined) return close(socket, mood.closesAtIdentify);
    if (intents & ~KNOWN_INTENTS) return close(socket, 4013);
    if (intents & options.forbiddenIntents) return close(socket, 4014);
    const before = log.identifies.at(-1);
    const tooSoon = before !== undefined && clock.now() - before.at < IDENTIFY_EVERY_MS;
    log.identifies.push({ at: clock.now(), intents, properties, shard, presence, tooSoon });
    if (tooSoon && options.enforceIdentifyRate) return send(socket, { op: 9, t: null, s: null, d: false });
    options.sessionStarts.remaining -= 1;
    startSession(socket, intents, shard ?? [0, 1]);
  }

  function startSession(socket: WebSocket, intents: number, shard: [number, number]) {
    const session = createSession(intents, socket);
    sessions.set(session.id, session);
    const own = { session_id: session.id, resume_gateway_url: options.resumeUrl(), shard };
    dispatch(session, "READY", { ...options.ready(), ...own });
    for (const { t, d } of options.afterReady()) {
      if ((intentFor(t, false) & ~intents) === 0) dispatch(session, t, d);
    }
  }

  function hearResume(socket: WebSocket, d: { token: string; session_id: string; seq: number }) {
    if (d.token !== options.token) return close(socket, 4004);
    const session = sessions.get(d.session_id);
    if (!session?.isAlive) return send(socket, { op: 9, t: null, s: null, d: false });
    if (d.seq > session.events.length) return close(socket, 4007);
    session.socket = socket;
    const replayed = replay(session, d.seq, mood.overlap);
    log.resumes.push({ at: clock.now(), sessionId: session.id, seq: d.seq, replayed });
    dispatch(session, "RESUMED", { _trace: [] });
  }

  function close(socket: WebSocket, code: number) {
    log.closes.push({ code, by: "discord" });
    socket.close(code);
  }

  return { hear, close, sessionOf };
}
