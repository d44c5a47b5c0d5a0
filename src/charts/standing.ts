import type { Chart, Reports } from "../chat/reply.ts";

/**
 * How a figure's reports stand to one another, and which of them a chart shows: a sentence or two each, to stand over
 * it or to be heard in its place.
 */
export function standingOf(chart: Chart, told: "drawn" | "for-ears"): string[] {
  const { verdict, reports } = chart;
  const isDrawn = told === "drawn";
  return [
    ...(verdict === undefined
      ? []
      : [`${isDrawn ? SIGNS[verdict] : ""}${VERDICTS[verdict](chart, isDrawn)}`]),
    ...(reports === undefined || isWhole(reports) ? [] : [pageLine(reports)]),
  ];
}

type Verdict = NonNullable<Chart["verdict"]>;

const SIGNS: Record<Verdict, string> = {
  agree: "= ",
  "differ-in-value": "≠ ",
  "differ-in-window": "≠ ",
  "not-comparable": "≠ ",
};

const VERDICTS: Record<Verdict, (chart: Chart, isDrawn: boolean) => string> = {
  agree: (_, isDrawn) => `The reports agree${isDrawn ? ": the shaded values fit all of them" : ""}.`,
  "differ-in-value": wordDifference,
  "differ-in-window": () => "The reports cover different times: their values need not be the same.",
  "not-comparable": () => "The reports cannot be compared.",
};

function wordDifference({ reports, scales }: Chart, isDrawn: boolean): string {
  const here = scales.flatMap(({ rows }) => rows).filter(({ apart }) => apart).length;
  const elsewhere = (reports?.apart ?? here) - here;
  if (reports?.together === undefined) return `The reports differ: ${wordContradiction(here, elsewhere)}.`;
  const shade = isDrawn ? ": the shaded values fit them" : "";
  return `${reports.together} of ${reports.all} reports agree${shade}. ${wordOthers(here, elsewhere)}`;
}

function wordContradiction(here: number, elsewhere: number): string {
  if (here === 0) return "some on other pages cannot all be right";
  if (elsewhere > 0) return "those marked ≠, here and on other pages, cannot all be right";
  return here === 2 ? "the two marked ≠ cannot both be right" : "those marked ≠ cannot all be right";
}

/** Of the reports that do not fit the others. */
function wordOthers(here: number, elsewhere: number): string {
  if (elsewhere === 0) return here === 1 ? "The one marked ≠ does not." : `The ${here} marked ≠ do not.`;
  if (here > 0) return `Those that do not are marked ≠, ${elsewhere} of them on other pages.`;
  return elsewhere === 1
    ? "The one that does not is on another page."
    : `The ${elsewhere} that do not are on other pages.`;
}

const isWhole = ({ all, first, last }: Reports) => first === 1 && last === all;

const pageLine = ({ all, first, last }: Reports) =>
  first === last
    ? `Report ${last} of ${all} is shown here.`
    : `Reports ${first} to ${last} of ${all} are shown here.`;
