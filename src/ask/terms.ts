import type { Asked } from "./asked.ts";
import { isPerson } from "./meanings.ts";
import { isPrice } from "./prices.ts";
import { isVerbForm } from "./stem.ts";
import { phrasesAmong } from "./thesaurus.ts";
import { type Word, weightOf, wordOf } from "./words.ts";

/** A word of a question, and what it is to the question. */
export interface Term extends Word {
  /** How much it matters that a figure speaks of it. */
  readonly importance: number;
  /** What is counted ("how many agents"), or what was done ("were sent"): a figure's own name must have it. */
  readonly role: "head" | "predicate" | "context";
  /** A question stands and falls by it. */
  readonly isKey: boolean;
  /** It stands right before another word that says something: "gold coins". */
  readonly isModifier: boolean;
  /** The name of a country. */
  readonly isCountry: boolean;
  /** Who does what is asked for: "how many bees did the researchers catch". */
  readonly isAgent: boolean;
  /** The group is named by it that some are asked for of. */
  readonly isGroup: boolean;
  /** The words that say something right before it and right after it. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** It only leads up to what is asked. */
  readonly isLead: boolean;
  /** A name, which nothing else stands for. */
  readonly isName: boolean;
}

const IMPORTANCE = { name: 1.4, key: 1, tail: 0.75, talk: 0.12, preface: 0.2, beside: 0.3 } as const;

/** So many words after "how many" are what is asked; more of them say it more closely. */
const KEYS = 3;

export function wordsIn(text: string): Word[] {
  const words = text.split(" ").filter(Boolean).map(wordOf);
  const phraseAt = new Map<number, string>();
  for (const { phrase, start, end } of phrasesAmong(words))
    for (let at = start; at < end; at += 1) if (!phraseAt.has(at)) phraseAt.set(at, phrase);
  return words.map((word, at) => {
    const phrase = phraseAt.get(at);
    return phrase === undefined ? word : { ...word, phrase };
  });
}

/** What the rate says already. */
const EACH = /^(?:hourly|daily|weekly|monthly|yearly|annual|annually)$/;

