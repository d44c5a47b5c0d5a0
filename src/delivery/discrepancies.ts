import { correctedReply } from "../chat/corrected.ts";
import { type Correction, correctionReply } from "../chat/correction-view.ts";
import { toldOtherwise } from "../chat/told-otherwise.ts";
import { figureFates } from "../digest/figure-fates.ts";
import type { FigureNews } from "../digest/figure-news.ts";
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
  const fates = new Map<string, Promise<ReadonlyMap<string, FigureNews>>>();
  const corrections = new Map<string, Promise<readonly Correction[]>>();
  const made = new Map<string, Promise<Content>>();

  function forPublication({ id }: Published): void {
    if (id === publication) return;
    publication = id;
    for (const memory of [fates, corrections, made]) memory.clear();
  }

  async function fatesSince(edition: string, newest: Published): Promise<ReadonlyMap<string, FigureNews>> {
    const apart = await editions.apart(edition, newest.edition);
    return apart ? figureFates(apart.from, apart.to) : new Map();
  }

  async function correctionsOf(hash: string, newest: Published): Promise<readonly Correction[]> {
    const { reply, edition } = await contents.byHash(hash);
    if (edition === newest.edition || edition === "") return [];
    const known = await remember(fates, edition, () => fatesSince(edition, newest));
    return Promise.all(
      toldOtherwise(reply, known).map(async (news) => ({
        news,
        publication: await cases.causeOf((news.to ?? news.from)!.ref, newest),
      })),
    );
  }

  const known = (hash: string, newest: Published) =>
    remember(corrections, hash, () => correctionsOf(hash, newest));

  async function notice(hashes: readonly string[], newest: Published): Promise<Content> {
    const told = new Map<string, Correction>();
    // Told in two messages alike, it is corrected in one breath.
    for (const hash of hashes)
      for (const correction of await known(hash, newest))
        told.set(JSON.stringify(correction.news), correction);
    return contents.know(contentOf(correctionReply([...told.values()], zone), newest.edition));
  }

  async function revise(hash: string, newest: Published): Promise<Content> {
    const { reply } = await contents.byHash(hash);
    const revised = correctedReply(reply, await known(hash, newest), zone);
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

function remember<T>(memory: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const made = memory.get(key) ?? make();
  made.catch(() => memory.delete(key));
  if (memory.size > REMEMBERED) memory.delete(memory.keys().next().value!);
  memory.set(key, made);
  return made;
}
