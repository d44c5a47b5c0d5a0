import type { Bot } from "./bot.ts";
import type { Health } from "./health.ts";
import type { Reply } from "./reply.ts";

/** A chat: a place people type. Where chats differ, the difference stays in the adapter. */
export interface Adapter {
  /** "local", "slack", "discord". */
  readonly name: string;
  /**
   * Begins to take commands. Resolves once people can type. Rejects with a UserError where only the operator can
   * help (a wrong token, a taken port); a chat that does not answer is tried again until `stop`, without end.
   */
  start(bot: Bot): Promise<void>;
  /**
   * Says something in a channel unasked. `key` names this one message for good: the same key is the same message.
   * Throws a ChatError when the chat does not take it.
   */
  post(channel: string, reply: Reply, key: string): Promise<Posted>;
  /** Says it anew where it was said. Throws a ChatError. Without it a correction is a message of its own. */
  revise?(message: Posted, reply: Reply): Promise<void>;
  /**
   * Looks for the message of a key in a channel. Undefined where it is certainly not there. Throws a ChatError.
   * Without it an unknown outcome stays unknown.
   */
  find?(channel: string, key: string): Promise<Posted | undefined>;
  /** How the chat is doing, for whoever runs the bot. */
  health(): Health;
  /** Stops taking commands, lets running ones finish, and lets go of every connection. */
  stop(): Promise<void>;
}

/** Where a message landed. A reply that takes several messages has several ids, the first one first. */
export interface Posted {
  readonly channel: string;
  readonly messages: readonly [string, ...string[]];
}
