import { belowThousandAt, smallNumber } from "./cardinals.ts";
import { magnitudeAt, scaled } from "./magnitudes.ts";
import { clean, type Numeral, shareOf } from "./numeral.ts";
import { afterHyphen, afterPhrase, decimalOf, type Token } from "./tokens.ts";
import { pointAt, unitAt } from "./units.ts";

const DENOMINATOR = new Map<string, number>([
  ["half", 2],
  ["third", 3],
  ["quarter", 4],
  ["fourth", 4],
  ["fifth", 5],
  ["sixth", 6],
  ["seventh", 7],
  ["eighth", 8],
  ["ninth", 9],
  ["tenth", 10],
  ["twelfth", 12],
  ["twentieth", 20],
  ["hundredth", 100],
  ["thousandth", 1000],
]);
const GLYPH = new Map([
  ["¼", 1 / 4],
  ["½", 1 / 2],
  ["¾", 3 / 4],
  ["⅓", 1 / 3],
  ["⅔", 2 / 3],
  ["⅕", 1 / 5],
  ["⅛", 1 / 8],
]);
/** Denominators people write with a slash, so that 9/11 and 24/7 stay what they are. */
const SLASH_DENOMINATORS = new Set([2, 3, 4, 5, 8, 10]);
/** What people count out of: "nine out of 10", "three in five". "12 in 37 towns" is a count of towns. */
const RATIO_WHOLES = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000]);

/** "two-thirds", "a quarter of", "half"; of a magnitude "half a million"; of a unit "half an hour". */
export function fractionAt(tokens: readonly Token[], at: number): Numeral | undefined {
  const word = tokens[at]!.lower;
  if (word === "half" || word === "quarter") return partAt(tokens, at);
  const article = word === "a" || word === "an";
  const top = article ? 1 : smallNumber(word);
  if (!top) return undefined;
  const bottomAt = afterHyphen(tokens, at + 1);
  if (top === 3 && bottomAt > at + 1 && tokens[bottomAt]?.lower === "quarter")
    return partOfUnit(tokens, bottomAt + 1, 3 / 4, true);
  const bottom = denominator(tokens[bottomAt]?.lower, top);
  if (bottom === undefined || top >= bottom) return undefined;
  const next = bottomAt + 1;
  // "One third", "one fourth" with a space may be an ordinal as little as "a third" before a noun.
  const part = partOfUnit(tokens, next, top / bottom, bottom === 2 || bottom === 4);
  return part ?? (article && !endsFraction(tokens, next) ? undefined : shareOf(top / bottom, next));
}

function denominator(word: string | undefined, top: number): number | undefined {
  if (word === undefined) return undefined;
  if (top === 1) return DENOMINATOR.get(word);
  if (word === "halves") return 2;
  return word.endsWith("s") ? DENOMINATOR.get(word.slice(0, -1)) : undefined;
}

/** "A third" is a fraction before these, and before a mark or the end; before a noun it is an ordinal. */
const AFTER_FRACTION =
  /^(of|the|its|their|his|her|our|more|less|fewer|higher|lower|to|in|by|as|and|or|from|since|than|on|at|were|was|are|is|have|had)$/;

function endsFraction(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || AFTER_FRACTION.test(token.lower)) return true;
  // "a third-quarter loss", "a third-highest".
  return token.kind === "mark" && !(token.glued && afterHyphen(tokens, at) > at);
}

/** "half", "half the", "half a million", "half-hour", "quarter-century", "half a loaf". */
function partAt(tokens: readonly Token[], at: number): Numeral | undefined {
  const isHalf = tokens[at]!.lower === "half";
  const part = isHalf ? 1 / 2 : 1 / 4;
  if (
    /^(first|second|third|fourth|other|better|latter|one|last|next|this|each|every|per)$/.test(
      tokens[at - 1]?.lower ?? "",
    )
  )
    return undefined;
  const whole = partOfUnit(tokens, at + 1, part, true);
  if (whole || !isHalf) return whole;
  const next = tokens[at + 1]?.lower;
  if (next === "a" || next === "an") return { value: part, next: at + 2, scale: 1, weak: true };
  if (next === "past" || afterHyphen(tokens, at + 1) > at + 1) return undefined;
  return shareOf(part, at + 1);
}

/**
 * A fraction of a magnitude or of a unit, read up to the unit: "(half) a million", "(half)-a-dozen", "(a quarter) of an
 * hour", "(half) of 1 percent".
 */
