import { GOODS_TRANSPORT_AND_MONEY } from "./contrasts/goods-transport-and-money.ts";
import { PEOPLE_DEEDS_AND_MEASURES } from "./contrasts/people-deeds-and-measures.ts";
import { POLITICS_CULTURE_AND_NATURE } from "./contrasts/politics-culture-and-nature.ts";
import { stemOf } from "./stem.ts";
import { linesOf } from "./word-lists.ts";

/*
 * What excludes what: who asks for the wheat does not mean the apples. A line of src/ask/contrasts/ is a set;
 * words joined by "/" are the same in it.
 */

const LISTS = [GOODS_TRANSPORT_AND_MONEY, PEOPLE_DEEDS_AND_MEASURES, POLITICS_CULTURE_AND_NATURE];

/** By stem, the sets that a word is in, each with its place there. */
type Places = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** Read when the first question is. */
let places: Places | undefined;

/** Whether two words, by their stems, exclude one another. */
export function isOpposed(one: string, other: string): boolean {
  places ??= readPlaces();
  const [mine, theirs] = [places.get(one), places.get(other)];
  if (mine === undefined || theirs === undefined) return false;
  let isOpposed = false;
  for (const [set, place] of mine) {
    const otherPlace = theirs.get(set);
    if (otherPlace === place) return false;
    if (otherPlace !== undefined) isOpposed = true;
  }
  return isOpposed;
}

function readPlaces(): Places {
  const placesByStem = new Map<string, Map<number, number>>();
  for (const [set, line] of linesOf(LISTS).entries()) {
    for (const [place, words] of line.split(/\s+/).entries()) {
      for (const stem of words.split("/").map(stemOf)) {
        const known = placesByStem.get(stem) ?? new Map<number, number>();
        placesByStem.set(stem, known.set(set, place));
      }
    }
  }
  return placesByStem;
}
