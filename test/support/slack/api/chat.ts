import { findChannel, knownChannel, writableChannel } from "../channel.ts";
import { type Content, takeContent } from "../content.ts";
import { type Json, textOf } from "../json.ts";
import { asApi, type Message } from "../message.ts";
import { takeMetadata } from "../metadata.ts";
import { post, remove, revise } from "../post.ts";
import { Refusal } from "../refusal.ts";
import type { Channel, World } from "../world.ts";
import { always, type Method } from "./method.ts";

const CONTENT = [
  "channel",
  "text",
  "blocks",
  "attachments",
  "markdown_text",
  "parse",
  "link_names",
  "mrkdwn",
];
/** `text` of an update; a post may be longer. */
const UPDATE_TEXT = 4000;

const postMessage: Method = {
  scopes: always("chat:write"),
  args: [
    ...CONTENT,
    ...["metadata", "thread_ts", "reply_broadcast", "unfurl_links", "unfurl_media", "unfurl_app_links"],
    ...["username", "icon_emoji", "icon_url", "client_msg_id"],
  ],
  run({ world, args }) {
    const channel = writableChannel(world, args.channel);
    if (
      (args.username ?? args.icon_url ?? args.icon_emoji) &&
      !world.scopes.includes("chat:write.customize")
    ) {
      world.flag("a name or picture of its own without chat:write.customize", String(args.username ?? ""));
    }
    const content = takeContent(world, args);
    const metadata = takeMetadata(world, args.metadata);
    const message = post(world, {
      ...{ channel, content, metadata, user: world.bot.userId, via: "chat.postMessage" },
      threadTs: threadOf(world, channel, args),
      broadcast: args.reply_broadcast === true,
      unfurl: { links: choice(args.unfurl_links), media: choice(args.unfurl_media) },
    });
    return { ...told(message, content), message: asApi(message, world.bot, true) };
  },
};

const postEphemeral: Method = {
  scopes: always("chat:write"),
  args: [...CONTENT, "user", "thread_ts", "username", "icon_emoji", "icon_url"],
  run({ world, args }) {
    const channel = writableChannel(world, args.channel);
    const user = textOf(args.user) ?? "";
    if (!channel.members.has(user)) throw new Refusal("user_not_in_channel");
    const content = takeContent(world, args);
    const message = post(world, {
      ...{ channel, content, user: world.bot.userId, via: "chat.postEphemeral", ephemeralTo: user },
      threadTs: threadOf(world, channel, args),
    });
    return { message_ts: message.ts, ...cutWarning(content) };
  },
};

const update: Method = {
  scopes: always("chat:write"),
  args: [...CONTENT, "ts", "metadata", "reply_broadcast", "file_ids", "as_user"],
  run({ world, args }) {
    const channel = findChannel(world, args.channel);
    if (channel?.archived) throw new Refusal("is_inactive");
    const message = ownMessage(world, args, "cant_update_message");
    const { editWindowMs } = world.rules;
    if (editWindowMs !== undefined && world.clock.now() - Number(message.ts) * 1000 > editWindowMs) {
      throw new Refusal("edit_window_closed");
    }
    if ((textOf(args.text)?.length ?? 0) > UPDATE_TEXT) throw new Refusal("msg_too_long");
    const content = takeContent(world, withKeptBlocks(args, message));
    const metadata = takeMetadata(world, args.metadata);
    if (metadata !== undefined) message.metadata = Object.keys(metadata).length > 0 ? metadata : undefined;
    revise(world, message, content, { marked: args.blocks === undefined && args.text !== undefined });
    return { ...told(message, content), text: message.text, message: asApi(message, world.bot, true) };
  },
};

/** Text alone removes the blocks; with neither text nor blocks the old blocks stay. */
function withKeptBlocks(args: Json, message: Message): Json {
  const content = [args.text, args.blocks, args.attachments, args.markdown_text];
  if (content.some((part) => part !== undefined)) return args;
  return { ...args, text: message.textGiven ? message.text : undefined, blocks: message.blocks };
}

const deleteMessage: Method = {
  scopes: always("chat:write"),
  args: ["channel", "ts", "as_user"],
  run({ world, args }) {
    const message = ownMessage(world, args, "cant_delete_message");
    remove(world, message);
    return { channel: message.channel, ts: message.ts };
  },
};

/** A message of the bot's own that everybody sees; ephemeral ones cannot be found again. */
function ownMessage(world: World, args: Json, notOwn: string): Message {
  const channel = knownChannel(world, args.channel);
  const message = world.messages.find(
    (one) => one.channel === channel.id && one.ts === args.ts && one.ephemeralTo === undefined,
  );
  if (message === undefined) throw new Refusal("message_not_found");
  if (!message.fromBot) throw new Refusal(notOwn);
  return message;
}

function threadOf(world: World, channel: Channel, args: Json): string | undefined {
  const threadTs = textOf(args.thread_ts);
  if (threadTs === undefined) return undefined;
  const parent = world.messages.find((one) => one.channel === channel.id && one.ts === threadTs);
  if (parent === undefined) world.flag("reply to a message that is not there", threadTs);
  if (parent?.threadTs !== undefined && parent.threadTs !== threadTs) {
    world.flag("thread_ts names a reply instead of its parent", threadTs);
    return parent.threadTs;
  }
  return threadTs;
}

function choice(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

function told(message: Message, content: Content): Json {
  return { channel: message.channel, ts: message.ts, ...cutWarning(content) };
}

function cutWarning(content: Content): Json {
  if (!content.cut) return {};
  return { warning: "message_truncated", response_metadata: { warnings: ["message_truncated"] } };
}

export const chatMethods: Record<string, Method> = {
  "chat.postMessage": postMessage,
  "chat.postEphemeral": postEphemeral,
  "chat.update": update,
  "chat.delete": deleteMessage,
};
