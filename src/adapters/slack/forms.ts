import { faultsAt } from "../../chat/form.ts";
import type { Answer } from "../../chat/invocation.ts";
import type { Form } from "../../chat/reply.ts";
import type { Client } from "./client.ts";
import type { Log } from "./log.ts";
import type { Asked, Submitted } from "./parse.ts";
import { renderForm } from "./render-form.ts";
import { chatErrorOf } from "./trouble.ts";

/** Opens a form for whoever asked. False where Slack does not do so: its trigger lives for three seconds. */
export type OpenForm = (asked: Asked, form: Form) => Promise<boolean>;

export function createForms(client: Client, log: Log): OpenForm {
  return async (asked, form) => {
    const { channel, responseUrl, thread, trigger } = asked;
    if (trigger === undefined) return false;
    const metadata = JSON.stringify({ command: form.command, channel, responseUrl, thread });
    try {
      await client.views.open({ trigger_id: trigger, view: renderForm(form, metadata) });
      return true;
    } catch (error) {
      const { message: reason } = chatErrorOf(error, "open a form");
      log.warn({ reason, text: asked.text }, "a form could not be opened on Slack");
      return false;
    }
  };
}

/** The acknowledgement that leaves a form open, with each problem at its field; undefined where there is none. */
export function stayOpen(answer: Answer, { fields }: Submitted): object | undefined {
  const errors = faultsAt(answer, fields);
  return errors && { response_action: "errors", errors };
}
