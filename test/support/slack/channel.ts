import type { Json } from "./json.ts";
import { textOf } from "./json.ts";
import { Refusal } from "./refusal.ts";
import { directMessage } from "./settle.ts";
import type { Channel, World } from "./world.ts";

/** The channel named by an id, by `#name`, or by the person whose direct message it is. */
export function findChannel(world: World, given: unknown): Channel | undefined {
  const wanted = textOf(given) ?? "";
  const byId = world.channels.get(wanted);
  if (byId !== undefined) return byId;
  if (world.people.has(wanted)) return directMessage(world, wanted);
  const name = wanted.replace(/^#/, "");
  return [...world.channels.values()].find((channel) => channel.kind !== "im" && channel.name === name);
}

/** A channel the bot may know of; private ones it was not invited to do not exist for it. */
export function knownChannel(world: World, given: unknown): Channel {
  const channel = findChannel(world, given);
  if (channel === undefined) throw new Refusal("channel_not_found");
  if (channel.kind !== "public" && !isIn(world, channel)) throw new Refusal("channel_not_found");
  return channel;
}

/** A channel whose messages the bot may read. */
export function readableChannel(world: World, given: unknown): Channel {
  const channel = knownChannel(world, given);
  if (!isIn(world, channel)) throw new Refusal("not_in_channel");
  return channel;
}

/** A channel the bot may post in. */
export function writableChannel(world: World, given: unknown): Channel {
  const channel = knownChannel(world, given);
  if (channel.archived) throw new Refusal("is_archived");
  if (!isIn(world, channel) && !world.scopes.includes("chat:write.public"))
    throw new Refusal("not_in_channel");
  return channel;
}

export function isIn(world: World, channel: Channel): boolean {
  return channel.members.has(world.bot.userId);
}

export function channelAsApi(world: World, channel: Channel): Json {
  if (channel.kind === "im") {
    return { id: channel.id, is_im: true, is_archived: false, user: channel.user, created: 1_700_000_000 };
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === "public",
    is_group: channel.kind === "private",
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === "private",
    is_archived: channel.archived,
    is_general: channel.name === "general",
    is_member: isIn(world, channel),
    created: 1_700_000_000,
    num_members: channel.members.size,
    topic: { value: "", creator: "", last_set: 0 },
    purpose: { value: "", creator: "", last_set: 0 },
  };
}
