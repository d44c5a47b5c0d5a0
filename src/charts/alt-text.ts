import type { Chart, ChartRow } from "../chat/reply.ts";
import { cutText } from "../text/break-text.ts";
import { counted } from "../text/counted.ts";

/** How much is left of who said it and who printed it, and of what it is, where not all of it fits. */
const CUTS = [60, 40, 25, 15];

/**
 * A chart in words for who cannot see it: every value whole with its hedge, who said it, and the outlet, in at most
 * `limit` characters, from 200 on. Names are shortened where that is needed, values never are; where not even so all
 * of them fit, it says no number at all, and where they stand.
 */
export function altTextOf(chart: Chart, limit: number): string {
  const forms = [rowInFull, withoutDate, ...CUTS.map((most) => (row: ChartRow) => rowCut(row, most))];
  const fitting = forms
    .values()
    .map((form) => worded(chart, form))
    .find((text) => text.length <= limit);
  if (fitting !== undefined) return fitting;
  const all = chart.scales.reduce((sum, { rows }) => sum + rows.length, 0);
  return `Chart: ${cutText(chart.caption, 100)}. ${counted(all, "value", "values")}, each in words in the text with it.`;
}

function worded({ caption, verdict, scales }: Chart, form: (row: ChartRow) => string): string {
  const rows = scales.flatMap(({ rows }) => rows.map(form));
  return `Chart: ${caption}. ${verdict === undefined ? "" : VERDICTS[verdict]}${rows.join("; ")}.`;
}

const VERDICTS: Record<NonNullable<Chart["verdict"]>, string> = {
  agree: "The reports agree. ",
  "differ-in-value": "The reports differ. ",
  "differ-in-window": "The reports cover different times. ",
  "not-comparable": "The reports cannot be compared. ",
};

function rowInFull({ label, hedged }: ChartRow): string {
  const { outlet, date } = hedged.printed;
  const printed = [outlet, date].filter(Boolean).join(", ");
  return `${labelled(label)}${wholeValue(hedged)}, ${hedged.attribution} (${printed})`;
}

function withoutDate({ label, hedged }: ChartRow): string {
  return `${labelled(label)}${wholeValue(hedged)}, ${hedged.attribution} (${hedged.printed.outlet})`;
}

function rowCut({ label, hedged }: ChartRow, most: number): string {
  const { attribution, printed } = hedged;
  const what = label === undefined ? "" : labelled(cutText(label, most));
  return `${what}${wholeValue(hedged)}, ${cutText(attribution, most)} (${cutText(printed.outlet, most)})`;
}

const labelled = (label: string | undefined) => (label === undefined ? "" : `${label}: `);

const wholeValue = ({ value, noun, window }: ChartRow["hedged"]) =>
  [value, noun, window].filter(Boolean).join(" ");
