import { allowedBy, type Compared } from "./comparable.ts";
import type { Comparison } from "./compare.ts";
import { assumptionsOf } from "./compare-assumptions.ts";
import { boundSteps } from "./compare-bounds.ts";
import type { Names } from "./compare-clauses.ts";
import { footingSteps, type Step } from "./compare-footing.ts";
import { wordBound } from "./wording.ts";

/** The arithmetic behind a comparison, and each thing that it takes for granted. */
export function stepsOf(sides: readonly [Compared, Compared], comparison: Comparison, names: Names): Step[] {
  const allowed = sides.map((side, place) => ({ title: names[place]!, detail: wordAllowed(side) }));
  if (comparison.outcome !== "weighed") return [...allowed, { title: "Then", detail: comparison.reason }];
  return [
    ...allowed,
    ...sides.flatMap((side, place) => footingSteps(side, place, comparison)),
    ...boundSteps(comparison),
    ...assumptionsOf(sides, comparison).map((detail) => ({ title: "Taken for granted", detail })),
  ];
}

/** The values that the words allow: "“about” is taken for a tenth to either side: from 4,050 to 4,950". */
function wordAllowed(side: Compared): string {
  const { quantity, measure, isVague } = side;
  const { low, high } = allowedBy(side);
  const [least, most] = [low, high].map((bound) => wordBound(bound, measure));
  switch (quantity.hedge) {
    case "exactly":
      return `taken as printed: ${least}`;
    case "about":
      if (quantity.from !== "below")
        return `“about” is taken for a tenth to either side: from ${least} to ${most}`;
      return quantity.value < 0
        ? `taken for a tenth nearer to zero at most, and above what is printed: from just above ${least} to ${most}`
        : `taken for a tenth less at most, and less than printed: from ${least} to just short of ${most}`;
    case "at-most":
    case "less-than": {
      const end = quantity.hedge === "at-most" ? most : `just short of ${most}`;
      return low === -Infinity ? `anything up to ${end}` : `from ${least} to ${end}`;
    }
    case "at-least":
      return `${least}, or anything above`;
    case "more-than":
      return `anything above ${least}, and not ${least} itself`;
    case "between":
      return `${isVague ? "the word is taken for a range: " : ""}from ${least} to ${most}`;
  }
}
