import { randomUUID } from "node:crypto";
import type { Json } from "./json.ts";
import { postSigned } from "./signed-post.ts";
import type { SocketMode } from "./socket-mode.ts";
import type { World } from "./world.ts";

/** Slack waits this long for an ack. */
const PATIENCE_MS = 3000;

export type EnvelopeKind = "slash_commands" | "interactive" | "events_api";

export interface Retry {
  attempt: number;
  reason: string;
}

export interface Envelope {
  id: string;
  kind: EnvelopeKind;
  payload: Json;
  retry: Retry | undefined;
  /** Each ack that came for it, in time or late. */
  acks: { payload: Json; afterMs: number; late: boolean }[];
}

/** How the app took what it was sent. */
export type Ack =
  | { ok: true; payload: Json; afterMs: number }
  /** No ack in 3 s; nobody listening; or an HTTP answer other than 200. */
  | {
      ok: false;
      error: "operation_timeout" | "dispatch_failed" | "http_error";
      afterMs: number;
      status?: number;
    };

export interface Delivery {
  sent: Envelope[];
  deliver(kind: EnvelopeKind, payload: Json, retry?: Retry): { envelope: Envelope; ack: Promise<Ack> };
  /** Sends the very same envelope once more, as Slack has been seen to do (bolt-js#2487). */
  repeat(envelopeId: string): Promise<Ack>;
  onAck(envelopeId: string, payload: Json): void;
  /** From now on by signed POST to this address instead of over a socket. */
  useHttp(url: string | undefined): void;
}

export function createDelivery(world: World, sockets: () => SocketMode, signedAt: () => number): Delivery {
  const sent: Envelope[] = [];
  const sentById = new Map<string, Envelope>();
  const waiting = new Map<string, (payload: Json) => void>();
  let requestUrl: string | undefined;

  const send = (envelope: Envelope): Promise<Ack> => {
    const from = world.clock.now();
    const afterMs = () => world.clock.now() - from;
    const { promise, resolve } = Promise.withResolvers<Ack>();
    const impatience = world.clock.after(PATIENCE_MS, () =>
      settle({ ok: false, error: "operation_timeout", afterMs: afterMs() }),
    );
    const settle = (ack: Ack) => {
      impatience();
      waiting.delete(envelope.id);
      resolve(ack);
      world.changed();
    };
    waiting.set(envelope.id, (payload) => settle({ ok: true, payload, afterMs: afterMs() }));
    if (requestUrl === undefined) {
      const wasSent = sockets().send(envelope.id, frameOf(envelope));
      if (!wasSent) settle({ ok: false, error: "dispatch_failed", afterMs: 0 });
    } else {
      postSigned(requestUrl, envelope, { secret: world.credentials.signingSecret, at: signedAt() }).then(
        ({ status, payload }) => {
          if (status === 200) return onAck(envelope.id, payload);
          settle({ ok: false, error: "http_error", afterMs: afterMs(), status });
        },
        () => settle({ ok: false, error: "dispatch_failed", afterMs: afterMs() }),
      );
    }
    return promise;
  };

  const sentAt = new Map<string, number>();
  const onAck = (envelopeId: string, payload: Json) => {
    const envelope = sentById.get(envelopeId);
    if (envelope === undefined) {
      world.flag("ack of an envelope never sent", envelopeId);
      return;
    }
    const take = waiting.get(envelopeId);
    const afterMs = world.clock.now() - (sentAt.get(envelopeId) ?? 0);
    envelope.acks.push({ payload, afterMs, late: take === undefined });
    take?.(payload);
    world.changed();
  };

  return {
    sent,
    deliver(kind, payload, retry) {
      const envelope: Envelope = { id: randomUUID(), kind, payload, retry, acks: [] };
      sent.push(envelope);
      sentById.set(envelope.id, envelope);
      sentAt.set(envelope.id, world.clock.now());
      return { envelope, ack: send(envelope) };
    },
    repeat(envelopeId) {
      const envelope = sentById.get(envelopeId);
      if (envelope === undefined) throw new Error(`No envelope ${envelopeId} was sent`);
      return send(envelope);
    },
    onAck,
    useHttp(url) {
      requestUrl = url;
    },
  };
}

function frameOf({ id, kind, payload, retry }: Envelope): Json {
  const frame = { envelope_id: id, type: kind, accepts_response_payload: kind !== "events_api", payload };
  if (kind !== "events_api") return frame;
  return { ...frame, retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? "" };
}
