import type { Claim, Figure } from "../content/story.ts";
import { capitalized } from "../text/capitalized.ts";
import { type Correction, correctionLines } from "./correction-view.ts";
import { agreementParts, claimPartOf, hedgedOf } from "./figure-view.ts";
import type { AgreementPart, ChangePart, Chart, ClaimPart, Hedged, Part, Reply, Text } from "./reply.ts";
import { becameOf, isOf, isWithdrawn, toldLast, withdrawn } from "./told-otherwise.ts";

/**
 * A message as it stands once it is corrected: dated lines at its top say what it said, what is so and why, and in its
 * body the values of today stand in the place of the old ones. What followed from the old values goes. Where it told
 * a change itself, as notices do, it keeps what it said: that was so, and the lines above it say what is.
 */
export function correctedReply({ parts }: Reply, corrections: readonly Correction[], zone: string): Reply {
  const lines = parts.filter(isLine).map((line) => correctedChange(line, corrections));
  const body = parts.filter((part) => !isLine(part));
  const isNotice = parts.some(isOfNotice);
  return {
    parts: [...correctionLines(corrections, lines, { zone, isNotice }), ...correctedBody(body, corrections)],
  };
}

/** The same where it would take more messages than there are: that it was corrected, the body, and no buttons. */
export function slimmed({ parts }: Reply): Reply {
  const first = parts.find(isLine);
  const where = parts.some(isOfNotice) ? first?.why : "The reply to this says how.";
  return {
    parts: parts.flatMap((part): Part[] => {
      if (part.kind === "buttons") return [];
      if (!isLine(part)) return [part];
      return part === first ? [{ kind: "note", text: `${part.label}. ${where}` }] : [];
    }),
  };
}

const isLine = (part: Part): part is ChangePart => part.kind === "change" && part.correction === "line";
const isOfNotice = (part: Part): boolean => part.kind === "change" && part.correction === "notice";

function correctedBody(parts: readonly Part[], corrections: readonly Correction[]): Part[] {
  const isOfClaims = parts.some(({ kind }) => kind === "figure" || kind === "claim");
  const changed = new Set(parts.flatMap((part) => (part.kind === "change" ? toldLast(part).ref : [])));
  return parts.flatMap((part): Part[] => {
    // Between figures, sentences say how the values compare; they were reckoned from the old ones.
    if (part.kind === "text" && isOfClaims && part.runs.every((run) => typeof run === "string")) return [];
    if (part.kind === "entries" && isOfClaims) return [];
    if (part.kind === "agreement") return correctedAgreement(part, corrections, changed);
    return [correctedPart(part, corrections)];
  });
}

function correctedPart(part: Part, corrections: readonly Correction[]): Part {
  switch (part.kind) {
    case "text":
      return correctedText(part, corrections);
    case "figure":
      return { ...part, hedged: correctedLead(part.hedged, corrections) };
    case "claim":
      return correctedClaim(part, corrections);
    case "figures":
      return {
        ...part,
        rows: part.rows.map((row) => ({ ...row, hedged: correctedLead(row.hedged, corrections) })),
      };
    case "chart":
      return correctedChart(part, corrections);
    case "change":
      return correctedChange(part, corrections);
    case "heading":
    case "agreement":
    case "entries":
    case "problem":
    case "note":
    case "buttons":
    case "form":
      return part;
  }
}

function correctedText(part: Text, corrections: readonly Correction[]): Text {
  return {
    ...part,
    runs: part.runs.map((run, place) => {
      if (typeof run === "string") return run;
      const now = correctedLead(run, corrections);
      if (now === run) return run;
      return { ...now, noun: undefined, value: place === 0 ? capitalized(now.value) : now.value };
    }),
  };
}

/** A change is told as it was told, by its own reason. */
function correctedChange(part: ChangePart, corrections: readonly Correction[]): ChangePart {
  return findClaim(toldLast(part), corrections) ? { ...part, isPast: true } : part;
}

function correctedLead(hedged: Hedged, corrections: readonly Correction[]): Hedged {
  const found = findClaim(hedged, corrections);
  if (!found) return hedged;
  return found.to ? hedgedOf(...found.to) : withdrawn(hedged);
}

/** A claim that no longer leads is a claim all the same. */
function correctedClaim(part: ClaimPart, corrections: readonly Correction[]): ClaimPart {
  const found = findClaim(part.hedged, corrections);
  const isStanding = found?.figure?.claims.some((claim) => isOf(part.hedged, claim, found.figure!));
  if (!found || isStanding) return part;
  return found.to ? claimPartOf(...found.to) : { ...part, hedged: withdrawn(part.hedged) };
}

/** All that was reckoned from the old values is left out of a chart that is corrected: it says its rows alone. */
function correctedChart(part: Chart, corrections: readonly Correction[]): Chart {
  let isChanged = false;
  const scales = part.scales.map((scale) => ({
    ...scale,
    rows: scale.rows.map((row) => {
      const found = findClaim(row.hedged, corrections);
      if (!found) return row;
      isChanged = true;
      if (!found.to) return { ...row, hedged: withdrawn(row.hedged) };
      const [{ quantity, vague }] = found.to;
      return { ...row, hedged: hedgedOf(...found.to), quantity, vague };
    }),
  }));
  if (!isChanged) return part;
  const rows = scales.map((scale) => ({
    ...scale,
    rows: scale.rows.map((row) => ({ ...row, apart: false })),
    measure: { ...scale.measure, isPart: undefined },
    whole: undefined,
  }));
  return { ...part, verdict: undefined, scales: rows };
}

interface FoundClaim {
  /** The figure as it is told now. */
  readonly figure: Figure | undefined;
  /** The claim in its place. Without it, what was told is withdrawn. */
  readonly to: readonly [Claim, Figure] | undefined;
}

/** What stands for a value now; undefined where that is none of those that are corrected. */
function findClaim(hedged: Hedged, corrections: readonly Correction[]): FoundClaim | undefined {
  const news = corrections.find(({ news: { from, to } }) => [from?.ref, to?.ref].includes(hedged.ref))?.news;
  if (!news) return undefined;
  const { from, to: figure } = news;
  const became = becameOf(hedged, news);
  if (became) return { figure, to: became.to && figure && [became.to, figure] };
  return figure || !from || isWithdrawn(hedged) ? undefined : { figure, to: undefined };
}

/** What is said of reports taken together, in the ways that views begin it. */
const ABOUT: readonly ((figure: Figure) => string)[] = [
  () => "",
  ({ label }) => `${capitalized(label)}. `,
  ({ label }) => `Of “${label}” the claim that leads was compared. `,
];

/** Beside a change it goes: it was said of the value that was so then. */
function correctedAgreement(
  part: AgreementPart,
  corrections: readonly Correction[],
  changed: ReadonlySet<string>,
): AgreementPart[] {
  for (const {
    news: { from, to },
  } of corrections) {
    if (!from) continue;
    const about = ABOUT.find((about) => part.text.startsWith(`${about(from)}The reports `));
    if (about) return to && !changed.has(from.ref) ? agreementParts(to, about(to)) : [];
  }
  return [part];
}
