import { channelAsApi, findChannel, isIn, knownChannel, readableChannel } from "../channel.ts";
import { type Json, textOf } from "../json.ts";
import { asApi, type Message } from "../message.ts";
import { Refusal } from "../refusal.ts";
import { directMessage } from "../settle.ts";
import type { World } from "../world.ts";
import { always, type Call, type Method, pageOf } from "./method.ts";

const SCOPE_WORD = { public: "channels", private: "groups", im: "im" } as const;
const RANGE = ["channel", "oldest", "latest", "inclusive", "limit", "cursor", "include_all_metadata"];

/** The scope depends on what kind of conversation is asked about. */
const forChannel =
  (right: "history" | "read") =>
  ({ world, args }: Call) => [`${SCOPE_WORD[findChannel(world, args.channel)?.kind ?? "public"]}:${right}`];

const history: Method = {
  scopes: forChannel("history"),
  args: RANGE,
  run({ world, args }) {
    const channel = readableChannel(world, args.channel);
    const inside = world.messages
      .filter((one) => one.channel === channel.id && one.ephemeralTo === undefined)
      .filter((one) => one.threadTs === undefined || one.threadTs === one.ts || one.broadcast);
    return messagesIn(world, inside.filter(within(args)).reverse(), args);
  },
};

const replies: Method = {
  scopes: forChannel("history"),
  args: [...RANGE, "ts"],
  run({ world, args }) {
    const channel = readableChannel(world, args.channel);
    const inside = world.messages.filter(
      (one) => one.channel === channel.id && one.ephemeralTo === undefined,
    );
    const parent = inside.find((one) => one.ts === args.ts);
    if (parent === undefined) throw new Refusal("thread_not_found");
    const answers = inside.filter((one) => one.threadTs === parent.ts && one !== parent);
    return messagesIn(world, [parent, ...answers.filter(within(args))], args);
  },
};

function messagesIn(world: World, messages: Message[], args: Json): Json {
  const { page, next } = pageOf(messages, args, 100);
  return {
    messages: page.map((message) => asApi(message, world.bot, args.include_all_metadata === true)),
    has_more: next !== "",
    pin_count: 0,
    response_metadata: { next_cursor: next },
  };
}

/** `oldest` and `latest` leave their own instants out unless `inclusive` is set. */
function within(args: Json): (message: Message) => boolean {
  const oldest = timeArgument(args.oldest, "invalid_ts_oldest") ?? 0n;
  const latest = timeArgument(args.latest, "invalid_ts_latest");
  const edge = args.inclusive === true;
  return ({ ts }) => {
    const at = microseconds(ts);
    if (at < oldest || (at === oldest && !edge)) return false;
    return latest === undefined || at < latest || (at === latest && edge);
  };
}

function timeArgument(value: unknown, code: string): bigint | undefined {
  if (value === undefined || value === "" || value === "now") return undefined;
  if (!/^\d+(\.\d{1,6})?$/.test(String(value))) throw new Refusal(code);
  return microseconds(String(value));
}

function microseconds(ts: string): bigint {
  const [seconds = "0", rest = ""] = ts.split(".");
  return BigInt(seconds) * 1_000_000n + BigInt(rest.padEnd(6, "0"));
}

const info: Method = {
  scopes: forChannel("read"),
  args: ["channel", "include_locale", "include_num_members"],
  run: ({ world, args }) => ({ channel: channelAsApi(world, knownChannel(world, args.channel)) }),
};

const KINDS = { public_channel: "public", private_channel: "private", im: "im", mpim: "mpim" };

const list: Method = {
  scopes: always("channels:read"),
  args: ["types", "exclude_archived", "limit", "cursor"],
  run({ world, args }) {
    const types = (textOf(args.types) ?? "public_channel").split(",").map((type) => type.trim());
    const kinds = types.map((type) => KINDS[type as keyof typeof KINDS] as string | undefined);
    if (kinds.includes(undefined)) throw new Refusal("invalid_types");
    const listed = [...world.channels.values()]
      .filter((channel) => kinds.includes(channel.kind))
      .filter((channel) => channel.kind === "public" || isIn(world, channel))
      .filter((channel) => args.exclude_archived !== true || !channel.archived);
    const { page, next } = pageOf(listed, args, 100);
    return {
      channels: page.map((channel) => channelAsApi(world, channel)),
      response_metadata: { next_cursor: next },
    };
  },
};

const join: Method = {
  scopes: always("channels:join"),
  args: ["channel"],
  run({ world, args }) {
    const channel = knownChannel(world, args.channel);
    if (channel.kind !== "public") throw new Refusal("method_not_supported_for_channel_type");
    if (channel.archived) throw new Refusal("is_archived");
    const already = isIn(world, channel);
    channel.members.add(world.bot.userId);
    return { channel: channelAsApi(world, channel), ...(already && { warning: "already_in_channel" }) };
  },
};

const open: Method = {
  scopes: always("im:write"),
  args: ["users", "channel", "return_im", "prevent_creation"],
  run({ world, args }) {
    const user = textOf(args.users) ?? "";
    if (!world.people.has(user)) throw new Refusal("user_not_found");
    return { channel: { id: directMessage(world, user).id } };
  },
};

export const conversationMethods: Record<string, Method> = {
  "conversations.history": history,
  "conversations.replies": replies,
  "conversations.info": info,
  "conversations.list": list,
  "conversations.join": join,
  "conversations.open": open,
};
