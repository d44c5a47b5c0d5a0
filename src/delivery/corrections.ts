import type { Kysely } from "kysely";
import { chunksOf } from "../store/chunks.ts";
import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import type { Cases, Published } from "./cases.ts";
import { type ComposeCorrections, createCorrectionComposer } from "./correction-composer.ts";
import type { CorrectionMode } from "./correction-mode.ts";
import type { Discrepancies } from "./discrepancies.ts";
import { insertOwed } from "./owe.ts";
import { answersSince, standingIn } from "./standing.ts";

/** Which channels are owed a correction, and what each of them says. */
export interface Corrections {
  /**
   * Works through the publications that came into use since it last did for a chat, and owes a correction to every
   * channel that was told a figure otherwise: one, however many publications there were. Says how many were new.
   */
  owe(chat: string): Promise<number>;
  readonly compose: ComposeCorrections;
}

export interface CorrectionParts {
  readonly store: Store;
  readonly cases: Cases;
  readonly discrepancies: Discrepancies;
  /** The name of the edition that this process makes digests from. */
  readonly edition: () => string;
  readonly mode: CorrectionMode;
  /** How long answers given in public are corrected for. */
  readonly answersFor: Temporal.Duration;
  readonly now: () => Temporal.Instant;
}

/** Values of one query. */
const VALUES = 500;

export function createCorrections(parts: CorrectionParts): Corrections {
  const { cases, discrepancies, mode, now } = parts;
  const { db } = parts.store;

  async function owe(chat: string): Promise<number> {
    const newest = await cases.newest();
    // Until this process has followed, its next digest would tell once more what is corrected here.
    if (!newest || newest.edition !== parts.edition()) return 0;
    const handled = await handledIn(chat);
    if (handled >= newest.id) return 0;
    const changed = new Set<string>();
    for (const { fates } of (await cases.between(handled, newest.id)).toReversed()) {
      await follow(fates.renamed);
      for (const ref of fates.byRef.keys()) changed.add(ref);
    }
    const wrong: string[] = [];
    for (const content of await contentsWith([...changed], chat))
      if (await discrepancies.isWrong(content, newest)) wrong.push(content);
    return db.transaction().execute(async (trx) => {
      const added = await oweTo(trx, chat, wrong, newest);
      await trx
        .insertInto("corrected")
        .values({ chat, publication: newest.id })
        .onConflict((clash) => clash.column("chat").doUpdateSet({ publication: newest.id }))
        .execute();
      return added;
    });
  }

  async function handledIn(chat: string): Promise<number> {
    const row = await db
      .selectFrom("corrected")
      .select("publication")
      .where("chat", "=", chat)
      .executeTakeFirst();
    return row?.publication ?? 0;
  }

  /** What told a figure under the id that it had is found under the one that it has now. */
  async function follow(renamed: ReadonlyMap<string, string>): Promise<void> {
    for (const [before, now] of renamed)
      await db
        .insertInto("content_figures")
        .columns(["figure", "content"])
        .expression((from) =>
          from
            .selectFrom("content_figures")
            .select(({ val }) => [val(now).as("figure"), "content"])
            .where("figure", "=", before),
        )
        .onConflict((clash) => clash.columns(["figure", "content"]).doNothing())
        .execute();
  }

  /** The contents, said in a chat or about to be, that hold one of these figures. */
  async function contentsWith(refs: readonly string[], chat: string): Promise<Set<string>> {
    const found = new Set<string>();
    for (const some of chunksOf(refs, VALUES)) {
      const rows = await db
        .selectFrom("content_figures as f")
        .select("f.content")
        .distinct()
        .where("f.figure", "in", some)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom("deliveries as d")
              .select("d.id")
              .whereRef("d.content", "=", "f.content")
              .where("d.chat", "=", chat),
          ),
        )
        .execute();
      for (const { content } of rows) found.add(content);
    }
    return found;
  }

  async function oweTo(
    trx: Kysely<Tables>,
    chat: string,
    wrong: readonly string[],
    { id, at }: Published,
  ): Promise<number> {
    const channels = new Set<string>();
    for (const some of chunksOf(wrong, VALUES)) {
      // What has not gone out is made anew, and is right from the start.
      await trx
        .updateTable("deliveries")
        .set({ content: null })
        .where("chat", "=", chat)
        .where("content", "in", some)
        .where("kind", "=", "digest")
        .where("state", "in", ["pending", "retrying"])
        .where("uncertain", "=", 0)
        .where("messages", "is", null)
        .execute();
      if (mode === "off") continue;
      const rows = await standingIn(trx, chat, answersSince(at, parts.answersFor))
        .where("d.content", "in", some)
        .select("d.channel")
        .distinct()
        .execute();
      for (const { channel } of rows) channels.add(channel);
    }
    const owed = [...channels].map((channel) => {
      const key = `correction ${id} ${chat} ${channel}`;
      return { key, kind: "correction" as const, chat, channel, slot: key, due: now() };
    });
    return insertOwed(trx, owed, now());
  }

  const compose = createCorrectionComposer({ ...parts, db });
  return { owe, compose };
}
