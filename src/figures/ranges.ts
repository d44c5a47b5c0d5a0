import { cuesBefore } from "./cues.ts";
import { clean } from "./numeral.ts";
import type { Range } from "./quantity.ts";
import { type Term, termAt, termValue } from "./terms.ts";
import { afterHyphen, isDash, type Token } from "./tokens.ts";

/** Two ends read as one range, and the unit they share. */
export interface FoundRange {
  readonly value: Range;
  /** The end that carries the unit. */
  readonly term: Term;
  readonly next: number;
  readonly vague: boolean;
}

type Opener = "between" | "from" | undefined;

/** Reads a range that a word opens: "between 5 and 7 billion dollars", "from 10 to 12". */
export function openedRangeAt(
  tokens: readonly Token[],
  at: number,
  isHedged: boolean,
): FoundRange | undefined {
  const opener = openerAt(tokens, at);
  if (!opener) return undefined;
  const start = afterApproximation(tokens, opener.next);
  const left = termAt(tokens, start, isHedged || /^an?$/.test(tokens[start]?.lower ?? ""));
  const link = left && linkAt(tokens, left.next, opener.word);
  return left && link !== undefined ? rangeTo(tokens, left, link, true) : undefined;
}

/** Reads on from a number to the range it begins: "3-5 percent", "two or three", "dozens or even hundreds". */
export function rangeFrom(
  tokens: readonly Token[],
  at: number,
  left: Term,
  isHedged: boolean,
): FoundRange | undefined {
  const link = linkAt(tokens, left.next, undefined);
  if (link === undefined || tellsMovement(tokens, at, left, link)) return undefined;
  return rangeTo(tokens, left, link, isHedged);
}

function rangeTo(
  tokens: readonly Token[],
  left: Term,
  link: number,
  isHedged: boolean,
): FoundRange | undefined {
  const right = termAt(tokens, afterApproximation(tokens, link), isHedged);
  if (!right || !sameSort(left, right)) return undefined;
  const isChoice = /^(or|if|and|,)$/.test(tokens[left.next]!.lower) && tokens[link - 1]!.lower !== "and";
  return rangeOf(left, withSharedThousands(tokens, left, link, right), isChoice);
}

/** How far apart the ends of "50-75,000" may be: beyond that, as in "1-10,000", the low end is what it says. */
const SHARED_RATIO = 5;

/** "$50-75,000": the thousands after the dash are of both numbers, as a word for them would be. */
function withSharedThousands(tokens: readonly Token[], left: Term, link: number, right: Term): Term {
  const isJoined = isDash(tokens[link - 1]) && tokens[link - 1]!.glued && tokens[link]!.glued;
  const thousands = isJoined ? /^\d{1,3}((?:,000)+)$/.exec(tokens[link]!.text)?.[1] : undefined;
  const isPlain = /^\d{1,3}$/.test(tokens[link - 2]!.text) && left.next === link - 1;
  if (thousands === undefined || !isPlain || right.numeral.scale !== 1) return right;
  const scale = 1000 ** (thousands.length / ",000".length);
  if (termValue(right) > SHARED_RATIO * scale * termValue(left)) return right;
  return { ...right, numeral: { ...right.numeral, scale } };
}

function openerAt(
  tokens: readonly Token[],
  at: number,
): { word: "between" | "from"; next: number } | undefined {
  const any = /^(anywhere|somewhere|anything)$/.test(tokens[at]?.lower ?? "") ? at + 1 : at;
  const word = tokens[any]?.lower;
  if (word === "between") return { word, next: any + 1 };
  if (word !== "from") return undefined;
  return any > at || !changesBefore(tokens, any, WINDOW_OF_CHANGE) ? { word, next: any + 1 } : undefined;
}

/** "Between about 5 and roughly 7", "from 10 to as many as 12": a hedge on an end adds nothing to a range. */
function afterApproximation(tokens: readonly Token[], at: number): number {
  return cuesBefore(tokens, at).next;
}

