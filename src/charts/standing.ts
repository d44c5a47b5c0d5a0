import type { Chart, Reports } from "../chat/reply.ts";

/** How a figure's reports stand to one another, and which of them a chart shows: a sentence or two each, to stand over it. */
export function standingOf(chart: Chart): string[] {
  const { verdict, reports } = chart;
  return [
    ...(verdict === undefined ? [] : [VERDICTS[verdict](chart)]),
    ...(reports === undefined || isWhole(reports) ? [] : [pageLine(reports)]),
  ];
}

const VERDICTS: Record<NonNullable<Chart["verdict"]>, (chart: Chart) => string> = {
  agree: () => "= The reports agree: the shaded values fit all of them.",
  "differ-in-value": (chart) => `≠ The reports differ: ${contradiction(chart)}.`,
  "differ-in-window": () => "≠ The reports cover different times: their values need not be the same.",
  "not-comparable": () => "≠ The reports cannot be compared.",
};

function contradiction({ reports, scales }: Chart): string {
  const here = scales.flatMap(({ rows }) => rows).filter(({ apart }) => apart).length;
  const elsewhere = (reports?.apart ?? here) - here;
  if (here === 2 && elsewhere === 0) return "the two marked ≠ cannot both be right";
  if (here === 0) return "two of them, on other pages, cannot both be right";
  return "the one marked ≠ and one on another page cannot both be right";
}

const isWhole = ({ all, first, last }: Reports) => first === 1 && last === all;

const pageLine = ({ all, first, last }: Reports) =>
  first === last
    ? `Report ${last} of ${all} is shown here.`
    : `Reports ${first} to ${last} of ${all} are shown here.`;
