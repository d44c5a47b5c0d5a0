import type { Claim, Figure } from "../content/story.ts";
import type { Measure } from "../figures/quantity.ts";

/** What a figure is measured in on a chart. Of a share it says whether it is a part of a whole. */
export function measureOf(figure: Figure): Measure {
  const { kind, unit, rank } = figure;
  return { kind, unit, rank, ...(isPart(figure) && { isPart: true }) };
}

/** Labels of shares that are no part of a whole, and may pass 100%. */
const OF_A_CHANGE =
  /\b(?:ris(?:e|es|en|ing)|rose|f[ae]ll(?:s|en|ing)?|(?:in|de)creas\w*|grow(?:s|n|th|ing)?|grew|declin\w*|chang\w*|(?:in|de)flation|up|down|drop\w*|jump\w*|gain\w*|surge\w*|slump\w*|plunge\w*|cuts?|hikes?|higher|lower|more|less|interest|tariffs?|yields?|returns?)\b/i;

function isPart({ kind, label, claims }: Figure): boolean {
  const isWithin = claims.every(({ quantity: { hedge, value } }) =>
    [value].flat().every((end) => end >= 0 && (hedge === "more-than" ? end < 100 : end <= 100)),
  );
  return kind === "share" && isWithin && !OF_A_CHANGE.test(label);
}

/**
 * What two claims must have in common to stand on one scale: people are not counted beside lorries, nor those of a
 * day beside those of a year.
 */
function scaleOf(claim: Claim, figure: Figure): string {
  const { kind, unit = "", rank = "", isPart = false } = measureOf(figure);
  return [kind, unit.toLowerCase(), rank, isPart, paceOf(claim)].join("\n");
}

/** The time of which a claim tells what there is in each: empty for a total. */
function paceOf({ window }: Claim): string {
  return window?.form === "each" ? JSON.stringify(window.length) : "";
}

/** Figures by the scale that their leading claims stand on, in the order of the story. */
export function inScales(figures: readonly Figure[]): Figure[][] {
  return [...Map.groupBy(figures, (figure) => scaleOf(figure.claims[0], figure)).values()];
}

/** A figure's claims by their pace, in the order of the figure: 12 a day are not drawn beside a total of 12. */
export function byPace<T extends { readonly claim: Claim }>(placed: readonly T[]): T[][] {
  return [...Map.groupBy(placed, ({ claim }) => paceOf(claim)).values()];
}
