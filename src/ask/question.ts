import type { Figure } from "../content/story.ts";
import type { Kind } from "../figures/quantity.ts";
import type { Reading } from "../figures/read.ts";
import { type Asked, cuesIn, readAsked } from "./asked.ts";
import { setAside } from "./chatter.ts";
import { deniedIn } from "./denials.ts";
import type { UnitSort } from "./dimensions.ts";
import {
  countriesIn,
  kindsStated,
  namesIn,
  takeNumbers,
  timeLed,
  unitAsked,
  unitNamed,
  unitStated,
} from "./marks.ts";
import { type Period, periodsIn } from "./periods.ts";
import { isPastAsked, type Phase, phasesAsked } from "./phases.ts";
import { poleIn } from "./poles.ts";
import { isPriceAsked } from "./prices.ts";
import { type Qualifier, qualifiersIn } from "./qualifiers.ts";
import { stemOf } from "./stem.ts";
import { asideIn, createTerms, type Term, wordsIn } from "./terms.ts";
import { type TimeAsked, takeTimes } from "./times.ts";
import { pairsJoined, plain, type Word, weightOf } from "./words.ts";

export interface Question {
  readonly asked: Asked;
  readonly terms: readonly Term[];
  /** The unit asked for: "how many hours". */
  readonly unit?: UnitSort | undefined;
  /** The most of something is asked for, or the least. */
  readonly pole?: ReturnType<typeof poleIn>;
  /** Whether before or after a change is asked for, or both. */
  readonly phases: readonly Phase[];
  /** Another time than the story's is asked for: "at the last census", "ten years ago". */
  readonly isOfPast: boolean;
  /** What it denies: "how many were not vaccinated"; for each denial the words that it may be of. */
  readonly denied: readonly (readonly Word[])[];
  /** The same with what leads up to it: "if they don't pay, how big is the fine". */
  readonly deniedAnywhere: readonly (readonly Word[])[];
  /** The times that it names: a year is no number to be confirmed. */
  readonly times: readonly TimeAsked[];
  readonly qualifiers: ReadonlySet<Qualifier>;
  readonly periods: ReadonlySet<Period>;
  /** All its words, by their stems. */
  readonly stems: ReadonlySet<string>;
  /** The numbers that stand in the question. */
  readonly stated: readonly Reading[];
  /** A number is asked for that nobody gave: "just give me a guess". */
  readonly isGuess: boolean;
  /** The figure that was told before it in the same talk, where it leans on that. */
  readonly before?: Figure | undefined;
}

/** What is known of the words that a question may mean. */
export interface Vocabulary {
  /** Puts right a word that is mistyped, or written together from two. */
  corrected(word: string, isName: boolean): string;
  /** Whether some figure or story has the word, in this very form. */
  hasForm(word: string): boolean;
  /** Whether some figure or story has the word, and the language has none of that kind: it can but be a name. */
  isName(word: string): boolean;
}

