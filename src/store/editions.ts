import type { Kysely } from "kysely";
import { createEdition, type Edition, editionNameOf } from "../content/edition.ts";
import { type StoryFile, storySchema } from "../content/schema.ts";
import { storyOf } from "../content/story.ts";
import type { CheckedStory } from "../content/story-file.ts";
import { chunksOf } from "./chunks.ts";
import type { Tables } from "./tables.ts";

/** The editions that have been told, so that what a channel knows can be compared with what is so now. */
export interface Editions {
  /** Keeps an edition, for as long as anything refers to it. One that is kept already stays as it is. */
  keep(name: string, stories: readonly CheckedStory[], now: Temporal.Instant): Promise<void>;
  /** The stories of an edition; undefined where it is not kept. Those that are known by their hashes are not read. */
  stories(name: string, known?: ReadonlyMap<string, KeptStory>): Promise<KeptStory[] | undefined>;
  /** What the file of one of its stories says; undefined where it has no such story, or is not kept. */
  file(name: string, story: string): Promise<StoryFile | undefined>;
  /** Keeps the edition that has these stories in the place of its own of the same ids, and gives its name. */
  vary(name: string, stories: readonly CheckedStory[], now: Temporal.Instant): Promise<string>;
  /**
   * Two editions with only those stories in them that differ: all that it takes to tell what changed, and little
   * however much there is. Undefined where one of them is not kept.
   */
  apart(from: string, to: string): Promise<{ readonly from: Edition; readonly to: Edition } | undefined>;
  /**
   * Forgets editions that were kept before a moment and that nothing refers to: never in use, told to nobody, and not
   * waiting to be published. Their stories stay; those that were never told are few.
   */
  prune(before: Temporal.Instant): Promise<void>;
}

export type KeptStory = Pick<CheckedStory, "story" | "hash">;

/** Rows of one statement. */
const ROWS = 500;
/** Stories read between two breaths for whoever else is waiting. */
const READ = 50;

export function createEditions(db: Kysely<Tables>): Editions {
  /** Which stories an edition is made of: hashes by id. */
  async function manifestOf(name: string): Promise<Map<string, string> | undefined> {
    const row = await db
      .selectFrom("editions")
      .select("manifest")
      .where("name", "=", name)
      .executeTakeFirst();
    return row && new Map(JSON.parse(row.manifest) as [string, string][]);
  }

  async function byHashes(hashes: readonly string[]): Promise<KeptStory[]> {
    const stories: KeptStory[] = [];
    for (const some of chunksOf(hashes, READ)) {
      const rows = await db.selectFrom("stories").selectAll().where("hash", "in", some).execute();
      stories.push(...rows.map(keptOf));
      // Whoever asks for a figure meanwhile does not wait for all of it.
      await new Promise(setImmediate);
    }
    return stories;
  }

  /** All of it or nothing. `stories` are those that may not be kept yet. */
  function keep(
    name: string,
    manifest: readonly (readonly [id: string, hash: string])[],
    stories: readonly CheckedStory[],
    now: Temporal.Instant,
  ): Promise<void> {
    return db.transaction().execute(async (trx) => {
      // First what writes: SQLite does not let a transaction write that began by reading what is old by then.
      // One that is kept already is wanted again, and not to be pruned before that is written down.
      await trx
        .insertInto("editions")
        .values({ name, manifest: JSON.stringify(manifest), stored_at: now.epochMilliseconds })
        .onConflict((clash) => clash.column("name").doUpdateSet({ stored_at: now.epochMilliseconds }))
        .execute();
      await keepStories(trx, stories);
    });
  }

  return {
    async keep(name, stories, now) {
      await keep(
        name,
        stories.map(({ story, hash }) => [story.id, hash]),
        stories,
        now,
      );
    },
    async stories(name, known = new Map()) {
      const manifest = await manifestOf(name);
      if (!manifest) return undefined;
      const hashes = [...manifest.values()];
      const read = await byHashes(hashes.filter((hash) => !known.has(hash)));
      return [...hashes.flatMap((hash) => known.get(hash) ?? []), ...read];
    },
    async file(name, story) {
      const hash = (await manifestOf(name))?.get(story);
      if (hash === undefined) return undefined;
      const row = await db.selectFrom("stories").select("body").where("hash", "=", hash).executeTakeFirst();
      return row && storySchema.parse(JSON.parse(row.body));
    },
    async vary(name, stories, now) {
      const manifest = await manifestOf(name);
      if (!manifest) throw new Error(`the edition ${name} is not kept`);
      for (const { story, hash } of stories) manifest.set(story.id, hash);
      const varied = editionNameOf([...manifest]);
      await keep(varied, [...manifest], stories, now);
      return varied;
    },
    async prune(before) {
      await db
        .deleteFrom("editions")
        .where("stored_at", "<", before.epochMilliseconds)
        .where(({ eb, and, not, selectFrom }) =>
          and(
            [
              selectFrom("publications").select("edition"),
              selectFrom("proposals").select("edition").where("state", "=", "open"),
              selectFrom("subscriptions").select("told_edition").where("told_edition", "is not", null),
            ].map((used) => not(eb("name", "in", used))),
          ),
        )
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(selectFrom("contents").select("hash").whereRef("contents.edition", "=", "editions.name")),
          ),
        )
        .execute();
    },
    async apart(from, to) {
      const [before, after] = [await manifestOf(from), await manifestOf(to)];
      if (!before || !after) return undefined;
      return {
        from: createEdition(await byHashes(differing(before, after))),
        to: createEdition(await byHashes(differing(after, before))),
      };
    },
  };
}

async function keepStories(trx: Kysely<Tables>, stories: readonly CheckedStory[]): Promise<void> {
  for (const some of chunksOf(stories, ROWS)) {
    const hashes = some.map(({ hash }) => hash);
    const rows = await trx.selectFrom("stories").select("hash").where("hash", "in", hashes).execute();
    const known = new Set(rows.map(({ hash }) => hash));
    const fresh = some.filter(({ hash }) => !known.has(hash));
    if (fresh.length === 0) continue;
    await trx
      .insertInto("stories")
      .values(fresh.map(({ story, hash, file }) => ({ hash, id: story.id, body: JSON.stringify(file) })))
      .onConflict((clash) => clash.column("hash").doNothing())
      .execute();
  }
}

/** The hashes of an edition's stories that another one has not, or has otherwise. */
function differing(own: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...own].flatMap(([id, hash]) => (other.get(id) === hash ? [] : [hash]));
}

/** What was checked when it was stored is read by today's schema: it may say more than the one of that day. */
function keptOf({ hash, body }: { hash: string; body: string }): KeptStory {
  return { story: storyOf(storySchema.parse(JSON.parse(body))), hash };
}
