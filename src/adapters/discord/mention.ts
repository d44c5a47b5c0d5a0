import { type APIMessage, MessageType } from "discord.js";

/** What somebody says to the bot by name, in a channel of a server. */
export interface Mention {
  readonly user: string;
  readonly channel: string;
  readonly message: string;
  readonly text: string;
  readonly roles: readonly string[];
}

/** A message as it comes in over the gateway, as far as this is read. */
type Arrived = Pick<APIMessage, "id" | "channel_id" | "type" | "author" | "content" | "webhook_id"> & {
  readonly member?: { readonly roles?: readonly string[] } | undefined;
};

/**
 * Reads a message that names the bot in its words. Undefined where it does not, as where everyone or a role is called
 * or somebody only replies to it, and where another bot says it. Discord gives the words of a message that names the
 * bot without the intent for all of them (docs, events/gateway: message content intent).
 */
export function parseMention(message: Arrived, self: string): Mention | undefined {
  const { author, content, type } = message;
  const isSaid = type === MessageType.Default || type === MessageType.Reply;
  if (!isSaid || author.bot || message.webhook_id !== undefined) return undefined;
  const named = new RegExp(`<@!?${self}>`, "g");
  if (!named.test(content)) return undefined;
  return {
    user: author.id,
    channel: message.channel_id,
    message: message.id,
    text: withoutMarks(content.replace(named, " ")),
    roles: message.member?.roles ?? [],
  };
}

/** Other people, channels and emoji stand as ids and names: no mark of theirs is read as a word. */
function withoutMarks(content: string): string {
  return content
    .replace(/<a?:(\w+):\d+>/g, "$1")
    .replace(/<[@#][!&]?(\d+)>/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}
