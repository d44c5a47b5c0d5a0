import type { Edition } from "../content/edition.ts";
import type { Claim, Figure, Story } from "../content/story.ts";
import { type Printing, type Step, timelineOf } from "../content/timeline.ts";
import { wordChange, wordComparison, wordFooting } from "../figures/compare-words.ts";
import { counted } from "../text/counted.ts";
import { countsNote, nameOf } from "./compare-view.ts";
import { claimPartOf } from "./figure-view.ts";
import { storyName } from "./find-subject.ts";
import { pageOf } from "./pages.ts";
import type { Button, Part, Reply } from "./reply.ts";

/** How one figure moved from report to report. */
export function figureTimeline(figure: Figure, page: number): Reply {
  const command = `/brief timeline ${figure.ref}`;
  return replyOf(timelineOf(figure), page, command, countsNote(figure), [
    { label: "The figure", command: `/brief figure ${figure.ref}` },
    ...(figure.claims.length > 1 ? [{ label: "Compare", command: `/brief compare ${figure.ref}` }] : []),
  ]);
}

/** How each figure of a story moved that several claims tell. */
export function storyTimeline({ id, headline, figures }: Story, edition: Edition, page: number): Reply {
  const moving = figures.filter(({ claims }) => claims.length > 1);
  const buttons = [
    { label: "The story", command: `/brief latest ${id}` },
    { label: "Its figures", command: `/brief figures ${id}` },
  ];
  if (moving.length === 0) {
    const text =
      "No figure of this story has been printed more than once, so none can be said to have moved.";
    return {
      parts: [
        { kind: "heading", text: headline },
        { kind: "note", text },
        { kind: "buttons", buttons },
      ],
    };
  }
  return replyOf(
    moving.flatMap(timelineOf),
    page,
    `/brief timeline ${storyName(id, edition)}`,
    onceNote(figures.length - moving.length),
    buttons,
  );
}

function onceNote(figures: number): Part[] {
  if (figures === 0) return [];
  const text = `${counted(figures, "figure was", "figures were")} printed once, and cannot be said to have moved.`;
  return [{ kind: "note", text }];
}

function replyOf(
  printings: readonly Printing[],
  page: number,
  command: string,
  notes: readonly Part[],
  buttons: readonly Button[],
): Reply {
  const { rows, under } = pageOf(printings, page, command);
  return {
    parts: [
      ...rows.flatMap((row, place) => [
        ...(rows[place - 1]?.figure === row.figure
          ? []
          : [{ kind: "heading" as const, text: row.figure.label }]),
        claimPartOf(row.claim, row.figure),
        ...changeParts(row),
      ]),
      ...(printings.some(({ since }) => since) ? [whatIsTold] : []),
      ...notes,
      ...under,
      { kind: "buttons", buttons: [...buttons, { label: "Share", command: `${command} share:yes` }] },
    ],
  };
}

const whatIsTold: Part = {
  kind: "note",
  text: "In the order of printing. What is told is what each report prints against the one before it: a later one may know more, and need not mean that anything happened.",
};

/** What a claim changed, or why that cannot be told. */
function changeParts({ claim, figure, since }: Printing): Part[] {
  if (since) {
    const before = nameOf(since.claim);
    const { step, comparison } = since;
    const said = [
      step === "later" ? undefined : `${LEADS[step]} ${before}.`,
      wordFooting(comparison),
      step === "later" ? wordChange(comparison, before) : wordComparison(comparison, [nameOf(claim), before]),
    ];
    return [{ kind: "text", runs: [said.filter(Boolean).join(" ")] }];
  }
  const text = standsAlone(claim, figure);
  return text === undefined ? [] : [{ kind: "note", text }];
}

/** Why a claim is set against none before it, where that wants saying. */
function standsAlone(claim: Claim, { claims }: Figure): string | undefined {
  const isDated = ({ report }: Claim) => report.date !== undefined;
  if (isDated(claim))
    return claims.length === 1 ? "Printed once: nothing can be said to have moved." : undefined;
  if (claims.some(isDated)) return "Its report is not dated, so its place in the order is not known.";
  return claim === claims[0] ? "No report of it is dated, so no order can be told." : undefined;
}

const LEADS: Record<Exclude<Step, "later">, string> = {
  "same-report": "Printed in the same report as",
  "same-day": "Printed on the same day as",
  "unknown-order": "Which came first is not stated, this or",
  "earlier-time": "Tells of an earlier time than",
  "counts-differ": "Does not count the same as",
};
