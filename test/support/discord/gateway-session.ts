import { randomBytes } from "node:crypto";
import type { WebSocket } from "ws";

interface Dispatch {
  op: 0;
  t: string;
  s: number;
  d: unknown;
}

/** What a client keeps through a lost connection: its numbered events, so that missed ones can be sent again. */
export interface Session {
  id: string;
  intents: number;
  events: Dispatch[];
  socket: WebSocket | undefined;
  isAlive: boolean;
}

export function createSession(intents: number, socket: WebSocket): Session {
  return { id: randomBytes(16).toString("hex"), intents, events: [], socket, isAlive: true };
}

/** Numbers an event, keeps it, and sends it if the client is there. */
export function dispatch(session: Session, t: string, d: unknown): void {
  const event: Dispatch = { op: 0, t, s: session.events.length + 1, d };
  session.events.push(event);
  send(session.socket, event);
}

/** Sends again what came after `seq`, and the `overlap` events before it, which the client has had already. */
export function replay(session: Session, seq: number, overlap: number): number {
  const missed = session.events.filter((event) => event.s > seq - overlap);
  for (const event of missed) send(session.socket, event);
  return missed.length;
}

export function send(socket: WebSocket | undefined, payload: object): void {
  if (socket && socket.readyState === socket.OPEN) socket.send(JSON.stringify(payload));
}

const GUILDS = 1 << 0;
const GUILD_MESSAGES = 1 << 9;
const DIRECT_MESSAGES = 1 << 12;

/** The intent an event needs; interactions need none (docs, events/gateway: list of intents). */
export function intentFor(t: string, isDm: boolean): number {
  if (t.startsWith("MESSAGE_")) return isDm ? DIRECT_MESSAGES : GUILD_MESSAGES;
  if (/^(GUILD|CHANNEL|THREAD)_/.test(t)) return GUILDS;
  return 0;
}
