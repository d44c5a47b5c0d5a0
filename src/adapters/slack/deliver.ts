import { setTimeout as pause } from "node:timers/promises";
import type { Posted, Progress } from "../../chat/adapter.ts";
import { ChatError } from "../../chat/errors.ts";
import { untilGap } from "../../chat/posted.ts";
import { renderOnce } from "../../chat/render-once.ts";
import type { Reply } from "../../chat/reply.ts";
import { reviseParts } from "../../chat/revise-parts.ts";
import type { Client } from "./client.ts";
import { EVENT_TYPE, findParts } from "./find.ts";
import { KEPT_KEYS, LONGEST_PAUSE_MS } from "./limits.ts";
import { readId } from "./message-id.ts";
import type { Message } from "./pack.ts";
import { renderReply } from "./render.ts";
import { chatErrorOf, troubleOf } from "./trouble.ts";

export interface Delivery {
  post(channel: string, reply: Reply, key: string, progress?: Progress): Promise<Posted>;
  revise(message: Posted, reply: Reply, key?: string): Promise<void>;
  find(
    channel: string,
    key: string,
    under?: Posted,
    onHalf?: (messages: readonly string[]) => void,
  ): Promise<Posted | undefined>;
}

/** Posting unasked, with a client of its own: a 429 on a digest must not hold up anyone's answer. */
export function createDelivery(client: Client, now: () => Temporal.Instant): Delivery {
  const postedByKey = new Map<string, Promise<Posted>>();
  const rendered = renderOnce(renderReply);

  async function postParts(channel: string, reply: Reply, key: string, progress?: Progress): Promise<Posted> {
    const messages = rendered(reply);
    // A reply of several messages may have broken off in the middle: what is there already stays as it is.
    const mayBeThere = messages.length > 1 && !progress?.isFresh;
    const thread = threadUnder(progress?.under);
    const there = mayBeThere ? await partsThere(channel, key, thread) : new Map<number, string>();
    const stored: string[] = [];
    const place = { channel, thread, goOn: async () => progress?.onLanded(stored) };
    for (const [part, message] of messages.entries()) {
      if (part > 0) await progress?.onLanded(stored);
      const known = progress?.landed[part] ?? there.get(part);
      const payload = { key, part, parts: messages.length };
      stored.push(known ?? (await postOne(place, message, reply, payload)));
    }
    const [first, ...others] = stored;
    return { channel, messages: [first!, ...others] };
  }

  /** Without the right to read there, a first attempt must still go through. */
  async function partsThere(channel: string, key: string, thread?: string): Promise<Map<number, string>> {
    try {
      return (await findParts(client, channel, key, now(), thread)).byPart;
    } catch (error) {
      if (troubleOf(error).kind === "refused") return new Map();
      throw chatErrorOf(error, "tell what stands in the channel");
    }
  }

  /** Slack wants about a second between two messages. The first fails at once; what has begun is waited for. */
  async function postOne(
    place: Place,
    message: Message,
    reply: Reply,
    payload: Payload,
    patienceMs = payload.part === 0 ? 0 : LONGEST_PAUSE_MS,
  ): Promise<string> {
    try {
      const { ts } = await client.chat.postMessage({
        ...addressed(place, payload),
        ...contentOf(message),
        unfurl_links: false,
        unfurl_media: false,
        metadata: { event_type: EVENT_TYPE, event_payload: { ...payload } },
      });
      if (ts === undefined)
        throw new ChatError("Slack did not say where the message landed.", { outcome: "unknown" });
      return ts;
    } catch (error) {
      if (error instanceof ChatError) throw error;
      const trouble = troubleOf(error);
      if (trouble.kind === "rate-limited" && trouble.afterMs < patienceMs) {
        await pause(trouble.afterMs);
        await place.goOn();
        return postOne(place, message, reply, payload, patienceMs - Math.max(trouble.afterMs, 1000));
      }
      if (place.thread !== undefined && trouble.kind === "refused" && NO_THREAD.has(trouble.code))
        return postOne({ ...place, thread: undefined }, message, reply, payload, patienceMs);
      const plainer = withoutTable(error, message, reply, payload);
      if (plainer !== undefined) return postOne(place, plainer, reply, payload, patienceMs);
      throw chatErrorOf(error, "post the message");
    }
  }

  /** Without metadata in it, an update leaves the message's own. */
  async function update(channel: string, id: string, message: Message, payload?: Payload): Promise<void> {
    const metadata = payload && { metadata: { event_type: EVENT_TYPE, event_payload: { ...payload } } };
    try {
      await client.chat.update({ channel, ts: readId(id).ts, ...contentOf(message), ...metadata });
    } catch (error) {
      throw chatErrorOf(error, "change the message");
    }
  }

  /** Under a message that is gone nothing hangs: what was to, or was shown to the channel too, stands in the channel. */
  async function findThere(channel: string, key: string, thread: string | undefined) {
    if (thread === undefined) return findParts(client, channel, key, now());
    try {
      return await findParts(client, channel, key, now(), thread);
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble.kind !== "refused" || trouble.code !== "thread_not_found") throw error;
      return findParts(client, channel, key, now());
    }
  }

  return {
    post(channel, reply, key, progress) {
      const name = `${channel} ${key}`;
      const earlier = postedByKey.get(name);
      if (earlier !== undefined) return earlier;
      const posting = postParts(channel, reply, key, progress);
      postedByKey.set(name, posting);
      posting.catch(() => postedByKey.delete(name));
      const [oldest] = postedByKey.keys();
      if (postedByKey.size > KEPT_KEYS && oldest !== undefined) postedByKey.delete(oldest);
      return posting;
    },

    async revise({ channel, messages: stored }, reply, key) {
      const messages = rendered(reply);
      if (messages.length > stored.length) throw new ChatError("There is no room for it.", NO_ROOM);
      const parts = messages.length;
      await reviseParts(messages, (message, part) =>
        update(channel, stored[part]!, message, key === undefined ? undefined : { key, part, parts }),
      );
      for (const ts of stored.slice(messages.length)) await takeAway(client, channel, ts);
    },

    async find(channel, key, under, onHalf) {
      try {
        const { byPart, parts, isCertain } = await findThere(channel, key, threadUnder(under));
        const found = Array.from({ length: parts }, (_, part) => byPart.get(part));
        const [first, ...others] = found.filter((ts) => ts !== undefined);
        if (first !== undefined && found.every((ts) => ts !== undefined))
          return { channel, messages: [first, ...others] };
        // Of a reply that broke off, what is missing is posted the next time.
        const beginning = untilGap(found);
        if (beginning.length > 0) onHalf?.(beginning);
        if (first !== undefined || isCertain) return undefined;
      } catch (error) {
        throw chatErrorOf(error, "tell what stands in the channel");
      }
      throw new ChatError("Too much was said in the channel since to look through it all.", {
        outcome: "unknown",
      });
    },
  };
}

