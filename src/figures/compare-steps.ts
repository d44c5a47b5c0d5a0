import { allowedBy, type Compared, sharesApart } from "./comparable.ts";
import type { Comparison, Weighed } from "./compare.ts";
import type { Names } from "./compare-clauses.ts";
import { wordTold } from "./compare-difference.ts";
import { fixedDays, wordDuration } from "./length.ts";
import { wordDate } from "./partial-date.ts";
import type { Measure } from "./quantity.ts";
import { daysIn, lengthOf, type Window, wordWindow } from "./window.ts";
import { roundDown, roundUp, wordQuantity } from "./wording.ts";

/** One step of the arithmetic: what is taken, and what comes of it. */
export interface Step {
  readonly title: string;
  readonly detail: string;
}

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
      return quantity.from === "below"
        ? `taken for a tenth less at most, and less than printed: from ${least} to just short of ${most}`
        : `“about” is taken for a tenth to either side: from ${least} to ${most}`;
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

/** A bound in full, with its unit but without a hedge: the words around it say on which side the values lie. */
function wordBound(bound: number, measure: Measure): string {
  return wordQuantity(
    { hedge: "exactly", value: bound },
    measure.kind === "rank" ? { kind: "count" } : measure,
  );
}

function footingSteps({ window, reported }: Compared, place: number, weighed: Weighed): Step[] {
  const { per, isConverted } = weighed;
  if (!weighed.told) return [];
  const told = wordTold(weighed.told[place]!, weighed);
  if (isConverted) return [{ title: `In ${weighed.measure.unit}`, detail: told }];
  if (!per || !window) return [];
  return [{ title: wordWindow(window), detail: `${wordLength(window, per, reported)}: ${told}` }];
}

/** How long a window is taken to be: "3 months", "89 to 92 days", "243 days, from October 1, 2018 to May 31, 2019". */
function wordLength(window: Window, per: Temporal.Duration, reported: string | undefined): string {
  const length = lengthOf(window);
  if (length && (window.form === "each" || (fixedDays(length) === 0 && fixedDays(per) === 0)))
    return wordDuration(length);
  const { low, high } = daysIn(window, reported);
  const days = low === high ? `${low} days` : `${low} to ${high} days`;
  if (window.form !== "since") return days;
  const end = window.end ?? reported!;
  const unstated = end.length === 10 ? "" : ", whose day is not stated";
  const until = window.end === undefined ? "when it was printed" : "its end";
  return `${days}, from the first day of ${wordDate(window.start)} to ${wordDate(end)}, ${until}${unstated}`;
}

/** The least and the most that the first divided by the second may be; or the first less the second. */
function boundSteps(weighed: Weighed): Step[] {
  const { first, second, ratio, noRatio, difference } = weighed;
  if (!ratio) {
    const [least, most] = [difference.low, difference.high].map((bound) =>
      wordBound(bound, { kind: "count" }),
    );
    const ends = [
      ...(difference.low === -Infinity ? [] : [`at the least ${least}`]),
      ...(difference.high === Infinity ? [] : [`at the most ${most}`]),
    ];
    return [{ title: "The first less the second", detail: `${ends.join(", ") || "anything"}: ${noRatio}` }];
  }
  return [
    {
      title: "The first divided by the second, at the least",
      detail: ratio.low === 0 ? "no bound" : divided(first.low, second.high, ratio.low, roundDown),
    },
    {
      title: "The first divided by the second, at the most",
      detail: ratio.high === Infinity ? "no bound" : divided(first.high, second.low, ratio.high, roundUp),
    },
  ];
}

/** "3,260.87 ÷ 4,950, which is 0.6587, rounded down" */
function divided(top: number, bottom: number, is: number, round: typeof roundDown | typeof roundUp): string {
  const told = round(is, 4);
  const how = told === is ? "" : `, rounded ${round === roundDown ? "down" : "up"}`;
  return `${plain(top)} ÷ ${plain(bottom)}, which is ${plain(told)}${how}`;
}

function plain(value: number): string {
  return wordQuantity({ hedge: "exactly", value: Number(value.toPrecision(7)) }, { kind: "count" });
}

function assumptionsOf(sides: readonly [Compared, Compared], { per, isConverted }: Weighed): string[] {
  const taken: string[] = [];
  if (sides.every(({ window }) => window === undefined))
    taken.push("neither says what time it covers, and both are taken to tell of the same");
  if (per) taken.push("a rate is an average over its window: no part of it need have been like the rest");
  if (per && sides.some(({ window }) => window?.form === "since"))
    taken.push("“since” counts the whole of its first day, and the day on which the count ended");
  if (per || isConverted)
    taken.push(
      "months and years are as long as the calendar makes them: a month 28 to 31 days, a year 365 or 366",
    );
  if (sharesApart(...sides)) taken.push("each is a share of its own whole");
  return taken;
}
