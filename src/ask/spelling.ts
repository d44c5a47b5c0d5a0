import { distance } from "fastest-levenshtein";

/** Puts right words that are mistyped: to one of the words given, or not at all. */
export interface Spelling {
  /** The word that a mistyped one was to be; undefined where none is near. */
  nearest(typed: string): string | undefined;
}

/** Shorter words are a slip away from too many others. */
const SHORTEST = 4;

/** `words` holds folded words; of two that are equally near, the one given first is taken. */
export function createSpelling(words: Iterable<string>): Spelling {
  const byStart = new Map<string, string[]>();
  for (const word of new Set(words)) {
    if (word.length < SHORTEST || /\d/.test(word)) continue;
    const key = `${word[0]}${word.length}`;
    const alike = byStart.get(key);
    if (alike) alike.push(word);
    else byStart.set(key, [word]);
  }

  return {
    nearest(typed) {
      if (typed.length < SHORTEST || /\d/.test(typed)) return undefined;
      const reach = typed.length < 8 ? 1 : 2;
      let best: string | undefined;
      let fewest = reach + 1;
      for (let length = typed.length - reach; length <= typed.length + reach; length += 1) {
        for (const word of byStart.get(`${typed[0]}${length}`) ?? []) {
          const slips = slipsBetween(typed, word);
          if (slips < fewest && isSlip(typed, word)) [best, fewest] = [word, slips];
        }
      }
      return best;
    },
  };
}

/** Two letters that have changed places are one slip. */
function slipsBetween(typed: string, word: string): number {
  const edits = distance(typed, word);
  return edits === 2 && typed.length === word.length && isSwapped(typed, word) ? 1 : edits;
}

function isSwapped(typed: string, word: string): boolean {
  const at = [...typed].findIndex((letter, place) => letter !== word[place]);
  return typed[at] === word[at + 1] && typed[at + 1] === word[at];
}

/** Among short words only letters that changed places or were left out are taken for a slip: "boat" is no "goat". */
function isSlip(typed: string, word: string): boolean {
  if (typed.length > 4 && word.length > 4) return true;
  return typed.length === word.length
    ? isSwapped(typed, word)
    : word.length > typed.length && word.length > 4;
}
