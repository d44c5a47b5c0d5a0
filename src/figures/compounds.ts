import { numeralAt } from "./number-words.ts";
import type { Numeral } from "./numeral.ts";
import { afterHyphen, decimalOf, type Token } from "./tokens.ts";
import type { PrintedUnit } from "./unit-words.ts";
import { unitAt } from "./units.ts";

/** A number with its unit. */
interface Counted extends Pick<PrintedUnit, "unit" | "factor" | "next"> {
  readonly numeral: Numeral;
}

interface Smaller {
  readonly unit: string;
  readonly perUnit: number;
  /** The letter that stands for it only here, where it touches its number: in "1h 30m" no million is meant. */
  readonly letter?: string;
}

/** The next smaller unit, and how many make one: "three years and four months" is 40 months. */
const SMALLER = new Map<string, Smaller>([
  ["years", { unit: "months", perUnit: 12 }],
  ["weeks", { unit: "days", perUnit: 7 }],
  ["days", { unit: "hours", perUnit: 24, letter: "h" }],
  ["hours", { unit: "minutes", perUnit: 60, letter: "m" }],
  ["minutes", { unit: "seconds", perUnit: 60, letter: "s" }],
  ["feet", { unit: "inches", perUnit: 12 }],
]);

/** Adds the smaller units that follow a term, as often as they follow: hours, minutes, seconds. */
export function compound<T extends Counted>(tokens: readonly Token[], term: T): T {
  const smaller = SMALLER.get(term.unit ?? "");
  if (!smaller || term.factor || typeof term.numeral.value !== "number") return term;
  const rest =
    lettered(tokens, term.next, smaller) ??
    inchesAt(tokens, term.next, smaller) ??
    spelled(tokens, term.next, smaller);
  if (!rest || rest.value >= smaller.perUnit) return term;
  const value = term.numeral.value * smaller.perUnit + rest.value;
  return compound(tokens, {
    ...term,
    numeral: { ...term.numeral, value },
    unit: smaller.unit,
    next: rest.next,
  });
}

interface Rest {
  value: number;
  next: number;
}

/** "30m" after "1h", "1h30". */
function lettered(tokens: readonly Token[], at: number, { letter }: Smaller): Rest | undefined {
  const [number, sign] = [tokens[at], tokens[at + 1]];
  if (letter === undefined || number?.kind !== "number") return undefined;
  const hasLetter = sign?.glued && sign.lower === letter;
  return hasLetter || (number.glued && tokens[at - 1]!.text === "h")
    ? { value: Number(decimalOf(number)), next: hasLetter ? at + 2 : at + 1 }
    : undefined;
}

/** "6-foot-4", "5 ft 10", "2 ft 6 in": inches need no name after feet, and "in" is theirs where nothing follows it. */
function inchesAt(tokens: readonly Token[], at: number, { unit }: Smaller): Rest | undefined {
  const start = afterHyphen(tokens, at);
  const isTouching = start > at || tokens[at - 1]?.lower === "ft";
  if (unit !== "inches" || !isTouching) return undefined;
  const numeral = numeralAt(tokens, start);
  if (typeof numeral?.value !== "number" || numeral.scale !== 1 || numeral.share) return undefined;
  const { value, next } = numeral;
  const named = unitAt(tokens, next);
  if (named) return named.unit === "inches" ? { value, next: named.next } : undefined;
  const after = tokens[next + 1];
  const isIn =
    tokens[next]?.lower === "in" &&
    (after === undefined || after.kind === "mark" || /^(tall|long|high|wide|deep|thick)$/.test(after.lower));
  return { value, next: isIn ? next + 1 : next };
}

/** "and four months", ", 30 minutes". */
function spelled(tokens: readonly Token[], at: number, { unit }: Smaller): Rest | undefined {
  const hyphen = afterHyphen(tokens, at);
  const comma = tokens[hyphen]?.text === "," ? hyphen + 1 : hyphen;
  const numeral = numeralAt(tokens, tokens[comma]?.lower === "and" ? comma + 1 : comma);
  if (typeof numeral?.value !== "number") return undefined;
  const named = unitAt(tokens, numeral.next);
  return named?.unit === unit && !named.factor ? { value: numeral.value, next: named.next } : undefined;
}
