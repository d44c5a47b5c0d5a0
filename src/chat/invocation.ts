import type { Reply } from "./reply.ts";

/** A command as it reached the bot, typed or pressed. */
export interface Invocation {
  /** The adapter's name. */
  readonly chat: string;
  /** The person's id, as the chat gives it. */
  readonly user: string;
  readonly channel: string;
  /** As typed, the slash and the command's name included: "/brief figure advisers". */
  readonly text: string;
}

/** What goes back. Private answers are for the person who asked; public ones for the whole channel. */
export interface Answer {
  readonly visibility: "private" | "public";
  readonly reply: Reply;
}

/** One way to go on with what is typed so far. */
export interface Completion {
  /** The whole text once taken: "/brief figure advisers". */
  readonly text: string;
  /** What to show for it. */
  readonly label: string;
  readonly detail?: string | undefined;
}
