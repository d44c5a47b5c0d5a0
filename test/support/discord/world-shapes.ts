import type { Overwrite } from "./permissions.ts";

export interface UserSpec {
  name: string;
  /** Names of roles. */
  roles?: readonly string[];
  nick?: string;
  /** The language of the person's client. */
  locale?: string;
  bot?: boolean;
}

export interface RoleSpec {
  name: string;
  permissions?: bigint;
  mentionable?: boolean;
}

export interface ChannelSpec {
  name: string;
  /** 0 text (default), 2 voice, 4 category, 5 announcements, 15 forum. */
  type?: number;
  topic?: string;
}

export interface WorldOptions {
  guildName?: string;
  guildLocale?: string;
  botName?: string;
  botPermissions?: bigint;
  everyonesPermissions?: bigint;
  users?: readonly (string | UserSpec)[];
  roles?: readonly (string | RoleSpec)[];
  channels?: readonly (string | ChannelSpec)[];
}

export interface Person {
  id: string;
  name: string;
  nick: string | undefined;
  locale: string;
  bot: boolean;
  roleIds: string[];
}

export interface Role {
  id: string;
  name: string;
  permissions: bigint;
  mentionable: boolean;
  managed: boolean;
}

export interface Channel {
  id: string;
  name: string;
  type: number;
  topic: string | undefined;
  /** Undefined in a DM. */
  guildId: string | undefined;
  overwrites: Overwrite[];
  /** A thread's channel. */
  parentId: string | undefined;
  thread: { archived: boolean; locked: boolean; ownerId: string } | undefined;
  /** A DM's other person. */
  recipientId: string | undefined;
}

/** A thing of the world, by itself, its id or its name. */
export type Ref = string | { id: string };
