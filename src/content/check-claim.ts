import { didYouMean } from "../text/nearest.ts";
import type { CheckContext } from "./check-context.ts";
import { checkWindow } from "./check-window.ts";
import { checkText, checkWords } from "./check-words.ts";
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
    ...checkSpeaker(claim),
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

/** "said said a spokesperson" is what would be told. */
function checkSpeaker({ by }: ClaimEntry): Finding[] {
  const [, said] = /^(said|says)\b/i.exec(by ?? "") ?? [];
  if (said === undefined) return [];
  return [{ path: ["by"], message: `leave out “${said}”: write who, as in “an anonymous official”` }];
}
