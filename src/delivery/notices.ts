import type { Kysely } from "kysely";
import type { Part } from "../chat/reply.ts";
import type { Tables } from "../store/tables.ts";
import type { Notice } from "./claim.ts";
import { contentOf } from "./contents.ts";
import type { Log } from "./log.ts";
import { insertNotices } from "./owe.ts";

/** What the moderators are told unasked. */
export interface Notices {
  /** Tells it once: the same key is the same notice. `more` goes under the text: what can be done, or in full. */
  tell(key: string, text: string, more?: readonly Part[]): Promise<void>;
  /**
   * A notice of a kind that may come by the hundred, to be owed with what it tells of. After some of a kind in an hour
   * one says that there are more. Undefined where no moderators are told in a chat.
   */
  oneOfMany(kind: keyof typeof MORE, key: string, text: string): Notice | undefined;
}

export interface NoticeParts {
  readonly db: Kysely<Tables>;
  /** Where moderators read; without it a notice is in the log and in `/desk status` alone. */
  readonly desk: { readonly chat: string; readonly channel: string } | undefined;
  readonly now: () => Temporal.Instant;
  readonly log: Log;
}

/** More than a person reads one by one: a whole workspace may close its channels at once. */
const MOST_OF_A_KIND = 10;
const MORE = {
  paused: "More schedules have been paused. /desk schedule list shows them, each with its reason.",
  unknown:
    "More deliveries are not known to have arrived. /desk schedule why tells it of each schedule, and on its machine `dateline ledger --state unknown` lists them.",
} as const;

/** Notices by way of the ledger, so that they come once too. */
export function createNotices({ db, desk, now, log }: NoticeParts): Notices {
  let hour = "";
  const told = new Map<string, number>();

  function noticeOf(key: string, text: string, more: readonly Part[]): Notice | undefined {
    if (!desk) return undefined;
    const name = `notice ${key}`;
    const content = contentOf({ parts: [{ kind: "problem", text }, ...more] }, "");
    return {
      content,
      owed: { key: name, kind: "notice", ...desk, slot: name, due: now(), content: content.hash },
    };
  }

  return {
    async tell(key, text, more = []) {
      log.warn({ notice: key }, text);
      const notice = noticeOf(key, text, more);
      if (notice) await db.transaction().execute((trx) => insertNotices(trx, [notice], now()));
    },
    oneOfMany(kind, key, text) {
      log.warn({ notice: key }, text);
      const thisHour = now().toString().slice(0, "2026-11-24T09".length);
      if (thisHour !== hour) told.clear();
      hour = thisHour;
      told.set(kind, (told.get(kind) ?? 0) + 1);
      if (told.get(kind)! <= MOST_OF_A_KIND) return noticeOf(key, text, []);
      return noticeOf(`more ${kind} ${hour}`, MORE[kind], []);
    },
  };
}
