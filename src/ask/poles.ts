/** The most of something, and the least: a question after the one is not answered by the other. Texts are plain. */
const MOST =
  /\b(?:(?:most|more) expensive|dearest|highest|biggest|largest|longest|oldest|fastest|richest|hottest|warmest|maximum|upper)\b/;
const LEAST =
  /\b(?:(?:least|less) expensive|cheapest|lowest|smallest|shortest|youngest|slowest|poorest|coldest|minimum|lower)\b/;

/** Which end of a scale a text speaks of; undefined where it speaks of none, or of both. */
export function poleIn(plain: string): "most" | "least" | undefined {
  const [most, least] = [MOST.test(plain), LEAST.test(plain)];
  return most === least ? undefined : most ? "most" : "least";
}
