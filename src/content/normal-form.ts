import { createHash } from "node:crypto";
import type { StoryFile } from "./schema.ts";

/** Names a story's content: the SHA-256 of its normal form, in hexadecimal. */
export function hashOf(story: StoryFile): string {
  return createHash("sha256").update(normalForm(story)).digest("hex");
}

/**
 * The same content gives the same text, whatever the order of keys, the quotes and the comments of the file. The
 * order that figures are listed in is content; that of reports says nothing.
 */
function normalForm({ figures, ...story }: StoryFile): string {
  return JSON.stringify(sorted({ ...story, figures: Object.entries(figures) }));
}

/** Whether two entries of a file say the same, in whatever order their keys stand. */
export function saysSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(entry: unknown): unknown {
  if (Array.isArray(entry)) return entry.map(sorted);
  if (typeof entry !== "object" || entry === null) return entry;
  const pairs = Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1));
  return pairs.map(([key, value]) => [key, sorted(value)]);
}
