import type { Compared } from "../figures/comparable.ts";
import type { Claim, Figure } from "./story.ts";

/** What is counted up or down, and not what there is: "increase in arrivals". */
const CHANGE =
  /\b(?:changes?|increases?|decreases?|rises?|falls?|drops?|declines?|growth|jumps?|surges?|reductions?) in\b/i;

/** A claim as one side of a comparison. */
export function comparedOf(claim: Claim, figure: Figure): Compared {
  const { report, quantity, window, words, vague } = claim;
  return {
    quantity,
    measure: figure,
    window,
    words,
    figure: figure.ref,
    report: report.url,
    reported: report.date,
    isVague: vague,
    isChange: CHANGE.test(figure.label),
  };
}
