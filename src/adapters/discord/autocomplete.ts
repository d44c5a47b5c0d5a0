import type { Bot } from "../../chat/bot.ts";
import { cutText } from "../../text/break-text.ts";
import { valueIdOf } from "./custom-id.ts";
import { CHOICE, CHOICES } from "./limits.ts";
import { type Log, told } from "./log.ts";
import type { Wire } from "./wire.ts";

export interface Typing {
  readonly command: string;
  readonly option: string;
  readonly typed: string;
}

/** Offers what may be meant by what is typed so far. Never rejects: without choices one can still type on. */
export async function offerChoices(wire: Wire, typing: Typing, bot: Bot, log: Log): Promise<void> {
  try {
    await wire.offer(choicesFor(typing, bot));
  } catch (error) {
    log.warn({ ...typing, ...told(error) }, "no choices could be offered");
    await wire.offer([]).catch(() => {});
  }
}

function choicesFor({ command, option, typed }: Typing, bot: Bot): { name: string; value: string }[] {
  const suggestions = bot.suggest(command, option, typed);
  const choices = suggestions.flatMap(({ label, detail, value }) => {
    const carried = valueIdOf(value);
    const name = nameOf(label, detail);
    return carried === undefined || name === "" ? [] : [{ name, value: carried }];
  });
  return choices.slice(0, CHOICES);
}

/** The label, and as much of the detail as there is room for. */
function nameOf(label: string, detail: string | undefined): string {
  const name = [label, detail].filter(Boolean).join(" · ").toWellFormed();
  return cutText(name.replace(/[\s\p{Cc}]+/gu, " ").trim(), CHOICE);
}
