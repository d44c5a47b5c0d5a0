import type { Clock, MakeId } from "./clock.ts";
import type { SentFile } from "./journal.ts";
import { type HistoryQuery, selectHistory } from "./message-history.ts";
import { checkMessage, type Door, refuseEmpty } from "./message-limits.ts";
import { editedFlags, keptFiles, storeFiles, withIds } from "./message-parts.ts";
import { addPings, noPings, pingsOf, pingsRepliedUser } from "./pings.ts";
import { formRefusal, Refusal } from "./refusal.ts";
import { FLAG, type MessageBody, walkComponents } from "./shapes.ts";
import type { StoredMessage } from "./stored-message.ts";
import type { Channel, Person } from "./world-shapes.ts";

export interface NewMessage {
  channel: Channel;
  author: Person;
  body: MessageBody;
  files?: readonly SentFile[];
  door: Door;
  type?: number;
  ephemeralTo?: string | undefined;
  interactionId?: string;
  /** Shown as "is thinking…": may be empty. */
  loading?: boolean;
}

/** "Past few minutes" in the docs; the exact length is not told. */
const NONCE_HOLDS_MS = 5 * 60_000;

export type MessageBook = ReturnType<typeof createMessageBook>;

/** Every message ever stored, checked on its way in against Discord's limits. */
export function createMessageBook(
  clock: Clock,
  makeId: MakeId,
  onChange: (what: "CREATE" | "UPDATE" | "DELETE", message: StoredMessage) => void,
) {
  const messages = new Map<string, StoredMessage>();

  function post({
    channel,
    author,
    body,
    files = [],
    door,
    type,
    ephemeralTo,
    interactionId,
    loading = false,
  }: NewMessage): StoredMessage {
    refuse(checkMessage(body, files, door));
    const again = body.enforce_nonce ? sentBefore(author, body.nonce) : undefined;
    if (again) return again;
    const message: StoredMessage = {
      id: makeId(),
      channelId: channel.id,
      authorId: author.id,
      type: type ?? (body.message_reference ? 19 : 0),
      content: body.content ?? "",
      embeds: body.embeds ?? [],
      components: withIds(body.components ?? []),
      attachments: storeFiles(makeId, files, body),
      flags: (body.flags ?? 0) | (loading ? FLAG.LOADING : 0),
      tts: body.tts ?? false,
      nonce: body.nonce ?? undefined,
      replyTo: body.message_reference?.message_id,
      ephemeralTo,
      interactionId,
      createdAt: clock.now(),
      editedAt: undefined,
      deletedAt: undefined,
      pings: noPings(),
    };
    if (!loading) refuseEmpty({ ...message, poll: body.poll, stickers: body.sticker_ids?.length ?? 0 });
    notePings(message, body, door);
    messages.set(message.id, message);
    onChange("CREATE", message);
    return message;
  }

  function edit(
    message: StoredMessage,
    body: MessageBody,
    files: readonly SentFile[],
    door: Door,
  ): StoredMessage {
    refuse(checkMessage(body, files, door, message));
    const wasLoading = Boolean(message.flags & FLAG.LOADING);
    const next = {
      content: body.content === undefined ? message.content : (body.content ?? ""),
      embeds: body.embeds === undefined ? message.embeds : (body.embeds ?? []),
      components: body.components === undefined ? message.components : withIds(body.components ?? []),
      attachments: [...keptFiles(message, body), ...storeFiles(makeId, files, body)],
      flags: editedFlags(message.flags, body.flags) & ~FLAG.LOADING,
    };
    refuseEmpty({ ...next, poll: body.poll });
    Object.assign(message, next);
    if (!wasLoading) message.editedAt = clock.now();
    notePings(message, body, door);
    onChange("UPDATE", message);
    return message;
  }

  function remove(message: StoredMessage) {
    message.deletedAt = clock.now();
    onChange("DELETE", message);
  }

  /** The nonce holds even after the message was deleted (discord-api-docs#6647). */
  function sentBefore(author: Person, nonce: string | number | null | undefined): StoredMessage | undefined {
    if (nonce == null) return undefined;
    const since = clock.now() - NONCE_HOLDS_MS;
    return [...messages.values()].find(
      (one) => one.authorId === author.id && String(one.nonce) === String(nonce) && one.createdAt >= since,
    );
  }

  function notePings(message: StoredMessage, body: MessageBody, door: Door) {
    const texts = [
      message.content,
      ...[...walkComponents(message.components)].map(({ component }) => component.content ?? ""),
    ];
    const found = pingsOf(texts, body.allowed_mentions, door);
    const replied = message.replyTo === undefined ? undefined : messages.get(message.replyTo);
    const pingsTheReplied =
      replied && replied.authorId !== message.authorId && pingsRepliedUser(body.allowed_mentions);
    if (pingsTheReplied) found.users.push(replied.authorId);
    message.pings = addPings(message.pings, found);
  }

  /** A message that can be seen in the channel by all. */
  function get(channelId: string, messageId: string): StoredMessage {
    const message = messages.get(messageId);
    if (
      !message ||
      message.channelId !== channelId ||
      message.ephemeralTo ||
      message.deletedAt !== undefined
    ) {
      throw new Refusal(10008);
    }
    return message;
  }

  /** What all can see in a channel, newest first. */
  function history(channelId: string, query: HistoryQuery): StoredMessage[] {
    const isVisible = (one: StoredMessage) =>
      one.channelId === channelId && !one.ephemeralTo && one.deletedAt === undefined;
    return selectHistory([...messages.values()].filter(isVisible), query);
  }

  return { messages, post, edit, remove, get, history };
}

function refuse(problems: ReturnType<typeof checkMessage>) {
  if (problems.length > 0) throw formRefusal(problems);
}
