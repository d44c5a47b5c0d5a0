import type { Invocation } from "./invocation.ts";

/** Where a person stands: a moderator, not one, or in a chat where nobody has been made one yet. */
export type Standing =
  | { readonly moderator: true }
  | { readonly moderator: false; readonly reason: "not-listed" | "nobody-listed"; readonly mend: string };

export interface Access {
  standing(invocation: Pick<Invocation, "chat" | "user">): Standing | Promise<Standing>;
}

/** Why a moderator's command is refused, and how to mend it; undefined where it is not. */
export function refusal(standing: Standing): string | undefined {
  if (standing.moderator) return undefined;
  const why =
    standing.reason === "nobody-listed"
      ? "No moderators have been named for this chat, so nobody may do that."
      : "That is for moderators, and you are not one here.";
  return `${why} ${standing.mend}`;
}

/**
 * Moderators by chat. Someone is one only where a list names them; the local page, which only whoever sits at the
 * machine can open, makes everyone one.
 */
export function createAccess(
  moderatorsByChat: ReadonlyMap<string, "everyone" | ReadonlySet<string>>,
): Access {
  return {
    standing({ chat, user }) {
      const moderators = moderatorsByChat.get(chat);
      if (moderators === "everyone" || moderators?.has(user)) return { moderator: true };
      const setting = `${chat.toUpperCase()}_MODERATORS`;
      return moderators === undefined || moderators.size === 0
        ? { moderator: false, reason: "nobody-listed", mend: `Whoever runs the bot can set ${setting}.` }
        : { moderator: false, reason: "not-listed", mend: `Whoever runs the bot can add you to ${setting}.` };
    },
  };
}
