import { bareMagnitudeAt } from "./cardinals.ts";
import { compound } from "./compounds.ts";
import { currencyAt } from "./currencies.ts";
import { dateEndsAt } from "./dates.ts";
import { partAfter } from "./magnitudes.ts";
import { isIdentifier } from "./not-quantities.ts";
import { numeralAt } from "./number-words.ts";
import { clean, type Numeral } from "./numeral.ts";
import type { Kind } from "./quantity.ts";
import { isDash, type Token } from "./tokens.ts";
import type { PrintedUnit } from "./unit-words.ts";
import { pointAt, unitAt } from "./units.ts";

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
    numeralAt(tokens, start, currency !== undefined) ?? bareMagnitudeAt(tokens, start, isHedged);
  if (!numeral) return articleUnitAt(tokens, at, isHedged);
  if (tokens[numeral.next]?.lower === "o'clock") return undefined;
  if (currency) return moneyTerm(tokens, numeral, sign, currency.currencies);
  if (numeral.share) return { numeral, sign, kind: "share", unit: "percent", next: numeral.next };
  if (numeral.multiple) return { numeral, sign, kind: "multiple", unit: "times", next: numeral.next };
  return withUnit(tokens, numeral, sign);
}

/** The value of a term in its unit: cents in dollars, basis points in percentage points. */
export function termValue({ numeral, sign, factor }: Term): number {
  const value = (numeral.value as number) * sign;
  return factor ? clean(value * factor) : value;
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
  const named = unit?.kind === "money" && !unit.factor ? unit : undefined;
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
  const term = inWholeUnits({ numeral, sign, ...unit });
  const part = unit.kind === "money" || unit.kind === "share" ? undefined : partAfter(tokens, unit.next);
  if (!part || typeof numeral.value !== "number") return compound(tokens, term);
  return { ...term, numeral: { ...numeral, value: numeral.value + part.value }, next: part.next };
}

/** "Hundreds of thousands of euros": a vague or round number may take its unit with "of". */
function unitAfter(tokens: readonly Token[], { next, value, partOfOne }: Numeral): PrintedUnit | undefined {
  const of = typeof value !== "number" && tokens[next]?.lower === "of";
  return unitAt(tokens, of ? next + 1 : next) ?? (partOfOne ? pointAt(tokens, next) : undefined);
}

/** What an article counts one of, after a hedge or as the whole text: "(less than) an hour", "a fortnight". */
const COUNTED_BY_ARTICLE = new Set(["duration", "measure", "money", "share", "points"]);

/** "a year and a half", "a year or two", "a full percentage point"; "(more than) a year" only after a hedge. */
function articleUnitAt(tokens: readonly Token[], at: number, isHedged: boolean): Term | undefined {
  if (tokens[at]?.lower !== "a" && tokens[at]?.lower !== "an") return undefined;
  const unit = unitAt(tokens, at + 1);
  if (!unit || !COUNTED_BY_ARTICLE.has(unit.kind)) return undefined;
  if (unit.kind === "duration" || unit.kind === "measure") {
    const part = partAfter(tokens, unit.next);
    if (part) return oneTo(1 + part.value, part.next, unit);
    if (tokens[unit.next]?.lower === "or") {
      if (tokens[unit.next + 1]?.lower === "two") return oneTo([1, 2], unit.next + 2, unit);
      if (/^(so|more|less)$/.test(tokens[unit.next + 1]?.lower ?? "")) return oneTo(1, unit.next, unit);
    }
  }
  const isWhole = at === 0 && unit.next === tokens.length;
  return isHedged || isWhole || unit.kind === "points" ? oneTo(1, unit.next, unit) : undefined;
}

function oneTo(value: Numeral["value"], next: number, unit: PrintedUnit): Term {
  return inWholeUnits({ ...unit, numeral: { value, next, scale: 1 }, sign: 1, next });
}

/** A vague number of cents in dollars, of fortnights in weeks; one number keeps its factor, which a range may share. */
function inWholeUnits(term: Term): Term {
  const { numeral, factor, ...rest } = term;
  if (!factor || typeof numeral.value === "number") return term;
  const [low, high] = numeral.value;
  return { ...rest, numeral: { ...numeral, value: [clean(low * factor), clean(high * factor)] } };
}
