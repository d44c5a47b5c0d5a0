import type { TopLevelSpec } from "vega-lite";
import type { AxisTick } from "./axis.ts";
import { type Line, type Picture, type Plot, SMALL, STRIP, WIDTH } from "./layout.ts";
import type { Bar, Sign } from "./marks.ts";
import type { Hue, Palette } from "./palette.ts";

const BAR = 12;
/** Values that fit all may be a single one, which must still be seen. */
const LEAST_SHADE = 5;

/** Paths in a square from -1 to 1, as Vega takes shapes. Arrows reach back from the place they stand at. */
const SHAPES: Record<Sign["shape"], string> = {
  dot: "circle",
  ring: "circle",
  cap: "M-0.18,-1H0.18V1H-0.18Z",
  tick: "M-0.12,-0.75H0.12V0.75H-0.12Z",
  "arrow-low": "M0,0L0.8,-0.7V0.7Z",
  "arrow-high": "M0,0L-0.8,-0.7V0.7Z",
};
const SIZES: Record<Sign["shape"], number> = {
  dot: 150,
  ring: 120,
  cap: 480,
  tick: 480,
  "arrow-low": 420,
  "arrow-high": 420,
};

/** A Vega-Lite specification of a picture's panels, one above the other. */
export function specificationOf({ panels }: Picture, palette: Palette, font: string): TopLevelSpec {
  return {
    background: palette.ground,
    spacing: 0,
    bounds: "flush",
    vconcat: panels.map(({ height, lines, plot }) => ({
      ...{ width: WIDTH, height },
      layer: [...(plot === undefined ? [] : plotLayers(plot, height, palette)), textLayer(lines, palette)],
    })),
    config: { font, view: { stroke: null } },
    // The types know no gradients in data, which Vega takes from a field without a scale.
  } as unknown as TopLevelSpec;
}

function textLayer(lines: readonly Line[], palette: Palette): object {
  const values = lines.map((line) => ({
    ...line,
    tone: line.tone === "apart" ? palette.apart.full : palette[line.tone],
    weight: line.bold ? "bold" : "normal",
  }));
  return {
    data: { values },
    mark: {
      ...{ type: "text", align: "left", baseline: "top" },
      ...{ fontSize: { expr: "datum.size" }, fontWeight: { expr: "datum.weight" } },
    },
    encoding: {
      x: { value: 0 },
      y: pixels("y"),
      text: { field: "text", type: "nominal" },
      color: { field: "tone", type: "nominal", scale: null },
    },
  };
}

/** A field that holds pixels. */
const pixels = (field: string) => ({ field, type: "quantitative", scale: null, axis: null });

function plotLayers(
  { scale, top, bars, signs, strips, common }: Plot,
  height: number,
  palette: Palette,
): object[] {
  const x = xChannel(scale, palette);
  const shades = common === undefined ? [] : [{ ...common, top, bottom: height - LEAST_SHADE / 2 }];
  const grid = linesIn(
    strips,
    scale.ticks.map(({ value }) => value),
  );
  const span = { y: pixels("top"), y2: { field: "bottom" } };
  const { wash, full } = palette.common;
  const layers = [
    {
      data: { values: shades },
      mark: { type: "rect", fill: wash, stroke: wash, strokeWidth: LEAST_SHADE },
      encoding: { x: x("from"), x2: { field: "to" }, ...span },
    },
    {
      data: { values: grid },
      mark: { type: "rule", stroke: palette.grid },
      encoding: { x: x("value"), ...span },
    },
    {
      data: { values: shades.flatMap((shade) => edgesOf(shade, strips)) },
      mark: { type: "rule", stroke: full, strokeWidth: 2, strokeCap: "square" },
      encoding: { x: x("value"), x2: { field: "to" }, ...span },
    },
    {
      data: { values: bars.flatMap((bar) => barData(bar, palette)) },
      mark: { type: "rect" },
      encoding: {
        ...{ x: x("from"), x2: { field: "to" }, ...span },
        fill: { field: "paint", type: "nominal", scale: null },
      },
    },
    {
      data: { values: signs.map((sign) => signDatum(sign, palette)) },
      mark: { type: "point", strokeWidth: 2.5, opacity: 1 },
      encoding: {
        ...{ x: x("at"), y: pixels("y") },
        shape: { field: "path", type: "nominal", scale: null },
        size: { field: "size", type: "quantitative", scale: null },
        fill: { field: "fill", type: "nominal", scale: null },
        stroke: { field: "stroke", type: "nominal", scale: null },
      },
    },
  ];
  // Each layer costs a millisecond or two, empty or not.
  return layers.filter(({ data }) => data.values.length > 0);
}

