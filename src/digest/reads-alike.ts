import { distance } from "fastest-levenshtein";

/** Letters from which on a word with one letter amiss is that word misspelt, and no other: "now" is not "not". */
const LONG = 6;

/**
 * Whether two texts say the same to a reader: the same words, but for case, punctuation, spaces and a letter amiss in
 * a long word. A placeholder counts as a word, and is never misspelt.
 */
export function readsAlike(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  return one.length === other.length && one.every((word, place) => isSameWord(word, other[place]!));
}

const WORDS = /\{[a-z0-9-]+\}|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

function wordsOf(text: string): string[] {
  return text.normalize("NFKC").replaceAll("’", "'").toLowerCase().match(WORDS) ?? [];
}

function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (a[0] !== b[0] || ![a, b].every((word) => word.length >= LONG && LATIN.test(word))) return false;
  const edits = distance(a, b);
  return edits === 1 || (edits === 2 && lettersOf(a) === lettersOf(b));
}

/** Elsewhere words have no spaces between them, and a letter is a word. */
const LATIN = /^[\p{Script=Latin}\p{M}']+$/u;

function lettersOf(word: string): string {
  return [...word].sort().join("");
}
