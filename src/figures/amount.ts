import { cuesAfter, cuesAfterNoun, cuesBefore, hedged } from "./cues.ts";
import { isDoubtful } from "./doubts.ts";
import type { Cue } from "./hedge-words.ts";
import type { Quantity, Range } from "./quantity.ts";
import { type FoundRange, openedRangeAt, rangeFrom } from "./ranges.ts";
import { termAt, termValue } from "./terms.ts";
import type { Token } from "./tokens.ts";
import { betweenBounds } from "./two-bounds.ts";
import type { PrintedUnit } from "./unit-words.ts";

/** A hedged amount in tokens, before it is cut out of the text. */
export interface Amount extends Omit<PrintedUnit, "next" | "factor"> {
  readonly quantity: Quantity;
  readonly rank?: string;
  readonly bare: boolean;
  readonly vague: boolean;
  readonly weak: boolean;
  /** The index of the token after it. */
  readonly next: number;
}

/** Reads hedge, number or range, unit, and the hedges that may follow, from a token on. */
export function amountAt(tokens: readonly Token[], at: number): Amount | undefined {
  const before = cuesBefore(tokens, at);
  const isHedged = before.next > at;
  const number = numberAt(tokens, before.next, isHedged);
  if (!number) return undefined;
  const both = betweenBounds(tokens, before.cues, number);
  const found = both ?? number;
  const { term, value, vague, next: end } = found;
  if (isHedged && isComparedWithPast(tokens, before.next, end)) return undefined;
  // "More than halved" is to less than a half.
  if (isHedged && term.numeral.multiple && typeof value === "number" && value < 1) return undefined;
  const direct = cuesAfter(tokens, end);
  const after = direct.cues.length > 0 || term.kind !== undefined ? direct : cuesAfterNoun(tokens, end);
  const cues: Cue[] = [...(both ? [] : before.cues), ...after.cues];
  const coversAll = at === 0 && after.next === tokens.length;
  const weak =
    !isHedged && after.cues.length === 0 && !coversAll && isDoubtful(tokens, before.next, end, term);
  const { kind = "count", unit, currencies } = term;
  return {
    quantity: hedged(value, cues),
    kind,
    ...(unit !== undefined && { unit }),
    ...(currencies && { currencies }),
    bare: term.kind === undefined,
    vague,
    weak,
    next: after.next,
  };
}

/** "Higher than four years ago" bounds no length of time. */
function isComparedWithPast(tokens: readonly Token[], start: number, end: number): boolean {
  if (tokens[end]?.lower !== "ago" || tokens[start - 1]?.lower !== "than") return false;
  return !/^(more|less|fewer)$/.test(tokens[start - 2]?.lower ?? "");
}

interface FoundNumber extends Omit<FoundRange, "value"> {
  readonly value: number | Range;
}

function numberAt(tokens: readonly Token[], at: number, isHedged: boolean): FoundNumber | undefined {
  const opened = openedRangeAt(tokens, at, isHedged);
  if (opened) return opened;
  const term = termAt(tokens, at, isHedged);
  if (!term) return undefined;
  const range = rangeFrom(tokens, at, term, isHedged);
  if (range) return range;
  const { value } = term.numeral;
  const vague = typeof value !== "number";
  return { term, value: vague ? value : termValue(term), vague, next: term.next };
}
