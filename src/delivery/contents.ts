import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { figuresIn } from "../chat/figures-in.ts";
import type { Reply } from "../chat/reply.ts";
import type { Tables } from "../store/tables.ts";

/** What is said to channels, by its hash: the same words are kept once, however many channels get them. */
export interface Content {
  readonly hash: string;
  readonly reply: Reply;
  /** The name of the edition it tells. */
  readonly edition: string;
}

export function contentOf(reply: Reply, edition: string): Content {
  const hash = createHash("sha256")
    .update(edition)
    .update(JSON.stringify(reply))
    .digest("base64url")
    .slice(0, 22);
  return { hash, reply, edition };
}

/** Writes contents down that are not yet. */
export async function insertContents(
  db: Kysely<Tables>,
  contents: readonly Content[],
  now: Temporal.Instant,
): Promise<void> {
  for (const { hash, reply, edition } of contents) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("contents")
      .values({ hash, reply: JSON.stringify(reply), edition, made_at: now.epochMilliseconds })
      .onConflict((clash) => clash.column("hash").doNothing())
      .executeTakeFirstOrThrow();
    const figures = [...new Set(figuresIn(reply).map(({ ref }) => ref))];
    if (!numInsertedOrUpdatedRows || figures.length === 0) continue;
    await db
      .insertInto("content_figures")
      .values(figures.map((figure) => ({ figure, content: hash })))
      .onConflict((clash) => clash.columns(["figure", "content"]).doNothing())
      .execute();
  }
}

/** Contents as they were written down. The same hash gives the same object while it is remembered. */
export interface Contents {
  know(content: Content): Content;
  byHash(hash: string): Promise<Content>;
}

/** Contents kept at hand: one object, so that a renderer's work on it is done once too. */
const REMEMBERED = 200;

export function createContents(db: Kysely<Tables>): Contents {
  const known = new Map<string, Content>();
  const know = (content: Content): Content => {
    const same = known.get(content.hash) ?? content;
    known.delete(content.hash);
    known.set(content.hash, same);
    if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
    return same;
  };
  return {
    know,
    async byHash(hash) {
      const remembered = known.get(hash);
      if (remembered) return know(remembered);
      const row = await db
        .selectFrom("contents")
        .selectAll()
        .where("hash", "=", hash)
        .executeTakeFirstOrThrow();
      return know({ hash, reply: JSON.parse(row.reply), edition: row.edition });
    },
  };
}
