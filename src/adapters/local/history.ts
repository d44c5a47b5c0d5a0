import type { Posted } from "../../chat/adapter.ts";
import { KEPT_KEYS, KEPT_MESSAGES } from "./limits.ts";

/** A message as the page shows it. */
export interface Message {
  readonly id: string;
  readonly visibility: "private" | "public";
  /** Made by render.ts, and by nothing else. */
  readonly html: string;
  /** The command it answers, by the id the page gave it. */
  readonly to?: string | undefined;
  /** That command's text, for the other tabs. */
  readonly asked?: string | undefined;
  /** The channel it was posted in unasked. */
  readonly channel?: string | undefined;
  /** What is wrong with the form that was sent, by field: it stays open, and the message is not shown. */
  readonly faults?: Readonly<Record<string, string>> | undefined;
  /** The message that it hangs from, by its id. */
  readonly under?: string | undefined;
}

/** What is public: the messages that a tab opened later still gets to see. */
export interface History {
  keep(message: Message): void;
  kept(): readonly Message[];
  /** The message of an id as it reads from now on; undefined where it is not kept. */
  revise(id: string, html: string): Message | undefined;
  /** Where the message of this key landed, if it did. */
  posted(key: string): Posted | undefined;
  remember(key: string, posted: Posted): void;
}

export function createHistory(): History {
  const messages: Message[] = [];
  const postedByKey = new Map<string, Posted>();
  return {
    keep(message) {
      messages.push(message);
      if (messages.length > KEPT_MESSAGES) messages.shift();
    },
    kept: () => [...messages],
    revise(id, html) {
      const place = messages.findIndex((message) => message.id === id);
      if (place < 0) return undefined;
      messages[place] = { ...messages[place]!, html };
      return messages[place];
    },
    posted: (key) => postedByKey.get(key),
    remember(key, posted) {
      postedByKey.set(key, posted);
      const [oldest] = postedByKey.keys();
      if (postedByKey.size > KEPT_KEYS && oldest !== undefined) postedByKey.delete(oldest);
    },
  };
}
