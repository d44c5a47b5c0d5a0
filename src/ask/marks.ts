import type { Kind } from "../figures/quantity.ts";
import { type Reading, readQuantities } from "../figures/read.ts";
import { type UnitSort, unitSortOf } from "./dimensions.ts";
import { isCountry } from "./places.ts";
import { plain, type Word, wordOf } from "./words.ts";

/*
 * What stands out in a question before its words are weighed: names, years, countries, numbers and units.
 */

/** Words with a capital that no sentence begins with. A text that is all capitals, or all titles, has none to tell. */
export function namesIn(text: string): Set<string> {
  const words = [...text.matchAll(/[\p{L}][\p{L}’'-]*/gu)];
  const capital = ({ 0: word }: RegExpExecArray) => /^\p{Lu}/u.test(word);
  const long = words.filter(({ 0: word }) => word.length > 3);
  if (long.length > 2 && long.filter(capital).length >= long.length * 0.7) return new Set();
  return new Set(
    words
      .filter(
        (word) =>
          capital(word) &&
          !/^(?:I(?:['’].*)?|The|A|An|And|Of)$/.test(word[0]) &&
          !/(?:^|[.!?:]["”’)]?\s+|["“])$/.test(text.slice(0, word.index)),
      )
      .flatMap(({ 0: word }) => plain(word).split(" ")),
  );
}

export function takeNumbers(text: string): { left: string; stated: Reading[] } {
  const stated = readQuantities(text).filter(
    ({ weak, kind, text: words, start }) =>
      !weak &&
      !(kind === "duration" && NO_NUMBER.test(words)) &&
      !NO_AMOUNT.test(words) &&
      !(words === "one" && ANY_ONE.test(text.slice(0, start))) &&
      !(FEW.test(words) && THE.test(text.slice(0, start))),
  );
  let left = text;
  for (const { start, end } of stated.toReversed()) left = `${left.slice(0, start)} ${left.slice(end)}`;
  return { left, stated };
}

/** "How many billions" asks for an amount, and names none. */
const NO_AMOUNT = /^(?:thousands|millions|billions)$/i;

/** "The assets of the two banks": both of them. */
const FEW = /^(?:two|three|four|five|six|seven|eight|nine|ten)$/i;
const THE = /\b(?:the|these|those|their|its|all|between) $/i;

/** "Lost by one victim" is of any of them. */
const ANY_ONE = /\b(?:by|per|for|to|from|of|any|each|every|no|which|this|that) $/i;

/** "Over a year" is no number to be confirmed. */
const NO_NUMBER = /^(?:[a-z]+ )*an? [a-z]+$/i;

export function countriesIn(text: string): Set<string> {
  const words = text.split(" ");
  const found = new Set<string>();
  for (let at = 0; at < words.length; at += 1) {
    for (let length = 1; length <= 3; length += 1) {
      const part = words.slice(at, at + length);
      if (part.length === length && isCountry(part.join(" "))) for (const word of part) found.add(word);
    }
  }
  return found;
}

/** "How many hours", "the number of days". */
export function unitAsked(cue: string, after: readonly Word[]): UnitSort | undefined {
  if (!/many$|^(?:the )?number of$/.test(cue)) return undefined;
  if (after[0]?.text === "times") return "multiple";
  // A second home is no time.
  if (after[0]?.text === "second") return undefined;
  const skipped = after.filter(
    ({ text }) => !/^(?:more|extra|additional|of|the|us|full|whole|solid|million|billion)$/.test(text),
  );
  return (
    unitSortOf(skipped.slice(0, skipped[0]?.text === "square" ? 2 : 1).map(({ stem }) => stem)) ??
    pointsAsked(after)
  );
}

function pointsAsked([first, second]: readonly Word[]): UnitSort | undefined {
  return first?.text === "percent" || first?.text === "percentage"
    ? second?.stem === "point"
      ? "points"
      : "share"
    : undefined;
}

/** "How much coffee does it sell a year, in euros". */
export function unitNamed(text: string): UnitSort | undefined {
  const unit = /\bin (?!second$|time$)(\p{L}+)$/u.exec(text)?.[1];
  return unit === undefined ? undefined : unitSortOf([wordOf(unit).stem]);
}

/** "Weeks without wages": a length of time that a text begins with is what is asked for. */
export function timeLed([first]: readonly Word[]): UnitSort | undefined {
  return first !== undefined && /^(?:minutes|hours|days|weeks|months|years)$/.test(first.text)
    ? "time"
    : undefined;
}

/** "Closures over three years" are counted over them. */
const OVER = /\b(?:over|in|within|during) (?:the |these |those |its )?(?:(?:last|past|next|first) )?$/i;

/** "Is it 50 degrees": the unit of a number says what is asked for. */
export function unitStated(stated: readonly Reading[], text: string): UnitSort | undefined {
  const [first] = stated;
  if (first === undefined || first.bare) return undefined;
  if (
    first.kind === "duration" &&
    OVER.test(`${text.slice(0, first.start)}${/^over /i.exec(first.text) ?? ""}`)
  )
    return undefined;
  if (first.kind === "money" || first.kind === "share" || first.kind === "points") return first.kind;
  return first.unit === undefined
    ? undefined
    : unitSortOf(
        plain(first.unit)
          .split(" ")
          .map(wordOf)
          .map(({ stem }) => stem),
      );
}

/** "Was it 500 agents": a number without a unit is of something counted or measured. */
export function kindsStated(all: readonly Reading[]): ReadonlySet<Kind> | undefined {
  const [first] = all;
  if (!first?.bare) return undefined;
  const mayBeMoney = all.some(({ text }) => /illion|thousand|\d\.\d\d$|\d(?:k|m|bn)\b/i.test(text));
  return new Set<Kind>(["count", "measure", "multiple", ...(mayBeMoney ? ["money" as const] : [])]);
}
