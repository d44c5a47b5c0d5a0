import { setTimeout as pause } from "node:timers/promises";
import type { Artist } from "../../charts/artist.ts";
import { type Pictures, picturesFor } from "../../charts/pictures.ts";
import type { Bot } from "../../chat/bot.ts";
import { formIn } from "../../chat/form.ts";
import type { Answer, Invocation } from "../../chat/invocation.ts";
import type { Reply } from "../../chat/reply.ts";
import type { Forms } from "./forms.ts";
import { DEFER_AFTER_MS, GIVE_UP_MS } from "./limits.ts";
import { type Log, told } from "./log.ts";
import type { Message } from "./pack.ts";
import { renderReply } from "./render.ts";
import type { Wire } from "./wire.ts";

/** Runs a command and says what came of it. Never rejects: what fails is logged, and the person is told where possible. */
export async function respond(
  wire: Wire,
  invocation: Invocation,
  bot: Pick<Bot, "answer" | "landed">,
  log: Log,
  artist?: Artist,
  open?: Forms["open"],
): Promise<void> {
  try {
    const answering = illustrated(bot.answer(invocation), artist);
    const early = await within(DEFER_AFTER_MS, answering);
    const form = early && formIn(early.reply);
    // Only the first thing said can be a form; one that comes late is told in words.
    if (form && (await open?.(wire, form, invocation))) return;
    if (early) await answerAtOnce(wire, early, log);
    else await answerLater(wire, answering, isShared(invocation), log);
    const answer = early ?? (await within(0, answering));
    if (answer?.visibility === "public") sayWhereItLanded(bot, invocation, answer, wire.said());
  } catch (error) {
    log.error({ text: invocation.text, ...told(error) }, "an answer did not reach Discord");
  }
}

/** What was said last for all to see is the answer, unless not all of it arrived. */
function sayWhereItLanded(
  bot: Pick<Bot, "landed">,
  { channel }: Invocation,
  answer: Answer,
  said: readonly string[],
): void {
  const length = renderReply(answer.reply).length;
  const [first, ...others] = said.slice(-length);
  if (first === undefined || said.length < length) return;
  bot.landed?.(answer, { channel, messages: [first, ...others] }, "discord");
}

/** An answer and the pictures of its charts. */
interface Illustrated extends Answer {
  readonly pictures?: Pictures;
}

async function illustrated(answering: Promise<Answer>, artist: Artist | undefined): Promise<Illustrated> {
  const answer = await answering;
  return { ...answer, pictures: await picturesFor(answer.reply, artist, "png") };
}

async function answerAtOnce(wire: Wire, answer: Illustrated, log: Log): Promise<void> {
  const isPrivate = answer.visibility === "private";
  const [first, ...others] = messagesOf(answer, log);
  const isTaken = await wire.answer(first!, isPrivate).catch((error: unknown) => {
    log.error(told(error), "Discord refused an answer");
    return apologize((message) => wire.answer(message, true)).then(() => undefined);
  });
  if (isTaken === false)
    log.warn({}, "an interaction was over, or answered by another, before the answer came");
  if (isTaken) await sayMore(wire, others, isPrivate, log);
}

/** The announcement is already private or public, and stays so: an answer of the other kind gets a message of its own. */
async function answerLater(
  wire: Wire,
  answering: Promise<Illustrated>,
  isShared: boolean,
  log: Log,
): Promise<void> {
  if (!(await wire.defer(!isShared))) {
    log.warn({}, "an interaction was over, or answered by another, before it could be announced");
    return;
  }
  const answer = (await within(GIVE_UP_MS, answering)) ?? TOO_SLOW;
  const isPrivate = answer.visibility === "private";
  const messages = messagesOf(answer, log);
  if (isPrivate !== isShared) {
    await wire.fill(messages.shift()!).catch((error: unknown) => sorry(wire, error));
    return sayMore(wire, messages, isPrivate, log);
  }
  // The first thing said after an announcement takes its place, and its privacy with it: so that is not the answer.
  await wire.fill(renderReply(isPrivate ? FOR_ONE : FOR_ALL)[0]!);
  await sayMore(wire, messages, isPrivate, log);
  if (isPrivate) await wire.withdraw();
}

/** One that fails keeps none of the others back. It is not sent again: it may have arrived. */
async function sayMore(
  wire: Wire,
  messages: readonly Message[],
  isPrivate: boolean,
  log: Log,
): Promise<void> {
  for (const message of messages) {
    await wire
      .followUp(message, isPrivate)
      .catch((error: unknown) => log.error(told(error), "a part of an answer did not reach Discord"));
  }
}

/** Discord would not take the answer, so at least it says so in place of "is thinking…". */
async function sorry(wire: Wire, error: unknown): Promise<never> {
  await apologize((message) => wire.fill(message));
  throw error;
}

async function apologize(say: (message: Message) => Promise<unknown>): Promise<void> {
  await say(renderReply(SORRY)[0]!);
}

/** A reply that cannot be rendered is a fault of ours, and is told like one. */
function messagesOf({ reply, pictures }: Illustrated, log: Log): Message[] {
  try {
    return renderReply(reply, pictures);
  } catch (error) {
    log.error(told(error), "an answer could not be rendered");
    return renderReply(SORRY);
  }
}

const problem = (text: string): Reply => ({ parts: [{ kind: "problem", text }] });
const SORRY = problem("The answer could not be shown here. Whoever runs this bot can see why in its log.");
const TOO_SLOW: Illustrated = {
  visibility: "private",
  reply: problem("That took too long. Ask again in a while."),
};
const note = (text: string): Reply => ({ parts: [{ kind: "note", text }] });
const FOR_ALL = note("The answer is below, for everyone here.");
const FOR_ONE = note("The answer is for whoever asked.");

/** Whether the whole channel is to see the answer, as far as that can be told before there is one. */
function isShared({ text, options }: Invocation): boolean {
  return options === undefined ? /\sshare:(?:yes|y|true|on|1)\b/i.test(text) : options.share === true;
}

/** What a promise comes to, or undefined when that takes longer. */
function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  return Promise.race([promise, pause(ms, undefined, { ref: false })]);
}
