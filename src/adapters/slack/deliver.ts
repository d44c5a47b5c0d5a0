import { setTimeout as pause } from "node:timers/promises";
import type { Posted } from "../../chat/adapter.ts";
import { ChatError } from "../../chat/errors.ts";
import type { Reply } from "../../chat/reply.ts";
import type { Client } from "./client.ts";
import { EVENT_TYPE, findParts } from "./find.ts";
import { KEPT_KEYS, LONGEST_PAUSE_MS } from "./limits.ts";
import type { Message } from "./pack.ts";
import { renderReply } from "./render.ts";
import { chatErrorOf, troubleOf } from "./trouble.ts";

export interface Delivery {
  post(channel: string, reply: Reply, key: string): Promise<Posted>;
  revise(message: Posted, reply: Reply): Promise<void>;
  find(channel: string, key: string): Promise<Posted | undefined>;
}

/** Posting unasked, with a client of its own: a 429 on a digest must not hold up anyone's answer. */
export function createDelivery(client: Client, now: () => Temporal.Instant): Delivery {
  const postedByKey = new Map<string, Promise<Posted>>();

  async function postParts(channel: string, reply: Reply, key: string): Promise<Posted> {
    const messages = renderReply(reply);
    // A reply of several messages may have broken off in the middle: what is there already stays as it is.
    const there = messages.length > 1 ? await partsThere(channel, key) : new Map<number, string>();
    const stored: string[] = [];
    for (const [part, message] of messages.entries()) {
      const known = there.get(part);
      stored.push(known ?? (await postOne(channel, message, reply, { key, part, parts: messages.length })));
    }
    const [first, ...others] = stored;
    return { channel, messages: [first!, ...others] };
  }

  /** Without the right to read there, a first attempt must still go through. */
  async function partsThere(channel: string, key: string): Promise<Map<number, string>> {
    try {
      return (await findParts(client, channel, key, now())).byPart;
    } catch (error) {
      if (troubleOf(error).kind === "refused") return new Map();
      throw chatErrorOf(error, "tell what stands in the channel");
    }
  }

  async function postOne(channel: string, message: Message, reply: Reply, payload: Payload): Promise<string> {
    try {
      const { ts } = await client.chat.postMessage({
        channel,
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
      // Slack wants about a second between two messages; what has begun is brought to its end.
      if (payload.part > 0 && trouble.kind === "rate-limited" && trouble.afterMs <= LONGEST_PAUSE_MS) {
        await pause(trouble.afterMs);
        return postOne(channel, message, reply, payload);
      }
      const plainer = withoutTable(error, message, reply, payload);
      if (plainer !== undefined) return postOne(channel, plainer, reply, payload);
      throw chatErrorOf(error, "post the message");
    }
  }

  async function update(channel: string, ts: string, message: Message): Promise<void> {
    try {
      await client.chat.update({ channel, ts, ...contentOf(message) });
    } catch (error) {
      throw chatErrorOf(error, "change the message");
    }
  }

  return {
    post(channel, reply, key) {
      const name = `${channel} ${key}`;
      const earlier = postedByKey.get(name);
      if (earlier !== undefined) return earlier;
      const posting = postParts(channel, reply, key);
      postedByKey.set(name, posting);
      posting.catch(() => postedByKey.delete(name));
      const [oldest] = postedByKey.keys();
      if (postedByKey.size > KEPT_KEYS && oldest !== undefined) postedByKey.delete(oldest);
      return posting;
    },

    async revise({ channel, messages: stored }, reply) {
      const messages = renderReply(reply);
      const kept = stored.slice(0, messages.length);
      for (const [at, ts] of kept.entries()) await update(channel, ts, messages[at]!);
      for (const ts of stored.slice(kept.length)) await takeAway(client, channel, ts);
      for (const message of messages.slice(kept.length)) await goOnBelow(client, channel, stored[0], message);
    },

    async find(channel, key) {
      try {
        const { byPart, parts, isCertain } = await findParts(client, channel, key, now());
        const found = Array.from({ length: parts }, (_, part) => byPart.get(part));
        const [first, ...others] = found.filter((ts) => ts !== undefined);
        if (first !== undefined && found.every((ts) => ts !== undefined))
          return { channel, messages: [first, ...others] };
        // Of a reply that broke off, what is missing is posted the next time.
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
async function takeAway(client: Client, channel: string, ts: string): Promise<void> {
  try {
    await client.chat.delete({ channel, ts });
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble.kind === "refused" && trouble.code === "message_not_found") return;
    throw chatErrorOf(error, "take back what was left over of the message");
  }
}

/** What a longer reply has more goes into the message's thread: further down in the channel nobody would link the two. */
async function goOnBelow(
  client: Client,
  channel: string,
  thread_ts: string,
  message: Message,
): Promise<void> {
  try {
    const content = { ...contentOf(message), unfurl_links: false, unfurl_media: false };
    await client.chat.postMessage({ channel, thread_ts, ...content });
  } catch (error) {
    throw chatErrorOf(error, "go on with the message");
  }
}
