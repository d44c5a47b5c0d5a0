import type { World } from "./world.ts";
import type { Channel, Person, Role } from "./world-shapes.ts";

type Wire = Record<string, unknown>;

export function wireUser(person: Person): Wire {
  return {
    id: person.id,
    username: person.name,
    discriminator: "0",
    global_name: null,
    avatar: null,
    bot: person.bot,
    system: false,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  };
}

/** A member without its user, as in `resolved` and on messages. */
export function wireMemberPart(person: Person, world: World): Wire {
  return {
    roles: person.roleIds,
    nick: person.nick ?? null,
    avatar: null,
    banner: null,
    joined_at: world.joinedAt,
    premium_since: null,
    communication_disabled_until: null,
    pending: false,
    flags: 0,
  };
}

export function wireMember(person: Person, world: World): Wire {
  return { ...wireMemberPart(person, world), user: wireUser(person), deaf: false, mute: false };
}

export function wireRole(role: Role, position: number): Wire {
  return {
    id: role.id,
    name: role.name,
    description: null,
    permissions: role.permissions.toString(),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: role.managed,
    mentionable: role.mentionable,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
}

export function wireRoles(world: World): Wire[] {
  return [...world.roles.values()].map((role, position) => wireRole(role, position));
}

export function wireChannel(channel: Channel, world: World): Wire {
  const common = { id: channel.id, type: channel.type, last_message_id: null, flags: 0 };
  if (channel.recipientId) return { ...common, recipients: [wireUser(world.user(channel.recipientId))] };
  const inGuild = {
    ...common,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId ?? null,
    rate_limit_per_user: 0,
  };
  if (channel.thread) {
    const { archived, locked, ownerId } = channel.thread;
    const metadata = {
      archived,
      locked,
      auto_archive_duration: 1440,
      archive_timestamp: world.joinedAt,
      create_timestamp: world.joinedAt,
    };
    return {
      ...inGuild,
      owner_id: ownerId,
      thread_metadata: metadata,
      message_count: 0,
      member_count: 1,
      total_message_sent: 0,
    };
  }
  return {
    ...inGuild,
    topic: channel.topic ?? null,
    position: 0,
    nsfw: false,
    permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: `${allow}`,
      deny: `${deny}`,
    })),
  };
}

/** A channel as it stands in `resolved` and on interactions. */
export function wireChannelPart(channel: Channel, person: Person, world: World): Wire {
  return {
    ...wireChannel(channel, world),
    permissions: world.permissionsIn(person, channel).toString(),
    app_permissions: world.permissionsIn(world.bot, channel).toString(),
  };
}

export function wireGuild(world: World): Wire {
  return {
    id: world.guild.id,
    name: world.guild.name,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    features: [],
    banner: null,
    owner_id: world.owner.id,
    application_id: null,
    region: "",
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    roles: wireRoles(world),
    default_message_notifications: 1,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: world.guild.locale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
  };
}

/** The GUILD_CREATE event: the guild with everything in it. */
export function wireGuildCreate(world: World): Wire {
  const inGuild = [...world.channels.values()].filter((channel) => channel.guildId);
  return {
    ...wireGuild(world),
    joined_at: world.joinedAt,
    large: false,
    unavailable: false,
    member_count: world.people.size,
    voice_states: [],
    members: [wireMember(world.bot, world)],
    channels: inGuild.filter((channel) => !channel.thread).map((channel) => wireChannel(channel, world)),
    threads: inGuild.filter((channel) => channel.thread).map((channel) => wireChannel(channel, world)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
