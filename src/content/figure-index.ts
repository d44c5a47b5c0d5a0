import { lowerBound } from "../text/lower-bound.ts";
import type { Figure } from "./story.ts";
import { createVocabulary, type Vocabulary } from "./vocabulary.ts";

/** What a name leads to. */
export type Found =
  | { readonly outcome: "one"; readonly figure: Figure }
  | { readonly outcome: "several"; readonly figures: readonly Figure[] }
  | { readonly outcome: "none"; readonly near: readonly Figure[] };

export interface FigureIndex {
  /** Every figure, in the order of the stories. */
  readonly all: readonly Figure[];
  /** Finds a figure by its full reference, id, alias or label; without an exact match, those that begin with it or are nearest. */
  find(name: string): Found;
  /** Figures with a name, or a word of one, that goes on from what is typed so far: at most `most`. */
  startingWith(typed: string, most: number): readonly Figure[];
  /** The shortest name that means this figure and no other: its id, where that is enough. */
  shortName(figure: Figure): string;
  /** Makes ready what is otherwise made when it is first asked for. */
  warm(): void;
}

/** How many near figures are worth offering. */
const MOST_NEAR = 5;

/** Fewer letters begin too many names. */
const SHORTEST_BEGINNING = 3;

export function indexFigures(figures: readonly Figure[]): FigureIndex {
  const names = figures.map(namesOf);
  const placesByName = new Map<string, number | number[]>();
  for (const [place, own] of names.entries()) {
    for (const name of own) addPlace(placesByName, name, place);
  }
  const placeByRef = new Map(figures.map(({ ref }, place) => [ref, place]));
  let vocabulary: Vocabulary | undefined;
  const words = () => (vocabulary ??= createVocabulary(names));
  let sorted: string[] | undefined;
  const sortedNames = () => (sorted ??= [...placesByName.keys()].sort());

  function placesOf(name: string): readonly number[] {
    const byRef = placeByRef.get(name.trim().toLowerCase());
    const places = byRef ?? placesByName.get(foldName(name)) ?? [];
    return typeof places === "number" ? [places] : places;
  }

  function begunPlaces(typed: string, most: number): Set<number> {
    const start = foldName(typed);
    const all = sortedNames();
    const found = new Set<number>();
    for (let at = lowerBound(all, start); at < all.length && found.size < most; at += 1) {
      if (!all[at]!.startsWith(start)) break;
      for (const place of [placesByName.get(all[at]!)!].flat()) found.add(place);
    }
    for (const place of found.size < most ? words().withWords(start.split(" "), most) : []) found.add(place);
    return found;
  }

  return {
    all: figures,
    shortName: ({ id, ref }) => (typeof placesByName.get(foldName(id)) === "number" ? id : ref),
    find(name) {
      const places = placesOf(name);
      if (places.length === 1) return { outcome: "one", figure: figures[places[0]!]! };
      if (places.length > 1) return { outcome: "several", figures: places.map((place) => figures[place]!) };
      // A reference's story has been tried: what is left to look for is the figure.
      const typed = foldName(name.slice(name.indexOf("/") + 1));
      return {
        outcome: "none",
        // Only made when it is looked at: where a text may be split in many ways, most names lead nowhere.
        get near() {
          const begun = typed.length < SHORTEST_BEGINNING ? [] : begunPlaces(typed, MOST_NEAR);
          const places = new Set([...begun, ...words().nearest(typed, MOST_NEAR)]);
          return [...places].slice(0, MOST_NEAR).map((place) => figures[place]!);
        },
      };
    },
    startingWith(typed, most) {
      if (typed === "") return figures.slice(0, most);
      return [...begunPlaces(typed, most)].slice(0, most).map((place) => figures[place]!);
    },
    warm() {
      words();
      sortedNames();
    },
  };
}

function namesOf({ id, label, aliases }: Figure): string[] {
  return [...new Set([id, label, ...aliases].map(foldName))];
}

/** Most names lead to one figure: those have no list of their own. */
function addPlace(placesByName: Map<string, number | number[]>, name: string, place: number): void {
  const places = placesByName.get(name);
  if (places === undefined) placesByName.set(name, place);
  else if (typeof places === "number") placesByName.set(name, [places, place]);
  else places.push(place);
}

/** Names are compared without case, accents, punctuation and doubled spaces; hyphens count as spaces. */
export function foldName(name: string): string {
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(name)) return name;
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return name.replaceAll("-", " ");
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