/** Reads a question. */
export function readQuestion(text: string, { corrected, hasForm, isName }: Vocabulary): Question {
  const { rest, times } = takeTimes(
    text
      .replace(/\s+/g, " ")
      .replace(/\bby how many\b/i, "margin by how many")
      .replace(/\b(days?|weeks?|months?|years?|decades?) back\b/i, "$1 ago")
      .replace(/\bhow much (?=(?:people|persons|men|women|children|kids)\b)/i, "how many ")
      .replace(/\bno\.? of (?=\p{L})/giu, "number of ")
      .replace(/ [&+] /g, " and ")
      .trim(),
  );
  const { lead, asks: put } = setAside(rest);
  const names = namesIn(rest);
  const { left, stated } = takeNumbers(put);
  const correctedIn = (part: string) =>
    joinedIn(plain(part).split(" ").filter(Boolean), hasForm).map(correctAndKeepNames).join(" ");
  const whole = ofPeople(correctedIn(left));
  const ledUpTo = correctedIn(takeNumbers(lead).left);
  const said = `${ledUpTo} ${whole}`.trim();
  const asked = withNumbers(readAsked(whole), whole, stated);
  const [cue] = cuesIn(whole);
  // "Found not guilty, how many": what is asked stands before.
  const isAtEnd =
    cue !== undefined &&
    wordsIn(whole.slice(0, cue.start)).some((word) => weightOf(word) === "full") &&
    wordsIn(whole.slice(cue.end)).every((word) => weightOf(word) !== "full");
  const before = wordsIn(cue && !isAtEnd ? whole.slice(0, cue.start) : "");
  const asks = cue === undefined ? whole : isAtEnd ? whole.slice(0, cue.start) : whole.slice(cue.end);
  const clause = cue ? (JOINED.exec(asks)?.index ?? asks.length) : asks.length;
  const after = wordsIn(asks.slice(0, clause));
  const isPriced = isPriceAsked(after);
  const unit =
    cue === undefined
      ? // "The price of a month of it, one month" is no time.
        ((isPriced && stated[0]?.kind === "duration" ? undefined : unitStated(stated, put)) ?? timeLed(after))
      : (unitAsked(whole.slice(cue.start, cue.end), isAtEnd ? wordsIn(whole.slice(cue.end)) : after) ??
        (isAtEnd ? timeLed(after) : undefined) ??
        unitNamed(whole));
  const kinds =
    asked.kinds ??
    (asked.hasCue || asked.about === "source" || unit === "time"
      ? undefined
      : (isPriced || GETS.test(whole)) && !OF_LENGTH.test(whole)
        ? OF_PRICES
        : kindsStated(stated));
  const countries = countriesIn(whole);
  const makeTerm = createTerms(
    ({ text }) => names.has(text),
    ({ text }) => countries.has(text),
    asked,
  );
  return {
    asked: { ...asked, kinds },
    unit,
    stated,
    times,
    // "Since when has it not been so hot" denies nothing: it asks for a rank.
    denied: asked.isRank ? [] : deniedIn(asks),
    deniedAnywhere: asked.isRank ? [] : deniedIn(whole),
    pole: poleIn(whole),
    isGuess: GUESS.test(plain(text)),
    isOfPast: isPastAsked(whole),
    qualifiers: qualifiersIn(whole),
    periods: periodsIn(whole),
    stems: new Set(said.split(" ").map(stemOf)),
    phases: phasesAsked(said),
    terms: [
      ...makeTerm.lead(wordsIn(ledUpTo)),
      ...makeTerm.before(before),
      ...makeTerm.beside(wordsIn(asks.slice(clause))),
      ...makeTerm.after(after, {
        hasCue: cue !== undefined,
        isUnitHead: unit !== undefined,
        isAside: asideIn(asks.slice(0, clause), after),
      }),
    ],
  };

  function correctAndKeepNames(word: string): string {
    const right = corrected(word, names.has(word));
    if (names.has(word) || isName(right)) names.add(right);
    return right;
  }
}

/** "Heat stroke" is read as one word where figures have it as one. */
function joinedIn(words: readonly string[], hasForm: Vocabulary["hasForm"]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [pair] = pairsJoined(words.slice(at, at + 2));
    const isOne = pair !== undefined && hasForm(pair);
    joined.push(isOne ? pair : words[at]!);
    if (isOne) at += 1;
  }
  return joined;
}

const GUESS =
  /\b(?:a|any|your|just|rough|wild|best|educated|please|pls) guess\b|^guess\b|\bguess (?:if|for me)\b|\bmake (?:one|it|something|a number|them|any) up\b|\bmake up (?:a|one|any|some)\b|\bballpark it\b|\bbest (?:number|estimate) (?:of|for|on)\b|\bhazard a\b/;

/** "What do the nurses get" is after money. */
const GETS =
  /^(?:so |and )?what (?:do|does|did|will|would) .*\b(?:get|receive|pay|charge|earn|make|cost|save|lose)\b/;

/** "The length of the pay freeze" is no price. */
const OF_LENGTH = /\b(?:length|duration|time|period|days|weeks|months|years|number|numbers)\b/;

const OF_PRICES = new Set<Kind>(["money", "share", "points", "multiple", "rank"]);

/** A part of the population is a part of the people that a figure is of. */
const ofPeople = (text: string): string =>
  readAsked(text).isPart ? text.replace(/\bpopulation\b/g, "people") : text;

/** Where a clause begins that only says when or why: "how many died when the ferry sank". */
const JOINED = /\s(?:when|while|because|after|before|as a result|due to|thanks to|so that)\s/;

/**
 * "Is it the highest in 12 years?" is of a rank, however it is put. Who came up with a number, and where it is from,
 * is after its source.
 */
function withNumbers(asked: Asked, text: string, stated: readonly Reading[]): Asked {
  if (stated.some(({ kind }) => kind === "rank"))
    return {
      ...asked,
      about: asked.about === "source" ? "source" : "value",
      isRank: true,
      kinds: undefined,
      dimension: undefined,
    };
  const isOfNumber =
    stated.length > 0 &&
    !asked.hasCue &&
    ((asked.about === "person" &&
      !/^(?:so |and |but |well )?(?:is|was|are|were) (?:it|there|that)\b/.test(text)) ||
      (asked.about === "place" && /\b(?:from|get|got|find|found|read|hear|see|seen)\b/.test(text)));
  return isOfNumber ? { ...asked, about: "source" } : asked;
}
