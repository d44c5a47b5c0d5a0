import { apology } from "../../chat/apology.ts";
import type { Bot } from "../../chat/bot.ts";
import type { Said } from "./parse.ts";
import { renderReply } from "./render.ts";

/** The one person of this page: whoever sits at this machine. */
const LOCAL_USER = "local";
/** The one place of this page: what is public here is seen by every tab. */
const LOCAL_CHANNEL = "local";

/** What the log must be able to do; pino can. */
export interface Log {
  error(details: object, message: string): void;
}

export interface Rendered {
  readonly visibility: "private" | "public";
  readonly html: string;
}

/** Answers a command as HTML. Never rejects: a failure is logged with a reference, and the person sees that. */
export async function answerAsHtml(bot: Bot, said: Said, log: Log, newId: () => string): Promise<Rendered> {
  try {
    const { visibility, reply } = await bot.answer({
      chat: "local",
      user: LOCAL_USER,
      channel: LOCAL_CHANNEL,
      text: said.text,
    });
    return { visibility, html: renderReply(reply) };
  } catch (err) {
    const reference = newId().slice(0, 8);
    log.error({ err, reference, text: said.text }, "an answer could not be shown on the local page");
    return { visibility: "private", html: renderReply(apology(reference)) };
  }
}
