import type { Adapter } from "../../src/chat/adapter.ts";
import { ChatError, type Undelivered } from "../../src/chat/errors.ts";
import { renderPlain } from "../../src/chat/plain.ts";
import type { Reply } from "../../src/chat/reply.ts";

/** A message as the chat keeps it. */
export interface Kept {
  readonly id: string;
  readonly channel: string;
  readonly key: string;
  /** The message that it hangs from. */
  readonly under?: string | undefined;
  text: string;
  /** How often readers saw it change. */
  changes: number;
}

/** What becomes of one request: it is taken, refused, or taken with the answer lost on the way back. */
export type Fate = "taken" | "lost" | Undelivered;

/** A chat that keeps what is posted in memory, and goes wrong as it is told. */
export interface MemoryChat extends Pick<Adapter, "name" | "find"> {
  readonly post: Adapter["post"];
  readonly revise: NonNullable<Adapter["revise"]>;
  readonly messages: readonly Kept[];
  /** Decides what becomes of the next changes of messages. */
  reviseFate: (channel: string, key: string) => Fate;
  /** Takes a message away, as somebody in the channel may. */
  remove(id: string): void;
  /** Decides what becomes of the next posts. */
  fate: (channel: string, key: string) => Fate;
  /** Decides whether the next look goes through. */
  look: (channel: string) => Fate;
  readonly posts: number;
  /** The texts that stand in a channel. */
  in(channel: string): string[];
}

export function createMemoryChat(name = "slack"): MemoryChat {
  const messages: Kept[] = [];
  let posts = 0;
  let ids = 0;
  const chat: MemoryChat = {
    name,
    messages,
    fate: () => "taken",
    reviseFate: () => "taken",
    look: () => "taken",
    get posts() {
      return posts;
    },
    in: (channel) => messages.filter((message) => message.channel === channel).map(({ text }) => text),
    async post(channel: string, reply: Reply, key: string, progress) {
      posts += 1;
      const fate = chat.fate(channel, key);
      if (typeof fate === "object") throw new ChatError("It did not take a post.", fate);
      ids += 1;
      const id = `m${ids}`;
      const under = progress?.under?.messages[0];
      if (under !== undefined && !messages.some((one) => one.id === under && one.channel === channel))
        throw new Error(`nothing hangs from ${under}, which is not in ${channel}`);
      messages.push({ id, channel, key, text: renderPlain(reply), under, changes: 0 });
      if (fate === "lost") throw new ChatError("Its answer was lost.", { outcome: "unknown" });
      return { channel, messages: [id] };
    },
    async revise({ channel, messages: [id] }, reply) {
      const message = messages.find((one) => one.id === id && one.channel === channel);
      const fate = chat.reviseFate(channel, message?.key ?? "");
      if (typeof fate === "object") throw new ChatError("It did not change a message.", fate);
      if (!message)
        throw new ChatError("It is gone.", {
          outcome: "never",
          reason: "message-gone",
          mend: "Say it anew.",
        });
      const text = renderPlain(reply);
      if (text !== message.text) message.changes += 1;
      message.text = text;
      if (fate === "lost") throw new ChatError("Its answer was lost.", { outcome: "unknown" });
    },
    remove(id) {
      messages.splice(
        messages.findIndex((one) => one.id === id),
        1,
      );
    },
    async find(channel, key) {
      const fate = chat.look(channel);
      if (fate === "lost") throw new ChatError("Its answer was lost.", { outcome: "unknown" });
      if (typeof fate === "object") throw new ChatError("It cannot be looked through.", fate);
      const found = messages.find((message) => message.channel === channel && message.key === key);
      return found && { channel, messages: [found.id] };
    },
  };
  return chat;
}
