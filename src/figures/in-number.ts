/** Nouns whose one is not their many without an ending. */
const IRREGULAR: Record<string, string> = {
  people: "person",
  men: "man",
  women: "woman",
  children: "child",
  lives: "life",
  feet: "foot",
  inches: "inch",
  times: "time",
  series: "series",
  species: "species",
};
/** What follows the noun in "people in camps", "homes without power". */
const AFTER_NOUN = "in|of|at|by|on|to|for|from|with|without|who|that|under|over|per|an?";
const NOUN = new RegExp(String.raw`\p{L}+(?=(?: (?:${AFTER_NOUN})\b.*)?$)`, "u");
const UNIT = /^(square |cubic |metric |percentage )?(\p{L}+)/u;

/** A unit of measure or of time beside a value: "years", and for one "year". It is kept in the plural. */
export function unitInNumber(unit: string, value: number): string {
  if (Math.abs(value) !== 1) return unit;
  return unit.replace(UNIT, (_, lead = "", word: string) => lead + singular(word));
}

/** The noun of what is counted beside a value: "border agents", and for one "border agent". It is kept in the plural. */
export function nounInNumber(noun: string, value: number): string {
  return Math.abs(value) === 1 ? noun.replace(NOUN, singular) : noun;
}

function singular(word: string): string {
  return (
    IRREGULAR[word.toLowerCase()] ??
    word
      .replace(/ies$/, "y")
      .replace(/(ch|sh|x|ss)es$/, "$1")
      .replace(/(?<!s)s$/, "")
  );
}
