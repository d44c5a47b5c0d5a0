import { isOrdinalEnding } from "./dates.ts";
import { isCapitalised, isDash, type Token } from "./tokens.ts";
import { unitAt } from "./units.ts";

/** Words that a number follows as a name does: "Section 427", "Flight 370", "No. 5". */
const LABELLED = new Set(
  (
    "section row room route highway interstate flight chapter article page phase level grade apollo boeing airbus no number nos " +
    "channel act title rule clause paragraph step round game episode season week day unit platform gate line track ward district " +
    "precinct region area zone block lot exhibit figure table note volume vol issue part windows iphone pg pp pages age aged ages type " +
    "stage tier category class division formula model resolution proposition prop pier building bowl lap mark class group"
  ).split(" "),
);
/** Of these the small letters too: "aged 12", "type 2 diabetes". The rest are names only with a capital. */
const LABELLED_SMALL = new Set(
  "page pages chapter no nos number aged age ages vol volume episode room phase type stage tier category grade round lap article section level".split(
    " ",
  ),
);
/** A prefix that a hyphen joins to a number without making it a name. */
const PREFIXES = new Set(
  (
    "sub minus plus mid twenty thirty forty fifty sixty seventy eighty ninety over under pre a an to and or from by than " +
    // What a dash of a range may follow: "5 million-7 million".
    "percent cent pc pct hundred thousand million billion trillion dozen crore lakh bn tn mn km kg mph ft " +
    "seconds minutes hours days weeks months years miles feet dollars euros pounds degrees"
  ).split(" "),
);
/** Letters that touch the number and say the currency. */
const CURRENCY_LETTERS =
  /^([A-Z]{3}|RM|Rs|Re|Rp|[Kk]r|KSh|Ksh|Kshs|Shs?|U[Ss]h|T[Ss]h|Tk|SFr|Fr|Php|Dhs?|GHc|[Dd]lrs|[RNPK])$/;

/** Whether the number at a token is part of a name or a code: "G7", "COVID-19", "Section 427", "22nd", "0800". */
export function isIdentifier(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "number") return false;
  return (
    isJoinedToName(tokens, at) ||
    isLabelled(tokens, at) ||
    isOrdinalEnding(tokens[at + 1]) ||
    /^0\d+$/.test(token.text)
  );
}

function isJoinedToName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!tokens[at]!.glued || !before) return false;
  if (["#", ".", "@", "_"].includes(before.text)) return true;
  if (before.kind === "word") {
    return !CURRENCY_LETTERS.test(before.text) || (before.text.length === 1 && tokens[at]!.text.length === 1);
  }
  const joined = isDash(before) && before.text !== "—" && before.glued ? tokens[at - 2] : undefined;
  const endsNumber = joined?.glued === true && tokens[at - 3]?.kind === "number";
  return joined?.kind === "word" && !endsNumber && !PREFIXES.has(joined.lower);
}

/** The index after a name's number, and after the second one of "aged 18 to 24", "pp. 12-15"; undefined where none is. */
export function identifierEndsAt(tokens: readonly Token[], at: number): number | undefined {
  if (!isIdentifier(tokens, at)) return undefined;
  const link = tokens[at + 1];
  const isList = link?.lower === "and" && /^(aged|ages|nos|pp|pages)$/.test(tokens[at - 1]?.lower ?? "");
  const joins = isList || link?.lower === "to" || isDash(link);
  return joins && tokens[at + 2]?.kind === "number" ? at + 3 : at + 1;
}

/** What is measured ("at a level 30 percent lower") is not named. */
function isLabelled(tokens: readonly Token[], at: number): boolean {
  const [before, earlier] = [tokens[at - 1], tokens[at - 2]];
  if (before?.kind === "word" && LABELLED.has(before.lower) && !unitAt(tokens, at + 1)) {
    const isVerb =
      before.lower === "number" && /^(to|may|could|would|that|which)$/.test(earlier?.lower ?? "");
    return !isVerb && (isCapitalised(before) || LABELLED_SMALL.has(before.lower));
  }
  return before?.text === "." && /^(no|nos|vol|sec|art|pp?)$/.test(earlier?.lower ?? "");
}
