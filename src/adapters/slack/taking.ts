import type { App } from "@slack/bolt";
import { faultsAt } from "../../chat/form.ts";
import { createRunning } from "../../chat/running.ts";
import type { Seen } from "../../chat/seen.ts";
import type { Ack, Answering } from "./answering.ts";
import type { Home } from "./home.ts";
import type { Log } from "./log.ts";
import type { AnswerMention } from "./mentions.ts";
import {
  type Asked,
  parseHomeOpened,
  parseMentioned,
  parsePressed,
  parseSubmitted,
  parseTyped,
} from "./parse.ts";

export interface TakingParts {
  readonly answering: Answering;
  readonly home: Home;
  readonly answerMention: AnswerMention;
  readonly seen: Seen;
  readonly log: Log;
}

export interface Taking {
  /** Takes no more commands; whoever sends one is told to try again. Resolves when those that run are done, or hang. */
  finish(): Promise<void>;
}

/** Takes everything that comes in through bolt: each thing acknowledged, and answered once. */
export function takeFrom(app: App, { answering, home, answerMention, seen, log }: TakingParts): Taking {
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
    if (asked.responseUrl === undefined) await home.showAnswer(asked);
    else await answering.answerPressed({ ...asked, ids: idsOf(asked, envelope) });
  }

  async function takeSubmitted(payload: unknown, ack: Ack, envelope: unknown): Promise<void> {
    const asked = parseSubmitted(payload);
    if (asked === undefined || !seen.areNew(idsOf(asked, envelope))) return ack();
    const [first = ""] = asked.fields;
    // Closed, the form would take along what was filled in.
    const errors = { [first]: "Dateline is restarting. Send it again in a minute." };
    if (isStopping) return ack({ response_action: "errors", errors });
    const answer = await answering.answerSubmitted(asked, ack);
    const isInHome = asked.responseUrl === undefined && faultsAt(answer, asked.fields) === undefined;
    if (isInHome) await home.showReply(asked.user, answer.reply);
  }

  async function takeHome(payload: unknown, envelope: unknown): Promise<void> {
    const opened = parseHomeOpened(payload);
    const ids = [...(opened?.ids ?? []), ...(typeof envelope === "string" ? [envelope] : [])];
    if (opened !== undefined && !isStopping && seen.areNew(ids)) await home.show(opened.user);
  }

  async function takeEvent(payload: unknown, envelope: unknown): Promise<void> {
    const mentioned = parseMentioned(payload);
    if (mentioned === undefined) return takeHome(payload, envelope);
    // Slack sends an event again in another envelope where it was not acknowledged.
    if (!isStopping && seen.areNew(mentioned.ids)) await answerMention(mentioned);
  }

  // One middleware for everything: bolt would run each of several listeners through a chain of its own each time.
  app.use(async (args) => {
    const { body, context } = args;
    if ("command" in args) return track(takeTyped(body, args.ack as Ack, context.envelopeId), "a command");
    if ("action" in args) return track(takePressed(body, args.ack as Ack, context.envelopeId), "a press");
    if ("view" in args) return track(takeSubmitted(body, args.ack as Ack, context.envelopeId), "a form");
    if ("event" in args) return track(takeEvent(body, context.envelopeId), "an event");
    // Nothing else is asked for in the manifest. What comes all the same is not kept waiting.
    if ("ack" in args) return (args.ack as Ack)();
  });
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