function partOfUnit(
  tokens: readonly Token[],
  at: number,
  part: number,
  mayTouch: boolean,
): Numeral | undefined {
  const of = tokens[at]?.lower === "of" ? at + 1 : afterHyphen(tokens, at);
  const article = tokens[of]?.lower === "a" || tokens[of]?.lower === "an";
  if (tokens[at]?.lower === "of" && !article) return partOfOnePercent(tokens, of, part);
  const start = article ? afterHyphen(tokens, of + 1) : of;
  const { magnitude, next } = magnitudeAt(tokens, start);
  if (magnitude > 1) return { value: clean(part * magnitude), next, scale: magnitude };
  const unit = article || mayTouch ? (unitAt(tokens, start) ?? pointAt(tokens, start)) : undefined;
  return unit && unit.kind !== "money" && unit.kind !== "multiple"
    ? { value: part, next: start, scale: 1, partOfOne: true }
    : undefined;
}

/** "(half) of 1 percent", "(one-tenth) of one percentage point", read up to the unit. */
function partOfOnePercent(tokens: readonly Token[], at: number, part: number): Numeral | undefined {
  if (tokens[at]?.text !== "1" && tokens[at]?.lower !== "one") return undefined;
  const kind = unitAt(tokens, at + 1)?.kind;
  return kind === "share" || kind === "points" ? { value: part, next: at + 1, scale: 1 } : undefined;
}

/** "½" alone, which is a share, and "2½", "2 1/2", "1/2". */
export function writtenFractionAt(tokens: readonly Token[], at: number): Numeral | undefined {
  const token = tokens[at]!;
  if (GLYPH.has(token.text)) return shareOf(GLYPH.get(token.text)!, at + 1);
  if (token.kind !== "number") return undefined;
  const glyph = tokens[at + 1]?.glued ? GLYPH.get(tokens[at + 1]!.text) : undefined;
  if (glyph !== undefined) return scaled(tokens, at + 2, String(Number(decimalOf(token)) + glyph));
  const mixed = tokens[at + 1]?.kind === "number" && !tokens[at + 1]!.glued;
  const part = slashAt(tokens, mixed ? at + 1 : at);
  if (!part) return undefined;
  return mixed
    ? scaled(tokens, part.next, String(Number(decimalOf(token)) + part.value))
    : (partOfUnit(tokens, part.next, part.value, true) ?? shareOf(part.value, part.next));
}

function slashAt(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const [top, slash, bottom] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!slash?.glued || !bottom?.glued || !(slash.text === "/" || slash.text === "⁄")) return undefined;
  return isSlashFraction(top, bottom)
    ? { value: Number(top!.text) / Number(bottom.text), next: at + 3 }
    : undefined;
}

export function isSlashFraction(top: Token | undefined, bottom: Token | undefined): boolean {
  const [over, under] = [Number(top?.text), Number(bottom?.text)];
  return SLASH_DENOMINATORS.has(under) && over > 0 && over < under;
}

/** "one in five", "one-in-five", "nine out of 10", "one of every five". */
export function ratioAt(tokens: readonly Token[], at: number): Numeral | undefined {
  const over = ratioTermAt(tokens, at);
  if (!over) return undefined;
  const start = afterHyphen(tokens, over.next);
  const out = afterPhrase(tokens, start, ["out", "of"]) ?? afterPhrase(tokens, start, ["in"]);
  const link = out ?? afterPhrase(tokens, start, ["of", "every"]);
  if (link === undefined) return undefined;
  const whole = afterHyphen(tokens, link);
  const under = ratioTermAt(tokens, tokens[whole]?.lower === "every" ? whole + 1 : whole);
  if (!under || over.value >= under.value || over.value === 0 || isTime(tokens[under.next])) return undefined;
  const isWhole = RATIO_WHOLES.has(under.value) || (over.value === 1 && under.value <= 1000);
  return isWhole ? shareOf(over.value / under.value, under.next) : undefined;
}

function ratioTermAt(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const token = tokens[at];
  return token?.kind === "number"
    ? { value: Number(decimalOf(token)), next: at + 1 }
    : belowThousandAt(tokens, at);
}

/** "five in 10 years" is no ratio. */
function isTime(token: Token | undefined): boolean {
  return token !== undefined && /^(second|minute|hour|day|week|month|year|decade)s?$/.test(token.lower);
}
