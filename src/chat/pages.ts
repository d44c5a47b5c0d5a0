import { z } from "zod";
import type { Button, Part } from "./reply.ts";

/** As many rows as a phone shows in two screens. */
const ROWS = 10;

export const pageOption = () =>
  z
    .number("it must be a number, as in 2")
    .int()
    .min(1, "pages count from 1")
    .default(1)
    .describe("Which page of the list");

/** One page of a list, and what goes under it: where one is, and the way on. A page past the end is the last one. */
export function pageOf<T>(
  all: readonly T[],
  page: number,
  command: string,
): { rows: readonly T[]; under: Part[] } {
  const pages = Math.max(1, Math.ceil(all.length / ROWS));
  const shown = Math.min(page, pages);
  const rows = all.slice((shown - 1) * ROWS, shown * ROWS);
  if (pages === 1) return { rows, under: [] };
  const buttons: Button[] = [];
  if (shown > 1) buttons.push({ label: "Back", command: `${command} page:${shown - 1}` });
  if (shown < pages) buttons.push({ label: "Next", command: `${command} page:${shown + 1}` });
  return {
    rows,
    under: [
      { kind: "note", text: `Page ${shown} of ${pages}.` },
      { kind: "buttons", buttons },
    ],
  };
}
