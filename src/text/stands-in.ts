/**
 * Whether words stand in a text whole: not within a longer word or number, as "80" is within "180", "80,000" and
 * "3.80". Case, kinds of quotation marks, dashes and spaces, and line breaks do not count.
 */
export function standsIn(words: string, text: string): boolean {
  const sought = folded(words);
  const before = /^[\p{L}\p{N}]/u.test(sought) ? String.raw`(?<![\p{L}\p{N}]|\p{N}[.,])` : "";
  const after = /[\p{L}\p{N}]$/u.test(sought) ? String.raw`(?![\p{L}\p{N}]|[.,]\p{N})` : "";
  return new RegExp(`${before}${sought.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}${after}`, "u").test(
    folded(text),
  );
}

function folded(text: string): string {
  return text
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(/[‘’‛′]/g, "'")
    .replace(/[“”„″]/g, '"')
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

/** Soft hyphens and zero-width marks, which pages strew between letters. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
