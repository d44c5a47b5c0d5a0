import type { Chart, ChartRow, Hedged } from "../chat/reply.ts";
import { cutText } from "../text/break-text.ts";
import { counted } from "../text/counted.ts";
import { standingOf } from "./standing.ts";

/** How much of a chart is said. Lengths are in characters; what has none is whole. */
interface Fullness {
  readonly caption?: number;
  /** Who said it, who printed it, and what it is. */
  readonly names?: number;
  readonly isDated?: true;
  /** What all rows have in common is said with each, and not once for all of them. */
  readonly isRepeated?: true;
  readonly withoutNoun?: true;
  /** The value and the outlet alone; the text with the picture has who said it, and of what time. */
  readonly isBare?: true;
}

/** From the fullest to the shortest. */
const FORMS: readonly Fullness[] = [
  { isRepeated: true, isDated: true },
  { isRepeated: true },
  {},
  { names: 60 },
  { names: 40, caption: 100 },
  { names: 25, caption: 100 },
  { names: 25, caption: 60, withoutNoun: true },
  { names: 15, caption: 60, withoutNoun: true },
  { names: 15, caption: 60, isBare: true },
];

/**
 * A chart in words for who cannot see it: every value whole with its hedge, who said it, and the outlet, in at most
 * `limit` characters, from 200 on. What all rows share is said once and names are shortened where that is needed,
 * values never are; where not even the values with a short outlet each fit, it says no number at all, and where they
 * stand.
 */
export function altTextOf(chart: Chart, limit: number): string {
  const fitting = FORMS.values()
    .map((form) => worded(chart, form))
    .find((text) => text.length <= limit);
  if (fitting !== undefined) return fitting;
  const all = chart.scales.reduce((sum, { rows }) => sum + rows.length, 0);
  return `Chart: ${cutText(chart.caption, 100)}. ${counted(all, "value", "values")}, each in words in the text with it.`;
}

function worded(chart: Chart, form: Fullness): string {
  const rows = chart.scales.flatMap(({ rows }) => rows);
  const shared = form.isRepeated ? {} : sharedBy(rows);
  return [
    `Chart: ${cut(chart.caption, form.caption)}.`,
    ...standingOf(chart, "for-ears"),
    ...sharedLine(shared, form),
    `${rows.map((row) => rowLine(row, shared, form)).join("; ")}.`,
    ...(form.isBare ? ["Who said so is in the text with it."] : []),
  ].join(" ");
}

type Shared = Partial<Pick<Hedged, "noun" | "window" | "attribution">>;

/** What is the same in all rows, where there are several. */
function sharedBy(rows: readonly ChartRow[]): Shared {
  const [first, ...others] = rows.map(({ hedged }) => hedged);
  const isShared = (part: keyof Shared) =>
    others.length > 0 && others.every((hedged) => hedged[part] === first![part]);
  return Object.fromEntries(
    (["noun", "window", "attribution"] as const).filter(isShared).map((part) => [part, first![part]]),
  );
}

function sharedLine({ noun, window, attribution }: Shared, { names, isBare }: Fullness): string[] {
  const told = [noun, window].filter(Boolean).join(" ");
  const said = [told, isBare ? undefined : attribution]
    .filter(Boolean)
    .map((part) => cut(part!, names && 100));
  return said.length === 0 ? [] : [`In each: ${said.join(", ")}.`];
}

function rowLine({ label, hedged, apart }: ChartRow, shared: Shared, form: Fullness): string {
  const { value, noun, window, attribution, printed } = hedged;
  const parts = [
    apart ? `≠ ${value}` : value,
    form.withoutNoun || form.isBare || "noun" in shared ? undefined : noun,
    form.isBare || "window" in shared ? undefined : window,
  ];
  const what = label === undefined ? "" : `${cut(label, form.names)}: `;
  const said = form.isBare || "attribution" in shared ? "" : `, ${cut(attribution, form.names)}`;
  const by = [cut(printed.outlet, form.names), form.isDated && printed.date].filter(Boolean).join(", ");
  return `${what}${parts.filter(Boolean).join(" ")}${said} (${by})`;
}

const cut = (text: string, most: number | undefined) => (most === undefined ? text : cutText(text, most));
