import { capitalized } from "../text/capitalized.ts";
import type { Comparison, Weighed } from "./compare.ts";
import { asTold, excessOf, limitOf, type Names, partOf, rangeOf } from "./compare-clauses.ts";
import { larger, wordTold } from "./compare-difference.ts";
import { wordByPer } from "./length.ts";

/** What may be said of two figures, in a sentence that claims no more than their words allow. */
export function wordComparison(comparison: Comparison, names: Names): string {
  if (comparison.outcome !== "weighed") return `They cannot be compared: ${comparison.reason}.`;
  return onFooting(orderOf(comparison, names), comparison);
}

/** "By the month, …": of two that were made into rates what is said holds by the month, and not as they were printed. */
function onFooting(words: string, { per }: Weighed): string {
  return `${capitalized(per ? `${wordByPer(per)}, ${words}` : words)}.`;
}

function orderOf(weighed: Weighed, names: Names): string {
  const [told, [first, second]] = asTold(weighed, names);
  const isLarger = `${first} is the ${larger(told)}`;
  switch (told.order) {
    case "same":
      return `${first} and ${second} ${told.per ? "come to" : "are"} the same`;
    case "either":
      return `either may be the ${larger(told)}, and they may be the same${colon(rangeOf(told, [first, second]))}`;
    case "first-larger": {
      const excess = excessOf(told, second);
      return `${isLarger}${excess === undefined ? "; by how much cannot be told" : `: ${excess}`}`;
    }
    default:
      return `${isLarger}, or they are the same${colon(limitOf(told, second))}`;
  }
}

/** What became of a figure from an earlier statement to a later one. The later is the comparison's first. */
export function wordChange(comparison: Comparison, earlier: string): string {
  if (comparison.outcome !== "weighed") return `Cannot tell what changed: ${comparison.reason}.`;
  return onFooting(changeOf(comparison, earlier), comparison);
}

function changeOf(weighed: Weighed, earlier: string): string {
  switch (weighed.order) {
    case "same":
      return `the same as ${earlier}`;
    case "first-larger":
      return `up from ${earlier}${byHowMuch(excessOf(weighed, "it"))}`;
    case "second-larger":
      return `down from ${earlier}${byHowMuch(partOf(weighed, "it"))}`;
    case "first-not-smaller":
      return `up from ${earlier}, or the same${colon(limitOf(weighed, "it"))}`;
    case "second-not-smaller":
      return `down from ${earlier}, or the same`;
    case "either":
      return `cannot tell which way it went from ${earlier}${colon(rangeOf(...asTold(weighed, ["the later", "the earlier"])))}`;
  }
}

const colon = (words: string | undefined) => (words === undefined ? "" : `: ${words}`);
const byHowMuch = (words: string | undefined) =>
  words === undefined ? ", by how much cannot be told" : `: ${words}`;

/** The two on the footing they were compared on, where it is not the one they were printed on. */
export function wordFooting(comparison: Comparison): string | undefined {
  if (comparison.outcome !== "weighed") return undefined;
  const { told, per } = comparison;
  if (!told) return undefined;
  const [one, other] = told.map((quantity) => wordTold(quantity, comparison));
  return `Made into ${per ? "a common rate" : "one unit"}: ${one} against ${other}.`;
}
