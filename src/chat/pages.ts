import { z } from "zod";
import type { Slice } from "./publication.ts";
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

/**
 * One page of a list, how many rows come before it, and what goes under it: where one is, and the way on. A page past
 * the end is the last one.
 */
export function pageOf<T>(
  all: readonly T[],
  page: number,
  command: string,
): { rows: readonly T[]; before: number; under: Part[] } {
  const pages = pagesOf(all.length);
  const shown = Math.min(page, pages);
  const before = (shown - 1) * ROWS;
  return { rows: all.slice(before, shown * ROWS), before, under: under(shown, pages, command) };
}

/** The same of a list that is too long to be had whole: `take` gives some rows of it. */
export async function pageFrom<T>(
  take: (skip: number, most: number) => Promise<Slice<T>>,
  page: number,
  command: string,
): Promise<{ rows: readonly T[]; under: Part[] }> {
  const { rows, count } = await take((page - 1) * ROWS, ROWS);
  const pages = pagesOf(count);
  if (page > pages) return pageFrom(take, pages, command);
  return { rows, under: under(page, pages, command) };
}

function pagesOf(count: number): number {
  return Math.max(1, Math.ceil(count / ROWS));
}

function under(shown: number, pages: number, command: string): Part[] {
  if (pages === 1) return [];
  const buttons: Button[] = [];
  if (shown > 1) buttons.push({ label: "Back", command: `${command} page:${shown - 1}` });
  if (shown < pages) buttons.push({ label: "Next", command: `${command} page:${shown + 1}` });
  return [
    { kind: "note", text: `Page ${shown} of ${pages}.` },
    { kind: "buttons", buttons },
  ];
}
