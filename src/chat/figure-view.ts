import type { Edition } from "../content/edition.ts";
import type { Sentence } from "../content/prose.ts";
import {
  agreementOn,
  type Claim,
  type Figure,
  wordAttribution,
  wordClaim,
  wordClaimWindow,
  wordCounted,
} from "../content/story.ts";
import { wordDate } from "../figures/partial-date.ts";
import { capitalized } from "../text/capitalized.ts";
import { pageOf } from "./pages.ts";
import type { AgreementPart, ClaimPart, FigureCard, FigureRow, Hedged, Part, Reply, Text } from "./reply.ts";
import { linkToWords } from "./text-fragment.ts";

/** A claim as it may leave the bot: hedge, attribution and place of printing with it. */
export function hedgedOf(claim: Claim, figure: Figure): Hedged {
  const { report } = claim;
  return {
    ref: figure.ref,
    value: wordClaim(claim, figure),
    noun: wordCounted(claim, figure),
    window: wordClaimWindow(claim),
    attribution: wordAttribution(claim),
    printed: {
      outlet: report.outlet,
      title: report.title,
      date: report.date === undefined ? undefined : wordDate(report.date),
      link: linkToWords(report.url, claim.words),
    },
  };
}

/** A figure by the claim that leads: its first, unless another is asked for. */
export function cardOf(figure: Figure, lead: Claim = figure.claims[0]): FigureCard {
  return { kind: "figure", label: figure.label, hedged: hedgedOf(lead, figure) };
}

export function rowOf(figure: Figure): FigureRow {
  const { label, hedged } = cardOf(figure);
  return { label, hedged, command: `/brief figure ${figure.ref}` };
}

export function claimPartOf(claim: Claim, figure: Figure): ClaimPart {
  const hedged = hedgedOf(claim, figure);
  return {
    kind: "claim",
    hedged,
    words: claim.words === hedged.value ? undefined : claim.words,
    counts: claim.counts,
  };
}

/** A figure in full: the value large, its claims page by page where there are several, and whether they agree. */
export function figureReply(figure: Figure, edition: Edition, page: number, lead?: Claim): Reply {
  const { id } = edition.storyOf(figure);
  const several = figure.claims.length > 1;
  const { rows, under } = pageOf(figure.claims, page, `/brief figure ${figure.ref}`);
  return {
    parts: [
      cardOf(figure, lead),
      ...(several ? rows.map((claim) => claimPartOf(claim, figure)) : countsNote(figure)),
      ...under,
      ...agreementParts(figure),
      {
        kind: "buttons",
        buttons: [
          { label: several ? "Sources" : "Source", command: `/brief source ${figure.ref}` },
          { label: "Chart", command: `/brief chart ${figure.ref}` },
          ...(several ? [{ label: "Compare", command: `/brief compare ${figure.ref}` }] : []),
          { label: "The story", command: `/brief latest ${id}` },
          { label: "Its figures", command: `/brief figures ${id}` },
          { label: "Share", command: `/brief figure ${figure.ref} share:yes` },
        ],
      },
    ],
  };
}

function countsNote(figure: Figure): Part[] {
  const [{ counts }] = figure.claims;
  return counts === undefined ? [] : [{ kind: "note", text: `Counted here: ${counts}.` }];
}

const VERDICTS: Record<AgreementPart["verdict"], string> = {
  agree: "The reports agree",
  "differ-in-value": "The reports differ",
  "differ-in-window": "The reports cover different times",
  "not-comparable": "The reports cannot be compared",
};

/** What is to be said of a figure's claims taken together: nothing where there is one. */
export function agreementParts(figure: Figure, about = ""): AgreementPart[] {
  const agreement = agreementOn(figure);
  if (agreement.verdict === "alone") return [];
  const { verdict, reason } = agreement;
  return [{ kind: "agreement", verdict, text: `${about}${VERDICTS[verdict]}: ${reason}.` }];
}

/** A sentence of a story with its figures told by the claims that lead. */
export function sentencePart(sentence: Sentence, figureById: ReadonlyMap<string, Figure>): Text {
  return {
    kind: "text",
    runs: sentence.map((run, place) => {
      if (typeof run === "string") return run;
      const figure = figureById.get(run.figure)!;
      const hedged = { ...hedgedOf(figure.claims[0], figure), noun: undefined };
      return place === 0 ? { ...hedged, value: capitalized(hedged.value) } : hedged;
    }),
  };
}
