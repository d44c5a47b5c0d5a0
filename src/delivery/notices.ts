import type { Kysely } from "kysely";
import type { Part } from "../chat/reply.ts";
import type { Tables } from "../store/tables.ts";
import { contentOf, insertContents } from "./contents.ts";
import type { Ledger } from "./ledger.ts";
import type { Log } from "./log.ts";

/** What the moderators are told unasked. */
export interface Notices {
  /** Tells it once: the same key is the same notice. `more` goes under the text: what can be done, or in full. */
  tell(key: string, text: string, more?: readonly Part[]): Promise<void>;
}

export interface NoticeParts {
  readonly db: Kysely<Tables>;
  readonly ledger: Ledger;
  /** Where moderators read; without it a notice is in the log and in `/desk status` alone. */
  readonly desk: { readonly chat: string; readonly channel: string } | undefined;
  readonly now: () => Temporal.Instant;
  readonly log: Log;
}

/** Notices by way of the ledger, so that they come once too. */
export function createNotices({ db, ledger, desk, now, log }: NoticeParts): Notices {
  return {
    async tell(key, text, more = []) {
      log.warn({ notice: key }, text);
      if (!desk) return;
      const content = contentOf({ parts: [{ kind: "problem", text }, ...more] }, "");
      await insertContents(db, [content], now());
      const name = `notice ${key}`;
      await ledger.owe(
        [{ key: name, kind: "notice", ...desk, slot: name, due: now(), content: content.hash }],
        now(),
      );
    },
  };
}
