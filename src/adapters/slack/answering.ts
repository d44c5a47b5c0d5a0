import { apology } from "../../chat/apology.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Answer } from "../../chat/invocation.ts";
import type { Reply } from "../../chat/reply.ts";
import { button, fitsButton, section } from "./blocks.ts";
import type { Groups } from "./groups.ts";
import { ACK_WITHIN_MS, RESPONSES } from "./limits.ts";
import type { Log } from "./log.ts";
import type { Message } from "./pack.ts";
import type { Asked } from "./parse.ts";
import { renderReply } from "./render.ts";
import { respondTo } from "./respond.ts";

/** An acknowledgement, with an answer in it or without. */
export type Ack = (body?: object) => Promise<void>;

export interface Answering {
  /** Answers a typed command: with the acknowledgement where the answer is there in time, else after it. */
  answerTyped(asked: Asked, ack: Ack): Promise<void>;
  /** Answers a press, which may not be answered with its acknowledgement. */
  answerPressed(asked: Asked): Promise<void>;
  /** The answer itself, for an App Home. */
  answer(asked: Pick<Asked, "user" | "channel" | "text">): Promise<Answer>;
}

interface Rendered {
  readonly visibility: Answer["visibility"];
  readonly messages: readonly Message[];
}

export interface AnsweringParts {
  readonly bot: Bot;
  readonly groups: Groups;
  readonly log: Log;
  readonly ackWithinMs?: number | undefined;
}

export function createAnswering({
  bot,
  groups,
  log,
  ackWithinMs = ACK_WITHIN_MS,
}: AnsweringParts): Answering {
  const answer: Answering["answer"] = ({ user, channel, text }) =>
    bot.answer({ chat: "slack", user, channel, text, groups: () => groups.of(user) });

  /** Never rejects: a failure is logged with a reference, and the person sees that. */
  async function answerAsMessages(asked: Asked): Promise<Rendered> {
    try {
      const { visibility, reply } = await answer(asked);
      const messages = rendered(reply);
      return { visibility, messages: asked.skip < messages.length ? messages.slice(asked.skip) : messages };
    } catch (err) {
      const reference = referenceOf(asked);
      log.error({ err, reference, text: asked.text }, "an answer could not be shown on Slack");
      return { visibility: "private", messages: renderReply(apology(reference)) };
    }
  }

  async function sendAll(asked: Asked, { visibility, messages }: Rendered, sent: number): Promise<void> {
    if (asked.responseUrl === undefined) return;
    for (const message of withinUses(asked, messages, sent)) {
      const body = bodyOf(message, visibility);
      const onward = {
        replace_original: false,
        ...(asked.thread !== undefined && { thread_ts: asked.thread }),
      };
      let outcome = await respondTo(asked.responseUrl, { ...body, ...onward });
      // The words alone hold all figures; there is no smaller message.
      if (outcome === "refused") {
        const { blocks: _, ...words } = body;
        outcome = await respondTo(asked.responseUrl, { ...words, ...onward });
      }
      if (outcome !== "sent") log.warn({ outcome, text: asked.text }, "an answer may not have reached Slack");
      if (outcome === "gone") return;
    }
  }

  return {
    answer,
    async answerTyped(asked, ack) {
      const rendering = answerAsMessages(asked);
      const ready = await inTime(rendering, ackWithinMs);
      if (ready === undefined) {
        await ack();
        return sendAll(asked, await rendering, 0);
      }
      try {
        await ack(bodyOf(ready.messages[0]!, ready.visibility));
      } catch (err) {
        log.warn({ err }, "an acknowledgement could not be sent; the answer goes another way");
        return sendAll(asked, ready, 0);
      }
      return sendAll(asked, ready, 1);
    },
    async answerPressed(asked) {
      await sendAll(asked, await answerAsMessages(asked), 0);
    },
  };
}

const messagesByReply = new WeakMap<Reply, Message[]>();

/** A reply's messages. The same reply, which is how the bot answers a question asked again, is rendered once. */
function rendered(reply: Reply): Message[] {
  const messages = messagesByReply.get(reply) ?? renderReply(reply);
  messagesByReply.set(reply, messages);
  return messages;
}

/** How a message goes out as an answer. All that could make Slack add to it or read into it is off. */
function bodyOf({ text, blocks }: Message, visibility: Answer["visibility"]) {
  return {
    response_type: visibility === "public" ? "in_channel" : "ephemeral",
    text,
    blocks,
    parse: "none",
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** The messages after those sent, as many as a response_url takes; the last one says how to get what is left. */
function withinUses(asked: Asked, messages: readonly Message[], sent: number): readonly Message[] {
  const left = messages.slice(sent);
  if (left.length <= RESPONSES) return left;
  const now = left.slice(0, RESPONSES - 1);
  return [...now, onwardMessage(asked, left.length - now.length, asked.skip + sent + now.length)];
}

/** Slack takes no more messages for one command; another one goes on. */
function onwardMessage({ text }: Asked, more: number, skip: number): Message {
  const [whole, way] = [
    `The answer goes on for ${more} more ${more === 1 ? "message" : "messages"}`,
    "Slack takes no more at once",
  ];
  if (!fitsButton(text)) {
    const words = `${whole}; ${way}. Ask for less at once.`;
    return { text: words, blocks: section(words) };
  }
  const words = `${whole}; ${way}. Press “Go on” for the rest.`;
  const onward = { ...button("Go on", text), action_id: `rest:${skip}` };
  return { text: words, blocks: [...section(words), { type: "actions", elements: [onward] }] };
}

/** Undefined when it takes longer: Slack waits for 3 s, and a busy process may notice late that time has passed. */
async function inTime<T>(work: Promise<T>, withinMs: number): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(late.resolve, withinMs, undefined);
  const first = await Promise.race([work, late.promise]);
  clearTimeout(timer);
  return first;
}

function referenceOf({ ids }: Asked): string {
  return /[\w-]{8}/.exec(ids.at(-1) ?? "")?.[0] ?? "unnamed";
}
