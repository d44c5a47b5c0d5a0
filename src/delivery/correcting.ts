import type { Kysely } from "kysely";
import type { Adapter, Posted } from "../chat/adapter.ts";
import { slimmed } from "../chat/corrected.ts";
import { ChatError, isNever } from "../chat/errors.ts";
import type { Reply } from "../chat/reply.ts";
import type { Tables } from "../store/tables.ts";
import { createBatched, UNWAITING } from "./batched.ts";
import type { Claimed } from "./claim.ts";
import type { Contents } from "./contents.ts";
import type { CorrectionMode } from "./correction-mode.ts";

/** Corrects one channel's messages where they stand. */
export interface Correcting {
  /**
   * Changes what a claimed correction has not changed yet. A change is done twice without harm, and noted when it is
   * done. What the chat refuses for good is left to the notice. Throws a ChatError where it is to be tried again.
   */
  revise(claimed: Claimed): Promise<Revised>;
  /** The message that its notice is to hang from: the newest one that is there, and no correction. */
  under(claimed: Claimed): Promise<Posted | undefined>;
}

/** "held-up": no more may be sent for now. "absent": none of the messages ever stood in the channel. */
export type Revised = "done" | "held-up" | "absent";

export interface CorrectingParts {
  readonly chat: Pick<Adapter, "revise" | "find">;
  readonly db: Kysely<Tables>;
  readonly contents: Contents;
  readonly mode: CorrectionMode;
  /** Waits until a channel may be written in; false where nothing more is to be sent for now. */
  readonly ready: (claimed: Claimed) => Promise<boolean>;
  readonly onRefused: (refused: ChatError) => void;
}

/** Messages changed in one channel, the newest ones; of older ones the notice tells. People do not scroll up so far. */
const MOST_REVISED = 20;

type State = Tables["revisions"]["state"];

export function createCorrecting(parts: CorrectingParts): Correcting {
  const { chat, db, contents, mode, ready } = parts;

  async function revise(claimed: Claimed): Promise<Revised> {
    const targets = await targetsOf(claimed.key);
    let revised = 0;
    for (const target of targets) {
      if (target.state !== "owed") continue;
      const message = messageOf(claimed, target) ?? (await lookFor(claimed, target));
      if (message === "absent") {
        target.state = "absent";
        await note(target, "absent");
      }
      if (typeof message !== "object" || !chat.revise || mode !== "edit-and-reply") continue;
      if (revised === MOST_REVISED) break;
      if (!(await ready(claimed))) return "held-up";
      await reviseOne(target, message);
      revised += 1;
    }
    return targets.length > 0 && targets.every(({ state }) => state === "absent") ? "absent" : "done";
  }

  async function reviseOne(target: Target, message: Posted): Promise<void> {
    const { reply } = await contents.byHash(target.content);
    try {
      await reviseToFit(message, reply, target.key);
      await done(target);
    } catch (error) {
      const refused = refusalOf(error);
      // What hangs from it, and all else of the channel, is gone with it.
      if (isNever(refused, "channel-gone")) throw refused;
      parts.onRefused(refused);
      await note(target, isNever(refused, "message-gone") ? "gone" : "refused", refused.message);
    }
  }

  /** A long message may have no room for the lines at its top. */
  async function reviseToFit(message: Posted, reply: Reply, key: string): Promise<void> {
    try {
      await chat.revise!(message, reply, key);
    } catch (error) {
      if (!isNever(error, "edit-refused")) throw error;
      await chat.revise!(message, slimmed(reply), key);
    }
  }

  /** Of a message whose sending was never settled it is not known whether it stands in the channel, or where. */
  async function lookFor(claimed: Claimed, target: Target): Promise<Posted | "absent" | "unknown"> {
    if (!chat.find) return "unknown";
    try {
      const found = await chat.find(claimed.channel, target.key);
      if (!found) return "absent";
      const messages = JSON.stringify(found.messages);
      await db.updateTable("deliveries").set({ messages }).where("id", "=", target.delivery).execute();
      return found;
    } catch (error) {
      if (error instanceof ChatError && error.undelivered.outcome !== "retry") return "unknown";
      throw error;
    }
  }

  async function targetsOf(correction: string): Promise<Target[]> {
    const rows = await db
      .selectFrom("revisions as r")
      .innerJoin("deliveries as d", "d.id", "r.delivery")
      .select(["r.correction", "r.delivery", "r.content", "r.state", "d.key", "d.kind", "d.messages"])
      .where("r.correction", "=", correction)
      .orderBy("d.id", "desc")
      .execute();
    return rows;
  }

  /** What it says from now on is what it is compared by the next time. */
  const done = createBatched<Target>(
    (targets) =>
      db.transaction().execute(async (trx) => {
        for (const { correction, delivery, content } of targets) {
          await trx.updateTable("deliveries").set({ content }).where("id", "=", delivery).execute();
          await trx
            .updateTable("revisions")
            .set({ state: "done" })
            .where("correction", "=", correction)
            .where("delivery", "=", delivery)
            .execute();
        }
      }),
    UNWAITING,
  );

  async function note({ correction, delivery }: Target, state: State, reason?: string): Promise<void> {
    await db
      .updateTable("revisions")
      .set({ state, reason: reason ?? null })
      .where("correction", "=", correction)
      .where("delivery", "=", delivery)
      .execute();
  }

  return {
    revise,
    async under(claimed) {
      const targets = await targetsOf(claimed.key);
      const there = targets.filter(({ kind, state }) => kind !== "correction" && state !== "gone");
      return there.map((target) => messageOf(claimed, target)).find((message) => message !== undefined);
    },
  };
}

interface Target {
  readonly correction: string;
  readonly delivery: number;
  readonly content: string;
  state: State;
  readonly key: string;
  readonly kind: Tables["deliveries"]["kind"];
  readonly messages: string | null;
}

function messageOf({ channel }: Claimed, { messages }: Target): Posted | undefined {
  const ids: string[] = messages === null ? [] : JSON.parse(messages);
  const [first, ...others] = ids;
  return first === undefined ? undefined : { channel, messages: [first, ...others] };
}

/** A refusal for good; anything else is thrown, to be tried again: that a change was lost on the way does no harm. */
function refusalOf(error: unknown): ChatError {
  if (!(error instanceof ChatError)) throw error;
  const { undelivered, message } = error;
  if (undelivered.outcome === "unknown")
    throw new ChatError(message, { outcome: "retry", afterMs: AGAIN_MS }, { cause: error });
  if (undelivered.outcome === "retry" || undelivered.reason === "signed-out") throw error;
  return error;
}

const AGAIN_MS = 5000;
