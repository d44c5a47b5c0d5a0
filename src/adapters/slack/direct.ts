import type { Answer } from "../../chat/invocation.ts";
import type { Client } from "./client.ts";
import type { Message } from "./pack.ts";
import type { Asked } from "./parse.ts";

/** Says an answer in the conversation itself, where the response_url is used up or too old. Rejects as the Web API does. */
export type SayDirectly = (
  message: Message,
  visibility: Answer["visibility"],
  to: Pick<Asked, "user" | "channel" | "thread">,
) => Promise<unknown>;

/**
 * The Web API takes the bot's word only where it is a member, and a response_url works anywhere: so this is second
 * best. What is private goes out by a method that knows no other way, and never becomes public for want of one.
 */
export function createDirectWay(client: Client): SayDirectly {
  return ({ text, blocks }, visibility, { user, channel, thread }) => {
    const content = {
      channel,
      text,
      blocks: [...blocks],
      parse: "none" as const,
      link_names: false,
      ...(thread !== undefined && { thread_ts: thread }),
    };
    return visibility === "private"
      ? client.chat.postEphemeral({ ...content, user })
      : client.chat.postMessage({ ...content, unfurl_links: false, unfurl_media: false });
  };
}