/** Upright lines at some values, in each strip. */
const linesIn = (strips: readonly number[], values: readonly number[]) =>
  strips.flatMap((y) => values.map((value) => ({ value, top: y - STRIP / 2, bottom: y + STRIP / 2 })));

/** The sides of the shade in each strip, and a line over it: it is fainter than what is to be seen may be. */
const edgesOf = (
  { from, to, top }: { readonly from: number; readonly to: number; readonly top: number },
  strips: readonly number[],
) => [
  ...linesIn(strips, [from, to]).map((line) => ({ ...line, to: line.value })),
  { value: from, to, top, bottom: top },
];

/** The horizontal channel for a field of values, with its axis below. */
function xChannel({ type, constant, low, high, ticks, title }: Plot["scale"], palette: Palette) {
  const labels = Object.fromEntries(ticks.map(({ value, label }) => [String(value), label]));
  const { muted } = palette;
  return (field: string) => ({
    field,
    type: "quantitative",
    scale: { type, domain: [low, high], nice: false, zero: false, ...(type === "symlog" && { constant }) },
    axis: {
      ...{
        values: ticks.map(({ value }) => value),
        labelExpr: `(${JSON.stringify(labels)})[toString(datum.value)]`,
      },
      ...{
        title: title.length === 0 ? null : title,
        titleFontWeight: "normal",
        titleFontSize: SMALL,
        titlePadding: 5,
        titleLineHeight: 21,
        titleLimit: 2 * WIDTH,
      },
      ...{ labelFontSize: SMALL, labelAlign: alignOf(ticks), labelPadding: 5 },
      // Which numbers there is room for has been measured already: Vega can only guess.
      ...{ labelFlush: false, labelLimit: 0, labelOverlap: false },
      ...{ ticks: false, grid: false, labelColor: muted, titleColor: muted, domainColor: muted },
    },
  });
}

/** Which way each number is set from its mark. */
function alignOf(ticks: Plot["scale"]["ticks"]): object {
  const set = (align: AxisTick["align"]) => ({
    test: `indexof(${JSON.stringify(ticks.filter((tick) => tick.align === align).map(({ value }) => value))}, datum.value) >= 0`,
    value: align,
  });
  return { condition: [set("left"), set("right")], value: "center" };
}

function barData({ from, to, fill, y, apart }: Plot["bars"][number], palette: Palette): object[] {
  const hue = apart ? palette.apart : palette.mark;
  const bar = { from, to, top: y - BAR / 2, bottom: y + BAR / 2, paint: paintOf(fill, hue) };
  if (fill !== "vague") return [bar];
  // A wash alone is too faint to be seen by all.
  return [
    bar,
    {
      from,
      to,
      top: y - 1,
      bottom: y + 1,
      paint: gradient([hue.none, hue.full, hue.full, hue.full, hue.none]),
    },
  ];
}

function paintOf(fill: Bar["fill"], { full, wash, none }: Hue): unknown {
  if (fill === "range") return wash;
  return gradient(
    {
      spread: [none, wash, full, wash, none],
      below: [none, wash, full],
      above: [full, wash, none],
      vague: [none, wash, wash, wash, none],
    }[fill],
  );
}

const gradient = (colours: readonly string[]) => ({
  ...{ gradient: "linear", x1: 0, y1: 0, x2: 1, y2: 0 },
  stops: colours.map((color, place) => ({ offset: place / (colours.length - 1), color })),
});

function signDatum({ at, shape, y, apart }: Plot["signs"][number], palette: Palette): object {
  const { full } = apart ? palette.apart : palette.mark;
  const isRing = shape === "ring";
  return {
    ...{ at, y, path: SHAPES[shape], size: SIZES[shape] },
    fill: isRing ? palette.paper : full,
    stroke: isRing ? full : "transparent",
  };
}
