import { PermissionFlagsBits as P } from "discord.js";

/** A channel's exception for one role (type 0) or one member (type 1). */
export interface Overwrite {
  id: string;
  type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

const ALL_PERMISSIONS = Object.values(P).reduce((sum, bit) => sum | bit, 0n);

export const EVERYONES_PERMISSIONS =
  P.ViewChannel |
  P.SendMessages |
  P.ReadMessageHistory |
  P.UseApplicationCommands |
  P.EmbedLinks |
  P.AttachFiles |
  P.AddReactions |
  P.CreatePublicThreads |
  P.SendMessagesInThreads;

export const BOTS_PERMISSIONS =
  P.ViewChannel |
  P.SendMessages |
  P.ReadMessageHistory |
  P.EmbedLinks |
  P.AttachFiles |
  P.SendMessagesInThreads |
  P.CreatePublicThreads |
  P.UseApplicationCommands;

/** In a DM with the bot (docs, receiving-and-responding: app_permissions). */
export const DM_PERMISSIONS = P.AttachFiles | P.EmbedLinks | P.MentionEveryone | P.UseExternalEmojis;

/** The privileged intents and their gateway bits. */
const PRIVILEGED_INTENTS = { members: 1 << 1, presences: 1 << 8, messageContent: 1 << 15 } as const;

export type PrivilegedIntent = keyof typeof PRIVILEGED_INTENTS;

/** The bits of all privileged intents but those switched on. */
export function forbiddenIntents(switchedOn: readonly PrivilegedIntent[]): number {
  const names = Object.keys(PRIVILEGED_INTENTS) as PrivilegedIntent[];
  return names
    .filter((name) => !switchedOn.includes(name))
    .reduce((bits, name) => bits | PRIVILEGED_INTENTS[name], 0);
}

/** Base permissions, then the channel's exceptions: everyone, the roles together, the member (docs, topics/permissions). */
export function computePermissions(
  who: { id: string; roleIds: readonly string[]; isOwner: boolean },
  roles: ReadonlyMap<string, { permissions: bigint }>,
  everyoneId: string,
  overwrites: readonly Overwrite[],
): bigint {
  const held = [everyoneId, ...who.roleIds];
  const base = held.reduce((sum, id) => sum | (roles.get(id)?.permissions ?? 0n), 0n);
  if (who.isOwner || base & P.Administrator) return ALL_PERMISSIONS;
  const applying = [
    overwrites.filter((one) => one.id === everyoneId),
    overwrites.filter((one) => one.type === 0 && who.roleIds.includes(one.id)),
    overwrites.filter((one) => one.type === 1 && one.id === who.id),
  ];
  const result = applying.reduce((sum, step) => {
    const deny = step.reduce((bits, one) => bits | one.deny, 0n);
    const allow = step.reduce((bits, one) => bits | one.allow, 0n);
    return (sum & ~deny) | allow;
  }, base);
  return result & P.ViewChannel ? result : 0n;
}
