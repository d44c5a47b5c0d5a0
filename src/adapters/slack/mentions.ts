import { setTimeout as pause } from "node:timers/promises";
import { chartsIn } from "../../charts/pictures.ts";
import { apology } from "../../chat/apology.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Answer } from "../../chat/invocation.ts";
import { readMention } from "../../chat/mention.ts";
import type { SayDirectly } from "./direct.ts";
import type { Groups } from "./groups.ts";
import { LONGEST_PAUSE_MS } from "./limits.ts";
import type { Log } from "./log.ts";
import { idOf } from "./message-id.ts";
import type { Message } from "./pack.ts";
import type { Mentioned } from "./parse.ts";
import type { ShowPictures } from "./pictures.ts";
import { renderReply } from "./render.ts";
import { troubleOf } from "./trouble.ts";

/** Answers what is said to the bot by name, in the thread of it and for all to read. Never rejects. */
export type AnswerMention = (mentioned: Mentioned) => Promise<void>;

export interface MentionsParts {
  readonly bot: Bot;
  readonly groups: Groups;
  readonly sayDirectly: SayDirectly;
  readonly showPictures: ShowPictures;
  readonly log: Log;
}

export function createMentions({
  bot,
  groups,
  sayDirectly,
  showPictures,
  log,
}: MentionsParts): AnswerMention {
  async function answerTo({ user, channel, text, ts, thread }: Mentioned): Promise<Answer> {
    const read = readMention(text, bot.slashes);
    if ("reply" in read) return { visibility: "public", reply: read.reply };
    try {
      const invocation = {
        chat: "slack",
        user,
        channel,
        thread,
        text: read.command,
        groups: () => groups.of(user),
      };
      return { ...(await bot.answer(invocation)), visibility: "public" };
    } catch (err) {
      log.error({ err, reference: ts, text }, "a mention could not be answered on Slack");
      return { visibility: "public", reply: apology(ts) };
    }
  }

  /** The time by which Slack names what was said. Asked to wait, it waits once. */
  async function say(message: Message, to: Mentioned): Promise<string | undefined> {
    try {
      return tsOf(await sayDirectly(message, "public", to));
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble.kind !== "rate-limited" || trouble.afterMs > LONGEST_PAUSE_MS) throw error;
      await pause(trouble.afterMs);
      return tsOf(await sayDirectly(message, "public", to));
    }
  }

  return async (mentioned) => {
    const answer = await answerTo(mentioned);
    const landed: string[] = [];
    try {
      for (const message of renderReply(answer.reply)) {
        const ts = await say(message, mentioned);
        if (ts !== undefined) landed.push(idOf(ts, mentioned.thread));
      }
    } catch (err) {
      log.warn({ err, text: mentioned.text }, "an answer to a mention may not have reached Slack");
    }
    const [first, ...others] = landed;
    if (first !== undefined)
      bot.landed?.(answer, { channel: mentioned.channel, messages: [first, ...others] }, "slack");
    await showPictures(mentioned, { visibility: "public", charts: chartsIn(answer.reply) });
  };
}

function tsOf(answer: unknown): string | undefined {
  const { ts } = (answer ?? {}) as { readonly ts?: unknown };
  return typeof ts === "string" ? ts : undefined;
}
