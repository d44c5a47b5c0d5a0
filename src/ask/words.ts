import { SMALL_WORDS, TALK_WORDS } from "./small-words.ts";
import { rootOf, stemOf } from "./stem.ts";
import { joinPhrases, SHORT_FORMS } from "./synonyms.ts";

/** A word made ready to be compared with others. */
export interface Word {
  /** Small letters, without accents. */
  readonly text: string;
  readonly stem: string;
  readonly root: string;
  /** The phrase that it is part of, put into one word. */
  readonly phrase?: string;
}

/** How much a word says of a subject. */
export type Weight = "small" | "talk" | "full";

const TALK_STEMS = new Set(TALK_WORDS.map(stemOf));
/** Words that have a stem in common with one of talk by chance. */
const NO_TALK = /^(?:plane|fare|rune|bane)s?$/;

export function weightOf({ text, stem }: Word): Weight {
  if (SMALL_WORDS.has(text) || text.length === 1) return "small";
  return (TALK_STEMS.has(stem) && !NO_TALK.test(text)) || isAdverb(text) ? "talk" : "full";
}

/** "Usually", "originally": how something is so, not what. */
const isAdverb = (text: string): boolean =>
  text.length > 6 &&
  text.endsWith("ly") &&
  !/^(?:elderly|monthly|yearly|quarterly|annually|assembly|monopoly|anomaly|butterfly|illegally|legally|friendly|deadly|homely|jewellery)$/.test(
    text,
  );

/** Words met lately: the same ones come again and again, and are taken apart once. */
const known = new Map<string, Word>();
const MOST_KNOWN = 20_000;

export function wordOf(text: string): Word {
  const met = known.get(text);
  if (met) return met;
  const stem = stemOf(text);
  const word = { text, stem, root: rootOf(stem) };
  if (known.size === MOST_KNOWN) known.clear();
  known.set(text, word);
  return word;
}

/** A text in small letters without accents, its phrases put into one word each; only letters, digits and spaces stay. */
export function plain(text: string): string {
  const joined = joinPhrases(folded(text));
  return PLAIN.test(joined)
    ? joined
    : joined
        .replace(/%/g, " percent ")
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
}

const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

function folded(text: string): string {
  if (PLAIN.test(text)) return text;
  return (
    text
      // Without their capitals these are other words.
      .replace(/\bUSA?\b/g, "u.s.")
      .replace(/\bUN\b/g, "u.n.")
      .replace(/\bEU\b/g, "European Union")
      .replace(/(?<=\p{Ll}.*)\bIT\b|\bIT\b(?=.*\p{Ll})/gu, "computers")
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .replace(/[’‘`´]/g, "'")
      .replace(/(?<=[\p{L}s])'(?:s\b|(?!\p{L}))/gu, "")
      .replace(/(?<=\p{L})'(?=\p{L})/gu, "")
  );
}

/** The words of a text, in order, chat's short forms written out. */
export function wordsOf(text: string): Word[] {
  return plain(text)
    .split(" ")
    .filter(Boolean)
    .map((word) => wordOf(SHORT_FORMS[word] ?? word));
}

/** Shorter words are not written together. */
const SHORTEST_PART = 3;

/** What pairs of words are in one word: "heat stroke" is written "heatstroke" too. */
export function pairsJoined(words: readonly string[]): string[] {
  const isPart = (word: string | undefined) =>
    word !== undefined && word.length >= SHORTEST_PART && !SMALL_WORDS.has(word) && !/\d/.test(word);
  return words.flatMap((word, at) =>
    isPart(word) && isPart(words[at + 1]) ? [`${word}${words[at + 1]}`] : [],
  );
}
