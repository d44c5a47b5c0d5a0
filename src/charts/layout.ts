import type { Chart, ChartRow, ChartScale } from "../chat/reply.ts";
import { type Interval, intervalOf } from "../figures/interval.ts";
import { isolated } from "../text/isolated.ts";
import { type AxisTick, axisTicks } from "./axis.ts";
import { withNamesIsolated } from "./isolate.ts";
import { seen } from "./least-widths.ts";
import { type Bar, marksOf, type Sign } from "./marks.ts";
import { rulerFor } from "./ruler.ts";
import { type Scale, scaleFor } from "./scale.ts";
import { standingOf } from "./standing.ts";

/** How text is set: which letters there are, how wide they are, and where lines end. */
export interface Setting {
  /** The text as it can be shown. */
  shown(text: string): string;
  linesOf(text: string, size: number, bold: boolean): string[];
  /** Pixels. */
  widthOf(text: string, size: number): number;
}

export interface Line {
  readonly text: string;
  /** Of its top, in pixels from the top of its panel. */
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly tone: "ink" | "muted" | "apart";
}

type Placed<T> = T & { readonly y: number; readonly apart: boolean };

/** A stretch of the picture: text alone, or rows over one scale. */
export interface Panel {
  readonly height: number;
  readonly lines: readonly Line[];
  readonly plot?: Plot | undefined;
}

/** Rows over one scale. */
export interface Plot {
  readonly scale: Omit<Scale, "ticks"> & { readonly ticks: readonly AxisTick[] };
  /** Where the rows begin; above stands what is written under the scale before. */
  readonly top: number;
  readonly bars: readonly Placed<Bar>[];
  readonly signs: readonly Placed<Sign>[];
  /** The strips that the marks lie in, by their middle. */
  readonly strips: readonly number[];
  /** The values that fit every row that is not apart. */
  readonly common?: { readonly from: number; readonly to: number } | undefined;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly panels: readonly Panel[];
}

/** Pixels across, without the margin. Narrow, so that its letters are still read where a phone makes it small. */
export const WIDTH = 540;

const CAPTION = 21;
const VALUE = 18;
/** What is said of a value, and the axis: eleven pixels in a picture that is shown 400 pixels wide. */
export const SMALL = 16;
const LEADING = 1.28;
/** The strip that a row's marks lie in, and the space before the next row. */
export const STRIP = 24;
const GAP = 14;

/**
 * Where everything in a picture stands, from the top down: caption, verdict and page, for each scale its rows, and a
 * `footnote` where one is wanted of the lines that came of it.
 */
export function layOut(
  chart: Chart,
  setting: Setting,
  footnote: (lines: readonly Line[]) => string | undefined,
): Picture {
  const head = [
    ...stack(setting, [{ text: isolated(chart.caption), size: CAPTION, bold: true, tone: "ink" }]),
    ...stack(setting, standingOf(chart, "drawn").map(small)),
  ];
  const panels = [textPanel(placed(head, 0))];
  const isShaded = chart.verdict === "agree" || chart.reports?.together !== undefined;
  let above = GAP;
  for (const scale of chart.scales) {
    const panel = rowsPanel(scale, isShaded, setting, above);
    panels.push(panel);
    above = belowScale(panel.plot.scale) + GAP;
  }
  const note = footnote(panels.flatMap(({ lines }) => lines));
  if (note !== undefined) panels.push(textPanel(placed(stack(setting, [small(note)]), above)));
  const height = panels.reduce((sum, panel) => sum + panel.height, 0);
  return { width: WIDTH, height: height + (note === undefined ? above - GAP : 0), panels };
}

/** What is written under a scale takes so much: its numbers, and the lines of its title. */
const belowScale = ({ title }: Pick<Scale, "title">) => 28 + 21 * title.length;

type Unplaced = Omit<Line, "y">;

const small = (text: string): Unplaced => ({ text, size: SMALL, bold: false, tone: "muted" });

const stack = (setting: Setting, lines: readonly Unplaced[]): Unplaced[] =>
  lines.flatMap((line) =>
    setting.linesOf(setting.shown(line.text), line.size, line.bold).map((text) => ({ ...line, text })),
  );

function placed(lines: readonly Unplaced[], top: number): Line[] {
  let y = top;
  return lines.map((line) => {
    const at = { ...line, y };
    y += line.size * LEADING;
    return at;
  });
}

function textPanel(lines: readonly Line[]): Panel {
  return { height: bottomOf(lines), lines };
}

const bottomOf = (lines: readonly Line[]) => {
  const last = lines.at(-1);
  return last === undefined ? 0 : last.y + last.size * LEADING;
};

function rowsPanel(
  { measure, rows, whole = rows }: ChartScale,
  isShaded: boolean,
  setting: Setting,
  top: number,
): Panel & { readonly plot: Plot } {
  const intervals = whole.map(({ quantity, apart }) => ({ ...intervalOf(quantity, measure), apart }));
  const found = scaleFor(intervals, measure);
  const title = found.title.flatMap((line) => setting.linesOf(setting.shown(isolated(line)), SMALL, false));
  const ruler = rulerFor(found, WIDTH);
  const ticks = axisTicks(found.ticks, ruler, WIDTH, (label) => setting.widthOf(label, SMALL));
  const scale = { ...found, title, ticks };
  const lines: Line[] = [];
  const bars: Placed<Bar>[] = [];
  const signs: Placed<Sign>[] = [];
  const strips: number[] = [];
  let y = top;
  for (const row of rows) {
    const text = placed(stack(setting, wordsOf(row)), y);
    lines.push(...text);
    y = bottomOf(text) + STRIP / 2;
    strips.push(y);
    const marks = seen(marksOf(row, measure, scale), ruler);
    const place = { y, apart: row.apart };
    if (marks.bar !== undefined) bars.push({ ...marks.bar, ...place });
    signs.push(...marks.signs.map((sign) => ({ ...sign, ...place })));
    y += STRIP / 2 + GAP;
  }
  const together = intervals.filter(({ apart }) => !apart);
  const common = isShaded && together.length > 0 ? commonOf(together, scale) : undefined;
  return { height: y - GAP / 2, lines, plot: { scale, top, bars, signs, strips, common } };
}

/** A row in words: the value with its hedge, and all that belongs to it. */
function wordsOf({ label, hedged, apart }: ChartRow): Unplaced[] {
  const { value, noun, window, attribution, printed } = hedged;
  const printedIn = [isolated(printed.outlet), printed.date].filter(Boolean).join(", ");
  const whole = [value, noun, window]
    .filter((part) => part !== undefined)
    .map(isolated)
    .join(" ");
  return [
    ...(label === undefined ? [] : [{ ...small(isolated(label)), bold: true }]),
    { text: apart ? `≠ ${whole}` : whole, size: VALUE, bold: true, tone: apart ? "apart" : "ink" },
    small(`${withNamesIsolated(attribution)} · ${printedIn}`),
  ];
}

function commonOf(intervals: readonly Interval[], scale: Scale): Plot["common"] {
  const from = Math.max(scale.low, ...intervals.map(({ low }) => low));
  const to = Math.min(scale.high, ...intervals.map(({ high }) => high));
  return from <= to ? { from, to } : undefined;
}
