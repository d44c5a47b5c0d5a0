import {
  type APIChannel,
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  type APIUser,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits,
  type REST,
  Routes,
} from "discord.js";
import { UserError } from "../../chat/errors.ts";
import { NEEDED } from "./application.ts";
import { chatError } from "./failures.ts";

/**
 * Why the bot cannot post in a channel, and what to grant it; undefined where it can. Rejects with a UserError where
 * Discord does not say just now.
 */
export async function obstacleIn(rest: REST, channel: string): Promise<string | undefined> {
  try {
    return await look(rest, channel);
  } catch (error) {
    const { message, undelivered } = chatError(error, `show the channel ${channel}`);
    if (undelivered.outcome === "never") return `The bot cannot post in ${channel}. ${undelivered.mend}`;
    throw new UserError(`${message}. Whether the bot can post there is not known. Try again in a minute.`, {
      cause: error,
    });
  }
}

async function look(rest: REST, id: string): Promise<string | undefined> {
  const channel = (await rest.get(Routes.channel(id))) as APIChannel;
  if (channel.type === ChannelType.DM) return "This is a direct message. Digests go to channels: choose one.";
  if (!("guild_id" in channel) || channel.guild_id === undefined || !WRITTEN_IN.has(channel.type))
    return `${nameOf(channel)} is a channel of a kind that digests cannot go to. Choose a text channel, an announcement channel or a thread.`;
  const isThread = THREADS.has(channel.type);
  if ("thread_metadata" in channel && channel.thread_metadata?.locked)
    return `The thread ${nameOf(channel)} is locked. Unlock it, or choose another channel.`;
  // A thread has no permissions of its own.
  const place =
    isThread && channel.parent_id
      ? ((await rest.get(Routes.channel(channel.parent_id))) as APIChannel)
      : channel;
  const held = await permissionsIn(rest, place, channel.guild_id);
  const missing = Object.entries(NEEDED)
    .filter(([name]) => name !== (isThread ? "Send Messages" : "Send Messages in Threads"))
    .filter(([, bit]) => !(held & bit))
    .map(([name]) => name);
  if (missing.length === 0) return undefined;
  return `The bot lacks ${missing.join(", ")} in ${nameOf(channel)}. In the settings of ${nameOf(place)}, under Permissions, add the bot's role and allow it what is missing.`;
}

const THREADS: ReadonlySet<ChannelType> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

const WRITTEN_IN: ReadonlySet<ChannelType> = new Set([
  ...THREADS,
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
]);

const nameOf = (channel: APIChannel) => `#${channel.name ?? channel.id}`;

/** What the bot may do in a channel, by Discord's own sum (topics/permissions, "Permission Hierarchy"). */
async function permissionsIn(rest: REST, place: APIChannel, guild: string): Promise<bigint> {
  const { id: self } = (await rest.get(Routes.user())) as APIUser;
  const [{ roles: held }, roles] = (await Promise.all([
    rest.get(Routes.guildMember(guild, self)),
    rest.get(Routes.guildRoles(guild)),
  ])) as [APIGuildMember, APIRole[]];
  // The role of everyone has the server's own id.
  const base = roles
    .filter(({ id }) => id === guild || held.includes(id))
    .reduce((sum, { permissions }) => sum | BigInt(permissions), 0n);
  if (base & PermissionFlagsBits.Administrator) return ALL;
  const overwrites = ("permission_overwrites" in place && place.permission_overwrites) || [];
  return [
    overwrites.filter(({ id }) => id === guild),
    overwrites.filter(({ id, type }) => type === OverwriteType.Role && held.includes(id)),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === self),
  ].reduce(overwrite, base);
}

const ALL = Object.values(NEEDED).reduce((sum, bit) => sum | bit, 0n);

function overwrite(permissions: bigint, applying: readonly APIOverwrite[]): bigint {
  const sum = (bits: readonly string[]) => bits.reduce((all, one) => all | BigInt(one), 0n);
  const [deny, allow] = [applying.map((one) => one.deny), applying.map((one) => one.allow)];
  return (permissions & ~sum(deny)) | sum(allow);
}
