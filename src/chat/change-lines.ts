import type { ChangePart, Hedged } from "./reply.ts";

export interface ChangeLine {
  readonly word: "Was" | "Now" | "Still" | "New" | "Withdrawn";
  readonly hedged: Hedged;
  /** Told until now, and no longer. */
  readonly isOld: boolean;
}

/** What a change says, line by line, in every chat: a word, and the figure it is said of. */
export function changeLines({ from, to }: ChangePart): ChangeLine[] {
  if (from && to && readAlike(from, to)) return [{ word: "Still", hedged: to, isOld: false }];
  const lines: ChangeLine[] = [];
  if (from) lines.push({ word: to ? "Was" : "Withdrawn", hedged: from, isOld: true });
  if (to) lines.push({ word: from ? "Now" : "New", hedged: to, isOld: false });
  return lines;
}

/** What changed is not in the value then, and the reason given with the change says what it is. */
function readAlike(from: Hedged, to: Hedged): boolean {
  return JSON.stringify(from) === JSON.stringify(to);
}
