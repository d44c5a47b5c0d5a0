import { type Measure, type Quantity, sameQuantity } from "../figures/quantity.ts";
import { readQuantities } from "../figures/read.ts";
import { unitSuits } from "../figures/units.ts";
import { wordQuantity } from "../figures/wording.ts";
import { didYouMean } from "../text/nearest.ts";
import { standsIn } from "../text/stands-in.ts";
import type { CheckContext } from "./check-context.ts";
import { checkWindow } from "./check-window.ts";
import { quantityOfClaim } from "./claim.ts";
import type { Finding } from "./problem.ts";
import type { ClaimEntry, FigureEntry, StoryFile } from "./schema.ts";

/** What is wrong with a claim: its report, its words against its value and hedge, its window. Paths start at it. */
export function checkClaim(
  claim: ClaimEntry,
  figure: FigureEntry,
  story: StoryFile,
  { texts, today }: Pick<CheckContext, "texts" | "today">,
): Finding[] {
  return [
    ...checkReport(claim, story),
    ...checkValue(claim, figure),
    ...checkWindow(claim, reportOf(claim, story)?.date ?? today.toString()),
    ...checkText(claim, texts?.get(claim.report)),
  ];
}

function reportOf({ report }: ClaimEntry, { reports }: StoryFile): StoryFile["reports"][string] | undefined {
  return Object.hasOwn(reports, report) ? reports[report] : undefined;
}

function checkReport(claim: ClaimEntry, story: StoryFile): Finding[] {
  if (reportOf(claim, story)) return [];
  const { report } = claim;
  const ids = Object.keys(story.reports);
  const hint = didYouMean(report, ids) || `the reports are ${ids.join(", ") || "none yet"}`;
  return [{ path: ["report"], message: `this story has no report “${report}”: ${hint}` }];
}

function checkValue(claim: ClaimEntry, figure: FigureEntry): Finding[] {
  const isRange = Array.isArray(claim.value);
  if (isRange !== (claim.hedge === "between")) {
    const message = isRange
      ? "a range [low, high] goes with the hedge between: write one number, or change the hedge"
      : "the hedge between goes with a range: write two numbers, [low, high]";
    return [{ path: ["value"], message }];
  }
  if (Array.isArray(claim.value) && claim.value[0] >= claim.value[1]) {
    return [{ path: ["value"], message: "the range is not in order: write the lower value first" }];
  }
  return checkWords(claim, figure);
}

/** The printed words prove the claim: they must be read as its value and hedge, and as the figure's kind. */
function checkWords(claim: ClaimEntry, figure: FigureEntry): Finding[] {
  const readings = readQuantities(claim.words);
  const [reading] = readings;
  if (!reading) {
    return [
      { path: ["words"], message: `no number can be read in “${claim.words}”: copy the words that state it` },
    ];
  }
  if (readings.length > 1) {
    const list = readings.map(({ text }) => `“${text}”`).join(" and ");
    return [
      {
        path: ["words"],
        message: `these words hold more than one number (${list}): keep those of this claim`,
      },
    ];
  }
  if (!unitSuits(reading, figure) && !reading.bare) {
    return [
      {
        path: ["words"],
        message: `“${claim.words}” is of the kind ${measureWords(reading)}, and the figure of the kind ${measureWords(figure)}: mend one of the two`,
      },
    ];
  }
  if (figure.kind === "rank" && reading.rank !== figure.rank) {
    return [
      {
        path: ["words"],
        message: `the words say ${reading.rank ? `“${reading.rank}”` : "no superlative"}, but the figure’s rank is “${figure.rank}”: mend one of the two`,
      },
    ];
  }
  return sameQuantity(reading.quantity, quantityOfClaim(claim, reading))
    ? []
    : [mismatch(claim, reading.quantity, figure)];
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

function checkText({ words, window }: ClaimEntry, text: string | undefined): Finding[] {
  if (text === undefined) return [];
  const findings: Finding[] = [];
  if (!standsIn(words, text)) {
    findings.push({
      path: ["words"],
      message: `“${words}” does not stand in the report’s text: copy the words as printed`,
    });
  }
  const during = typeof window === "object" ? window.words : undefined;
  if (during !== undefined && !standsIn(during, text)) {
    findings.push({
      path: ["window", "words"],
      message: `“${during}” does not stand in the report’s text: copy the words as printed`,
    });
  }
  return findings;
}