function threadUnder(under: Posted | undefined): string | undefined {
  return under && readId(under.messages[0]).thread;
}

/** Where a message goes: into a channel, and there under another one. */
interface Place {
  readonly channel: string;
  readonly thread: string | undefined;
  /** Rejects where, after a wait, the rest is somebody else's to send. */
  readonly goOn: () => Promise<void>;
}

/** What hangs from a message is seen by those alone who open its thread, so its beginning is shown to the channel too. */
function addressed({ channel, thread }: Place, { part }: Payload) {
  if (thread === undefined) return { channel };
  return part === 0 ? { channel, thread_ts: thread, reply_broadcast: true } : { channel, thread_ts: thread };
}

/** Nothing can hang there: what it would hang from is gone, or the channel has no threads. It stands alone then. */
const NO_THREAD: ReadonlySet<string> = new Set([
  "thread_not_found",
  "message_not_found",
  "cannot_reply_to_message",
  "restricted_action_non_threadable_channel",
]);

const NO_ROOM = {
  outcome: "never",
  reason: "edit-refused",
  mend: "What is to be said takes more messages than there are: say it anew.",
} as const;

interface Payload {
  readonly key: string;
  readonly part: number;
  readonly parts: number;
}

function contentOf({ text, blocks }: Message) {
  return { text, blocks: [...blocks], parse: "none" as const, link_names: false };
}

/** Some workspaces have no tables yet: the same message with a list in its place. */
function withoutTable(
  error: unknown,
  message: Message,
  reply: Reply,
  { part, parts }: Payload,
): Message | undefined {
  const trouble = troubleOf(error);
  const hasTable = message.blocks.some(({ type }) => type === "table");
  if (!hasTable || trouble.kind !== "refused" || trouble.code !== "invalid_blocks") return undefined;
  const plainer = renderReply(reply, { tables: false });
  return plainer.length === parts ? plainer[part] : { text: message.text, blocks: [] };
}

/** What a shorter reply leaves over goes. That somebody else took it away already is as good. */
async function takeAway(client: Client, channel: string, id: string): Promise<void> {
  try {
    await client.chat.delete({ channel, ts: readId(id).ts });
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble.kind === "refused" && trouble.code === "message_not_found") return;
    throw chatErrorOf(error, "take back what was left over of the message");
  }
}
