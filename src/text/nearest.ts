import { distance } from "fastest-levenshtein";

/**
 * The candidates a mistyped word may have meant, the likeliest first: those within a third of its length in edits
 * (at least two), and those that begin with it. Case does not count.
 */
export function nearest(word: string, candidates: Iterable<string>, most = 3): string[] {
  const typed = word.toLowerCase();
  const reach = Math.max(2, Math.floor(typed.length / 3));
  const scored: { candidate: string; edits: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const lower = candidate.toLowerCase();
    const begins = typed.length > 1 && lower.startsWith(typed);
    if (!begins && Math.abs(lower.length - typed.length) > reach) continue;
    const edits = begins ? 1 : distance(typed, lower);
    if (edits <= reach && edits < Math.max(typed.length, lower.length)) scored.push({ candidate, edits });
  }
  return scored
    .sort((a, b) => a.edits - b.edits || a.candidate.length - b.candidate.length)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

const alternatives = new Intl.ListFormat("en", { type: "disjunction" });

/** "did you mean “advisers” or “agents”?", or nothing when nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const found = nearest(word, candidates).map((candidate) => `“${candidate}”`);
  return found.length === 0 ? "" : `did you mean ${alternatives.format(found)}?`;
}
