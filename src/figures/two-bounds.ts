import { cuesBefore } from "./cues.ts";
import type { Cue } from "./hedge-words.ts";
import type { Range } from "./quantity.ts";
import { type FoundRange, lowEnd, sameSort } from "./ranges.ts";
import { termAt, termValue } from "./terms.ts";
import type { Token } from "./tokens.ts";

/** "(more than) 20 but fewer than 30": two opposite bounds are the two ends of one range. */
export function betweenBounds(
  tokens: readonly Token[],
  cues: readonly Cue[],
  { term: left, next }: Pick<FoundRange, "term" | "next">,
): FoundRange | undefined {
  const side = sideOf(cues);
  if (side === undefined || typeof left.numeral.value !== "number" || next !== left.next) return undefined;
  const link = tokens[next]?.text === "," ? next + 1 : next;
  const word = tokens[link]?.lower;
  if (word !== "but" && word !== "and") return undefined;
  const second = cuesBefore(tokens, link + 1);
  const otherSide = sideOf(second.cues);
  if (otherSide === undefined || otherSide === side) return undefined;
  // "More than 20 and up to 30" may begin another count.
  if (word === "and" && !/^(than|most|least|under|over|below|above)$/.test(tokens[second.next - 1]!.lower))
    return undefined;
  const right = termAt(tokens, second.next, true);
  if (!right || typeof right.numeral.value !== "number" || !sameSort(left, right)) return undefined;
  const ends: Range =
    side === "low" ? [lowEnd(left, right), termValue(right)] : [termValue(right), termValue(left)];
  if (ends[0] >= ends[1]) return undefined;
  return { value: ends, term: right.kind ? right : left, next: right.next, vague: false };
}

function sideOf(cues: readonly Cue[]): "low" | "high" | undefined {
  const hedge = cues.find(({ hedge }) => hedge !== "about" && hedge !== "exactly")?.hedge;
  if (hedge === undefined) return undefined;
  return hedge === "at-least" || hedge === "more-than" ? "low" : "high";
}
