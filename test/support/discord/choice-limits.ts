import type { Choice } from "./command-shapes.ts";
import { lengthOf, type Problem, tooLong } from "./refusal.ts";

const CHOICES_MAX = 25;
const CHARACTERS_MAX = 100;

/** Autocomplete's answer: up to 25 choices, name and text value up to 100 characters (docs, option choice structure). */
export function misfitOfChoices(choices: readonly Choice[]): Problem[] {
  const problems: Problem[] = [];
  if (choices.length > CHOICES_MAX) problems.push(tooLong(["data", "choices"], CHOICES_MAX));
  for (const [index, { name, value }] of choices.entries()) {
    const path = ["data", "choices", String(index)];
    if (!name || lengthOf(name) > CHARACTERS_MAX) problems.push(tooLong([...path, "name"], CHARACTERS_MAX));
    if (typeof value === "string" && lengthOf(value) > CHARACTERS_MAX)
      problems.push(tooLong([...path, "value"], CHARACTERS_MAX));
  }
  return problems;
}
