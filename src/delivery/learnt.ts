import type { Kysely, Selectable } from "kysely";
import { figuresIn } from "../chat/figures-in.ts";
import { type Briefing, briefingOf } from "../digest/briefing.ts";
import type { Editions } from "../store/editions.ts";
import type { Tables } from "../store/tables.ts";
import { createBatched, UNWAITING } from "./batched.ts";
import type { Content } from "./contents.ts";

/**
 * Notes that a channel has had a correction: where nothing else is new since its last digest, it knows what is so now,
 * and its next digest does not tell the correction as news. Where something else is, the digest tells all that changed.
 */
export type Learnt = (chat: string, channel: string, correction: Content) => Promise<void>;

const REMEMBERED = 500;

export function createLearnt(db: Kysely<Tables>, editions: Pick<Editions, "apart">): Learnt {
  const isAllByCase = new Map<string, Promise<boolean>>();

  async function isAll(
    told: string,
    { topics, stories }: Scope,
    { reply, edition }: Content,
  ): Promise<boolean> {
    const apart = await editions.apart(told, edition);
    if (!apart) return false;
    const scope = { topics: JSON.parse(topics), stories: JSON.parse(stories) };
    const briefing = briefingOf({ ...apart, scope, what: "changes" });
    return briefing !== undefined && tellsOnly(briefing, new Set(figuresIn(reply).map(({ ref }) => ref)));
  }

  async function knowsAll({ told_edition: told, ...scope }: Told, correction: Content): Promise<boolean> {
    if (told === null || told === correction.edition) return false;
    const name = JSON.stringify([told, scope.topics, scope.stories, correction.hash]);
    const isKnown = isAllByCase.get(name) ?? isAll(told, scope, correction);
    isKnown.catch(() => isAllByCase.delete(name));
    if (isAllByCase.size > REMEMBERED) isAllByCase.clear();
    isAllByCase.set(name, isKnown);
    return isKnown;
  }

  async function learn(landed: readonly Landed[]): Promise<void> {
    const correctionByChannel = new Map(landed.map((one) => [`${one.chat} ${one.channel}`, one.correction]));
    const rows = await db
      .selectFrom("subscriptions")
      .select(["id", "chat", "channel", "told_edition", "topics", "stories"])
      .where("chat", "in", [...new Set(landed.map(({ chat }) => chat))])
      .where("channel", "in", [...new Set(landed.map(({ channel }) => channel))])
      .where("what", "=", "changes")
      .where("state", "!=", "removed")
      .where("told_edition", "is not", null)
      .execute();
    const knowing: { id: number; told: string | null; edition: string }[] = [];
    for (const row of rows) {
      const correction = correctionByChannel.get(`${row.chat} ${row.channel}`);
      if (correction && (await knowsAll(row, correction)))
        knowing.push({ id: row.id, told: row.told_edition, edition: correction.edition });
    }
    await db.transaction().execute(async (trx) => {
      for (const { id, told, edition } of knowing)
        await trx
          .updateTable("subscriptions")
          .set({ told_edition: edition })
          .where("id", "=", id)
          .where("told_edition", "=", told)
          .execute();
    });
  }

  const learnSoon = createBatched(learn, UNWAITING);
  return (chat, channel, correction) => learnSoon({ chat, channel, correction });
}

interface Landed {
  readonly chat: string;
  readonly channel: string;
  readonly correction: Content;
}

type Told = Pick<Selectable<Tables["subscriptions"]>, "told_edition" | "topics" | "stories">;
type Scope = Pick<Tables["subscriptions"], "topics" | "stories">;

/** Whether a briefing has nothing to tell but what became of these figures. */
function tellsOnly({ told, titles, withdrawn }: Briefing, refs: ReadonlySet<string>): boolean {
  return (
    titles.length + withdrawn.length === 0 &&
    told.every(
      ({ isInFull, news, more }) =>
        !isInFull &&
        more === 0 &&
        news.headlineWas === undefined &&
        news.sentences.length === 0 &&
        news.figures.every(({ to, from }) => refs.has((to ?? from)!.ref)),
    )
  );
}
