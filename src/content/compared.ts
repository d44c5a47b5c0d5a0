import type { Compared } from "../figures/comparable.ts";
import { changeInLabel } from "./change-in-label.ts";
import type { Claim, Figure } from "./story.ts";

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
    change: changeInLabel(figure.label),
  };
}
