import type { Reading } from "../figures/read.ts";
import { type Asked, cuesIn, readAsked } from "./asked.ts";
import type { UnitSort } from "./dimensions.ts";
import { countriesIn, kindsStated, namesIn, takeNumbers, takeYears, unitAsked, unitStated } from "./marks.ts";
import { isPerson } from "./meanings.ts";
import { isPrice, isPriceAsked } from "./prices.ts";
import { isVerbForm } from "./stem.ts";
import { plain, type Word, weightOf, wordOf } from "./words.ts";

/** A word of a question, and what it is to the question. */
export interface Term extends Word {
  /** How much it matters that a figure speaks of it. */
  readonly importance: number;
  /** What is counted ("how many agents"), or what was done ("were sent"): a figure's own name must have it. */
  readonly role: "head" | "predicate" | "context";
  /** A question stands and falls by it. */
  readonly isKey: boolean;
  /** A name or a year, which nothing else stands for. */
  readonly isName: boolean;
}

export interface Question {
  readonly asked: Asked;
  readonly terms: readonly Term[];
  /** The unit asked for: "how many hours". */
  readonly unit?: UnitSort | undefined;
  /** The numbers that stand in the question. */
  readonly stated: readonly Reading[];
}

const IMPORTANCE = { name: 1.4, key: 1, tail: 0.75, talk: 0.12, preface: 0.2, beside: 0.3 } as const;

/** So many words after "how many" are what is asked; more of them say it more closely. */
const KEYS = 3;

/** Reads a question. `corrected` puts right a word that is mistyped. */
export function readQuestion(text: string, corrected: (word: string, isName: boolean) => string): Question {
  const names = namesIn(text);
  const { rest, years } = takeYears(text);
  const { left, stated } = takeNumbers(rest);
  const words = plain(left).split(" ").filter(Boolean).map(correctAndKeepNames);
  const whole = words.join(" ");
  const asked = stated.some(({ kind }) => kind === "rank") ? asRank(readAsked(whole)) : readAsked(whole);
  const [cue] = cuesIn(whole);
  const before = wordsIn(cue ? whole.slice(0, cue.start) : "");
  const asks = cue ? whole.slice(cue.end) : whole;
  const clause = cue ? (JOINED.exec(asks)?.index ?? asks.length) : asks.length;
  const after = wordsIn(asks.slice(0, clause));
  const unit = cue === undefined ? unitStated(stated) : unitAsked(whole.slice(cue.start, cue.end), after);
  const kinds =
    asked.kinds ??
    (asked.hasCue || asked.about === "source" || isPriceAsked(after) ? undefined : kindsStated(stated));
  const isCountryAt = countriesIn(whole);
  const makeTerm = createTerms((word) => names.has(word.text) || isCountryAt.has(word.text));
  return {
    asked: { ...asked, kinds },
    unit,
    stated,
    terms: [
      ...makeTerm.before(before),
      ...makeTerm.beside(wordsIn(asks.slice(clause))),
      ...makeTerm.after(after, { hasCue: cue !== undefined, isUnitHead: unit !== undefined }),
      ...years.map((year) => ({
        ...wordOf(year),
        importance: IMPORTANCE.name,
        role: "context" as const,
        isKey: true,
        isName: true,
      })),
    ],
  };

  function correctAndKeepNames(word: string): string {
    const right = corrected(word, names.has(word));
    if (names.has(word)) names.add(right);
    return right;
  }
}

/** Where a clause begins that only says when or why: "how many died when the ferry sank". */
const JOINED = /\s(?:when|while|because|after|before|as a result|due to|thanks to|so that)\s/;

/** "Is it the highest in 12 years?" is of a rank, however it is put. */
const asRank = (asked: Asked): Asked => ({
  ...asked,
  about: "value",
  isRank: true,
  kinds: undefined,
  dimension: undefined,
});

const wordsIn = (text: string): Word[] => text.split(" ").filter(Boolean).map(wordOf);

/** Words of somebody who leads up to a question. */
const TALKS =
  /^(?:i|im|we|my|our|please|hi|hey|hello|can|could|would|tell|wonder|know|ask|say|need|want|working|writing)$/;

function createTerms(isName: (word: Word) => boolean) {
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
    after(
      words: readonly Word[],
      { hasCue, isUnitHead }: { readonly hasCue: boolean; readonly isUnitHead: boolean },
    ): Term[] {
      const head = (hasCue && !isUnitHead ? headOf(words) : undefined) ?? pricedOf(words, hasCue);
      const verb = hasCue
        ? words.find((word, at) => word !== head && isPredicate(word, words[at - 1]))
        : undefined;
      let keys = 0;
      return words.flatMap((word) => {
        const weight = weightOf(word);
        if (weight === "small" && !isName(word)) return [];
        if (weight === "talk") return [term(word, IMPORTANCE.talk)];
        const isKey = !hasCue || keys < KEYS;
        keys += 1;
        const role = word === head ? "head" : word === verb ? "predicate" : "context";
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
