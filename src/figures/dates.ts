import { isSlashFraction } from "./fractions.ts";
import { afterHyphen, isCapitalised, isDash, type Token } from "./tokens.ts";

const MONTH =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/;
/** Months that are common words or beginnings of words in small letters. */
const WORD_MONTH = new Set(["may", "march", "mar"]);
const YEAR_BEFORE = new Set(
  (
    "in since by from until till til during before after through early late mid and to of fiscal fy summer winter spring autumn fall " +
    "year for circa the between around c vs versus"
  ).split(" "),
);
/** What makes a year-like number, or the number after a month, a quantity after all: "of 2000 people". */
const COUNTED =
  /^(percent|people|men|women|children|dollars|euros|pounds|rpm|miles|kilomet\w+|met\w+|feet|tons?|tonnes|homes|houses|jobs|workers|migrants|refugees|soldiers|troops|police|civilians|cases|deaths|dead|students|employees|members|votes|million|billion|hours|days|km)$/;

export function isMonth(token: Token | undefined): boolean {
  return (
    token?.kind === "word" &&
    MONTH.test(token.lower) &&
    (isCapitalised(token) || !WORD_MONTH.has(token.lower))
  );
}

/**
 * The index after a date, a time, a decade or a dotted or dashed code that begins at a token; undefined where
 * none does. "May 31, 2019", "31 May", "02:30", "5 p.m.", "2019-06-01", "the 1990s", "in 2019". After a hedge
 * ("more than 2000") a number that looks like a year is none.
 */
export function dateEndsAt(tokens: readonly Token[], at: number, isHedged = false): number | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (isMonth(token)) return afterMonth(tokens, at);
  if (token.kind !== "number") return undefined;
  return (
    dayAndMonthEnd(tokens, at) ?? timeEnd(tokens, at) ?? codeEnd(tokens, at) ?? yearEnd(tokens, at, isHedged)
  );
}

/** "31 May 2019", "4th of July". */
function dayAndMonthEnd(tokens: readonly Token[], at: number): number | undefined {
  if (!isDayOfMonth(tokens[at])) return undefined;
  const ordinal = ordinalEnd(tokens, at + 1);
  const month = tokens[ordinal]?.lower === "of" ? ordinal + 1 : ordinal;
  return isMonth(tokens[month]) && !isDash(tokens[month + 1]) ? afterMonth(tokens, month, true) : undefined;
}

function isDayOfMonth(token: Token | undefined): boolean {
  return token?.kind === "number" && /^([1-9]|[12]\d|3[01])$/.test(token.text);
}

export function isOrdinalEnding(after: Token | undefined): boolean {
  return after?.glued === true && /^(st|nd|rd|th|s|ers)$/.test(after.lower);
}

function ordinalEnd(tokens: readonly Token[], at: number): number {
  return isOrdinalEnding(tokens[at]) ? at + 1 : at;
}

function afterMonth(tokens: readonly Token[], at: number, dayRead = false): number | undefined {
  let next = tokens[at + 1]?.text === "." ? at + 2 : at + 1;
  let day = dayRead;
  if (
    !day &&
    isDayOfMonth(tokens[next]) &&
    !COUNTED.test(tokens[next + 1]?.lower ?? "") &&
    tokens[next + 1]?.text !== "%"
  ) {
    next = ordinalEnd(tokens, next + 1);
    if (isDash(tokens[next]) && isDayOfMonth(tokens[next + 1])) next = ordinalEnd(tokens, next + 2);
    day = true;
  }
  const comma = tokens[next]?.text === "," ? next + 1 : next;
  if (isPlainYear(tokens[comma])) return comma + 1;
  return day ? next : undefined;
}