/** Who pays is said beside what is asked: "how much do customers get back per box". */
export function asideIn(asks: string, words: readonly Word[]): (word: Word) => boolean {
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
  /^(?:i|im|we|my|our|please|hi|hey|hello|morning|can|could|would|tell(?:s|ing)?|told|wonder(?:s|ing|ed)?|know|ask(?:s|ing|ed)?|say|need|want|wants|heard|forget|working|writing|ballpark|hurry)$/;

/** Words of a newsroom about its own work. */
const OF_A_DESK =
  /^(?:desk|page|piece|caption|headline|para|paragraph|standfirst|timeline|explainer|sidebar|subbing|layout|chart|graphic|infographic|intro|teaser|deadline|proof|proofs|copy|draft|quick|sorry|thanks|next)$/;

/** "How fast does it fly" asks no more than "how fast is it". */
const MOVES = /^(?:fly|driv|mov|travel|go|rid|sail|swim|walk|spin|turn)$/;

/** How the words of what is asked are to be read. */
interface Asking {
  readonly hasCue: boolean;
  readonly isUnitHead: boolean;
  readonly isAside: (word: Word) => boolean;
}

/** Makes terms of the words before a question, of those of what is asked, and of what is said beside it. */
export function createTerms(
  isProper: (word: Word) => boolean,
  isCountry: (word: Word) => boolean,
  { dimension }: Asked,
) {
  const isName = (word: Word) => isProper(word) || isCountry(word);
  const isOfMotion = dimension === "speed" || dimension === "distance";
  const term = (word: Word, importance: number, role: Term["role"] = "context", isKey = false): Term => ({
    ...word,
    importance: isName(word) ? IMPORTANCE.name : importance,
    role,
    isKey: isKey || isName(word),
    isName: isName(word),
    isCountry: isCountry(word),
    isAgent: false,
    isGroup: false,
    isLead: false,
    isModifier: false,
  });
  return {
    before(words: readonly Word[]): Term[] {
      const isTalk = words.some(({ text }) => TALKS.test(text));
      return words
        .filter((word) => weightOf(word) === "full" || (isName(word) && weightOf(word) !== "small"))
        .map((word) => term(word, isTalk ? IMPORTANCE.preface : IMPORTANCE.tail));
    },
    lead(words: readonly Word[]): Term[] {
      const isTalk = words.some(({ text }) => TALKS.test(text) || OF_A_DESK.test(text));
      const importance = isTalk ? IMPORTANCE.preface : IMPORTANCE.tail;
      return words
        .filter((word) => weightOf(word) === "full" && !OF_A_DESK.test(word.text))
        .map((word) => ({ ...term(word, importance), importance, isKey: false, isLead: true }));
    },
    beside: (words: readonly Word[]): Term[] =>
      words.filter((word) => weightOf(word) === "full").map((word) => term(word, IMPORTANCE.beside)),
    after(words: readonly Word[], { hasCue, isUnitHead, isAside }: Asking): Term[] {
      const agents = agentsIn(words);
      const group = groupIn(words);
      const isNamed = !hasCue && !ASKS.test(words[0]?.text ?? "");
      const head =
        (hasCue && !isUnitHead ? headOf(words) : undefined) ??
        pricedOf(words, hasCue) ??
        (isNamed
          ? words.find(
              ({ text, stem }) => isPerson(stem) || (isPlural(text) && weightOf(wordOf(stem)) === "full"),
            )
          : undefined);
      const verb =
        hasCue || isNamed
          ? words.find((word, at) => word !== head && isPredicate(word, words[at - 1]))
          : undefined;
      let keys = 0;
      return words.flatMap((word, at) => {
        const weight = weightOf(word);
        if (weight === "small" && !isName(word)) return [];
        if (
          weight === "talk" ||
          EACH.test(word.text) ||
          COMPARES.test(word.text) ||
          (isOfMotion && MOVES.test(word.stem))
        )
          return [term(word, IMPORTANCE.talk)];
        const isKey = keys < KEYS;
        keys += 1;
        const isDone = word === verb || (word === head && isVerbForm(word.text));
        const role = isDone ? "predicate" : word === head ? "head" : "context";
        if (isAside(word)) return [term(word, IMPORTANCE.talk)];
        const next = words[at + 1];
        const isModifier =
          role === "context" && next !== undefined && weightOf(next) === "full" && !isVerbForm(next.text);
        return [
          {
            ...term(word, isKey ? IMPORTANCE.key : IMPORTANCE.tail, role, isKey),
            isModifier,
            before: words.slice(0, at).findLast((one) => weightOf(one) !== "small")?.stem,
            after: words.slice(at + 1).find((one) => weightOf(one) !== "small")?.stem,
            isAgent: agents.has(word),
            isGroup: group.has(word),
          },
        ];
      });
    },
  };
}

/** What a question in a sentence begins with; the rest is named: "schools in the reading test". */
const ASKS =
  /^(?:who|what|whats|which|when|where|why|how|is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|tell|say)$/;

/** What was done: a verb form that no article and no preposition makes a thing of, as in "the painting". */
function isPredicate(word: Word, before: Word | undefined): boolean {
  const isThing = /^(?:the|an?|this|that|its|their|his|her|our|of|for|in|on|at|by|with|from)$/.test(
    before?.text ?? "",
  );
  return !isThing && isVerbForm(word.text) && weightOf(word) === "full";
}

/** "How much dearer" asks for a change. */
const COMPARES =
  /^(?:dearer|cheaper|worse|better|smaller|bigger|larger|longer|shorter|higher|lower|faster|slower|older|younger|heavier|lighter|warmer|colder|hotter|closer|sooner|quicker|cleaner|dirtier|stronger|weaker|richer|poorer|thicker|thinner|deeper|wider|steeper|safer|busier|further|farther|fewer)$/;

/** The words between an auxiliary and its verb: who does it. */
function agentsIn(words: readonly Word[]): ReadonlySet<Word> {
  const auxiliary = words.findIndex(({ text }) =>
    /^(?:did|does|do|has|have|had|will|would|can|could|may|might|must|should)$/.test(text),
  );
  if (auxiliary < 0) return new Set();
  const agents: Word[] = [];
  for (const word of words.slice(auxiliary + 1, auxiliary + 5)) {
    if (weightOf(word) === "full") agents.push(word);
    else if (agents.length > 0) break;
  }
  // The last of them is what is done, unless something follows.
  const isLast = words.at(-1) === agents.at(-1);
  return new Set(isLast ? agents.slice(0, -1) : agents);
}

/** "Of those arrested": the words up to the verb that follows. */
function groupIn(words: readonly Word[]): ReadonlySet<Word> {
  if (words[0]?.text !== "of") return new Set();
  const end = words.findIndex(
    ({ text }, at) => at > 1 && /^(?:is|are|was|were|has|have|had|do|did|got|will|could|can)$/.test(text),
  );
  return new Set(words.slice(1, end < 0 ? undefined : end));
}

/** Verbs in the form that a noun may have: "how many people need food". */
const PLAIN_VERBS =
  /^(?:need|want|get|go|come|say|think|know|hear|believe|try|make|take|give|like|use|plan|expect|live|die|attend|survive|own|earn|travel|commute|rely|depend|speak|support|oppose|favour|agree|suffer|qualify|benefit|belong|remain|stay|return|finish)$/;
/** The same, where a small word follows: "how many work at the plant". */
const PLAIN_BEFORE_SMALL =
  /^(?:work|study|vote|visit|play|drive|cycle|walk|fly|swim|smoke|drink|eat|pass|fail|start|join|leave|volunteer|donate|march|strike|protest)$/;

/**
 * What is counted: of the words that follow "how many" at once, before what was done, the one for people, else the
 * first in the plural, else the last.
 */
function headOf(words: readonly Word[]): Word | undefined {
  const start = words.findIndex(
    ({ text }) => !/^(?:of|the|all|these|those|more|other|different|new)$/.test(text),
  );
  const run: Word[] = [];
  const left = words.slice(Math.max(0, start));
  for (const [at, word] of left.entries()) {
    const next = left[at + 1];
    if (
      weightOf(word) === "small" ||
      PLAIN_VERBS.test(word.text) ||
      (PLAIN_BEFORE_SMALL.test(word.text) && next !== undefined && weightOf(next) === "small") ||
      (run.length > 0 && isVerbForm(word.text))
    )
      break;
    run.push(word);
  }
  return (
    run.findLast(({ stem, text }, at) => isPerson(stem) && !(text === "public" && at + 1 < run.length)) ??
    run.find(({ text, stem }) => isPlural(text) && weightOf(wordOf(stem)) !== "talk") ??
    run.findLast((word) => weightOf(word) === "full")
  );
}

/** "Libraries stay open": several of something are counted, and the word shows it. */
const isPlural = (word: string): boolean => /[^s]s$/.test(word);

/** The words up to the first small one after one that says something. */
function runIn(words: readonly Word[]): readonly Word[] {
  const start = words.findIndex((word) => weightOf(word) === "full");
  const end = words.findIndex((word, at) => at > start && weightOf(word) === "small");
  return words.slice(Math.max(start, 0), end < 0 ? undefined : end);
}

/** What something is the price of must be the figure's own: "how much does a battery cost". */
function pricedOf(words: readonly Word[], hasCue: boolean): Word | undefined {
  const price = words.findIndex(isPrice);
  if (price < 0) return undefined;
  const isPriceOf = words[price + 1]?.text === "of";
  if (hasCue && !isPriceOf) return words.find((word) => weightOf(word) === "full" && !isPrice(word));
  // "The price of the bus extension", "what does a dose cost", "roof repair cost".
  const named = isPriceOf ? runIn(words.slice(price + 1)) : words.slice(0, price);
  return named.findLast((word) => weightOf(word) === "full" && !isPrice(word));
}