function linkAt(tokens: readonly Token[], at: number, opener: Opener): number | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (opener === "between")
    return token.lower === "and" || token.lower === "to" || isDash(token) ? at + 1 : undefined;
  // "10- to 15-minute", "0-to-100".
  const to = isDash(token) && /^(to|or)$/.test(tokens[at + 1]?.lower ?? "") ? at + 1 : at;
  if (/^(to|through)$/.test(tokens[to]!.lower)) return afterHyphen(tokens, to + 1);
  if (isDash(token) && to === at) return dashLinkAt(tokens, at);
  if (token.lower === "up" && tokens[at + 1]?.lower === "to" && opener === "from") return at + 2;
  return opener === undefined ? choiceAt(tokens, to) : undefined;
}

/** A dash with spaces about it links digits only, and no long dash does: between words it is punctuation. */
function dashLinkAt(tokens: readonly Token[], at: number): number | undefined {
  const [left, dash, right] = [tokens[at - 1]!, tokens[at]!, tokens[at + 1]];
  if (!right || dash.glued !== right.glued) return undefined;
  // "7-Eleven" is a name.
  if (dash.glued) return left.kind === "number" && /^\p{Lu}\p{Ll}{2}/u.test(right.text) ? undefined : at + 1;
  const isDigits = right.kind === "number" || right.text === "$" || right.text === "£" || right.text === "€";
  return dash.text !== "—" && isDigits && (left.kind === "number" || left.text === "%") ? at + 1 : undefined;
}

const MAYBE = /^(even|perhaps|maybe|possibly)$/;

/** "two or three", "80, if not 90", "hundreds or even thousands", "hundreds, perhaps thousands". */
function choiceAt(tokens: readonly Token[], at: number): number | undefined {
  const hasComma = tokens[at]?.text === ",";
  const start = hasComma ? at + 1 : at;
  const words = [tokens[start]?.lower ?? "", tokens[start + 1]?.lower ?? ""] as const;
  if (words[0] === "if" && words[1] === "not") return start + 2;
  const isMaybe = MAYBE.test(words[1]);
  if (words[0] === "or") return isMaybe ? start + 2 : hasComma ? undefined : start + 1;
  if (words[0] === "and" && isMaybe && /s$/.test(tokens[at - 1]!.lower)) return start + 2;
  // A bound after it is the other one's alone: "at least 80, perhaps as many as 120".
  return hasComma && MAYBE.test(words[0]) && cuesBefore(tokens, start + 1).cues.length === 0
    ? start + 1
    : undefined;
}

/** Verbs and nouns of change: after them "from 10 to 12" tells a movement, not a range. */
const CHANGE =
  /^(rose|risen|rises?|rising|fell|falls?|fallen|falling|grew|grows?|grown|growing|growth|increas\w*|decreas\w*|drop|drops|dropp\w*|climb\w*|slid|slides?|sliding|slip\w*|jump\w*|leaps?|leapt|plung\w*|plummet\w*|surg(e[ds]?|ing)|soar\w*|declin\w*|goes|went|gone|going|up|down|rall(y|ied|ies)|tumbl\w*|shr[aiu]nk\w*|cut|cuts|cutting|slash\w*|slow(s|ed|ing)?|accelerat\w*|expand\w*|swell\w*|swollen|rais\w*|lower(s|ed|ing)?|mov(e[ds]?|ing)|chang(e[ds]?|ing)|reduc\w*|doubl\w*|tripl\w*|halv\w*|quadrupl\w*|balloon\w*|dip|dips|dipp\w*|inch(ed|ing)|edg(e[ds]?|ing)|narrow\w*|widen\w*|eas(e[ds]?|ing)|improv\w*|worsen\w*|revis\w*|upgrad\w*|downgrad\w*|shift\w*|swing\w*|swung|spik(e[ds]?|ing)|sank|sinks?|boost\w*|lift\w*|hik(e[ds]?|ing)|trimm\w*|pared|dwindl\w*|mushroom\w*|skyrocket\w*|rocket\w*|bumped|scaled|extend\w*|advanc\w*|gain(s|ed|ing)?|lost|los(es|ing)|turned|transition\w*|switch\w*|converted|progress\w*)$/;