/** "5pm", "10.45 a.m.", "6 o'clock", "1430 GMT"; "02:30" is a code. */
function timeEnd(tokens: readonly Token[], at: number): number | undefined {
  const next = tokens[at + 1];
  if (next === undefined) return undefined;
  if (/^(am|pm|o'clock|gmt|utc|hrs)$/.test(next.lower)) {
    return next.lower === "hrs" && !/^\d{4}$/.test(tokens[at]!.text) ? undefined : at + 2;
  }
  const isLettered =
    (next.lower === "a" || next.lower === "p") &&
    tokens[at + 2]?.text === "." &&
    tokens[at + 3]?.lower === "m";
  return isLettered ? at + (tokens[at + 4]?.text === "." ? 5 : 4) : undefined;
}

/** Times, scores, ISO dates, versions and telephone numbers: digits joined to digits, falling or more than two. */
function codeEnd(tokens: readonly Token[], at: number): number | undefined {
  let next = at + 1;
  let joints = 0;
  let isCode = false;
  while (isJoint(tokens, next)) {
    const joint = tokens[next]!.text;
    isCode ||=
      joint === ":" ||
      joint === "." ||
      (joint === "/" && joints === 0 && !isSlashFraction(tokens[next - 1], tokens[next + 1]));
    joints += 1;
    next += 2;
  }
  return joints >= 2 || isCode || (joints === 1 && isPairOfNoRange(tokens, at)) ? next : undefined;
}

function isJoint(tokens: readonly Token[], at: number): boolean {
  const [joint, number] = [tokens[at], tokens[at + 1]];
  if (number?.kind !== "number") return false;
  if (isDash(joint)) return afterHyphen(tokens, at) === at + 1;
  return joint!.glued && number.glued && [":", ".", "/"].includes(joint!.text);
}

/** "2018-19" is a season, "3-1" a score, "555-0199" a telephone: a range rises and does not begin with a nought. */
function isPairOfNoRange(tokens: readonly Token[], at: number): boolean {
  const [left, joint, right] = [tokens[at]!, tokens[at + 1]!, tokens[at + 2]!];
  if (!isDash(joint)) return false;
  if (isPlainYear(left) && isYearEnd(right)) return true;
  if (/^0\d/.test(right.text)) return true;
  const isPlain = /^\d+$/.test(left.text) && /^\d+$/.test(right.text);
  return (
    isPlain &&
    Number(left.text) >= Number(right.text) &&
    !(tokens[at + 3]?.glued && tokens[at + 3]!.kind === "word") &&
    tokens[at + 3]?.text !== "%"
  );
}

export function isPlainYear(token: Token | undefined): boolean {
  return token?.kind === "number" && /^(1[5-9]|20)\d\d$/.test(token.text);
}

function isYearEnd(token: Token | undefined): boolean {
  return isPlainYear(token) || (token?.kind === "number" && /^\d\d$/.test(token.text));
}

function yearEnd(tokens: readonly Token[], at: number, isHedged: boolean): number | undefined {
  if (isOrdinalEnding(tokens[at + 1])) return at + 2;
  if (!isPlainYear(tokens[at])) return undefined;
  const before = tokens[at - 1];
  if (isMeasuredAgainst(tokens[at + 1])) return at + 1;
  if (isSinceHedged(tokens, at)) return at + 1;
  if (isHedged) return isYearDespiteHedge(before, tokens[at + 1]) ? at + 1 : undefined;
  const isApostrophe = before?.text === "'" || before?.text === "’";
  const isBracketed = before?.text === "(" && tokens[at + 1]?.text === ")";
  // "mid-2007"
  const opener = isDash(before) && before!.glued ? tokens[at - 2] : before;
  const isNamed = opener !== undefined && YEAR_BEFORE.has(opener.lower) && !isCounted(tokens[at + 1]);
  if (!isApostrophe && !isBracketed && !isNamed) return undefined;
  return isDash(tokens[at + 1]) && isYearEnd(tokens[at + 2]) ? at + 3 : at + 1;
}

/** "Around 1900 a reformer …": a year all the same. */
function isYearDespiteHedge(before: Token | undefined, after: Token | undefined): boolean {
  return /^(around|circa)$/.test(before?.lower ?? "") && after?.kind === "word" && !isPlural(after);
}

/** "Since at least 1900", "since about 1900". */
function isSinceHedged(tokens: readonly Token[], at: number): boolean {
  const isHedge = /^(least|about|around|roughly|approximately|circa|before)$/.test(
    tokens[at - 1]?.lower ?? "",
  );
  const since = tokens[at - 1]?.lower === "least" ? tokens[at - 3] : tokens[at - 2];
  return isHedge && since?.lower === "since" && !isPlural(tokens[at + 1]);
}

function isPlural(token: Token | undefined): boolean {
  return token?.kind === "word" && /[^s']s$|^(people|men|women|children)$/.test(token.lower);
}

/** "Above 2019 levels" names a year, hedge or no hedge. */
function isMeasuredAgainst(after: Token | undefined): boolean {
  return /^(levels?|prices|figures|totals)$/.test(after?.lower ?? "");
}

/** Whether a word after a number is what is being counted, in the short list that no name of a year stands before. */
function isCounted(after: Token | undefined): boolean {
  return after?.kind === "word" ? COUNTED.test(after.lower) : after?.text === "%";
}
