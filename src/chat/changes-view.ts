import { sameClaim } from "../content/claim-changes.ts";
import type { ClaimNews, FigureNews } from "../digest/figure-news.ts";
import type { CorrectionCase } from "./changes.ts";
import { type Correction, explainedParts } from "./correction-view.ts";
import { momentOf } from "./moment.ts";
import { pageOf } from "./pages.ts";
import type { Part, Reply } from "./reply.ts";

/**
 * What has been corrected: each case with its number, and of each figure what it was, what it is, why and since when.
 * A case of which a newer one told otherwise since is told as it was.
 */
export function changesReply(
  cases: readonly CorrectionCase[],
  { page, zone, since, command }: ChangesAsked,
): Reply {
  const told = cases.flatMap(({ publication, news }) => news.map((news) => ({ publication, news })));
  const { rows, under } = pageOf(told, page, command);
  const when = momentOf(since, zone).words;
  if (rows.length === 0)
    return { parts: [{ kind: "note", text: `No figure has been corrected since ${when}.` }] };
  return {
    parts: [
      { kind: "heading", text: "What has been corrected" },
      ...rows.flatMap(({ publication, news }, place): Part[] => {
        const isFirst = rows[place - 1]?.publication.id !== publication.id;
        const newer = newerOf({ publication, news }, told);
        const parts = toldAsItWas({ publication, news }, newer, zone);
        return isFirst ? [{ kind: "heading", text: `Correction ${publication.id}` }, ...parts] : parts;
      }),
      { kind: "note", text: `Corrections since ${when}, the newest first.` },
      ...under,
    ],
  };
}

export interface ChangesAsked {
  readonly page: number;
  readonly zone: string;
  readonly since: Temporal.Instant;
  /** What is typed for this list, without the page. */
  readonly command: string;
}

/** What became of the same figure since. */
function newerOf({ publication, news }: Correction, told: readonly Correction[]): FigureNews[] {
  return told.flatMap((other) =>
    other.publication.id > publication.id && refOf(other.news) === refOf(news) ? [other.news] : [],
  );
}

const refOf = ({ from, to }: FigureNews): string => (to ?? from)!.ref;

function toldAsItWas(correction: Correction, newer: readonly FigureNews[], zone: string): Part[] {
  const { claims } = correction.news;
  return explainedParts(correction, zone).flatMap((part, place): Part[] => {
    if (part.kind !== "change") return newer.length > 0 ? [] : [part];
    return [newer.some((news) => endedBy(claims[place]!, news)) ? { ...part, isPast: true } : part];
  });
}

function endedBy({ to: claim }: ClaimNews, { to, claims }: FigureNews): boolean {
  return !to || claims.some(({ from }) => from && claim && sameClaim(from, claim));
}
