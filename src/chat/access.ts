import type { Invocation } from "./invocation.ts";

/** Who the moderators of a chat are: everyone, or those whose id, or a role's or group's id, is listed. */
export type Moderators = "everyone" | ReadonlySet<string>;

export interface Access {
  /** Why someone may not use a moderators' command, and how to mend it; undefined where they may. */
  refusal(invocation: Invocation): Promise<string | undefined>;
}

/**
 * Roles fail closed: someone is a moderator only where their chat's list says so. The local page, which only whoever
 * sits at the machine can open, makes everyone one.
 */
export function createAccess(moderatorsByChat: ReadonlyMap<string, Moderators>): Access {
  return {
    async refusal({ chat, user, groups }) {
      const moderators = moderatorsByChat.get(chat);
      const setting = `${chat.toUpperCase()}_MODERATORS`;
      if (moderators === undefined || (moderators !== "everyone" && moderators.size === 0)) {
        return `No moderators have been named for this chat, so nobody may do that. Whoever runs the bot can set ${setting}.`;
      }
      if (moderators === "everyone" || moderators.has(user)) return undefined;
      const listed = (await groups?.()) ?? [];
      if (listed.some((group) => moderators.has(group))) return undefined;
      return `That is for moderators, and you are not one here. Whoever runs the bot can add you to ${setting}.`;
    },
  };
}
