import { codeAfterAt, DOLLARS } from "./currencies.ts";
import { isBeforeSeconds } from "./magnitudes.ts";
import type { Measure } from "./quantity.ts";
import { afterHyphen, type Token, tokenize } from "./tokens.ts";
import { findUnit, type PrintedUnit } from "./unit-words.ts";

/** Signs that are units only where they touch the digits: in "5 g" and "3 x" a word or a name may follow. */
const GLUED_ONLY = new Set(["g", "w", "x", "pc", "ha", "c", "f", "p", "l", "m", "in", "kt", "db", "h"]);
/** "30C" is a temperature and "30c" a price; "5G" is no weight. */
const CAPITAL_ONLY = new Set(["c", "f"]);
const SMALL_ONLY = new Set(["g", "p", "x", "m", "in", "h"]);
/** Lines of a picture: 1080p is no money. */
const RESOLUTIONS = new Set(["144", "240", "360", "480", "720", "1080", "1440", "2160"]);
/** What may stand between a number and a unit of time, or percentage points: "five consecutive years". */
const BETWEEN_NUMBER_AND_UNIT =
  /^(consecutive|straight|successive|full|more|additional|extra|further|other|whole|long|solid|short|calendar|business|working|fiscal)$/;

/** Reads the unit that begins at a token, with or without a hyphen before it: "percent", "-year", "km". */
export function unitAt(tokens: readonly Token[], at: number): PrintedUnit | undefined {
  const start = afterHyphen(tokens, at);
  const found = findUnit(tokens, start);
  if (tokens[start]?.lower === "m" && isBeforeSeconds(tokens, start))
    return { kind: "duration", unit: "minutes", next: start + 1 };
  if (found && isSign(tokens, start, found.next, start > at)) return { ...found.meaning, next: found.next };
  const code = codeAfterAt(tokens, at);
  if (code) return { kind: "money", unit: code.currencies[0]!, ...code };
  if (tokens[start]?.text === "c" && tokens[start]!.glued) {
    return {
      kind: "money",
      unit: DOLLARS[0]!,
      currencies: DOLLARS.concat("EUR"),
      factor: 1 / 100,
      next: start + 1,
    };
  }
  return unitAfterAdjectiveAt(tokens, start);
}

function unitAfterAdjectiveAt(tokens: readonly Token[], at: number): PrintedUnit | undefined {
  if (!BETWEEN_NUMBER_AND_UNIT.test(tokens[at]?.lower ?? "")) return undefined;
  const found = findUnit(tokens, afterHyphen(tokens, at + 1));
  const takesAdjective = found?.meaning.kind === "duration" || found?.meaning.kind === "points";
  return found && takesAdjective ? { ...found.meaning, next: found.next } : undefined;
}

/** "A quarter-point cut", "half a point": a part of one point is of a percentage point; whole points are any game's. */
export function pointAt(tokens: readonly Token[], at: number): PrintedUnit | undefined {
  const start = afterHyphen(tokens, at);
  return /^points?$/.test(tokens[start]?.lower ?? "")
    ? { kind: "points", unit: "percentage points", next: start + 1 }
    : undefined;
}

/** Whether a short word is the sign of a unit here, and no letter of a name or word of the sentence. */
function isSign(tokens: readonly Token[], at: number, next: number, isHyphened: boolean): boolean {
  const { lower, text, glued } = tokens[at]!;
  if (next > at + 1) return true;
  const after = tokens[at + 1];
  // "1h30m" goes on.
  const isTorn = after?.kind === "number" && after.glued && lower !== "h";
  if (GLUED_ONLY.has(lower) && (!glued || isHyphened || isTorn)) return false;
  if (lower === "p" && RESOLUTIONS.has(tokens[at - 1]!.text)) return false;
  // "12 won": a verb, unless so much can only be money.
  if (lower === "won")
    return tokens[at - 1]?.kind === "word"
      ? /^(hundred|thousand|million|billion|trillion|bn)$/.test(tokens[at - 1]!.lower)
      : /,\d{3}/.test(tokens[at - 1]?.text ?? "");
  if (CAPITAL_ONLY.has(lower)) return text !== lower;
  return !SMALL_ONLY.has(lower) || text === lower;
}

/** Whether a printed unit may stand for a figure's: the words alone ("80") fit any. */
export function unitSuits(printed: Omit<PrintedUnit, "next">, measure: Measure): boolean {
  if (measure.kind === "count") {
    const noun = measure.unit?.toLowerCase();
    const countable =
      printed.kind === "multiple" || printed.kind === "measure" || printed.kind === "duration";
    return (
      printed.kind === "count" || (countable && (noun === undefined || noun.includes(printed.unit ?? "")))
    );
  }
  if (printed.kind !== measure.kind) return printed.kind === "duration" && measure.kind === "measure";
  if (measure.unit === undefined) return true;
  if (printed.kind === "money") return !printed.currencies || printed.currencies.includes(measure.unit);
  if (printed.kind === "duration" || printed.kind === "rank")
    return singular(printed.unit) === singular(measure.unit);
  return true;
}

/** Whether two names are of one unit of measure, however each is written: "kilometers" and "km". */
export function isSameUnit(one: string | undefined, other: string | undefined): boolean {
  return one === other || unitNamed(one) === unitNamed(other);
}

/** The house's name of a unit, or the one it came with where the house has none. */
function unitNamed(name: string | undefined): string | undefined {
  const tokens = tokenize(name ?? "");
  const found = findUnit(tokens, 0);
  return singular(found?.next === tokens.length ? found.meaning.unit : name);
}

function singular(unit: string | undefined): string | undefined {
  return unit?.toLowerCase().replace(/ies$/, "y").replace(/s$/, "");
}
