import type { Clock, MakeId } from "./clock.ts";
import {
  BOTS_PERMISSIONS,
  computePermissions,
  DM_PERMISSIONS,
  EVERYONES_PERMISSIONS,
} from "./permissions.ts";
import type {
  Channel,
  ChannelSpec,
  Person,
  Ref,
  Role,
  RoleSpec,
  UserSpec,
  WorldOptions,
} from "./world-shapes.ts";

export type World = ReturnType<typeof createWorld>;

/** One server with its people, roles and channels, the bot among them, and the bot's DMs. */
export function createWorld(options: WorldOptions, makeId: MakeId, clock: Clock) {
  const guild = {
    id: makeId(),
    name: options.guildName ?? "Newsroom",
    locale: options.guildLocale ?? "en-US",
  };
  const roles = new Map<string, Role>();
  const people = new Map<string, Person>();
  const channels = new Map<string, Channel>();
  const joinedAt = new Date(clock.now()).toISOString();

  const everyone: Role = {
    id: guild.id,
    name: "@everyone",
    permissions: options.everyonesPermissions ?? EVERYONES_PERMISSIONS,
    mentionable: false,
    managed: false,
  };
  roles.set(everyone.id, everyone);
  const botRole = addRole({
    name: options.botName ?? "dateline",
    permissions: options.botPermissions ?? BOTS_PERMISSIONS,
  });
  botRole.managed = true;
  for (const spec of options.roles ?? []) addRole(typeof spec === "string" ? { name: spec } : spec);
  const owner = addUser({ name: "owner" });
  const bot = addUser({ name: options.botName ?? "dateline", bot: true });
  bot.roleIds.push(botRole.id);
  for (const spec of options.users ?? ["reader"]) addUser(typeof spec === "string" ? { name: spec } : spec);
  for (const spec of options.channels ?? ["general"])
    addChannel(typeof spec === "string" ? { name: spec } : spec);

  function addRole({ name, permissions = 0n, mentionable = false }: RoleSpec): Role {
    const role = { id: makeId(), name, permissions, mentionable, managed: false };
    roles.set(role.id, role);
    return role;
  }

  function addUser({ name, roles: held = [], nick, locale = "en-US", bot: isBot = false }: UserSpec): Person {
    const person = { id: makeId(), name, nick, locale, bot: isBot, roleIds: held.map((one) => role(one).id) };
    people.set(person.id, person);
    return person;
  }

  function addChannel({ name, type = 0, topic }: ChannelSpec, more: Partial<Channel> = {}): Channel {
    const channel: Channel = {
      id: makeId(),
      name,
      type,
      topic,
      guildId: guild.id,
      overwrites: [],
      parentId: undefined,
      thread: undefined,
      recipientId: undefined,
      ...more,
    };
    channels.set(channel.id, channel);
    return channel;
  }

  /** The bot's DM with a person, made on first use. */
  function dm(ref: Ref): Channel {
    const recipientId = user(ref).id;
    const known = [...channels.values()].find((channel) => channel.recipientId === recipientId);
    return known ?? addChannel({ name: "", type: 1 }, { guildId: undefined, recipientId });
  }

  function find<T extends { id: string; name: string }>(among: Map<string, T>, ref: Ref, kind: string): T {
    const key = typeof ref === "string" ? ref : ref.id;
    const found = among.get(key) ?? [...among.values()].find((one) => one.name === key);
    if (!found) throw new Error(`this fake Discord has no ${kind} "${key}"`);
    return found;
  }
  function user(ref: Ref) {
    return find(people, ref, "user");
  }
  function channel(ref: Ref) {
    return find(channels, ref, "channel");
  }
  function role(ref: Ref) {
    return find(roles, ref, "role");
  }

  /** What a member may do in a channel; in threads the parent decides. */
  function permissionsIn(person: Person, where: Channel): bigint {
    if (!where.guildId) return DM_PERMISSIONS;
    const place = where.parentId && where.thread ? (channels.get(where.parentId) ?? where) : where;
    const who = { id: person.id, roleIds: person.roleIds, isOwner: person.id === owner.id };
    return computePermissions(who, roles, everyone.id, place.overwrites);
  }

  /** Changes what one role or member may do in a channel; later calls for the same one replace the earlier. */
  function overwrite(
    ref: Ref,
    forWhom: Ref,
    { allow = 0n, deny = 0n }: { allow?: bigint; deny?: bigint },
  ): Channel {
    const place = channel(ref);
    const key = typeof forWhom === "string" ? forWhom : forWhom.id;
    const isRole =
      roles.has(key) || (!people.has(key) && [...roles.values()].some((one) => one.name === key));
    const id = isRole ? role(key).id : user(key).id;
    place.overwrites = place.overwrites.filter((one) => one.id !== id);
    place.overwrites.push({ id, type: isRole ? 0 : 1, allow, deny });
    return place;
  }

  return {
    guild,
    owner,
    bot,
    botRole,
    everyone,
    roles,
    people,
    channels,
    joinedAt,
    user,
    channel,
    role,
    dm,
    addRole,
    addUser,
    addChannel,
    permissionsIn,
    overwrite,
  };
}
