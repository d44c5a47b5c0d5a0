import type { Kysely, Selectable } from "kysely";
import type { Changes, CorrectionCase } from "../chat/changes.ts";
import type { CorrectingPublication } from "../chat/correction-view.ts";
import { type Fates, figureFates, NO_FATES } from "../digest/figure-fates.ts";
import type { Editions } from "../store/editions.ts";
import { instantOf } from "../store/instant.ts";
import type { Tables } from "../store/tables.ts";

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
}

/** Cases kept at hand. */
const REMEMBERED = 300;
/** Publications looked through for the one that changed a figure, and shown to who asks for changes. */
const MOST = 200;
/** Values of one query. */
const VALUES = 500;

type Row = Selectable<Tables["publications"]>;

export function createCases(db: Kysely<Tables>, editions: Pick<Editions, "apart">): Cases {
  const fatesById = new Map<number, Promise<Fates>>();
  const rows = () => db.selectFrom("publications").selectAll().orderBy("id", "desc");

  function caseOf(row: Row): Promise<Case> {
    const fates = fatesById.get(row.id) ?? fatesOf(row);
    fates.catch(() => fatesById.delete(row.id));
    if (fatesById.size > REMEMBERED) fatesById.delete(fatesById.keys().next().value!);
    fatesById.set(row.id, fates);
    return fates.then((fates) => ({ publication: publishedOf(row), fates }));
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
      for await (const { publication, fates } of casesUpTo(upTo.id))
        if (fates.byRef.has(ref)) return publication;
      return upTo;
    },
    async since(moment) {
      const since = rows().where("at", ">=", moment.epochMilliseconds).limit(MOST);
      const cases = await Promise.all((await since.execute()).map(caseOf));
      const toldFirst = await toldFirstIn(cases);
      return cases.map((one) => correcting(one, toldFirst)).filter(({ news }) => news.length > 0);
    },
  };

  /** The first publication whose figure was told to anyone, of each figure that came in with these cases. */
  async function toldFirstIn(cases: readonly Case[]): Promise<ReadonlyMap<string, number>> {
    const fates = cases.flatMap(({ fates }) => [...fates.byRef]);
    const refs = [...new Set(fates.flatMap(([ref, { from }]) => (from ? [] : ref)))];
    const first = new Map<string, number>();
    for (let at = 0; at < refs.length; at += VALUES) {
      const rows = await db
        .selectFrom("content_figures as f")
        .innerJoin("contents as c", "c.hash", "f.content")
        .innerJoin("publications as p", "p.edition", "c.edition")
        .select(({ fn }) => ["f.figure", fn.min("p.id").as("publication")])
        .where("f.figure", "in", refs.slice(at, at + VALUES))
        .groupBy("f.figure")
        .execute();
      for (const { figure, publication } of rows) first.set(figure, Number(publication));
    }
    return first;
  }
}

/** As a correction of what was told: what is new corrects nothing, but what was withdrawn may come back. */
function correcting({ publication, fates }: Case, toldFirst: ReadonlyMap<string, number>): CorrectionCase {
  const news = [...new Set(fates.byRef.values())].flatMap((fate) => {
    const isBack = (toldFirst.get((fate.to ?? fate.from)!.ref) ?? Number.POSITIVE_INFINITY) < publication.id;
    if (!fate.from) return isBack ? [fate] : [];
    const claims = fate.claims.filter(({ from }) => from !== undefined);
    return claims.length > 0 ? [{ ...fate, claims }] : [];
  });
  return { publication, news };
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
