import type { Kysely } from "kysely";
import type { Refused } from "../chat/bot.ts";
import { record } from "../store/record.ts";
import type { Tables } from "../store/tables.ts";

export interface RefusalParts {
  readonly db: Kysely<Tables>;
  readonly now: () => Temporal.Instant;
  readonly log: Record<"warn" | "error", (data: object, message: string) => void>;
}

/**
 * Puts on the record who was refused what. They have been told by then, and do not wait for it: a store in trouble
 * loses the line, and the log has it.
 */
export function createRefusals({ db, now, log }: RefusalParts): (refused: Refused) => Promise<void> {
  return async ({ where, command, reason }) => {
    log.warn({ ...where, command, reason }, "someone was refused a moderators’ command");
    try {
      await record(db, { by: where, what: "refused", subject: command, reason }, now());
    } catch (err) {
      log.error({ err }, "a refusal could not be put on the record");
    }
  };
}
