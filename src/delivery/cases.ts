import type { Kysely, Selectable } from "kysely";
import type { Changes, CorrectionCase } from "../chat/changes.ts";
import type { CorrectingPublication } from "../chat/correction-view.ts";
import { type Fates, figureFates, NO_FATES } from "../digest/figure-fates.ts";
import { chunksOf } from "../store/chunks.ts";
import type { Editions } from "../store/editions.ts";
import { instantOf } from "../store/instant.ts";
import type { Tables } from "../store/tables.ts";
import { type ReasonOf, reasonsOf } from "./reasons.ts";

/** Publications as causes of corrections. Each is a case, which its number names. */
export interface Cases extends Changes {
  /** The publication in use. */
  newest(): Promise<Published | undefined>;
  /** What came of every figure in the publications after one, up to another, the newest first. */
  between(after: number, upTo: number): Promise<Case[]>;
  /** The last publication up to one that changed a figure; that one itself where none is found. */
  causeOf(ref: string, upTo: Published): Promise<CorrectingPublication>;
}

export interface Published extends CorrectingPublication {
  readonly edition: string;
}

export interface Case {
  readonly publication: Published;
  readonly fates: Fates;
  readonly reasonOf: ReasonOf;
}

/** Cases kept at hand. */
const REMEMBERED = 300;
/** Publications looked through for the one that changed a figure, and shown to who asks for changes. */
const MOST = 200;
/** Values of one query. */
const VALUES = 500;

type Row = Selectable<Tables["publications"]>;

export function createCases(db: Kysely<Tables>, editions: Pick<Editions, "apart">): Cases {
  const caseById = new Map<number, Promise<Case>>();
  const rows = () => db.selectFrom("publications").selectAll().orderBy("id", "desc");

  function caseOf(row: Row): Promise<Case> {
    const made = caseById.get(row.id) ?? makeCase(row);
    made.catch(() => caseById.delete(row.id));
    if (caseById.size > REMEMBERED) caseById.delete(caseById.keys().next().value!);
    caseById.set(row.id, made);
    return made;
  }

  async function makeCase(row: Row): Promise<Case> {
    return {
      publication: publishedOf(row),
      fates: await fatesOf(row),
      reasonOf: await reasonsOf(db, row),
    };
  }

  async function fatesOf({ base, edition }: Row): Promise<Fates> {
    const apart = base === null ? undefined : await editions.apart(base, edition);
    return apart ? figureFates(apart.from, apart.to) : NO_FATES;
  }

  async function* casesUpTo(id: number): AsyncGenerator<Case> {
    for (const row of await rows().where("id", "<=", id).limit(MOST).execute()) yield caseOf(row);
  }

  return {
    async newest() {
      const row = await rows().limit(1).executeTakeFirst();
      return row && publishedOf(row);
    },
    async between(after, upTo) {
      return Promise.all(
        (await rows().where("id", ">", after).where("id", "<=", upTo).execute()).map(caseOf),
      );
    },
    async causeOf(ref, upTo) {
      for await (const { publication, fates, reasonOf } of casesUpTo(upTo.id))
        if (fates.byRef.has(ref)) return { ...publication, reason: reasonOf(ref) };
      return upTo;
    },
    async since(moment) {
      const since = rows().where("at", ">=", moment.epochMilliseconds).limit(MOST);
      const cases = await Promise.all((await since.execute()).map(caseOf));
      const toldFirst = await toldFirstIn(cases);
      return cases.flatMap((one) => correcting(one, toldFirst));
    },
  };

  /** The first publication whose figure was told to anyone, of each figure that came in with these cases. */
  async function toldFirstIn(cases: readonly Case[]): Promise<ReadonlyMap<string, number>> {
    const fates = cases.flatMap(({ fates }) => [...fates.byRef]);
    const refs = [...new Set(fates.flatMap(([ref, { from }]) => (from ? [] : ref)))];
    const first = new Map<string, number>();
    for (const some of chunksOf(refs, VALUES)) {
      const rows = await db
        .selectFrom("content_figures as f")
        .innerJoin("contents as c", "c.hash", "f.content")
        .innerJoin("publications as p", "p.edition", "c.edition")
        .select(({ fn }) => ["f.figure", fn.min("p.id").as("publication")])
        .where("f.figure", "in", some)
        .groupBy("f.figure")
        .execute();
      for (const { figure, publication } of rows) first.set(figure, Number(publication));
    }
    return first;
  }
}

/**
 * As corrections of what was told, those for one reason together: what is new corrects nothing, but what was withdrawn
 * may come back.
 */
function correcting(
  { publication, fates, reasonOf }: Case,
  toldFirst: ReadonlyMap<string, number>,
): CorrectionCase[] {
  const news = [...new Set(fates.byRef.values())].flatMap((fate) => {
    const isBack = (toldFirst.get((fate.to ?? fate.from)!.ref) ?? Number.POSITIVE_INFINITY) < publication.id;
    if (!fate.from) return isBack ? [fate] : [];
    const claims = fate.claims.filter(({ from }) => from !== undefined);
    return claims.length > 0 ? [{ ...fate, claims }] : [];
  });
  const byReason = Map.groupBy(news, ({ from, to }) => reasonOf((to ?? from)!.ref));
  return [...byReason].map(([reason, news]) => ({ publication: { ...publication, reason }, news }));
}

function publishedOf({ id, edition, kind, reason, at }: Row): Published {
  return {
    id,
    edition,
    kind,
    reason: reason ?? undefined,
    at: instantOf(at),
  };
}
