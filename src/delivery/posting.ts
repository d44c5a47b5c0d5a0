import type { Kysely } from "kysely";
import type { Adapter, Posted } from "../chat/adapter.ts";
import { ChatError } from "../chat/errors.ts";
import type { Tables } from "../store/tables.ts";
import type { Breaker } from "./breaker.ts";
import type { Claimed } from "./claim.ts";
import { isClosed, pauseChannel } from "./closed-channel.ts";
import type { Correcting, CorrectingParts } from "./correcting.ts";
import type { Learnt } from "./learnt.ts";
import type { Ledger } from "./ledger.ts";
import type { Log } from "./log.ts";
import type { Notices } from "./notices.ts";
import {
  halfThere,
  notThere,
  sentAs,
  settlementOf,
  stillUncertain,
  UNKNOWABLE,
  unseen,
  worthUntil,
} from "./outcome.ts";
import type { Pacing } from "./pacing.ts";
import type { Ready } from "./preparing.ts";
import type { Settle } from "./settling.ts";

export interface PostingParts {
  readonly chat: Pick<Adapter, "name" | "post" | "revise" | "find">;
  readonly db: Kysely<Tables>;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly settle: Settle;
  readonly breaker: Breaker;
  readonly pacing: Pacing;
  /** Whether a claim is not to be gone on with: something is wrong, or another one may have taken it over. */
  readonly isHeldUp: (claimed: Claimed) => boolean;
  /** Corrects messages where they stand, as far as the sender lets it. */
  readonly createCorrecting: (parts: Pick<CorrectingParts, "chat" | "ready" | "onRefused">) => Correcting;
  /** Told of each correction that is out. */
  readonly learnt: Learnt;
  readonly catchUp: Temporal.Duration;
  readonly now: () => Temporal.Instant;
  /** From 0 to 1, never 1. */
  readonly chance: () => number;
  readonly log: Log;
}

/** Brings what is ready to its channel, and settles it, whatever becomes of it there. */
export function createPosting(parts: PostingParts): (ready: Ready) => Promise<void> {
  const { chat, db, ledger, notices, settle, breaker, pacing, isHeldUp, learnt, now, log } = parts;

  const correcting = parts.createCorrecting({
    chat,
    async ready(claimed) {
      await pacing.revision(claimed.channel);
      return !isHeldUp(claimed);
    },
    onRefused: ({ undelivered }) => breaker.failed(undelivered),
  });

  async function deliver(ready: Ready): Promise<void> {
    const { claimed } = ready;
    await pacing.request();
    if (isHeldUp(claimed)) return giveBack(claimed);
    if (claimed.isUncertain) return lookFor(ready);
    if (claimed.kind === "correction") return correct(ready);
    await pacing.channel(claimed.channel);
    if (isHeldUp(claimed)) return giveBack(claimed);
    await post(ready);
  }

  async function post({ claimed, content }: Ready, under?: Posted): Promise<void> {
    let landed = claimed.messages;
    try {
      const { messages } = await chat.post(claimed.channel, content.reply, claimed.key, {
        isFresh: claimed.tries === 1,
        landed,
        under,
        onLanded(messages) {
          landed = [...messages];
          return ledger.landed(claimed, landed);
        },
      });
      breaker.succeeded();
      await arrived({ claimed, content }, messages);
    } catch (error) {
      await fail({ ...claimed, messages: landed }, error);
    }
  }

  async function arrived({ claimed, content }: Ready, messages: readonly string[]): Promise<void> {
    await settle(claimed, sentAs(claimed, content, messages, now()));
    if (claimed.kind !== "correction") return;
    await learnt(chat.name, claimed.channel, content).catch((err: unknown) =>
      log.error({ err }, "a digest will tell a correction once more"),
    );
  }

  /** First the messages where they stand, then the notice that hangs from one of them. */
  async function correct({ claimed, content }: Ready): Promise<void> {
    try {
      const revised = await correcting.revise(claimed);
      if (revised === "held-up") return giveBack(claimed);
      if (revised === "absent") return settle(claimed, { ...NEVER_TOLD, edition: content.edition });
    } catch (error) {
      return fail(claimed, error);
    }
    await pacing.channel(claimed.channel);
    await pacing.request();
    if (isHeldUp(claimed)) return giveBack(claimed);
    const under = await correcting.under(claimed).catch(() => undefined);
    await post({ claimed, content }, under);
  }

  /** Of a message that may have been sent. Where it is not there, whether to send it is asked anew: time has passed. */
  async function lookFor({ claimed, content }: Ready): Promise<void> {
    if (!chat.find) return settle(claimed, UNKNOWABLE);
    try {
      const under = claimed.kind === "correction" ? await correcting.under(claimed) : undefined;
      let half = claimed.messages;
      const found = await chat.find(claimed.channel, claimed.key, under, (messages) => {
        half = messages;
      });
      if (found) await arrived({ claimed, content }, found.messages);
      else await settle({ ...claimed, messages: half }, half.length > 0 ? halfThere(now()) : notThere(now()));
    } catch (error) {
      if (error instanceof ChatError) breaker.failed(error.undelivered);
      await settle(claimed, unseen(claimed, error, odds(claimed)));
    }
  }

  async function fail(claimed: Claimed, error: unknown): Promise<void> {
    if (error instanceof ChatError) breaker.failed(error.undelivered);
    else log.error({ err: error, delivery: claimed.id }, "a chat failed in a way it should not");
    const settlement = settlementOf(claimed, error, odds(claimed));
    const isUnknowable = settlement.state === "retrying" && settlement.isUncertain && !chat.find;
    await settle(claimed, isUnknowable ? UNKNOWABLE : settlement);
    if (!(error instanceof ChatError) || !isClosed(error.undelivered)) return;
    const why = `${error.message} ${error.undelivered.mend}`;
    await pauseChannel({ chat: chat.name, channel: claimed.channel, why }, { db, notices, now });
  }

  function giveBack(claimed: Claimed): Promise<void> {
    return settle(claimed, claimed.isUncertain ? stillUncertain(now()) : { state: "pending" });
  }

  function odds(claimed: Claimed) {
    return { now: now(), chance: parts.chance(), worthUntil: worthUntil(claimed, parts.catchUp) };
  }

  return deliver;
}

const NEVER_TOLD = { state: "skipped", reason: "none of what it corrects stands in the channel" } as const;
