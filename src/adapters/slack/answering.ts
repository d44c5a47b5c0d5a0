import { chartsIn } from "../../charts/pictures.ts";
import { apology } from "../../chat/apology.ts";
import type { Bot } from "../../chat/bot.ts";
import { formIn } from "../../chat/form.ts";
import type { Answer } from "../../chat/invocation.ts";
import type { Reply } from "../../chat/reply.ts";
import { type OpenForm, stayOpen } from "./forms.ts";
import type { Groups } from "./groups.ts";
import type { WhereItLanded } from "./landed.ts";
import { ACK_WITHIN_MS, FORM_WITHIN_MS } from "./limits.ts";
import type { Log } from "./log.ts";
import type { Message } from "./pack.ts";
import type { Asked, Submitted } from "./parse.ts";
import type { ShowPictures } from "./pictures.ts";
import { renderReply } from "./render.ts";
import { bodyOf, type Rendered, type Sending } from "./sending.ts";

/** An acknowledgement, with an answer in it or without. */
export type Ack = (body?: object) => Promise<void>;

export interface Answering {
  /** Answers a typed command: with the acknowledgement where the answer is there in time, else after it. */
  answerTyped(asked: Asked, ack: Ack): Promise<void>;
  /** Answers a press, which may not be answered with its acknowledgement. */
  answerPressed(asked: Asked): Promise<void>;
  /** Answers a form that was sent: it stays open with what is wrong at its fields, or closes and is answered. */
  answerSubmitted(submitted: Submitted, ack: Ack): Promise<Answer>;
  /** The answer itself, for an App Home. */
  answer(asked: Pick<Asked, "user" | "channel" | "text">): Promise<Answer>;
}

export interface AnsweringParts {
  readonly bot: Bot;
  readonly groups: Groups;
  readonly sending: Sending;
  readonly showPictures: ShowPictures;
  readonly openForm: OpenForm;
  readonly whereItLanded: WhereItLanded;
  readonly log: Log;
  readonly ackWithinMs?: number | undefined;
}

export function createAnswering({
  bot,
  groups,
  sending: { sendAll },
  showPictures,
  openForm,
  whereItLanded,
  log,
  ackWithinMs = ACK_WITHIN_MS,
}: AnsweringParts): Answering {
  const answer: Answering["answer"] = ({ user, channel, text }) =>
    bot.answer({ chat: "slack", user, channel, text, groups: () => groups.of(user) });

  /** Never rejects: a failure is logged with a reference, and the person sees that. */
  async function answerAsMessages(asked: Asked): Promise<Rendered> {
    try {
      const given = await answer(asked);
      const { visibility, reply } = given;
      const messages = rendered(reply);
      return asked.skip > 0 && asked.skip < messages.length
        ? { visibility, messages: messages.slice(asked.skip), charts: [] }
        : { visibility, messages, charts: chartsIn(reply), form: formIn(reply), answer: given };
    } catch (err) {
      const reference = referenceOf(asked);
      log.error({ err, reference, text: asked.text }, "an answer could not be shown on Slack");
      return { visibility: "private", messages: renderReply(apology(reference)), charts: [] };
    }
  }

  /** A form is opened, or where that fails, said how to type. */
  async function openOrSay(asked: Asked, answer: Rendered, sent: number): Promise<void> {
    if (answer.form === undefined || !(await openForm(asked, answer.form))) await sayAll(asked, answer, sent);
  }

  /** The words first: they are all of the answer, and a picture takes Slack a while. */
  async function sayAll(asked: Asked, answer: Rendered, sent: number): Promise<void> {
    await sendAll(asked, answer, sent);
    void noteLanded(asked, answer);
    await showPictures(asked, answer);
  }

  /** Nothing waits for it. In a thread an answer is no part of the history, and is not found. */
  async function noteLanded({ channel, thread }: Asked, { answer, messages }: Rendered): Promise<void> {
    if (answer?.visibility !== "public" || !bot.landed || thread !== undefined) return;
    const [first, ...others] = await whereItLanded(channel, messages);
    if (first !== undefined) bot.landed(answer, { channel, messages: [first, ...others] }, "slack");
  }

  /** False where that failed: an answer goes another way then, by its response_url. */
  async function acknowledge(ack: Ack, body?: object): Promise<boolean> {
    try {
      await ack(body);
      return true;
    } catch (err) {
      log.warn({ err }, "an acknowledgement could not be sent");
      return false;
    }
  }

  return {
    answer,
    async answerTyped(asked, ack) {
      const rendering = answerAsMessages(asked);
      const ready = await inTime(rendering, ackWithinMs);
      const isSaid = ready !== undefined && ready.form === undefined;
      const isSent = await acknowledge(
        ack,
        isSaid ? bodyOf(ready.messages[0]!, ready.visibility) : undefined,
      );
      return openOrSay(asked, ready ?? (await rendering), isSaid && isSent ? 1 : 0);
    },
    async answerPressed(asked) {
      await openOrSay(asked, await answerAsMessages(asked), 0);
    },
    async answerSubmitted(submitted, ack) {
      const { user, channel, text, filled } = submitted;
      const who = { chat: "slack", user, groups: () => groups.of(user) };
      const answering = bot.answer({ ...who, channel, text, filled });
      const ready = await inTime(answering, FORM_WITHIN_MS);
      const open = ready && stayOpen(ready, submitted);
      await acknowledge(ack, open);
      const answer = ready ?? (await answering);
      const { visibility, reply } = answer;
      if (open === undefined)
        await sayAll(submitted, { visibility, messages: rendered(reply), charts: [] }, 0);
      return answer;
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
