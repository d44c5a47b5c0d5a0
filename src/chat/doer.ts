import type { Doer } from "./publication.ts";

const CHATS: Readonly<Record<string, string>> = {
  slack: "Slack",
  discord: "Discord",
  local: "the local page",
};

export function chatName(chat: string): string {
  return CHATS[chat] ?? chat;
}

/** Who did something: "U0123 on Slack", by the id that the chat gives; "the bot itself". */
export function wordDoer({ chat, user }: Doer): string {
  if (user === undefined) return "the bot itself";
  return chat === undefined ? user : `${user} on ${chatName(chat)}`;
}
