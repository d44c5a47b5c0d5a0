import { distance } from "fastest-levenshtein";
import { lowerBound } from "../text/lower-bound.ts";

/** The words of many names, and where they stand. Names are folded: small letters, single spaces. */
export interface Vocabulary {
  /** The places of the names nearest to one that is mistyped, the likeliest first. */
  nearest(typed: string, most: number): number[];
  /** Places whose names have all these words, the last of which may be only begun. */
  withWords(words: readonly string[], most: number): number[];
}

interface Near {
  readonly places: readonly number[];
  /** From 0 to 1, which is the word itself. */
  readonly likeness: number;
}

/** Places weighed for nearness. More names share a common word than are worth looking at. */
const MOST_WEIGHED = 2000;
/** Words taken for what one mistyped word may have been. */
const MOST_NEAR_WORDS = 8;
/** Words of a name that are looked for: a longer text is no name. */
const MOST_WORDS = 8;
/** Names compared letter by letter, of those whose words are alike. */
const MOST_COMPARED = 100;

/** `names` holds the names at each place. */
export function createVocabulary(names: readonly (readonly string[])[]): Vocabulary {
  const placesByWord = new Map<string, number[]>();
  for (const [place, own] of names.entries()) {
    for (const word of new Set(own.flatMap((name) => name.split(" ")))) {
      const places = placesByWord.get(word);
      if (places) places.push(place);
      else placesByWord.set(word, [place]);
    }
  }
  const wordsByLength = Map.groupBy(placesByWord.keys(), (word) => word.length);
  const sortedWords = [...placesByWord.keys()].sort();

  /** The word itself where it is known; else those a slip or two away. */
  function near(typed: string): Near[] {
    const exact = placesByWord.get(typed);
    if (exact) return [{ places: exact, likeness: 1 }];
    const reach = typed.length < 5 ? 1 : 2;
    const found: { word: string; edits: number }[] = [];
    for (let length = Math.max(1, typed.length - reach); length <= typed.length + reach; length += 1) {
      for (const word of wordsByLength.get(length) ?? []) {
        const edits = isSwapped(typed, word) ? 1 : distance(typed, word);
        if (edits <= reach && edits < typed.length) found.push({ word, edits });
      }
    }
    return found
      .sort((a, b) => a.edits - b.edits)
      .slice(0, MOST_NEAR_WORDS)
      .map(({ word, edits }) => ({
        places: placesByWord.get(word)!,
        likeness: 1 - edits / (typed.length + 1),
      }));
  }

  /** Rare words first: they bring places in, and common ones then only tell those apart. */
  function weigh(words: readonly string[]): Map<number, number> {
    const scoreByPlace = new Map<number, number>();
    for (const alike of words
      .map(near)
      .filter((found) => found.length > 0)
      .sort(byRarity)) {
      const bringsIn = scoreByPlace.size < MOST_WEIGHED;
      for (const { places, likeness } of alike) {
        const weight = likeness * Math.log(1 + names.length / places.length);
        if (bringsIn) {
          for (const place of places.slice(0, MOST_WEIGHED))
            scoreByPlace.set(place, (scoreByPlace.get(place) ?? 0) + weight);
        } else {
          const here = new Set(places);
          for (const [place, score] of scoreByPlace)
            if (here.has(place)) scoreByPlace.set(place, score + weight);
        }
      }
    }
    return scoreByPlace;
  }

  return {
    nearest(typed, most) {
      const scores = weigh(typed.split(" ").filter(Boolean).slice(0, MOST_WORDS));
      const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_COMPARED);
      return best
        .map(([place, score]) => ({
          place,
          score,
          edits: Math.min(...names[place]!.map((name) => distance(name, typed))),
        }))
        .sort((a, b) => b.score - a.score || a.edits - b.edits)
        .slice(0, most)
        .map(({ place }) => place);
    },
    withWords(words, most) {
      const whole = words.slice(0, -1).map((word) => new Set(placesByWord.get(word)));
      const begun = words.at(-1) ?? "";
      const found = new Set<number>();
      for (
        let at = lowerBound(sortedWords, begun);
        sortedWords[at]?.startsWith(begun) && found.size < most;
        at += 1
      ) {
        for (const place of placesByWord.get(sortedWords[at]!)!) {
          if (found.size < most && whole.every((places) => places.has(place))) found.add(place);
        }
      }
      return [...found];
    },
  };
}

/** Two neighbouring letters in each other's place are one slip: "hrut". */
function isSwapped(typed: string, word: string): boolean {
  const at = typed.split("").findIndex((letter, place) => letter !== word[place]);
  const swapped = `${typed.slice(0, at)}${typed[at + 1]}${typed[at]}${typed.slice(at + 2)}`;
  return at !== -1 && swapped === word;
}

function byRarity(a: readonly Near[], b: readonly Near[]): number {
  const spread = (found: readonly Near[]) => found.reduce((sum, { places }) => sum + places.length, 0);
  return spread(a) - spread(b);
}
