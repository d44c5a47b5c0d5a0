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
      ...told.flatMap((correction) => explainedParts(correction, zone)).filter(isSaidFirst),
      ...(more > 0 ? [{ kind: "note" as const, text: moreText(more) }] : []),
      { kind: "buttons", buttons: [{ label: "All corrections", command: "/brief changes" }] },
    ],
  };
}

/** Where lines are to stand. */
export interface LinesFor {
  readonly zone: string;
  /** A notice has told what was so: its lines say what is, and which correction tells the rest. */
  readonly isNotice: boolean;
}

/** The dated lines at the top of a message that is corrected, before those it has already. */
export function correctionLines(
  corrections: readonly Correction[],
  before: readonly ChangePart[],
  where: LinesFor,
): ChangePart[] {
  const lines = corrections.flatMap((correction) =>
    figureNewsParts(correction.news).flatMap((part): ChangePart[] =>
      part.kind === "change" ? [lineOf(part, correction, where)] : [],
    ),
  );
  const told = lines.slice(0, TOLD);
  const [last] = told.slice(-1);
  const more = lines.length - told.length;
  if (last && more > 0) told[told.length - 1] = { ...last, why: sentences(last.why, moreText(more)) };
  return keptOf([...told, ...before]);
}

/** What is over goes before what is so, and the oldest first. */
function keptOf(lines: readonly ChangePart[]): ChangePart[] {
  const past = lines.filter(({ isPast }) => isPast).toReversed();
  const dropped = new Set(past.slice(0, Math.max(0, lines.length - KEPT)));
  return lines.filter((line) => !dropped.has(line)).slice(0, KEPT);
}

/** Two messages may have told one figure by different claims; whether its reports agree is said once. */
function isSaidFirst(part: Part, place: number, parts: readonly Part[]): boolean {
  if (part.kind !== "agreement") return true;
  return parts.findIndex((other) => other.kind === "agreement" && other.text === part.text) === place;
}

/** What became of a figure, with why and since when. */
export function explainedParts({ news, publication }: Correction, zone: string): Part[] {
  const since = `Since ${momentOf(publication.at, zone).words}.`;
  return figureNewsParts(news).map((part): Part => {
    if (part.kind !== "change") return part;
    const why = sentences(part.why, backAgain(part), whyOf(publication), since);
    return { ...part, why, correction: "notice" };
  });
}

function lineOf(part: ChangePart, { publication }: Correction, { zone, isNotice }: LinesFor): ChangePart {
  const day = publication.at
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toLocaleString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return {
    ...part,
    ...(isNotice && part.to && { from: undefined }),
    label: `Corrected ${isNotice ? "again " : ""}${day}: ${part.label}`,
    why: sentences(
      part.why,
      backAgain(part),
      isNotice ? `See correction ${publication.id}.` : whyOf(publication),
    ),
    correction: "line",
  };
}

/** What a correction tells without an old value was said to be withdrawn. */
function backAgain({ from }: ChangePart): string {
  return from ? "" : "It had been withdrawn.";
}

function sentences(...all: readonly (string | undefined)[]): string {
  return all.filter(Boolean).join(" ");
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

function moreText(more: number): string {
  return `And ${counted(more, "more change", "more changes")}: /brief changes.`;
}
