import { correctedReply } from "../chat/corrected.ts";
import { type Correction, correctionReply } from "../chat/correction-view.ts";
import type { Reply } from "../chat/reply.ts";
import { toldOtherwise } from "../chat/told-otherwise.ts";
import { sameClaim } from "../content/claim-changes.ts";
import type { Claim } from "../content/story.ts";
import { type Fates, figureFates, NO_FATES } from "../digest/figure-fates.ts";
import type { ClaimNews } from "../digest/figure-news.ts";
import type { Editions } from "../store/editions.ts";
import type { Cases, Published } from "./cases.ts";
import { type Content, type Contents, contentOf } from "./contents.ts";

/** What contents tell otherwise than the edition in use does, made out once however many channels were told them. */
export interface Discrepancies {
  /** Whether a content tells a figure otherwise. It is compared by its own edition, whatever came in between. */
  isWrong(content: string, newest: Published): Promise<boolean>;
  /** The one notice for a channel that was told these contents. */
  noticeFor(contents: readonly string[], newest: Published): Promise<Content>;
  /** What a content is to say now. */
  revised(content: string, newest: Published): Promise<Content>;
}

export interface DiscrepancyParts {
  readonly editions: Pick<Editions, "apart">;
  readonly contents: Contents;
  readonly cases: Pick<Cases, "causeOf">;
  /** The zone that days and times are told in. */
  readonly zone: string;
}

/** Contents, and sets of them, remembered for one publication. */
const REMEMBERED = 5000;

export function createDiscrepancies({ editions, contents, cases, zone }: DiscrepancyParts): Discrepancies {
  let publication = 0;
  const fates = new Map<string, Promise<Fates>>();
  const corrections = new Map<string, Promise<readonly Correction[]>>();
  const made = new Map<string, Promise<Content>>();

  function forPublication({ id }: Published): void {
    if (id === publication) return;
    publication = id;
    for (const memory of [fates, corrections, made]) memory.clear();
  }

  const fatesSince = (edition: string, newest: Published) =>
    remember(fates, edition, async () => {
      const apart = await editions.apart(edition, newest.edition);
      return apart ? figureFates(apart.from, apart.to) : NO_FATES;
    });

  async function correctionsOf(hash: string, newest: Published): Promise<readonly Correction[]> {
    const { reply, edition } = await contents.byHash(hash);
    if (edition === newest.edition || edition === "") return [];
    const { byRef } = await fatesSince(edition, newest);
    return Promise.all(
      toldOtherwise(reply, byRef).map(async (news) => ({
        news,
        publication: await cases.causeOf((news.to ?? news.from)!.ref, newest),
      })),
    );
  }

  const known = (hash: string, newest: Published) =>
    remember(corrections, hash, () => correctionsOf(hash, newest));

  async function notice(hashes: readonly string[], newest: Published): Promise<Content> {
    const corrections: Correction[] = [];
    for (const hash of hashes) corrections.push(...(await known(hash, newest)));
    return contents.know(contentOf(correctionReply(inOneBreath(corrections), zone), newest.edition));
  }

  async function revise(hash: string, newest: Published): Promise<Content> {
    const { reply, edition } = await contents.byHash(hash);
    const { renamed } = await fatesSince(edition, newest);
    const revised = withRefs(correctedReply(reply, await known(hash, newest), zone), renamed);
    return contents.know(contentOf(revised, newest.edition));
  }

  return {
    async isWrong(content, newest) {
      forPublication(newest);
      return (await known(content, newest)).length > 0;
    },
    noticeFor(hashes, newest) {
      forPublication(newest);
      const names = [...new Set(hashes)].sort();
      return remember(made, names.join(" "), () => notice(names, newest));
    },
    revised(hash, newest) {
      forPublication(newest);
      return remember(made, `revised ${hash}`, () => revise(hash, newest));
    },
  };
}

/** What a reply tells of figures that have another id now is to be found under that one from now on. */
function withRefs(reply: Reply, renamed: ReadonlyMap<string, string>): Reply {
  if (renamed.size === 0) return reply;
  return JSON.parse(JSON.stringify(reply), (key, value) =>
    key === "ref" ? (renamed.get(value) ?? value) : value,
  );
}

/** What several messages told alike is corrected once, though one may have told more of a figure than another. */
function inOneBreath(corrections: readonly Correction[]): Correction[] {
  const byRef = Map.groupBy(corrections, ({ news }) => (news.to ?? news.from)!.ref);
  return [...byRef.values()].flatMap((ofFigure) => {
    const told: ClaimNews[] = [];
    return ofFigure
      .toSorted((a, b) => b.news.claims.length - a.news.claims.length)
      .flatMap(({ news, publication }) => {
        const claims = news.claims.filter((claim) => !told.some((other) => isSame(claim, other)));
        told.push(...claims);
        return claims.length > 0 ? [{ news: { ...news, claims }, publication }] : [];
      });
  });
}

function isSame(one: ClaimNews, other: ClaimNews): boolean {
  const alike = (a: Claim | undefined, b: Claim | undefined) => (a && b ? sameClaim(a, b) : a === b);
  return alike(one.from, other.from) && alike(one.to, other.to);
}

function remember<T>(memory: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const made = memory.get(key) ?? make();
  made.catch(() => memory.delete(key));
  if (memory.size > REMEMBERED) memory.delete(memory.keys().next().value!);
  memory.set(key, made);
  return made;
}
