import type { Kysely, Selectable } from "kysely";
import type { Changes, CorrectionCase } from "../chat/changes.ts";
import type { CorrectingPublication } from "../chat/correction-view.ts";
import { figureFates } from "../digest/figure-fates.ts";
import type { FigureNews } from "../digest/figure-news.ts";
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
  readonly fates: ReadonlyMap<string, FigureNews>;
}

/** Cases kept at hand. */
const REMEMBERED = 300;
/** Publications looked through for the one that changed a figure, and shown to who asks for changes. */
const MOST = 200;

type Row = Selectable<Tables["publications"]>;

export function createCases(db: Kysely<Tables>, editions: Pick<Editions, "apart">): Cases {
  const fatesById = new Map<number, Promise<ReadonlyMap<string, FigureNews>>>();
  const rows = () => db.selectFrom("publications").selectAll().orderBy("id", "desc");

  function caseOf(row: Row): Promise<Case> {
    const fates = fatesById.get(row.id) ?? fatesOf(row);
    fates.catch(() => fatesById.delete(row.id));
    if (fatesById.size > REMEMBERED) fatesById.delete(fatesById.keys().next().value!);
    fatesById.set(row.id, fates);
    return fates.then((fates) => ({ publication: publishedOf(row), fates }));
  }

  async function fatesOf({ base, edition }: Row): Promise<ReadonlyMap<string, FigureNews>> {
    const apart = base === null ? undefined : await editions.apart(base, edition);
    return apart ? figureFates(apart.from, apart.to) : new Map();
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
      for await (const { publication, fates } of casesUpTo(upTo.id)) if (fates.has(ref)) return publication;
      return upTo;
    },
    async since(moment) {
      const since = rows().where("at", ">=", moment.epochMilliseconds).limit(MOST);
      const cases = await Promise.all((await since.execute()).map(caseOf));
      return cases.map(correcting).filter(({ news }) => news.length > 0);
    },
  };
}

/** As a correction of what was told: what is new corrects nothing. */
function correcting({ publication, fates }: Case): CorrectionCase {
  const news = [...fates.values()].flatMap((fate) => {
    const claims = fate.claims.filter(({ from }) => from !== undefined);
    return fate.from && claims.length > 0 ? [{ ...fate, claims }] : [];
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
