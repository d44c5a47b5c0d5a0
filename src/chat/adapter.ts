import type { Bot } from "./bot.ts";
import type { Reply } from "./reply.ts";

/** A chat: a place people type. Where chats differ, the difference stays in the adapter. */
export interface Adapter {
  /** "local", "slack", "discord". */
  readonly name: string;
  /** Begins to take commands. Resolves once people can type; rejects with a UserError the operator can act on. */
  start(bot: Bot): Promise<void>;
  /**
   * Says something in a channel unasked. `key` names this one message for good: the same key is the same message.
   */
  post(channel: string, reply: Reply, key: string): Promise<Posted>;
  /** Stops taking commands, lets running ones finish, and lets go of every connection. */
  stop(): Promise<void>;
}

/** Where a message landed. */
export interface Posted {
  readonly channel: string;
  readonly message: string;
}
