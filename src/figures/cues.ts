import { type Cue, findCueAfter, findCueBefore } from "./hedge-words.ts";
import type { Quantity, Range } from "./quantity.ts";
import { termAt } from "./terms.ts";
import { afterHyphen, isDash, type Token } from "./tokens.ts";
import { unitAt } from "./units.ts";

interface FoundCue {
  readonly meaning: Cue;
  readonly next: number;
}

/** What may stand in the way of a hedge and its number and changes neither. */
const FILLERS = new Set(
  (
    "only just another additional further record total combined full whopping extra estimated the some a an mere staggering incredible " +
    "astonishing astounding unprecedented cumulative net projected reported even perhaps maybe possibly all"
  ).split(" "),
);
/** "Over the 12 months" and "about the 500" say no hedge, so an article counts only before another filler. */
const ARTICLES = new Set(["a", "an", "the", "all"]);
/** What the number was to be, between a comparison and the number: "more than the usual 80". */
const EXPECTED =
  /^(usual|normal|typical|customary|expected|planned|previous|original|initial|official|current|existing|required|recommended|permitted|allowed|legal|average|agreed|promised|forecast|projected|so|called|other|first|entire|whole)$/;
const DETERMINER = /^(the|a|an|its|their|his|her|our|this|that|these|those)$/;
/** Nouns that make of "the 80" a line to be over, past or around: "over the 80 mark". */
const LINE = /^(mark|threshold|barrier|level|limit|target|milestone)$/;
/** After these "up to" tells where a movement ended. */
const DIRECTED = new Set(["back", "went", "goes", "gone", "all"]);
/** Hedges deeper than any that people write, so that "more than more than more than …" is read in linear time. */
const MOST_CUES = 4;

/** Reads the hedges before a number: what they say, outermost first, and the index where the number should begin. */
export function cuesBefore(tokens: readonly Token[], at: number): { cues: Cue[]; next: number } {
  const cues: Cue[] = [];
  let next = at;
  for (let cue = cueBefore(tokens, next); cue && cues.length < MOST_CUES; cue = cueBefore(tokens, next)) {
    cues.push(cue.meaning);
    const start = afterClosingQuote(tokens, cue.next);
    next = afterLineArticle(tokens, start) ?? afterComparedWith(tokens, start) ?? afterFillers(tokens, start);
  }
  return { cues, next };
}

function cueBefore(tokens: readonly Token[], at: number): FoundCue | undefined {
  const cue = findCueBefore(tokens, at);
  if (!cue || isWholeUnit(tokens, at)) return undefined;
  if (tokens[at]!.lower === "up" && DIRECTED.has(tokens[at - 1]?.lower ?? "")) return undefined;
  // "sub-500": the hyphen belongs to the hedge.
  const last = tokens[cue.next - 1]!.lower;
  const hyphen =
    (last === "sub" || last === "over" || last === "under") &&
    tokens[cue.next]?.glued &&
    isDash(tokens[cue.next]);
  if (last === "sub" && !hyphen) return undefined;
  if (last === "past" && afterLineArticle(tokens, cue.next) === undefined) return undefined;
  return hyphen ? { ...cue, next: cue.next + 1 } : cue;
}

