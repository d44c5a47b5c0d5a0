import type { ChangePart, Hedged } from "./reply.ts";

export interface ChangeLine {
  readonly word: "Was" | "Now" | "Then" | "Still" | "New" | "Withdrawn";
  readonly hedged: Hedged;
  /** Told until now, and no longer. */
  readonly isOld: boolean;
}

/** What a change says, line by line, in every chat: a word, and the figure it is said of. */
export function changeLines(part: ChangePart): ChangeLine[] {
  const { from, to, isPast = false } = part;
  const lines: ChangeLine[] = [];
  if (from && !(to && readAlike(from, to)))
    lines.push({ word: to ? "Was" : "Withdrawn", hedged: from, isOld: true });
  if (to) lines.push({ word: isPast ? "Then" : wordNow(part, to), hedged: to, isOld: isPast });
  return lines;
}

/** A correction has no new figures: what it tells without an old value came back, or is told above one. */
function wordNow({ from, correction }: ChangePart, to: Hedged): ChangeLine["word"] {
  if (from) return readAlike(from, to) ? "Still" : "Now";
  return correction ? "Now" : "New";
}

/** What changed is not in the value then, and the reason given with the change says what it is. */
function readAlike(from: Hedged, to: Hedged): boolean {
  return seenOf(from) === seenOf(to);
}

/** All that is read. An address is not. */
function seenOf({ value, noun, window, attribution, printed: { outlet, title, date } }: Hedged): string {
  return JSON.stringify([value, noun, window, attribution, outlet, title, date]);
}
