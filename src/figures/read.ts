import { type Amount, amountAt } from "./amount.ts";
import { dateEndsAt } from "./dates.ts";
import { identifierEndsAt } from "./not-quantities.ts";
import type { Kind, Quantity } from "./quantity.ts";
import { isLesserRank, rankOrAmount, superlativeAt } from "./ranks.ts";
import { type Token, tokenize } from "./tokens.ts";

/** One quantity found in a text. */
export interface Reading {
  /** Where the words stand, in UTF-16 code units; `text` is the words themselves, hedge included. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly quantity: Quantity;
  readonly kind: Kind;
  /** For ranks that stand since a year, "since"; the value is then that year. */
  readonly unit?: string;
  /** The currencies a sign may stand for, the likeliest first. */
  readonly currencies?: readonly string[];
  /** For ranks, the superlative. */
  readonly rank?: string;
  /** No unit is printed beside the number, so that it may be of anything. */
  readonly bare: boolean;
  /** A vague word was printed ("dozens"), whose bounds are ours. */
  readonly vague: boolean;
  /** Often not a quantity at all: "one", "several", a number inside a name. A reading of the whole text is never weak. */
  readonly weak: boolean;
}

/**
 * Finds the hedged quantities in English text, in order and without overlap. It reads digits, number words,
 * vague words, fractions, ranges, ranks, money, percentages and units, with the hedges beside them. Dates, times,
 * ordinals and numbers inside names are passed over or `weak`. Any string is taken; nothing is thrown.
 */
export function readQuantities(text: string): Reading[] {
  const tokens = tokenize(text);
  const readings: Reading[] = [];
  let at = 0;
  while (at < tokens.length) {
    const rank = superlativeAt(tokens, at);
    const amount = rank ?? amountAt(tokens, at);
    const found = amount && rankOrAmount(tokens, amount);
    // "Third-highest in 20 years" is no rank of ours, and no length of time either.
    const isLesser = rank !== undefined && isLesserRank(tokens, at);
    if (found && !isLesser) readings.push(readingOf(text, tokens, at, found));
    at = found?.next ?? dateEndsAt(tokens, at) ?? identifierEndsAt(tokens, at) ?? at + 1;
  }
  return readings;
}

function readingOf(text: string, tokens: readonly Token[], at: number, { next, ...amount }: Amount): Reading {
  const start = tokens[at]!.start;
  const end = tokens[next - 1]!.end;
  return { start, end, text: text.slice(start, end), ...amount };
}
