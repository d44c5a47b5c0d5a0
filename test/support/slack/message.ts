import type { Json } from "./json.ts";
import type { Ping } from "./pings.ts";

/** A block as Slack keeps it: with a `block_id`, and an `action_id` on each thing that can be used. */
export type StoredBlock = Json & { type: string; block_id: string };

export interface SharedFile {
  id: string;
  name: string;
  title: string;
  altText: string | undefined;
  size: number;
}

export interface Message {
  readonly ts: string;
  readonly channel: string;
  /** Rises with each message and each change of one, over all channels. */
  order: number;
  readonly user: string;
  readonly fromBot: boolean;
  text: string;
  /** False where Slack put `text` together from the blocks. */
  textGiven: boolean;
  blocks: StoredBlock[];
  attachments: Json[];
  files: SharedFile[];
  readonly threadTs: string | undefined;
  readonly broadcast: boolean;
  /** The "(edited)" mark, which an update by blocks does not leave. */
  edited: { user: string; ts: string } | undefined;
  /** How often the content was replaced, mark or no mark. */
  revisions: number;
  metadata: Json | undefined;
  /** The only person who sees it. */
  readonly ephemeralTo: string | undefined;
  pings: Ping[];
  unfurl: { links: boolean | undefined; media: boolean | undefined };
  /** What brought it: a Web API method, `ack`, `response_url`, or `person`. */
  readonly via: string;
  /** Choices people made in its menus, by block and action. */
  choices: Record<string, Record<string, Json>>;
}

/** The message as the Web API tells it. Without `allMetadata` only the event type is told, as in conversations.history. */
export function asApi(message: Message, bot: BotIdentity, allMetadata: boolean): Json {
  const metadata = message.metadata;
  return {
    type: "message",
    user: message.user,
    ...(message.fromBot && { bot_id: bot.botId, app_id: bot.appId }),
    team: bot.teamId,
    ts: message.ts,
    text: message.text,
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(message.files.length > 0 && { files: message.files.map(fileAsApi) }),
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    ...(message.broadcast && { subtype: "thread_broadcast" }),
    ...(message.edited !== undefined && { edited: message.edited }),
    ...(metadata !== undefined && {
      metadata: allMetadata ? metadata : { event_type: metadata.event_type },
    }),
  };
}

export interface BotIdentity {
  botId: string;
  appId: string;
  teamId: string;
}

function fileAsApi(file: SharedFile): Json {
  return { id: file.id, name: file.name, title: file.title, alt_txt: file.altText ?? "", size: file.size };
}

/** What Slack shows in a notification when no `text` was given: the words of the blocks. */
export function wordsOf(blocks: readonly Json[]): string {
  return blocks.flatMap(words).join("\n");
}

function words(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(words);
  if (typeof value !== "object" || value === null) return [];
  const part = value as Json;
  if (typeof part.text === "string") return [part.text];
  const inside = [part.text, part.fields, part.elements, part.rows, part.title, part.body, part.child_blocks];
  const found = inside.flatMap(words);
  return typeof part.alt_text === "string" ? [part.alt_text, ...found] : found;
}
