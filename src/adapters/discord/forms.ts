import type { Bot } from "../../chat/bot.ts";
import { faultsAt, OPEN_FORM } from "../../chat/form.ts";
import type { Answer, Invocation } from "../../chat/invocation.ts";
import type { Form, Reply } from "../../chat/reply.ts";
import { capitalized } from "../../text/capitalized.ts";
import { DRAFTS } from "./limits.ts";
import { renderForm } from "./render-form.ts";
import type { Wire } from "./wire.ts";

type Filled = Readonly<Record<string, string>>;

/**
 * Forms on Discord close when they are sent, whatever is wrong with what is in them. So what was filled in is kept:
 * the same person's next opening of the same form has it in its fields. It is told with the problem, too, for when
 * the process has been restarted meanwhile.
 */
export interface Forms {
  /** Opens a form. False where Discord would not, and the words have to do. */
  open(wire: Wire, form: Form, invocation: Invocation): Promise<boolean>;
  /** A bot that answers what forms are filled in with, and has them opened again. */
  taking(bot: Bot): Pick<Bot, "answer" | "landed">;
}

export function createForms(): Forms {
  const drafts = new Map<string, Filled>();

  function keep(key: string, filled: Filled): void {
    drafts.delete(key);
    if (drafts.size === DRAFTS) drafts.delete(drafts.keys().next().value!);
    drafts.set(key, filled);
  }

  return {
    async open(wire, form, { user }) {
      const modal = renderForm(form, drafts.get(keyOf(user, form.command)));
      return modal !== undefined && wire.openForm(modal);
    },
    taking: (bot) => ({
      ...(bot.landed && { landed: bot.landed }),
      async answer(invocation): Promise<Answer> {
        const { user, text, filled = {} } = invocation;
        const answer = await bot.answer(invocation);
        const faults = faultsAt(answer, Object.keys(filled));
        if (faults === undefined) drafts.delete(keyOf(user, text));
        else keep(keyOf(user, text), filled);
        return faults === undefined ? answer : { ...answer, reply: openAgain(faults, filled, text) };
      },
    }),
  };
}

/** The same form, whatever version of a figure it was opened on. */
function keyOf(user: string, command: string): string {
  return `${user} ${command.replace(/@[0-9a-f]{8}(?=\s|$)/, "")}`;
}

function openAgain(faults: Filled, filled: Filled, command: string): Reply {
  const typed = Object.entries(filled).filter(([, value]) => value !== "");
  return {
    parts: [
      ...Object.entries(faults).map(([name, fault]) => ({
        kind: "problem" as const,
        text: `${capitalized(name)}: ${fault}`,
      })),
      { kind: "note", text: `You typed: ${typed.map(([name, value]) => `${name} “${value}”`).join(", ")}` },
      {
        kind: "buttons",
        buttons: [{ label: OPEN_FORM, command: command.replace(/@[0-9a-f]{8}(?=\s|$)/, "") }],
      },
    ],
  };
}
