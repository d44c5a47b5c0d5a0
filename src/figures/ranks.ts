import { type Amount, amountAt } from "./amount.ts";
import { isMonth, isPlainYear } from "./dates.ts";
import { afterHyphen, isDash, type Token } from "./tokens.ts";

const IRREGULAR = new Set(["most", "worst", "best", "fewest", "first"]);
/** Words that end as superlatives do and are none. */
const NOT_SUPERLATIVE = new Set(
  (
    "forest interest protest request contest arrest harvest invest suggest latest west northwest southwest midwest rest test guest " +
    "quest nest chest vest honest modest digest manifest budapest bucharest unrest conquest everest tempest priest least " +
    "attest detest divest infest ingest molest zest fest pest jest crest inquest bequest earnest retest behest trieste rainforest"
  ).split(" "),
);
const NOUN_SPAN = 6;

/**
 * Reads a rank that a superlative begins: what is ranked, and how long it has stood. "highest level in 12 years", "worst
 * drought for a decade". The quantity is the length of time, with its own hedge. "Highest since 2007" is a rank whose
 * unit is "since" and whose value is the year.
 */
export function superlativeAt(tokens: readonly Token[], at: number): Amount | undefined {
  if (!isSuperlative(tokens, at)) return undefined;
  const rank = tokens[at]!.lower;
  const last = Math.min(tokens.length, at + 1 + NOUN_SPAN);
  for (let link = at + 1; link < last; link += 1) {
    const token = tokens[link]!;
    if (token.kind === "number" || (token.kind === "mark" && !isDash(token) && token.text !== "’"))
      return undefined;
    const time =
      token.lower === "since"
        ? yearAt(tokens, link + 1)
        : /^(in|for|over|of)$/.test(token.lower)
          ? timeAt(tokens, link + 1)
          : undefined;
    if (time) return { ...time, kind: "rank", rank };
  }
  return undefined;
}

const LESSER = /^(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|nd|rd|th|st)$/;

/** Whether a superlative is not alone at the top: "third-highest", "one of the highest", "among the highest". */
export function isLesserRank(tokens: readonly Token[], at: number): boolean {
  const before = isDash(tokens[at - 1]) && tokens[at]?.glued ? at - 2 : at - 1;
  if (LESSER.test(tokens[before]?.lower ?? "")) return true;
  const of = /^(the|its|their|his|her|our)$/.test(tokens[at - 1]?.lower ?? "") ? at - 2 : at - 1;
  const isOneOf = tokens[of]?.lower === "of" && /^(one|some|two|three)$/.test(tokens[of - 1]?.lower ?? "");
  return isOneOf || tokens[of]?.lower === "among";
}

/** "12 years", "the past 12 years", "a decade", "at least two decades". */
function timeAt(tokens: readonly Token[], at: number): Amount | undefined {
  const isOpened = tokens[at]?.lower === "the" && /^(last|past)$/.test(tokens[at + 1]?.lower ?? "");
  if (tokens[at - 1]!.lower === "of" && !isOpened) return undefined;
  const start = isOpened ? at + 2 : at;
  const amount = amountAt(tokens, start);
  if (amount) return amount.kind === "duration" ? amount : undefined;
  const unit = /^(decade|century|year|month|week|quarter)$/.exec(tokens[start + 1]?.lower ?? "")?.[1];
  if (unit === undefined || (tokens[start]!.lower !== "a" && tokens[start]!.lower !== "over"))
    return undefined;
  return plainRank(1, unit === "century" ? "centuries" : `${unit}s`, start + 2);
}

/**
 * "2007", "March 2007", "3 March 2007", "late 2007". "Since at least 2007" and "since around 2007" are refused: a hedge
 * on the year says how long the record has stood, not how the year bounds a value, and no wording could keep it.
 */
function yearAt(tokens: readonly Token[], at: number): Amount | undefined {
  const words = tokens.slice(at, at + 5);
  const year = words.findIndex((token) => isPlainYear(token));
  if (year < 0 || tokens[at + year + 1]?.lower === "s") return undefined;
  const isDate = words
    .slice(0, year)
    .every((token) => isMonth(token) || /^(early|late|mid|,|\.|-|\d{1,2})$/.test(token.lower));
  return isDate ? plainRank(Number(words[year]!.text), "since", at + year + 1) : undefined;
}

/** The rank that an amount of time becomes before a high or a low, or else the amount: "12-year high", "a five-month low". */
export function rankOrAmount(tokens: readonly Token[], amount: Amount): Amount {
  if (amount.kind !== "duration") return amount;
  const word = afterHyphen(tokens, amount.next);
  const end = /^(high|low|peak)s?$/.exec(tokens[word]?.lower ?? "")?.[1];
  if (end === undefined || /^(school|schools|court|speed)$/.test(tokens[word + 1]?.lower ?? ""))
    return amount;
  return { ...amount, kind: "rank", rank: end === "low" ? "lowest" : "highest", next: word + 1 };
}

function plainRank(value: number, unit: string, next: number): Amount {
  return {
    quantity: { hedge: "exactly", value },
    kind: "rank",
    unit,
    bare: false,
    vague: false,
    weak: false,
    next,
  };
}

function isSuperlative(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "word") return false;
  if (token.lower === "most")
    return (
      !/^(at|for)$/.test(tokens[at - 1]?.lower ?? "") && !/^(of|people)$/.test(tokens[at + 1]?.lower ?? "")
    );
  if (IRREGULAR.has(token.lower)) return true;
  return token.lower.endsWith("est") && /^\p{L}{5,}$/u.test(token.lower) && !NOT_SUPERLATIVE.has(token.lower);
}
