import type { Bot } from "./bot.ts";
import type { Health } from "./health.ts";
import type { Posted } from "./posted.ts";
import type { Reply } from "./reply.ts";

export type { Posted } from "./posted.ts";

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
  post(channel: string, reply: Reply, key: string, progress?: Progress): Promise<Posted>;
  /** How fast the chat lets the bot post. Without it there is no limit. */
  readonly pace?: Pace;
  /**
   * Says it anew where it was said; done twice, it is as done once. `key` is the one it was posted by, so that it is
   * still found by that. Throws a ChatError: "edit-refused" too, before anything is changed, where it would take more
   * messages than there are. Without it a correction is a message of its own.
   */
  revise?(message: Posted, reply: Reply, key?: string): Promise<void>;
  /**
   * Looks for the message of a key in a channel, and under the message that it hangs from. Undefined where it is
   * certainly not there as a whole: `onHalf` is then told the ids of its beginning, where it broke off. Throws a
   * ChatError. Without it an unknown outcome stays unknown.
   */
  find?(
    channel: string,
    key: string,
    under?: Posted,
    onHalf?: (messages: readonly string[]) => void,
  ): Promise<Posted | undefined>;
  /**
   * Why the bot cannot post in a channel, and what to grant it; undefined where it can. Posts nothing. Rejects with a
   * UserError where the chat does not say just now. Without it every channel is taken.
   */
  examineChannel?(channel: string): Promise<string | undefined>;
  /** How the chat is doing, for whoever runs the bot. */
  health(): Health;
  /** Stops taking commands, lets running ones finish, and lets go of every connection. */
  stop(): Promise<void>;
}

/** What is known of a post of several messages that may have broken off, and who is to be told how it goes. */
export interface Progress {
  /** Nothing of it can be there yet. */
  readonly isFresh: boolean;
  /** The ids of those of its messages that have landed, the first one first. */
  readonly landed: readonly string[];
  /** The message of the channel that it hangs from. Where that is gone, it stands alone. */
  readonly under?: Posted | undefined;
  /** Told after each message but the last, with the ids of all that have landed. A rejection ends the post there. */
  onLanded(messages: readonly string[]): Promise<void>;
}

export interface Pace {
  /** Messages a second, over all channels. */
  readonly perSecond: number;
  /** Milliseconds between two messages in one channel. */
  readonly channelGapMs: number;
  /** Changes of messages a second, over all channels, where that is less. */
  readonly revisionsPerSecond?: number | undefined;
}
