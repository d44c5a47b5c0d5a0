import type { Kysely } from "kysely";
import type { Bot } from "../chat/bot.ts";
import { figuresIn } from "../chat/figures-in.ts";
import type { Tables } from "../store/tables.ts";
import { contentOf, insertContents } from "./contents.ts";
import type { Log } from "./log.ts";

export interface AnswerParts {
  readonly db: Kysely<Tables>;
  /** How long answers are corrected for; with none, they are not kept. */
  readonly answersFor: Temporal.Duration;
  readonly now: () => Temporal.Instant;
  readonly log: Log;
}

/** Keeps in the ledger what was answered in public, and where it stands. Nobody waits for it, and a fault is logged. */
export function createAnswers({ db, answersFor, now, log }: AnswerParts): NonNullable<Bot["landed"]> {
  async function keep(...[{ reply, edition }, { channel, messages }, chat]: Landed): Promise<void> {
    const at = now();
    const content = contentOf(reply, edition!);
    const key = `answer ${chat} ${channel} ${messages[0]}`;
    await db.transaction().execute(async (trx) => {
      await insertContents(trx, [content], at);
      await trx
        .insertInto("deliveries")
        .values({
          ...{ key, kind: "answer", chat, channel, slot: key, state: "sent", tries: 1, uncertain: 0 },
          ...{ content: content.hash, messages: JSON.stringify(messages) },
          ...{ due_at: at.epochMilliseconds, next_at: at.epochMilliseconds },
          ...{ owed_at: at.epochMilliseconds, settled_at: at.epochMilliseconds },
        })
        .onConflict((clash) => clash.column("key").doNothing())
        .execute();
    });
  }

  return (...landed) => {
    const [answer] = landed;
    const isKept = answer.visibility === "public" && answer.edition !== undefined && !answersFor.blank;
    if (!isKept || figuresIn(answer.reply).length === 0) return;
    keep(...landed).catch((err: unknown) => log.error({ err }, "where an answer stands could not be kept"));
  };
}

type Landed = Parameters<NonNullable<Bot["landed"]>>;
