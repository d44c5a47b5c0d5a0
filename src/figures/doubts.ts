import { isOrdinalEnding, isPlainYear } from "./dates.ts";
import { numeralAt } from "./number-words.ts";
import type { Term } from "./terms.ts";
import { isCapitalised, isDash, type Token } from "./tokens.ts";

/** Days of the week open a count as often as not: "on Tuesday 12 soldiers". */
const NO_NAME =
  /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|i|and|or|the|of|in|for|with|at|by|to)$/;
const STREET =
  /^(street|st|road|rd|avenue|ave|way|lane|drive|boulevard|blvd|place|square|court|terrace|highway|crescent|close)$/;
const STREET_SPAN = 5;
/** Nobody is older; the oldest age on record is 122. */
const OLDEST = 122;

/**
 * Whether a number that no hedge and no unit vouches for is often none: "no one", "the Group of Seven", "Smith, 45,",
 * "iPhone 6", "9 Elm Street", "the 2024 model". `at` is where the number's words begin, `next` where they end.
 */
export function isDoubtful(tokens: readonly Token[], at: number, next: number, term: Term): boolean {
  if (isName(tokens, at) || isOtherPart(tokens, at)) return true;
  if (term.numeral.weak && (isOnePerson(tokens, at) || isPlainZero(tokens, at, next))) return false;
  if (term.numeral.weak)
    return term.kind === undefined || term.kind === "multiple" || isPronounWithTime(tokens, at, term);
  if (term.kind !== undefined) return false;
  if ((term.sign < 0 && isCapitalised(tokens[at - 1])) || isTornWord(tokens, next)) return true;
  return tokens[at]?.kind === "number" && isDoubtfulCount(tokens, at, next);
}

/** A number word with a capital in mid-sentence stands in a name: "the Group of Seven", "Three Gorges Dam". */
function isName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (token.kind !== "word" || !/^\p{Lu}\p{Ll}/u.test(token.text) || !numeralAt(tokens, at)) return false;
  return !opensSentence(tokens, at) || (isCapitalised(tokens[at + 1]) && isCapitalised(tokens[at + 2]));
}

function opensSentence(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (isDash(before)) return !tokens[at]!.glued || before!.text === "—";
  return before === undefined || (before.kind === "mark" && !/^[,&/'’+]$/.test(before.text));
}

/** "All but 20", "nearly all of the 80", "most of the 80": how many are meant is another number. */
function isOtherPart(tokens: readonly Token[], at: number): boolean {
  const word = (back: number) => tokens[at - back]?.lower ?? "";
  if (word(1) === "but") return word(2) === "all";
  const article = /^(the|its|their|his|her|our|these|those)$/.test(word(1)) ? 1 : 0;
  const of = word(article + 1) === "of" ? article + 1 : article;
  if (of > article && word(of + 1) === "most") return true;
  return word(of + 1) === "all" && /^(nearly|almost|virtually|practically|not)$/.test(word(of + 2));
}

/** "Growth was zero.", "zero deaths"; "ground zero", "zero-sum" and "zero tolerance" count nothing. */
function isPlainZero(tokens: readonly Token[], at: number, next: number): boolean {
  if (
    tokens[at]!.lower !== "zero" ||
    /^(ground|net|absolute|patient|year|day|hour)$/.test(tokens[at - 1]?.lower ?? "")
  )
    return false;
  const after = tokens[next];
  const isEnd = after === undefined || (after.kind === "mark" && !isDash(after) && !isDash(tokens[at - 1]));
  return isEnd || isCounted(after);
}

/** "One soldier was hurt" counts, where "one thing is clear" does not. */
function isOnePerson(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]!.lower === "one" &&
    /^(person|man|woman|child|boy|girl|soldier|civilian|officer|policeman|journalist|worker|student|passenger|survivor|hostage|prisoner)$/.test(
      tokens[at + 1]?.lower ?? "",
    )
  );
}