const WINDOW_OF_CHANGE = 6;

function changesBefore(tokens: readonly Token[], at: number, window: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - window); back -= 1) {
    const { kind, text, lower } = tokens[back]!;
    if (kind === "mark" && /^[.;?!]$/.test(text)) return false;
    if (/^(ranged|ranges|ranging|range|varied|varies|varying|vary)$/.test(lower)) return false;
    if (CHANGE.test(lower)) return true;
  }
  return false;
}

/**
 * "(rose from) 10 to 12" and "up 3 percent to 107 percent" are two quantities; "rose 2 to 3 percent" is a range, for
 * only its second number has a unit.
 */
function tellsMovement(tokens: readonly Token[], at: number, left: Term, link: number): boolean {
  if (tokens[link - 1]?.lower !== "to") return false;
  if (tokens[at - 1]?.lower === "from") return true;
  return (
    changesBefore(tokens, at, 3) &&
    (left.kind !== undefined || tokens[link]?.kind === "mark" || termAt(tokens, link)?.kind === undefined)
  );
}

/** Whether two ends may be of one range: of one unit, or one of them without any. */
export function sameSort(left: Term, right: Term): boolean {
  if (left.numeral.multiple || right.numeral.multiple) return left.kind === right.kind;
  if (right.kind === undefined) return left.kind === undefined || left.kind === "money";
  if (left.kind === undefined) return true;
  if (left.kind === "money") return right.kind === "money" && sharesCurrency(left, right);
  return left.kind === right.kind && left.unit === right.unit;
}

function sharesCurrency(left: Term, right: Term): boolean {
  return right.currencies?.some((currency) => left.currencies?.includes(currency)) ?? false;
}

/** Undefined unless the ends rise, or are both below nought ("minus 5 to minus 10"). In "a or b" they must be close enough to be one guess: "one or 50" is a choice. */
function rangeOf(left: Term, right: Term, isChoice: boolean): FoundRange | undefined {
  const term = right.kind ? right : left;
  const ends = [lowEnd(left, right), highEnd(right)];
  const [low, high] = (ends[0]! < 0 && ends[1]! < 0 ? ends.toSorted((a, b) => a - b) : ends) as [
    number,
    number,
  ];
  const isVague = typeof left.numeral.value !== "number" || typeof right.numeral.value !== "number";
  if (low >= high || (isVague && !isChoice && typeof left.numeral.value !== typeof right.numeral.value))
    return undefined;
  if (isChoice && !isVague && (low <= 0 || high > low * 2)) return undefined;
  return { value: [low, high], term, next: right.next, vague: isVague };
}

function highEnd(right: Term): number {
  return typeof right.numeral.value === "number" ? termValue(right) : right.numeral.value[1];
}

/** The left end shares the magnitude that only the right one has, if it stays below: "5 to 7 billion", "two or three hundred thousand". */
export function lowEnd(left: Term, right: Term): number {
  if (typeof left.numeral.value !== "number") return left.numeral.value[0];
  const low = termValue(left.kind || !right.factor ? left : { ...left, factor: right.factor });
  const isPlain = left.numeral.scale === 1 || left.numeral.scale === HUNDRED;
  const shared = clean((low * right.numeral.scale) / left.numeral.scale);
  const shares = isPlain && right.numeral.scale > left.numeral.scale && left.kind !== "share";
  return shares && typeof right.numeral.value === "number" && Math.abs(shared) < Math.abs(termValue(right))
    ? shared
    : low;
}

/** "Five hundred to six hundred thousand": a hundred may be part of a larger magnitude left unsaid. */
const HUNDRED = 100;
