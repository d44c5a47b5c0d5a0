import type { Content } from "./content.ts";
import type { Json } from "./json.ts";
import type { Message, SharedFile } from "./message.ts";
import type { Channel, World } from "./world.ts";

export interface Posting {
  channel: Channel;
  user: string;
  content: Content;
  via: string;
  threadTs?: string | undefined;
  broadcast?: boolean | undefined;
  metadata?: Json | undefined;
  ephemeralTo?: string | undefined;
  files?: SharedFile[] | undefined;
  unfurl?: Message["unfurl"] | undefined;
}

/** Puts a message into a channel, where people see it. */
export function post(world: World, posting: Posting): Message {
  const { channel, content, user } = posting;
  const message: Message = {
    ts: world.nextTs(),
    channel: channel.id,
    order: world.nextOrder(),
    user,
    fromBot: user === world.bot.userId,
    ...shownContent(content),
    files: posting.files ?? [],
    threadTs: posting.threadTs,
    broadcast: posting.broadcast ?? false,
    edited: undefined,
    revisions: 0,
    metadata: posting.metadata,
    ephemeralTo: posting.ephemeralTo,
    unfurl: posting.unfurl ?? { links: undefined, media: undefined },
    via: posting.via,
    choices: {},
  };
  world.messages.push(message);
  world.changed();
  return message;
}

function shownContent({ text, textGiven, blocks, attachments, pings }: Content) {
  return { text, textGiven, blocks, attachments, pings };
}

/** Replaces what a message shows. Slack leaves the edited mark only where no blocks were sent. */
export function revise(world: World, message: Message, content: Content, options: { marked: boolean }): void {
  Object.assign(message, shownContent(content));
  message.order = world.nextOrder();
  message.revisions += 1;
  message.choices = {};
  if (options.marked) message.edited = { user: message.user, ts: world.nextTs() };
  world.changed();
}

export function remove(world: World, message: Message): void {
  world.messages = world.messages.filter((one) => one !== message);
  world.nextOrder();
  world.changed();
}