/** "One day he left": no length of time. */
function isPronounWithTime(tokens: readonly Token[], at: number, { kind }: Term): boolean {
  return (
    kind === "duration" &&
    tokens[at]!.lower === "one" &&
    /^(day|night|minute|second)$/.test(tokens[at + 1]?.lower ?? "")
  );
}

/** "4x4", "530nm", "7-Eleven": letters touch the digits, and are no unit that we know. */
function isTornWord(tokens: readonly Token[], next: number): boolean {
  const hyphen = isDash(tokens[next]) && tokens[next]!.glued;
  const word = tokens[hyphen ? next + 1 : next];
  const touches = word?.kind === "word" && word.glued && (!hyphen || isCapitalised(word));
  return touches && tokens[next - 1]?.kind === "number";
}

function isDoubtfulCount(tokens: readonly Token[], at: number, next: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[next]];
  if (isCounted(after)) return false;
  if (next > at + 1) return isScore(tokens, at, next);
  const { text } = tokens[at]!;
  if (!/^\d{1,4}(\.\d+)?$/.test(text)) return false;
  if (isPlainYear(tokens[at]) || before?.lower === "top" || isStreet(tokens, next)) return true;
  if (before?.text === "(" && after?.text === ")" && tokens[next + 1]?.kind === "number") return true;
  if ((before?.kind === "number" && !isPlainYear(before)) || after?.kind === "number") return true;
  return isAge(tokens, at) || (isNameBefore(tokens, at) && !isCapitalised(after));
}

/** A plain word after the number is counted if it looks like a plural; verbs in -s are few after a number. */
function isCounted(after: Token | undefined): boolean {
  if (after?.kind !== "word" || isCapitalised(after)) return false;
  return (
    /^(people|men|women|children|police|dead|troops|wounded|injured|killed|others?|more|of)$/.test(
      after.lower,
    ) ||
    (/[^s']s$/.test(after.lower) &&
      !/^(was|is|has|does|as|its|this|his|gains|rises|falls|drops|costs|sells|adds|loses|closes|opens|ends|comes|goes|says|shows|remains|makes)$/.test(
        after.lower,
      ))
  );
}

/** "3-1", "1-3" without anything counted. */
function isScore(tokens: readonly Token[], at: number, next: number): boolean {
  return (
    next === at + 3 &&
    isDash(tokens[at + 1]) &&
    /^\d{1,3}$/.test(tokens[at]!.text) &&
    tokens[at + 2]?.kind === "number"
  );
}

function isStreet(tokens: readonly Token[], next: number): boolean {
  for (let at = next; at < next + STREET_SPAN && isInAddress(tokens[at]); at += 1) {
    if (STREET.test(tokens[at]!.lower)) return true;
  }
  return false;
}

function isInAddress(token: Token | undefined): boolean {
  return isCapitalised(token) || token?.kind === "number" || isOrdinalEnding(token);
}

/** "Smith, 45," and "Germany (12)". */
function isAge(tokens: readonly Token[], at: number): boolean {
  const [name, before, after] = [tokens[at - 2], tokens[at - 1]?.text, tokens[at + 1]?.text];
  if (name?.kind !== "word" || Number(tokens[at]!.text) > OLDEST) return false;
  if (before === ",") return after === "," || (isCapitalised(name) && (after === "." || after === undefined));
  return before === "(" && after === ")" && isCapitalised(name);
}

/** "iPhone 6", "FTSE 100": a capital in mid-sentence right before the number, and nothing counted after it. */
function isNameBefore(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before?.lower === "of" && /^(Group|Class|League|Committee|Council)$/.test(tokens[at - 2]?.text ?? ""))
    return true;
  if (before?.kind !== "word" || !/\p{Lu}/u.test(before.text) || NO_NAME.test(before.lower)) return false;
  return !opensSentence(tokens, at - 1) || /\p{Lu}/u.test(before.text.slice(1));
}
