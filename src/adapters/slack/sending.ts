import type { Answer } from "../../chat/invocation.ts";
import type { Chart, Form } from "../../chat/reply.ts";
import { button, fitsButton, section } from "./blocks.ts";
import type { SayDirectly } from "./direct.ts";
import { RESPONSES } from "./limits.ts";
import type { Log } from "./log.ts";
import type { Message } from "./pack.ts";
import type { Asked } from "./parse.ts";
import { type Responded, respondTo } from "./respond.ts";
import { chatErrorOf } from "./trouble.ts";

/** An answer as it goes out. */
export interface Rendered {
  readonly visibility: Answer["visibility"];
  readonly messages: readonly Message[];
  /** Of which a picture is to follow. */
  readonly charts: readonly Chart[];
  /** What it was made of, where it is said as a whole. */
  readonly answer?: Answer | undefined;
  /** What is opened in its place, where Slack does so. */
  readonly form?: Form | undefined;
}

export interface Sending {
  /** Sends an answer's messages, but for as many as were `sent` already. Never rejects: what fails is logged. */
  sendAll(asked: Asked, answer: Rendered, sent: number): Promise<void>;
}

/** Answers that go by response_url, and directly where that is gone. */
export function createSending(sayDirectly: SayDirectly, log: Log): Sending {
  /** False where the messages that follow would fare no better. */
  async function say(asked: Asked, message: Message, visibility: Answer["visibility"]): Promise<boolean> {
    try {
      await sayDirectly(message, visibility, asked);
      return true;
    } catch (error) {
      const { message: reason } = chatErrorOf(error, "take an answer whose response_url is gone");
      log.warn({ reason, text: asked.text }, "an answer could not be given");
      return false;
    }
  }

  return {
    async sendAll(asked, { visibility, messages }, sent) {
      if (asked.responseUrl === undefined) return;
      let isGone = false;
      for (const message of withinUses(asked, messages, sent)) {
        const outcome: Responded = isGone
          ? "gone"
          : await sendTo(asked.responseUrl, bodyOf(message, visibility), asked);
        isGone = outcome === "gone";
        if (isGone && !(await say(asked, message, visibility))) return;
        if (!isGone && outcome !== "sent")
          log.warn({ outcome, text: asked.text }, "an answer may not have reached Slack");
      }
    },
  };
}

async function sendTo(url: string, body: ReturnType<typeof bodyOf>, { thread }: Asked): Promise<Responded> {
  const place = { replace_original: false, ...(thread !== undefined && { thread_ts: thread }) };
  const outcome = await respondTo(url, { ...body, ...place });
  if (outcome !== "refused") return outcome;
  // The words alone hold all figures; there is no smaller message.
  const { blocks: _, ...words } = body;
  return respondTo(url, { ...words, ...place });
}

/** How a message goes out as an answer. All that could make Slack add to it or read into it is off. */
export function bodyOf({ text, blocks }: Message, visibility: Answer["visibility"]) {
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
