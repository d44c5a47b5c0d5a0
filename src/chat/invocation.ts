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
  /** The thread of the channel, where it was said in one. */
  readonly thread?: string | undefined;
  /** As typed, the slash and the command's name included: "/brief figure advisers". */
  readonly text: string;
  /** The options by name, where the chat has a field for each. The text is then "/brief figure" alone. */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
  /** What a form was filled in with, by option, beside what its command says already. */
  readonly filled?: Readonly<Record<string, string>> | undefined;
}

/** What goes back. Private answers are for the person who asked; public ones for the whole channel. */
export interface Answer {
  readonly visibility: "private" | "public";
  readonly reply: Reply;
  /** The edition it was given from; undefined where none was asked. */
  readonly edition?: string | undefined;
  /** What is wrong with what was filled in, by option: the form stays open. The reply says it too. */
  readonly faults?: Readonly<Record<string, string>> | undefined;
  /** Where a fault of ours kept the command from being answered: the reference that the person was given. */
  readonly reference?: string | undefined;
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