/** “at least” 80: the words of a hedge may be quoted. */
function afterClosingQuote(tokens: readonly Token[], at: number): number {
  const [quote, number] = [tokens[at], tokens[at + 1]];
  return quote?.glued && /^["”’']$/.test(quote.text) && number && !number.glued ? at + 1 : at;
}

/** The index of the number of "(over) the 80 mark", "(past) the $2 million mark"; undefined elsewhere. */
function afterLineArticle(tokens: readonly Token[], at: number): number | undefined {
  if (tokens[at]?.lower !== "the" && tokens[at]?.lower !== "a") return undefined;
  const term = termAt(tokens, at + 1, true);
  return term && LINE.test(tokens[afterHyphen(tokens, term.next)]?.lower ?? "") ? at + 1 : undefined;
}

/** The index of the number of "(more than) the usual 80", "(fewer than) his 80"; undefined after other hedges. */
function afterComparedWith(tokens: readonly Token[], at: number): number | undefined {
  if (tokens[at - 1]!.lower !== "than" || !DETERMINER.test(tokens[at]?.lower ?? "")) return undefined;
  let next = at + 1;
  while (next < at + MOST_CUES && EXPECTED.test(tokens[next]?.lower ?? "")) next += 1;
  const isNumber = tokens[next]?.kind === "number" || tokens[next]?.kind === "mark";
  return isNumber || next > at + 1 ? next : undefined;
}

/** "(More than) a full year": what counts it by its article. */
function isWholeUnit(tokens: readonly Token[], at: number): boolean {
  return /^an?$/.test(tokens[at]?.lower ?? "") && /^(full|whole)$/.test(tokens[at + 1]?.lower ?? "")
    ? unitAt(tokens, at + 1) !== undefined
    : false;
}

function afterFillers(tokens: readonly Token[], at: number): number {
  if (isWholeUnit(tokens, at)) return at;
  let next = at;
  while (next < at + MOST_CUES && FILLERS.has(tokens[next]?.lower ?? "")) next += 1;
  while (next > at && ARTICLES.has(tokens[next - 1]!.lower)) next -= 1;
  return next;
}

/** Reads the hedges after a number and its unit: "or more", "-plus", ", give or take". */
export function cuesAfter(tokens: readonly Token[], at: number): { cues: Cue[]; next: number } {
  const cues: Cue[] = [];
  let next = at;
  for (let cue = cueAfter(tokens, next); cue && cues.length < MOST_CUES; cue = cueAfter(tokens, next)) {
    cues.push(cue.meaning);
    next = cue.next;
  }
  return { cues, next };
}

function cueAfter(tokens: readonly Token[], at: number): FoundCue | undefined {
  const hyphen = isDash(tokens[at]) && tokens[at]!.glued ? at + 1 : at;
  const touching = findCueAfter(tokens, hyphen);
  if (touching)
    return isTrailing(tokens, touching) && isTouchingWhereItMust(tokens[touching.next - 1]!)
      ? touching
      : undefined;
  // ", give or take", "80, at most": set off by a comma, only phrases, and nothing they could belong to after them.
  if (tokens[at]?.text !== "," || tokens[at + 1]?.kind !== "word") return undefined;
  const set = findCueAfter(tokens, at + 1);
  const closed = tokens[set?.next ?? 0];
  return set && set.next > at + 2 && (closed === undefined || closed.kind === "mark") ? set : undefined;
}

/** "80 plus 20" is a sum, and in "80 people at least 20 …" or "or more than" the phrase begins what follows. */
function isTrailing(tokens: readonly Token[], { next }: FoundCue): boolean {
  const after = tokens[next];
  return (
    after?.kind !== "number" &&
    after?.lower !== "than" &&
    !(after?.lower === "to" && tokens[next - 1]!.lower === "up") &&
    !(after && findCueBefore(tokens, next) && tokens[next + 1]?.kind === "number")
  );
}

/** "+", "odd" and "ish" belong to what they touch: "an odd 80" is no hedge. */
function isTouchingWhereItMust({ lower, glued }: Token): boolean {
  return glued || !["odd", "ish", "+"].includes(lower);
}

/** The hedges that may follow one noun: "80 people or more". */
export function cuesAfterNoun(tokens: readonly Token[], at: number): { cues: Cue[]; next: number } {
  const noun = tokens[at];
  const none = { cues: [], next: at };
  if (noun?.kind !== "word" || !/^(or|and|at|on|more|if|plus|give)$/.test(tokens[at + 1]?.lower ?? ""))
    return none;
  if (findCueBefore(tokens, at) || /^(or|and|to|of|in|at|for|by|on|with|from)$/.test(noun.lower)) return none;
  const found = cuesAfter(tokens, at + 1);
  const closed = tokens[found.next];
  const ends =
    closed === undefined ||
    closed.kind === "mark" ||
    /^(were|was|are|is|had|have|in|who|that|on|at|for|a|by)$/.test(closed.lower);
  return found.cues.length > 0 && tokens[found.next - 1]!.lower !== "plus" && ends ? found : none;
}

/**
 * The quantity that cues make of a value. A bound wins over an approximation ("no more than about 80" is at most
 * 80), and the outermost bound over inner ones. A range or a vague number keeps the end that the bound is about.
 */
export function hedged(value: number | Range, cues: readonly Cue[]): Quantity {
  const bound = cues.find(({ hedge }) => hedge !== "about" && hedge !== "exactly");
  if (typeof value !== "number") return hedgedRange(value, bound);
  if (bound) return { hedge: bound.hedge, value };
  const about = cues.find(({ hedge }) => hedge === "about");
  if (!about) return { hedge: "exactly", value };
  return about.from ? { hedge: "about", value, from: about.from } : { hedge: "about", value };
}

function hedgedRange([low, high]: Range, bound: Cue | undefined): Quantity {
  switch (bound?.hedge) {
    case "at-least":
    case "more-than":
      return { hedge: "at-least", value: low };
    case "at-most":
    case "less-than":
      return { hedge: "at-most", value: high };
    default:
      return { hedge: "between", value: [low, high] };
  }
}
