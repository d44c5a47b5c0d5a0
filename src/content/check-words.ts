import { type Measure, type Quantity, sameQuantity } from "../figures/quantity.ts";
import { type Reading, readQuantities } from "../figures/read.ts";
import { unitSuits } from "../figures/units.ts";
import { wordQuantity } from "../figures/wording.ts";
import { standsIn } from "../text/stands-in.ts";
import { quantityOfClaim, readingsOf } from "./claim.ts";
import type { Finding } from "./problem.ts";
import type { ClaimEntry, FigureEntry } from "./schema.ts";

/** The printed words prove the claim: they must be read as its value and hedge, and as the figure's kind. */
export function checkWords(claim: ClaimEntry, figure: FigureEntry): Finding[] {
  const readings = readingsOf(claim);
  const [reading] = readings;
  if (!reading) return at(`no number can be read in “${claim.words}”: copy the words that state it`);
  if (readings.length > 1) {
    const list = readings.map(({ text }) => `“${text}”`).join(" and ");
    return at(`these words hold more than one number (${list}): keep those of this claim`);
  }
  const left = notUnderstood(claim.words, reading);
  if (left) {
    return at(
      `“${left}” beside “${reading.text}” is not understood: keep only the hedge, the number and its unit`,
    );
  }
  return checkMeasured(claim, reading, figure) ?? checkRead(claim, reading, figure);
}

function at(message: string): Finding[] {
  return [{ path: ["words"], message }];
}

/** Before the reading an article may stand; after it, what is counted. Anything else may turn its sense. */
const BEFORE = /^(?:(?:a|an|the|its|their|his|her|of|these|those)\s*)*$/i;
const TURNS_SENSE =
  /\b(?:not|no|never|than|mark|or|and|but|if|least|most|more|less|fewer|over|under|above|below|about|around|roughly|nearly|almost|maybe|perhaps|possibly|short|shy|max|maximum|min|minimum|false|untrue|wrong|denied)\b|\p{N}/iu;

/** What the reading leaves of the words that might change what they say. */
function notUnderstood(words: string, { start, end }: Reading): string | undefined {
  const bare = (text: string) => text.replace(/[“”"'‘’«»()[\].,;:!?]/g, " ").trim();
  const [before, after] = [bare(words.slice(0, start)), bare(words.slice(end))];
  if (!BEFORE.test(before)) return before;
  return TURNS_SENSE.test(after) ? after : undefined;
}

/** Kinds that a number alone does not tell: the sign or the word for them must be printed with it. */
const SIGNED: ReadonlySet<Measure["kind"]> = new Set(["share", "points", "money"]);

function checkMeasured(claim: ClaimEntry, reading: Reading, figure: FigureEntry): Finding[] | undefined {
  if (reading.bare && SIGNED.has(figure.kind)) {
    return at(
      `“${claim.words}” does not say that it is ${KINDS[figure.kind]}: copy the sign or the word for it too`,
    );
  }
  if (!reading.bare && !unitSuits(reading, figure)) {
    return at(
      `“${claim.words}” is of the kind ${measureWords(reading)}, and the figure of the kind ${measureWords(figure)}: mend one of the two`,
    );
  }
  if (figure.kind === "rank" && reading.rank !== figure.rank) {
    const said = reading.rank ? `“${reading.rank}”` : "no superlative";
    return at(`the words say ${said}, but the figure’s rank is “${figure.rank}”: mend one of the two`);
  }
  return undefined;
}

const KINDS: Partial<Record<Measure["kind"], string>> = {
  share: "in percent",
  points: "in percentage points",
  money: "money",
};

function checkRead(claim: ClaimEntry, reading: Reading, figure: FigureEntry): Finding[] {
  const stated = quantityOfClaim(claim);
  return sameQuantity(reading.quantity, stated) ? [] : [mismatch(claim, reading.quantity, figure)];
}

function mismatch(claim: ClaimEntry, read: Quantity, figure: FigureEntry): Finding {
  const wrongHedge = read.hedge !== claim.hedge;
  const value = typeof read.value === "number" ? String(read.value) : `[${read.value.join(", ")}]`;
  const stated = Array.isArray(claim.value) ? `[${claim.value.join(", ")}]` : claim.value;
  const means = `“${claim.words}” means ${wordQuantity(read, figure)}`;
  return wrongHedge
    ? {
        path: ["hedge"],
        message: `${means}: the hedge is ${read.hedge} (with the value ${value}), not ${claim.hedge}`,
      }
    : { path: ["value"], message: `${means}: the value is ${value}, not ${stated}` };
}

function measureWords({ kind, unit }: Measure): string {
  return unit === undefined ? kind : `${kind} (${unit})`;
}

/** A report's text, read once for all the claims it printed. */
export interface ReportText {
  readonly text: string;
  readonly readings: readonly Reading[];
}

export function readReportText(text: string): ReportText {
  return { text, readings: readQuantities(text) };
}

/** Where a report's text is at hand, the words of its claims must stand in it, with the hedge that is printed there. */
export function checkText(claim: ClaimEntry, report: ReportText | undefined): Finding[] {
  const { words, window } = claim;
  if (report === undefined) return [];
  const during = typeof window === "object" ? window.words : undefined;
  const missing = (text: string) =>
    `“${text}” does not stand in the report’s text: copy the words as printed`;
  const findings: Finding[] = standsIn(words, report.text)
    ? checkHedgePrinted(claim, report)
    : at(missing(words));
  if (during !== undefined && !standsIn(during, report.text)) {
    findings.push({ path: ["window", "words"], message: missing(during) });
  }
  return findings;
}

/** "80" stands in "as many as 80", but that is not what was printed. */
function checkHedgePrinted(claim: ClaimEntry, { readings }: ReportText): Finding[] {
  const [own] = readingsOf(claim);
  const around = readings.filter(({ text }) => standsIn(own?.text ?? claim.words, text));
  const longer = around.find(({ quantity }) => own && !sameQuantity(quantity, own.quantity));
  const asPrinted = around.some(({ quantity }) => own && sameQuantity(quantity, own.quantity));
  if (!longer || asPrinted) return [];
  return at(`the report printed “${longer.text}”: copy its hedge and unit too`);
}
