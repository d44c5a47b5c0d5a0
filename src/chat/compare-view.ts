import { comparedOf } from "../content/compared.ts";
import type { Edition } from "../content/edition.ts";
import { type Claim, type Figure, wordClaimWindow } from "../content/story.ts";
import { sharesApart } from "../figures/comparable.ts";
import { type Comparison, compare } from "../figures/compare.ts";
import type { Names } from "../figures/compare-clauses.ts";
import { stepsOf } from "../figures/compare-steps.ts";
import { wordComparison, wordFooting } from "../figures/compare-words.ts";
import { agreementParts, cardOf, claimPartOf } from "./figure-view.ts";
import { pageOf } from "./pages.ts";
import type { Button, Part, Reply } from "./reply.ts";

type Side = readonly [Claim, Figure];

/** Two figures, each by the claim that leads, and what may be said of the one against the other. */
export function pairReply(first: Figure, second: Figure, isExplained: boolean): Reply {
  const command = `/brief compare ${first.ref} ${second.ref}`;
  const names: Names = [`“${first.label}”`, `“${second.label}”`];
  const sides: [Side, Side] = [
    [first.claims[0], first],
    [second.claims[0], second],
  ];
  return {
    parts: [
      cardOf(first),
      cardOf(second),
      ...verdictParts(sides, names, isExplained),
      ...[first, second].flatMap(otherReports),
      buttonsOf(command, isExplained, [
        { label: "The first", command: `/brief figure ${first.ref}` },
        { label: "The second", command: `/brief figure ${second.ref}` },
      ]),
    ],
  };
}

/** That more figures were named than are compared, with each two of them to choose. */
export function twoAtATime(figures: readonly Figure[]): Reply {
  const pairs = figures.flatMap((one, place) =>
    figures.slice(place + 1).map((other) => [one, other] as const),
  );
  return {
    parts: [
      { kind: "problem", text: "Two figures are compared at a time. Which two?" },
      {
        kind: "entries",
        entries: pairs.map(([one, other]) => ({
          title: one.label,
          detail: `and ${other.label}`,
          command: `/brief compare ${one.ref} ${other.ref}`,
        })),
      },
    ],
  };
}

/** That a figure was compared by one of several claims, and whether the others agree with it. */
function otherReports(figure: Figure): Part[] {
  const [agreement] = agreementParts(figure, `Of “${figure.label}” the claim that leads was compared. `);
  return agreement ? [agreement] : [];
}

/** The claims of one figure, each against the one that leads. */
export function claimsReply(figure: Figure, edition: Edition, page: number, isExplained: boolean): Reply {
  const command = `/brief compare ${figure.ref}`;
  const [lead, ...others] = figure.claims;
  const { rows, under } = pageOf(others, page, `${command}${isExplained ? " how:yes" : ""}`);
  if (rows.length === 0) return { parts: [cardOf(figure), ...alone(figure, edition)] };
  return {
    parts: [
      { kind: "heading", text: figure.label },
      claimPartOf(lead, figure),
      ...rows.flatMap((claim) => [
        claimPartOf(claim, figure),
        ...verdictParts(
          [
            [lead, figure],
            [claim, figure],
          ],
          [nameOf(lead), nameOf(claim)],
          isExplained,
        ),
      ]),
      ...countsNote(figure),
      ...under,
      buttonsOf(command, isExplained, [
        { label: "The figure", command: `/brief figure ${figure.ref}` },
        { label: "Timeline", command: `/brief timeline ${figure.ref}` },
      ]),
    ],
  };
}

/** A claim by its words, and its window where it has one: "“over 300,000” over the last three months". */
export function nameOf(claim: Claim): string {
  const window = wordClaimWindow(claim);
  return `“${claim.words}”${window === undefined ? "" : ` ${window}`}`;
}

function verdictParts(sides: readonly [Side, Side], names: Names, isExplained: boolean): Part[] {
  const [one, other] = sides.map((side) => comparedOf(...side));
  const comparison = compare(one!, other!);
  const footing = wordFooting(comparison);
  const steps = isExplained ? stepsOf([one!, other!], comparison, names) : [];
  return [
    ...(footing === undefined ? [] : [{ kind: "text" as const, runs: [footing] }]),
    verdictPart(comparison, wordComparison(comparison, names)),
    ...(comparison.outcome === "weighed" && sharesApart(one!, other!) ? [ownWholes] : []),
    ...(steps.length > 0 ? [{ kind: "entries" as const, entries: steps }] : []),
  ];
}

const ownWholes: Part = {
  kind: "note",
  text: "Each is a share of its own whole: the larger share need not be the larger number.",
};

function verdictPart({ outcome }: Comparison, text: string): Part {
  if (outcome === "weighed") return { kind: "text", runs: [text] };
  return {
    kind: "agreement",
    verdict: outcome === "not-comparable" ? "not-comparable" : "differ-in-window",
    text,
  };
}

/** That claims may not be of the same things, where one says what it counts. */
export function countsNote({ claims }: Figure): Part[] {
  const isCountedOtherwise = claims.some(({ counts }) => counts !== undefined);
  return isCountedOtherwise
    ? [
        {
          kind: "note",
          text: "The reports may not count the same things: see what each says that it counts.",
        },
      ]
    : [];
}

function alone(figure: Figure, edition: Edition): Part[] {
  const { id } = edition.storyOf(figure);
  return [
    {
      kind: "note",
      text: "One report alone prints it, so there is nothing to compare it with yet. Name another figure.",
    },
    { kind: "buttons", buttons: [{ label: "Figures beside it", command: `/brief figures ${id}` }] },
  ];
}

function buttonsOf(command: string, isExplained: boolean, others: readonly Button[]): Part {
  const how = { label: "How it was worked out", command: `${command} how:yes` };
  const share = { label: "Share", command: `${command}${isExplained ? " how:yes" : ""} share:yes` };
  return { kind: "buttons", buttons: [...(isExplained ? [] : [how]), ...others, share] };
}
