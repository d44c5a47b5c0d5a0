import type { FigureNews } from "../digest/figure-news.ts";
import { counted } from "../text/counted.ts";
import { figureNewsParts } from "./change-view.ts";
import { momentOf } from "./moment.ts";
import type { ChangePart, Part, Reply } from "./reply.ts";

/** A figure that is told otherwise now, and the publication that made it so. */
export interface Correction {
  readonly news: FigureNews;
  readonly publication: CorrectingPublication;
}

/** By what a figure came to be told otherwise. Its number names the case. */
export interface CorrectingPublication {
  readonly id: number;
  readonly kind: "publish" | "rollback" | "automatic";
  readonly reason?: string | undefined;
  readonly at: Temporal.Instant;
}

/** Changes told in one notice, and at the top of one message: a notice is short. */
const TOLD = 10;
/** Dated lines kept at the top of a message that is corrected again and again. */
const KEPT = 12;

/** The notice that hangs from messages which are corrected: what it was, what it is, why, and since when. */
export function correctionReply(corrections: readonly Correction[], zone: string): Reply {
  const told = corrections.slice(0, TOLD);
  const more = corrections.length - told.length;
  const numbers = [...new Set(told.map(({ publication }) => publication.id))].sort((a, b) => a - b);
  return {
    parts: [
      { kind: "heading", text: `Correction ${numbers.join(", ")}` },
      { kind: "text", runs: ["This corrects what was said here before."] },
      ...told.flatMap(({ news, publication }) =>
        figureNewsParts(news).map((part) =>
          part.kind === "change" ? explained(part, publication, zone) : part,
        ),
      ),
      ...moreNote(more),
      { kind: "buttons", buttons: [{ label: "All corrections", command: "/brief changes" }] },
    ],
  };
}

/** The dated lines at the top of a message that is corrected, before those it has already. */
export function correctionLines(
  corrections: readonly Correction[],
  before: readonly ChangePart[],
  zone: string,
): Part[] {
  const lines = corrections.flatMap(({ news, publication }) =>
    figureNewsParts(news).flatMap((part): ChangePart[] =>
      part.kind === "change" ? [dated(part, publication, zone)] : [],
    ),
  );
  const told = [...lines.slice(0, TOLD), ...before].slice(0, KEPT);
  return [...told, ...moreNote(Math.max(0, lines.length - TOLD))];
}

/** Why, and since when. */
export function explained(part: ChangePart, publication: CorrectingPublication, zone: string): ChangePart {
  const since = `Since ${momentOf(publication.at, zone).words}.`;
  return { ...part, why: [part.why, whyOf(publication), since].filter(Boolean).join(" ") };
}

function dated(part: ChangePart, publication: CorrectingPublication, zone: string): ChangePart {
  const day = publication.at
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toLocaleString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return {
    ...part,
    label: `Corrected ${day}: ${part.label}`,
    why: [part.why, whyOf(publication)].filter(Boolean).join(" "),
    isCorrection: true,
  };
}

const WITHOUT_REASON: Record<CorrectingPublication["kind"], string> = {
  automatic: "The content it comes from was changed.",
  publish: "The desk published it so.",
  rollback: "The desk went back to an earlier edition.",
};

function whyOf({ kind, reason }: CorrectingPublication): string {
  const given = reason?.trim();
  if (!given) return WITHOUT_REASON[kind];
  return `Why: ${given}${/[.!?…]$/.test(given) ? "" : "."}`;
}

function moreNote(more: number): Part[] {
  if (more === 0) return [];
  return [{ kind: "note", text: `And ${counted(more, "more change", "more changes")}: /brief changes.` }];
}
