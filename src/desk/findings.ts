import { type Kysely, sql } from "kysely";
import type { Tables } from "../store/tables.ts";

/**
 * Writes down what is wrong with the content, "" for nothing, and gives its number. What several processes find, or one
 * finds again and again, has one number; what comes back after it was gone has a new one.
 */
export type NumberFinding = (text: string) => Promise<number>;

const WHAT = "content";

/** What is wrong with the content, as it was written down last: "" for nothing. */
export async function lastFinding(db: Kysely<Tables>): Promise<string> {
  const row = await db.selectFrom("findings").select("text").where("what", "=", WHAT).executeTakeFirst();
  return row?.text ?? "";
}

export function createFindings(db: Kysely<Tables>): NumberFinding {
  return async (text) => {
    await db
      .insertInto("findings")
      .values({ what: WHAT, text, number: 1 })
      .onConflict((clash) =>
        clash
          .column("what")
          .doUpdateSet({ text, number: sql<number>`findings.number + 1` })
          .where("findings.text", "!=", text),
      )
      .execute();
    const row = await db
      .selectFrom("findings")
      .select("number")
      .where("what", "=", WHAT)
      .executeTakeFirstOrThrow();
    return row.number;
  };
}
