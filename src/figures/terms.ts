import { bareMagnitudeAt, partAfter } from "./cardinals.ts";
import { currencyAt } from "./currencies.ts";
import { dateEndsAt } from "./dates.ts";
import { isIdentifier } from "./not-quantities.ts";
import { numeralAt } from "./number-words.ts";
import { clean, type Numeral } from "./numeral.ts";
import type { Kind } from "./quantity.ts";
import { afterHyphen, isDash, type Token } from "./tokens.ts";
import type { PrintedUnit } from "./unit-words.ts";
import { unitAt } from "./units.ts";

/** One number as printed with its sign, currency and unit, whether or not a range follows. */
export interface Term extends Omit<PrintedUnit, "next" | "kind"> {
  /** Undefined when no unit is printed: the number may then be of anything. */
  readonly kind?: Kind;
  readonly numeral: Numeral;
  readonly sign: 1 | -1;
  readonly next: number;
}

/**
 * Reads a number with its unit from a token on, or returns undefined: where a date or a name stands too. After a
 * hedge also what is a number only there: "(more than) a year", "(some) dozen", "(up to) 2000".
 */
export function termAt(tokens: readonly Token[], at: number, isHedged = false): Term | undefined {
  if (isIdentifier(tokens, at) || dateEndsAt(tokens, at, isHedged) !== undefined) return undefined;
  const afterSign = signAt(tokens, at);
  const currency = currencyAt(tokens, afterSign);
  const afterCurrency = currency?.next ?? afterSign;
  const start = currency && isDash(tokens[afterCurrency]) ? afterCurrency + 1 : afterCurrency;
  const sign = afterSign > at || start > afterCurrency ? -1 : 1;
  const numeral =
    numeralAt(tokens, start, currency !== undefined) ??
    (isHedged ? bareMagnitudeAt(tokens, start) : undefined);
  if (!numeral) return articleUnitAt(tokens, at, isHedged);
  if (tokens[numeral.next]?.lower === "o'clock") return undefined;
  if (currency) return moneyTerm(tokens, numeral, sign, currency.currencies);
  if (numeral.share) return { numeral, sign, kind: "share", unit: "percent", next: numeral.next };
  if (numeral.multiple) return { numeral, sign, kind: "multiple", unit: "times", next: numeral.next };
  return withUnit(tokens, numeral, sign);
}

/** The value of a term in its unit: cents in dollars, basis points in percentage points. */
export function termValue({ numeral, sign, per100 }: Term): number {
  const value = (numeral.value as number) * sign;
  return per100 ? clean(value / 100) : value;
}

function signAt(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (token?.lower === "minus" || token?.lower === "negative")
    return isDash(tokens[at + 1]) ? at + 2 : at + 1;
  const before = tokens[at - 1];
  const opens = !token?.glued || (before?.kind === "mark" && !isDash(before) && before.text !== ")");
  return isDash(token) && opens && tokens[at + 1]?.glued ? at + 1 : at;
}

function moneyTerm(
  tokens: readonly Token[],
  numeral: Numeral,
  sign: 1 | -1,
  printed: readonly string[],
): Term {
  const unit = unitAfter(tokens, numeral);
  const named = unit?.kind === "money" && !unit.per100 ? unit : undefined;
  const currencies = named?.currencies ?? printed;
  return {
    numeral,
    sign,
    kind: "money",
    unit: currencies[0]!,
    currencies,
    next: named?.next ?? numeral.next,
  };
}

function withUnit(tokens: readonly Token[], numeral: Numeral, sign: 1 | -1): Term {
  const unit = unitAfter(tokens, numeral);
  if (!unit) return { numeral, sign, next: numeral.next };
  const term = { numeral, sign, ...unit };
  const part = unit.kind === "money" || unit.kind === "share" ? undefined : partAfter(tokens, unit.next);
  if (!part || typeof numeral.value !== "number") return compound(tokens, term);
  return { ...term, numeral: { ...numeral, value: numeral.value + part.value }, next: part.next };
}

/** "Hundreds of thousands of euros": a vague or round number may take its unit with "of". */
function unitAfter(tokens: readonly Token[], { next, value }: Numeral): PrintedUnit | undefined {
  const of = typeof value !== "number" && tokens[next]?.lower === "of";
  return unitAt(tokens, of ? next + 1 : next);
}

/** The next smaller unit, and how many make one: "three years and four months" is 40 months. */
const SMALLER = new Map<string, readonly [unit: string, perUnit: number]>([
  ["years", ["months", 12]],
  ["weeks", ["days", 7]],
  ["days", ["hours", 24]],
  ["hours", ["minutes", 60]],
  ["minutes", ["seconds", 60]],
  ["feet", ["inches", 12]],
]);

/** Adds the smaller units that follow a term, as often as they follow: hours, minutes, seconds. */
function compound(tokens: readonly Token[], term: Term): Term {
  const smaller = SMALLER.get(term.unit ?? "");
  if (!smaller || typeof term.numeral.value !== "number") return term;
  const [unit, perUnit] = smaller;
  const hyphen = afterHyphen(tokens, term.next);
  const comma = tokens[hyphen]?.text === "," ? hyphen + 1 : hyphen;
  const numeral = numeralAt(tokens, tokens[comma]?.lower === "and" ? comma + 1 : comma);
  if (!numeral || typeof numeral.value !== "number" || numeral.value >= perUnit) return term;
  const rest = unitAt(tokens, numeral.next);
  const isHeight = unit === "inches" && !rest && hyphen > term.next;
  if (rest?.unit !== unit && !isHeight) return term;
  const value = term.numeral.value * perUnit + numeral.value;
  return compound(tokens, {
    ...term,
    numeral: { ...term.numeral, value },
    unit,
    next: rest?.next ?? numeral.next,
  });
}

/** "a year and a half", "a year or two"; "(more than) a year", "(less than) an hour" only after a hedge. */
function articleUnitAt(tokens: readonly Token[], at: number, isHedged: boolean): Term | undefined {
  if (tokens[at]?.lower !== "a" && tokens[at]?.lower !== "an") return undefined;
  const unit = unitAt(tokens, at + 1);
  if (unit?.kind !== "duration" && unit?.kind !== "measure") return undefined;
  const part = partAfter(tokens, unit.next);
  if (part) return oneTo(1 + part.value, part.next, unit);
  if (tokens[unit.next]?.lower === "or") {
    if (tokens[unit.next + 1]?.lower === "two") return oneTo([1, 2], unit.next + 2, unit);
    if (/^(so|more|less)$/.test(tokens[unit.next + 1]?.lower ?? "")) return oneTo(1, unit.next, unit);
  }
  return isHedged ? oneTo(1, unit.next, unit) : undefined;
}

function oneTo(value: Numeral["value"], next: number, unit: PrintedUnit): Term {
  return { ...unit, numeral: { value, next, scale: 1 }, sign: 1, next };
}
