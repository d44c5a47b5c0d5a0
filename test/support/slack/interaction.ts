import type { Ack, Delivery, Envelope } from "./delivery.ts";
import type { Json } from "./json.ts";
import type { Message } from "./message.ts";
import type { ResponseUrls } from "./response-url.ts";
import { messagesIn } from "./sight.ts";
import type { Triggers } from "./triggers.ts";
import type { Watch } from "./watch.ts";
import type { World } from "./world.ts";

/** Everything people's actions go through. */
export interface Wire {
  world: World;
  watch: Watch;
  delivery: Delivery;
  triggers: Triggers;
  responseUrls: ResponseUrls;
}

/** What came of something a person did. */
export interface Interaction {
  readonly envelopeId: string;
  readonly payload: Json;
  readonly ack: Ack;
  /** What Slack itself tells the person when the app failed them: `operation_timeout`, `dispatch_failed`… */
  readonly error: string | undefined;
  /** Messages the person sees there that have come or changed since. */
  seen(): Message[];
  /** The first such message for which `probe` holds (any, unless told), waiting until it is there. */
  sees(probe?: (message: Message) => boolean, what?: string): Promise<Message>;
}

/** The envelope, the person and where they stand. */
export interface Doing {
  envelope: Envelope;
  user: string;
  channel: string | undefined;
  since: number;
}

export function interactionOf(wire: Wire, doing: Doing, ack: Ack, error?: string): Interaction {
  const seen = () => {
    if (doing.channel === undefined) return [];
    const visible = messagesIn(wire.world, doing.channel, doing.user);
    return visible.filter((message) => message.order > doing.since && message.via !== "person");
  };
  return {
    envelopeId: doing.envelope.id,
    payload: doing.envelope.payload,
    ack,
    error: error ?? (ack.ok ? undefined : ack.error),
    seen,
    sees: (probe = () => true, what = "an answer") =>
      wire.watch.until(() => seen().find(probe), `${what} to ${doing.envelope.kind}`),
  };
}

/** Members every payload carries. */
export function common(world: World): Json {
  return { token: world.credentials.verificationToken, api_app_id: world.bot.appId };
}
