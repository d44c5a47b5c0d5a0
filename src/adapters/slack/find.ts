import { z } from "zod";
import type { Client } from "./client.ts";
import { LOOK_BACK_MS, PAGE, PAGES } from "./limits.ts";

/** What marks a message as one of ours, with its key and which of the reply's messages it is. */
export const EVENT_TYPE = "dateline_message";

export interface Found {
  /** Where each message of the reply stands, by its number from 0. */
  readonly byPart: Map<number, string>;
  /** How many messages the reply has. */
  readonly parts: number;
  /** Whether all of the last two weeks was looked through. */
  readonly isCertain: boolean;
}

const marked = z.object({
  ts: z.string(),
  bot_id: z.string().optional(),
  user: z.string().optional(),
  metadata: z.object({
    event_type: z.literal(EVENT_TYPE),
    event_payload: z.object({ key: z.string(), part: z.number(), parts: z.number() }),
  }),
});

/**
 * Looks through a channel for the messages of a key, or through the thread under one message: answers there are not
 * part of a channel's history. Their metadata is told only with include_all_metadata. Anyone may write such metadata,
 * so that only our own messages count.
 */
export async function findParts(
  client: Client,
  channel: string,
  key: string,
  now: Temporal.Instant,
  thread?: string,
): Promise<Found> {
  const self = await client.auth.test();
  const byPart = new Map<number, string>();
  let parts = 1;
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { messages = [], response_metadata } = await readPage(client, { channel, thread, cursor, now });
    for (const message of messages) {
      const { data } = marked.safeParse(message);
      const author = data?.user ?? data?.bot_id;
      if (data === undefined || (author !== self.user_id && author !== self.bot_id)) continue;
      if (data.metadata.event_payload.key !== key) continue;
      const { part } = data.metadata.event_payload;
      parts = data.metadata.event_payload.parts;
      // Of a message that stands twice the older one is the message.
      const known = byPart.get(part);
      byPart.set(part, known === undefined || data.ts < known ? data.ts : known);
    }
    cursor = response_metadata?.next_cursor;
    if (byPart.size === parts || !cursor) return { byPart, parts, isCertain: true };
  }
  return { byPart, parts, isCertain: false };
}

interface Page {
  readonly channel: string;
  readonly thread: string | undefined;
  readonly cursor: string | undefined;
  readonly now: Temporal.Instant;
}

/** The newest page of a history comes first, the oldest of a thread. */
async function readPage(client: Client, { channel, thread, cursor, now }: Page) {
  const oldest = String((now.epochMilliseconds - LOOK_BACK_MS) / 1000);
  const asked = { channel, limit: PAGE, include_all_metadata: true, ...(cursor && { cursor }) };
  if (thread !== undefined) return client.conversations.replies({ ...asked, ts: thread });
  const page = await client.conversations.history({ ...asked, oldest });
  if (cursor !== undefined || page.messages?.length) return page;
  // Nothing since: the channel is quiet, or it is our own clock that is far ahead. Then its last page has what is new.
  const { messages } = await client.conversations.history(asked);
  return { messages, response_metadata: undefined };
}
