import type { Artist } from "../../charts/artist.ts";
import { picturesFor } from "../../charts/pictures.ts";
import { apology } from "../../chat/apology.ts";
import type { Bot } from "../../chat/bot.ts";
import { faultsAt } from "../../chat/form.ts";
import type { Answer } from "../../chat/invocation.ts";
import type { Said } from "./parse.ts";
import { renderReply } from "./render.ts";

/** The one person of this page: whoever sits at this machine. */
const LOCAL_USER = "local";
/** The one place of this page: what is public here is seen by every tab. */
export const LOCAL_CHANNEL = "local";

/** What the log must be able to do; pino can. */
export interface Log {
  error(details: object, message: string): void;
}

export interface AnsweringParts {
  readonly log: Log;
  readonly newId: () => string;
  readonly artist: Artist | undefined;
}

export interface Rendered {
  readonly visibility: "private" | "public";
  readonly html: string;
  readonly faults?: Readonly<Record<string, string>> | undefined;
  /** What it was made of; without it, of a failure. */
  readonly answer?: Answer | undefined;
}

/** Answers a command as HTML. Never rejects: a failure is logged with a reference, and the person sees that. */
export async function answerAsHtml(
  bot: Bot,
  said: Said,
  { log, newId, artist }: AnsweringParts,
): Promise<Rendered> {
  try {
    const answer = await bot.answer({
      chat: "local",
      user: LOCAL_USER,
      channel: LOCAL_CHANNEL,
      text: said.text,
      filled: said.filled,
    });
    const { visibility, reply } = answer;
    const faults = said.filled && faultsAt(answer, Object.keys(said.filled));
    return { visibility, html: renderReply(reply, await picturesFor(reply, artist, "svg")), faults, answer };
  } catch (err) {
    const reference = newId().slice(0, 8);
    log.error({ err, reference, text: said.text }, "an answer could not be shown on the local page");
    return { visibility: "private", html: renderReply(apology(reference)) };
  }
}
