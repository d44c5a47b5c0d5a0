import { setTimeout as pause } from "node:timers/promises";
import { type REST, Routes } from "discord.js";
import type { Artist } from "../../charts/artist.ts";
import { picturesFor } from "../../charts/pictures.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Answer } from "../../chat/invocation.ts";
import { readMention } from "../../chat/mention.ts";
import { chatError } from "./failures.ts";
import { FINISH_PART_MS } from "./limits.ts";
import { type Log, told } from "./log.ts";
import type { Mention } from "./mention.ts";
import type { Message } from "./pack.ts";
import { renderReply } from "./render.ts";
import { plainerIfRefused } from "./wire.ts";

/** Answers what is said to the bot by name, as a reply to it and for all to read. Never rejects: what fails is logged. */
export async function answerMention(
  mention: Mention,
  bot: Bot,
  rest: REST,
  log: Log,
  artist?: Artist,
): Promise<void> {
  try {
    const answer = await answerTo(mention, bot);
    const ids: string[] = [];
    const pictures = await picturesFor(answer.reply, artist, "png");
    for (const [part, message] of renderReply(answer.reply, pictures).entries())
      ids.push(await say(rest, message, mention, part));
    const [first, ...others] = ids;
    if (first !== undefined)
      bot.landed?.(answer, { channel: mention.channel, messages: [first, ...others] }, "discord");
  } catch (error) {
    log.error({ text: mention.text, ...told(error) }, "an answer to a mention did not reach Discord");
  }
}

async function answerTo({ user, channel, text, roles }: Mention, bot: Bot): Promise<Answer> {
  const read = readMention(text, bot.slashes);
  if ("reply" in read) return { visibility: "public", reply: read.reply };
  const invocation = { chat: "discord", user, channel, text: read.command, groups: async () => roles };
  return { ...(await bot.answer(invocation)), visibility: "public" };
}

/** The first message replies to what was said, whoever has taken that away meanwhile; nobody is pinged. */
function placeOf({ message: id }: Mention, part: number) {
  return {
    allowed_mentions: { parse: [], replied_user: false },
    ...(part === 0 && { message_reference: { message_id: id, fail_if_not_exists: false } }),
    // The same message again is the same nonce, so that nothing is said twice.
    nonce: `${id}.${part}`,
    enforce_nonce: true,
  };
}

/** Sends a message. Where Discord asks to wait a little, or was not reached, it is sent once more. */
async function say(rest: REST, message: Message, mention: Mention, part: number): Promise<string> {
  const send = () =>
    plainerIfRefused(message, async ({ files = [], ...content }) => {
      const body = { ...content, ...placeOf(mention, part) };
      const said = await rest.post(Routes.channelMessages(mention.channel), { body, files: [...files] });
      return (said as { id: string }).id;
    });
  try {
    return await send();
  } catch (error) {
    const failure = chatError(error, "take an answer to a mention");
    const { undelivered } = failure;
    if (undelivered.outcome !== "retry" || undelivered.afterMs > FINISH_PART_MS) throw failure;
    await pause(undelivered.afterMs);
    return send();
  }
}
