import type { Figure, Story } from "../content/story.ts";
import { createNumberIndex } from "./number-index.ts";
import { SMALL_WORDS } from "./small-words.ts";
import { createSpelling, type Spelling } from "./spelling.ts";
import { stemOf } from "./stem.ts";
import { phrasesAmong } from "./thesaurus.ts";
import { pairsJoined, plain, wordOf } from "./words.ts";

/** Where words stand: in which figures and in which stories, by place. */
export interface WordIndex {
  readonly figures: readonly Figure[];
  /**
   * The figures that come nearest by their words, stems and roots with how much each counts, and by the numbers of
   * their claims: at most `most`.
   */
  nearest(keys: readonly ReadonlyMap<string, number>[], numbers: readonly number[], most: number): Figure[];
  /** Whether some figure or story has the word, in any form. */
  knows(word: string): boolean;
  /** Whether some figure or story has the word as it stands. */
  hasForm(word: string): boolean;
  /** The two words, one after the other in some figure's name, that a word is written together from. */
  partsOf(word: string): readonly [string, string] | undefined;
  readonly spelling: Spelling;
}

/** Figures read at a time while an index is made: some 10 ms of work. */
const SLICE = 250;

/** Places looked at for one question. The words that fewest share are taken first. */
const MOST_PLACES = 150_000;

/** A number that more figures have than this says little of any. */
const MOST_ALIKE = 2000;

/** Makes the index bit by bit: whoever runs it may do something else between two bits. */
export function* buildWordIndex(
  figures: readonly Figure[],
  storyOf: (figure: Figure) => Story,
): Generator<undefined, WordIndex> {
  const placesByKey = new Map<string, number[]>();
  const storiesByKey = new Map<string, number[]>();
  const keysByWord = new Map<string, readonly string[]>();
  /** Pairs of words in names, written together, by their hashes: there are many, and hardly any is asked for. */
  const pairs = new Set<number>();
  const numbers = createNumberIndex();
  const firstFigure: number[] = [];
  const storyAt = new Uint32Array(figures.length);
  let last: Story | undefined;

  function keysOf(text: string): Set<string> {
    const keys = new Set<string>();
    const words = plain(text).split(" ").filter(Boolean).map(wordOf);
    for (const { phrase } of phrasesAmong(words)) keys.add(stemOf(phrase));
    for (const word of words) {
      if (SMALL_WORDS.has(word.text)) continue;
      let known = keysByWord.get(word.text);
      if (known === undefined) {
        known = [word.stem, `.${word.root}`];
        keysByWord.set(word.text, known);
      }
      for (const key of known) keys.add(key);
    }
    return keys;
  }

  for (const [place, figure] of figures.entries()) {
    if (place % SLICE === SLICE - 1) yield;
    const story = storyOf(figure);
    if (story !== last) {
      for (const key of keysOf(textOfStory(story))) add(storiesByKey, key, firstFigure.length);
      firstFigure.push(place);
      last = story;
    }
    storyAt[place] = firstFigure.length - 1;
    for (const key of keysOf(textOfFigure(figure))) add(placesByKey, key, place);
    for (const value of new Set(figure.claims.flatMap(({ quantity }) => quantity.value)))
      numbers.add(value, place);
    for (const name of [figure.label, ...figure.aliases])
      for (const pair of pairsJoined(plain(name).split(" "))) pairs.add(hashOf(pair));
  }
  firstFigure.push(figures.length);
  yield;
  const inFigures = packed(placesByKey);
  yield;
  const inStories = packed(storiesByKey);
  let spelling: Spelling | undefined;
  const scores = new Float32Array(figures.length);

  /** Adds a key's weight to every figure that has it, or whose story has it. */
  function addPlaces(key: string, nearness: number, touched: number[]): void {
    const own = inFigures.get(key);
    const rarity = Math.log(1 + figures.length / (own?.length ?? 1));
    for (const place of own ?? []) raise(place, nearness * rarity, touched);
    const stories = inStories.get(key);
    const storyRarity = 0.4 * Math.log(1 + firstFigure.length / (stories?.length ?? 1));
    for (const story of stories ?? []) {
      for (let place = firstFigure[story]!; place < firstFigure[story + 1]!; place += 1)
        raise(place, nearness * storyRarity, touched);
    }
  }

  function raise(place: number, by: number, touched: number[]): void {
    if (scores[place] === 0) touched.push(place);
    scores[place]! += by;
  }

  return {
    figures,
    knows: (word) =>
      keysByWord.has(word) || inFigures.has(wordOf(word).stem) || inStories.has(wordOf(word).stem),
    hasForm: (word) => keysByWord.has(word),
    partsOf(word) {
      if (!pairs.has(hashOf(word))) return undefined;
      const ends = Array.from(
        { length: word.length },
        (_, at) => [word.slice(0, at), word.slice(at)] as const,
      );
      return ends.find((parts) => parts.every((part) => keysByWord.has(part)));
    },
    get spelling() {
      spelling ??= createSpelling(keysByWord.keys());
      return spelling;
    },
    nearest(sought, stated, most) {
      const touched: number[] = [];
      for (const number of stated) {
        const places = numbers.placesOf(number, MOST_ALIKE);
        const rarity = Math.log(1 + figures.length / places.length);
        for (const place of places) raise(place, rarity, touched);
      }
      const entries = sought.flatMap((keys) => [...keys]);
      const spread = (key: string) =>
        (inFigures.get(key)?.length ?? 0) + 10 * (inStories.get(key)?.length ?? 0);
      let room = MOST_PLACES;
      for (const [key, nearness] of entries.sort((a, b) => spread(a[0]) - spread(b[0]))) {
        room -= spread(key);
        if (room < 0) break;
        addPlaces(key, nearness, touched);
      }
      const best = highest(touched, scores, most);
      for (const place of touched) scores[place] = 0;
      return best.map((place) => figures[place]!);
    },
  };
}

/** FNV-1a, in 30 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 2;
}

/** The places with the highest scores, without sorting all of them. */
function highest(touched: readonly number[], scores: Float32Array, most: number): number[] {
  if (touched.length <= most) return [...touched];
  const best: number[] = [];
  let least = -Infinity;
  for (const place of touched) {
    const score = scores[place]!;
    if (best.length >= most && score <= least) continue;
    let at = best.length;
    while (at > 0 && scores[best[at - 1]!]! < score) at -= 1;
    best.splice(at, 0, place);
    if (best.length > most) best.pop();
    least = scores[best.at(-1)!]!;
  }
  return best;
}

function add(placesByKey: Map<string, number[]>, key: string, place: number): void {
  const places = placesByKey.get(key);
  if (places) places.push(place);
  else placesByKey.set(key, [place]);
}

function packed(placesByKey: Map<string, number[]>): Map<string, Uint32Array> {
  return new Map([...placesByKey].map(([key, places]) => [key, Uint32Array.from(places)]));
}

function textOfFigure({ id, label, aliases, unit = "", rank = "", claims }: Figure): string {
  const counts = claims.map((claim) => claim.counts ?? "");
  return [label, ...aliases, id, unit, rank, ...counts].join(" | ");
}

function textOfStory({ headline, id, topics, brief, reports }: Story): string {
  const told = brief.flatMap((sentence) => sentence.filter((run) => typeof run === "string"));
  return [
    headline,
    id,
    ...topics,
    ...told,
    ...reports.map(({ title, outlet }) => `${title} | ${outlet}`),
  ].join(" | ");
}
