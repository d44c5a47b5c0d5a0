import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { inFull } from "./hedged-words.ts";
import type { Chart, ChartRow } from "./reply.ts";

/** As wide as a terminal is unless somebody makes it wider. */
const WIDTH = 80;

/**
 * A chart's rows as a table: the value, who printed it, who says so; over each what it is, where they differ in that.
 * Where a row is wider than a terminal, all of them take two lines: the value, and under it the rest.
 */
export function plainChart({ caption, scales }: Chart): string {
  const rows = scales.flatMap(({ rows }) => rows);
  const cells = rows.map(cellsOf);
  const widths = [0, 1].map((column) => Math.max(...cells.map((row) => stringWidth(row[column]!))));
  const indents = rows.map(({ label }) => (label === undefined ? "  " : "    "));
  const inOne = cells.map((row, place) => `${indents[place]}${padded(row, widths)}`);
  const isWide = inOne.some((line) => stringWidth(line) > WIDTH);
  const lines = rows.flatMap(({ label }, place) => [
    ...(label === undefined ? [] : [wrapped(label, "  ")]),
    isWide ? inTwo(cells[place]!, indents[place]!) : inOne[place]!,
  ]);
  return [wrapped(caption, ""), ...lines].join("\n");
}

function cellsOf({ hedged, apart }: ChartRow): readonly [value: string, printed: string, said: string] {
  const { outlet, date } = hedged.printed;
  const value = `${apart ? "≠ " : ""}${inFull(hedged)}`;
  return [value, [outlet, date].filter(Boolean).join(", "), hedged.attribution];
}

const padded = (cells: readonly string[], widths: readonly number[]): string =>
  cells
    .map((cell, column) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell))))
    .join("  ")
    .trimEnd();

const inTwo = ([value, printed, said]: readonly string[], indent: string): string =>
  `${wrapped(value!, indent)}\n${wrapped(`${printed}, ${said}`, `${indent}    `)}`;

/**
 * A text over as many lines as it takes, each with an indent; a word that is wider than a line is broken. Words without
 * a width are left out: wrap-ansi counts no space before them, and a line comes out too wide.
 */
const wrapped = (text: string, indent: string): string =>
  wrapAnsi(visibleIn(text), WIDTH - indent.length, { hard: true })
    .split("\n")
    .map((line) => `${indent}${line}`)
    .join("\n");

const visibleIn = (text: string): string =>
  text
    .split(" ")
    .filter((word) => stringWidth(word) > 0)
    .join(" ");
