import type { Reply } from "./reply.ts";

/** A command as it reached the bot, typed, picked or pressed. */
export interface Invocation {
  /** The adapter's name. */
  readonly chat: string;
  /** The person's id, as the chat gives it. */
  readonly user: string;
  /**
   * The ids of the roles or groups the person is in, asked only where a command is for moderators. A rejection with
   * a UserError refuses the command in its words.
   */
  readonly groups?: (() => Promise<readonly string[]>) | undefined;
  readonly channel: string;
  /** As typed, the slash and the command's name included: "/brief figure advisers". */
  readonly text: string;
  /** The options by name, where the chat has a field for each. The text is then "/brief figure" alone. */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
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

/** A value that an option may take. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
  readonly detail?: string | undefined;
}
