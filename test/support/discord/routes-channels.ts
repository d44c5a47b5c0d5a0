import { PermissionFlagsBits as P } from "discord.js";
import { bodyAs, type Call, created, type Handler, noContent, ok, param } from "./call.ts";
import { formRefusal, Refusal } from "./refusal.ts";
import type { RouteName } from "./route-names.ts";
import { FLAG, type MessageBody } from "./shapes.ts";
import { type State, toWire } from "./state.ts";
import type { StoredMessage } from "./stored-message.ts";
import type { Channel } from "./world-shapes.ts";
import { wireChannel } from "./world-wire.ts";

const ANNOUNCEMENTS = 5;
const HISTORY_MAX = 100;
const HISTORY_DEFAULT = 50;

/** Channels and their messages, as far as the bot's permissions go. */
export function channelRoutes(state: State) {
  const { world, messages } = state;

  /** The channel of the path, if the bot can see it and may do there what is needed. */
  function channelOf(call: Call, needed = 0n): Channel {
    const channel = world.channels.get(param(call, "channel"));
    if (!channel) throw new Refusal(10003);
    if (!channel.guildId) return channel;
    const may = state.membership.isInGuild ? world.permissionsIn(world.bot, channel) : 0n;
    if (!(may & P.ViewChannel)) throw new Refusal(50001);
    if ((may & needed) !== needed) throw new Refusal(50013);
    return channel;
  }

  function sendingNeeds(call: Call, body: MessageBody, channel: Channel | undefined): bigint {
    const send = channel?.thread ? P.SendMessagesInThreads : P.SendMessages;
    return send | (body.embeds?.length ? P.EmbedLinks : 0n) | (call.files.length > 0 ? P.AttachFiles : 0n);
  }

  /** An archived thread opens again when somebody writes in it, but not a locked one. */
  function wake(channel: Channel) {
    if (!channel.thread?.archived) return;
    if (channel.thread.locked) throw new Refusal(50083);
    channel.thread.archived = false;
  }

  function own(message: StoredMessage): StoredMessage {
    if (message.authorId !== world.bot.id) throw new Refusal(50005);
    return message;
  }

  function refuseInArchive(channel: Channel) {
    if (channel.thread?.archived) throw new Refusal(50083);
  }

  const post: Handler = (call) => {
    channelOf(call);
    const body = bodyAs<MessageBody>(call, "MessageCreateRequestSchema");
    const channel = channelOf(call, sendingNeeds(call, body, world.channels.get(param(call, "channel"))));
    wake(channel);
    const message = messages.post({
      channel,
      author: world.bot,
      body: withoutDeadReference(channel, body),
      files: call.files,
      door: "channel",
    });
    return ok({
      ...toWire(state, message),
      ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    });
  };

  /** A reply to a message that is gone is refused, unless the sender said it may become a plain one. */
  function withoutDeadReference(channel: Channel, body: MessageBody): MessageBody {
    const reference = body.message_reference;
    if (!reference) return body;
    const target = messages.messages.get(reference.message_id);
    if (target && target.channelId === channel.id && target.deletedAt === undefined) return body;
    if (reference.fail_if_not_exists === false) return { ...body, message_reference: null };
    throw formRefusal([
      { path: ["message_reference"], code: "REPLIES_UNKNOWN_MESSAGE", message: "Unknown message" },
    ]);
  }

  const list: Handler = (call) => {
    const channel = channelOf(call);
    const limit = Number(call.query.limit ?? HISTORY_DEFAULT);
    if (!Number.isInteger(limit) || limit < 1 || limit > HISTORY_MAX) {
      const message = `int value should be between 1 and ${HISTORY_MAX}.`;
      throw formRefusal([{ path: ["limit"], code: "NUMBER_TYPE_RANGE", message }]);
    }
    if (channel.guildId && !(world.permissionsIn(world.bot, channel) & P.ReadMessageHistory)) return ok([]);
    const { before, after, around } = call.query;
    const found = messages.history(channel.id, {
      limit,
      ...(before && { before }),
      ...(after && { after }),
      ...(around && { around }),
    });
    return ok(found.map((one) => toWire(state, one)));
  };

  function startThread(call: Call, from: StoredMessage | undefined): Record<string, unknown> {
    const parent = channelOf(call, P.CreatePublicThreads);
    // discord.js names a type in both cases, which only this one of the two schemas knows.
    const { name } = bodyAs<{ name: string }>(call, "CreateTextThreadWithoutMessageRequestSchema");
    const thread = { archived: false, locked: false, ownerId: world.bot.id };
    const id = from ? { id: from.id } : {};
    const channel = world.addChannel({ name, type: 11 }, { parentId: parent.id, thread, ...id });
    const wire = wireChannel(channel, world);
    state.gateway.publish("THREAD_CREATE", { ...wire, newly_created: true });
    return wire;
  }

  return {
    "GET /channels/:channel": (call) => ok(wireChannel(channelOf(call), world)),
    "PATCH /channels/:channel": (call) => {
      const channel = channelOf(call);
      const { archived, locked, name } = (call.body ?? {}) as {
        archived?: boolean;
        locked?: boolean;
        name?: string;
      };
      if (!channel.thread) channelOf(call, P.ManageChannels);
      if (channel.thread && archived !== undefined) channel.thread.archived = archived;
      if (channel.thread && locked !== undefined) channel.thread.locked = locked;
      if (name) channel.name = name;
      state.gateway.publish(channel.thread ? "THREAD_UPDATE" : "CHANNEL_UPDATE", wireChannel(channel, world));
      return ok(wireChannel(channel, world));
    },
    "POST /channels/:channel/typing": (call) => {
      channelOf(call, P.SendMessages);
      return noContent;
    },
    "POST /channels/:channel/threads": (call) => created(startThread(call, undefined)),
    "GET /channels/:channel/messages": list,
    "POST /channels/:channel/messages": post,
    "GET /channels/:channel/messages/:message": (call) => {
      const channel = channelOf(call);
      if (channel.guildId && !(world.permissionsIn(world.bot, channel) & P.ReadMessageHistory))
        throw new Refusal(50013);
      return ok(toWire(state, messages.get(channel.id, param(call, "message"))));
    },
    "PATCH /channels/:channel/messages/:message": (call) => {
      const channel = channelOf(call);
      const body = bodyAs<MessageBody>(call, "MessageEditRequestPartialSchema");
      refuseInArchive(channel);
      const message = own(messages.get(channel.id, param(call, "message")));
      return ok(toWire(state, messages.edit(message, body, call.files, "channel")));
    },
    "DELETE /channels/:channel/messages/:message": (call) => {
      const channel = channelOf(call);
      const message = messages.get(channel.id, param(call, "message"));
      refuseInArchive(channel);
      if (message.authorId !== world.bot.id) channelOf(call, P.ManageMessages);
      messages.remove(message);
      return noContent;
    },
    "POST /channels/:channel/messages/:message/crosspost": (call) => {
      const channel = channelOf(call, P.SendMessages);
      const message = own(messages.get(channel.id, param(call, "message")));
      if (channel.type !== ANNOUNCEMENTS) throw new Refusal(50013);
      message.flags |= FLAG.CROSSPOSTED;
      return ok(toWire(state, message));
    },
    "POST /channels/:channel/messages/:message/threads": (call) => {
      const channel = channelOf(call);
      return created(startThread(call, messages.get(channel.id, param(call, "message"))));
    },
  } satisfies Partial<Record<RouteName, Handler>>;
}
