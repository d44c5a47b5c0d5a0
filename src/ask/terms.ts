import type { Asked } from "./asked.ts";
import { isPerson } from "./meanings.ts";
import { isPrice } from "./prices.ts";
import { isVerbForm } from "./stem.ts";
import { type Word, weightOf, wordOf } from "./words.ts";

/** A word of a question, and what it is to the question. */
export interface Term extends Word {
  /** How much it matters that a figure speaks of it. */
  readonly importance: number;
  /** What is counted ("how many agents"), or what was done ("were sent"): a figure's own name must have it. */
  readonly role: "head" | "predicate" | "context";
  /** A question stands and falls by it. */
  readonly isKey: boolean;
  /** A name, which nothing else stands for. */
  readonly isName: boolean;
}

const IMPORTANCE = { name: 1.4, key: 1, tail: 0.75, talk: 0.12, preface: 0.2, beside: 0.3 } as const;

/** So many words after "how many" are what is asked; more of them say it more closely. */
const KEYS = 3;

export const wordsIn = (text: string): Word[] => text.split(" ").filter(Boolean).map(wordOf);

/** What the rate says already. */
const EACH = /^(?:hourly|daily|weekly|monthly|yearly|annual|annually)$/;

/**
 * What is said beside what is asked: of whom some are counted ("how many of those on board were saved"), and who pays
 * ("how much do customers get back per box").
 */
export function asideIn(asks: string, words: readonly Word[]): (word: Word) => boolean {
  const base =
    /^ ?of (?:the|those|these|them|all) ((?:\w+ ){1,3}?)(?:were|was|are|is|had|have|has|did|do|got|could)\b (\w+)/.exec(
      asks,
    );
  if (base) {
    const group = wordsIn(base[1]!);
    const isLeft = words.some(
      (word) => weightOf(word) === "full" && !group.some(({ text }) => text === word.text),
    );
    return (word) => isLeft && group.some(({ text }) => text === word.text);
  }
  const payers =
    /\b(?:do|does|did|will|would|must|can|could|should) (?:\w+ ){0,2}?(\w+) (?:have to |need to )?(?:pay|get|got|receive|spend)\b/.exec(
      asks,
    );
  const payer = payers === null ? undefined : wordOf(payers[1]!);
  if (payer === undefined || !isPerson(payer.stem)) return () => false;
  const isLeft = words.some(
    (word) => weightOf(word) === "full" && word.text !== payer.text && !isPrice(word),
  );
  return (word) => isLeft && word.text === payer.text;
}

/** Words of somebody who leads up to a question. */
const TALKS =
  /^(?:i|im|we|my|our|please|hi|hey|hello|can|could|would|tell|wonder|know|ask|say|need|want|working|writing)$/;

/** "How fast does it fly" asks no more than "how fast is it". */
const MOVES = /^(?:fly|driv|mov|travel|go|rid|sail|swim|walk|spin|turn)$/;

/** How the words of what is asked are to be read. */
interface Asking {
  readonly hasCue: boolean;
  readonly isUnitHead: boolean;
  readonly isAside: (word: Word) => boolean;
}

/** Makes terms of the words before a question, of those of what is asked, and of what is said beside it. */
export function createTerms(isName: (word: Word) => boolean, { dimension }: Asked) {
  const isOfMotion = dimension === "speed" || dimension === "distance";
  const term = (word: Word, importance: number, role: Term["role"] = "context", isKey = false): Term => ({
    ...word,
    importance: isName(word) ? IMPORTANCE.name : importance,
    role,
    isKey: isKey || isName(word),
    isName: isName(word),
  });
  return {
    before(words: readonly Word[]): Term[] {
      const isTalk = words.some(({ text }) => TALKS.test(text));
      return words
        .filter((word) => weightOf(word) === "full" || (isName(word) && weightOf(word) !== "small"))
        .map((word) => term(word, isTalk ? IMPORTANCE.preface : IMPORTANCE.tail));
    },
    beside: (words: readonly Word[]): Term[] =>
      words.filter((word) => weightOf(word) === "full").map((word) => term(word, IMPORTANCE.beside)),
    after(words: readonly Word[], { hasCue, isUnitHead, isAside }: Asking): Term[] {
      const head = (hasCue && !isUnitHead ? headOf(words) : undefined) ?? pricedOf(words, hasCue);
      const verb = hasCue
        ? words.find((word, at) => word !== head && isPredicate(word, words[at - 1]))
        : undefined;
      let keys = 0;
      return words.flatMap((word) => {
        const weight = weightOf(word);
        if (weight === "small" && !isName(word)) return [];
        if (weight === "talk" || EACH.test(word.text) || (isOfMotion && MOVES.test(word.stem)))
          return [term(word, IMPORTANCE.talk)];
        const isKey = keys < KEYS;
        keys += 1;
        const isDone = word === verb || (word === head && isVerbForm(word.text));
        const role = isDone ? "predicate" : word === head ? "head" : "context";
        if (isAside(word)) return [term(word, IMPORTANCE.talk)];
        return [term(word, isKey ? IMPORTANCE.key : IMPORTANCE.tail, role, isKey)];
      });
    },
  };
}

/** What was done: a verb form that no article and no preposition makes a thing of, as in "the painting". */
function isPredicate(word: Word, before: Word | undefined): boolean {
  const isThing = /^(?:the|an?|this|that|its|their|his|her|our|of|for|in|on|at|by|with|from)$/.test(
    before?.text ?? "",
  );
  return !isThing && isVerbForm(word.text) && weightOf(word) === "full";
}

/** Verbs in the form that a noun may have: "how many people need food". */
const PLAIN_VERBS =
  /^(?:need|want|get|go|come|say|think|know|hear|believe|try|make|take|give|like|use|plan|expect)$/;

/**
 * What is counted: of the words that follow "how many" at once, before what was done, the one for people, else the
 * first in the plural, else the last.
 */
function headOf(words: readonly Word[]): Word | undefined {
  const start = words.findIndex(
    ({ text }) => !/^(?:of|the|all|these|those|more|other|different|new)$/.test(text),
  );
  const run: Word[] = [];
  for (const word of words.slice(Math.max(0, start))) {
    if (
      weightOf(word) === "small" ||
      PLAIN_VERBS.test(word.text) ||
      (run.length > 0 && isVerbForm(word.text))
    )
      break;
    run.push(word);
  }
  return (
    run.findLast(({ stem }) => isPerson(stem)) ??
    run.find(({ text, stem }) => isPlural(text) && weightOf(wordOf(stem)) !== "talk") ??
    run.findLast((word) => weightOf(word) === "full")
  );
}

/** "Libraries stay open": several of something are counted, and the word shows it. */
const isPlural = (word: string): boolean => /[^s]s$/.test(word);

/** What something is the price of must be the figure's own: "how much does a battery cost". */
function pricedOf(words: readonly Word[], hasCue: boolean): Word | undefined {
  const price = words.findIndex(isPrice);
  if (price < 0) return undefined;
  const isPriceOf = words[price + 1]?.text === "of";
  const from = isPriceOf ? price + 1 : hasCue ? 0 : words.length;
  return words.slice(from).find((word) => weightOf(word) === "full" && !isPrice(word));
}
