import type { APIAllowedMentions } from "discord.js";
import type { Door } from "./message-limits.ts";

/**
 * Whom a message would ping. Strict: it looks at the text and `allowed_mentions` alone, so it also counts mentions in
 * code, and @everyone by a bot without the permission. A message with no pings here pings nobody in the real Discord.
 */
export interface Pings {
  everyone: boolean;
  here: boolean;
  users: string[];
  roles: string[];
}

export const noPings = (): Pings => ({ everyone: false, here: false, users: [], roles: [] });

/** What is parsed when `allowed_mentions` is left out (docs, resources/message: allowed mentions). */
const PARSED_BY_DEFAULT: Record<Door, readonly string[]> = {
  channel: ["users", "roles", "everyone"],
  interaction: ["users"],
};

/** Reads the mentions of the texts that ping (content and the texts of Components V2; embeds never do). */
export function pingsOf(
  texts: readonly string[],
  mentions: APIAllowedMentions | null | undefined,
  door: Door,
): Pings {
  const text = texts.join("\n");
  const parse: readonly string[] = mentions ? (mentions.parse ?? []) : PARSED_BY_DEFAULT[door];
  const named = (kind: "users" | "roles", ids: string[]) =>
    parse.includes(kind) ? ids : ids.filter((id) => mentions?.[kind]?.includes(id));
  return {
    everyone: parse.includes("everyone") && text.includes("@everyone"),
    here: parse.includes("everyone") && text.includes("@here"),
    users: named("users", idsIn(text, /<@!?(\d+)>/g)),
    roles: named("roles", idsIn(text, /<@&(\d+)>/g)),
  };
}

/** A reply pings the one replied to unless told not to: by default yes, but no once `allowed_mentions` is given. */
export function pingsRepliedUser(mentions: APIAllowedMentions | null | undefined): boolean {
  return mentions ? (mentions.replied_user ?? false) : true;
}

export function addPings(before: Pings, more: Pings): Pings {
  return {
    everyone: before.everyone || more.everyone,
    here: before.here || more.here,
    users: [...new Set([...before.users, ...more.users])],
    roles: [...new Set([...before.roles, ...more.roles])],
  };
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))];
}
