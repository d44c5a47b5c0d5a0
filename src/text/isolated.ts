/**
 * Text that runs from right to left keeps its direction to itself, so that it does not turn the line round it: among
 * such names “said A · B” would be read as said by B. The spaces at its ends belong to the line.
 */
export function isolated(text: string): string {
  if (!BIDIRECTIONAL.test(text)) return text;
  const [, before, inner, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text.replace(/[\u2066-\u2069]/g, ""))!;
  return `${before}\u2068${inner}\u2069${after}`;
}

const BIDIRECTIONAL =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
