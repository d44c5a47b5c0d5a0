import type { App } from "@slack/bolt";
import { createRunning } from "../../chat/running.ts";
import type { Seen } from "../../chat/seen.ts";
import type { Ack, Answering } from "./answering.ts";
import type { Home } from "./home.ts";
import type { Log } from "./log.ts";
import { type Asked, parseHomeOpened, parsePressed, parseTyped } from "./parse.ts";

export interface TakingParts {
  readonly answering: Answering;
  readonly home: Home;
  readonly seen: Seen;
  readonly log: Log;
}

export interface Taking {
  /** Takes no more commands; whoever sends one is told to try again. Resolves when those that run are done, or hang. */
  finish(): Promise<void>;
}

/** Takes everything that comes in through bolt: each thing acknowledged, and answered once. */
export function takeFrom(app: App, { answering, home, seen, log }: TakingParts): Taking {
  const running = createRunning();
  let isStopping = false;

  function track(work: Promise<void>, what: string): Promise<void> {
    const logged = work.catch((err: unknown) => log.error({ err }, `${what} could not be answered on Slack`));
    running.track(logged);
    return logged;
  }

  async function takeTyped(payload: unknown, ack: Ack, envelope: unknown): Promise<void> {
    const asked = parseTyped(payload);
    if (asked === undefined) return ack(words("That command came in a form that Dateline does not know."));
    if (!seen.areNew(idsOf(asked, envelope))) return ack();
    if (isStopping) return ack(words("Dateline is restarting. Try again in a minute."));
    return answering.answerTyped({ ...asked, ids: idsOf(asked, envelope) }, ack);
  }

  async function takePressed(payload: unknown, ack: Ack, envelope: unknown): Promise<void> {
    const acknowledged = ack().catch((err: unknown) =>
      log.warn({ err }, "a press could not be acknowledged"),
    );
    const asked = parsePressed(payload);
    if (asked === undefined || isStopping || !seen.areNew(idsOf(asked, envelope))) return acknowledged;
    if (asked.responseUrl === undefined) await home.showAnswer(asked.user, asked.text);
    else await answering.answerPressed({ ...asked, ids: idsOf(asked, envelope) });
  }

  async function takeHome(payload: unknown, envelope: unknown): Promise<void> {
    const opened = parseHomeOpened(payload);
    const ids = [...(opened?.ids ?? []), ...(typeof envelope === "string" ? [envelope] : [])];
    if (opened !== undefined && !isStopping && seen.areNew(ids)) await home.show(opened.user);
  }

  app.command(/.*/, ({ body, ack, context }) =>
    track(takeTyped(body, ack as Ack, context.envelopeId), "a command"),
  );
  app.action(/.*/, ({ body, ack, context }) =>
    track(takePressed(body, ack as Ack, context.envelopeId), "a press"),
  );
  app.event("app_home_opened", ({ body, context }) =>
    track(takeHome(body, context.envelopeId), "an App Home"),
  );
  app.error(async (err) => log.error({ err }, "something from Slack could not be taken"));

  return {
    async finish() {
      isStopping = true;
      await running.finish();
    },
  };
}

/** In Socket Mode the envelope tells two commands apart; over HTTP, what is in them does. */
function idsOf({ ids }: Asked, envelope: unknown): readonly string[] {
  return typeof envelope === "string" ? [envelope] : ids;
}

function words(text: string): object {
  return { response_type: "ephemeral", text };
}
