import { figureNewsParts } from "./change-view.ts";
import type { CorrectionCase } from "./changes.ts";
import { explained } from "./correction-view.ts";
import { momentOf } from "./moment.ts";
import { pageOf } from "./pages.ts";
import type { Part, Reply } from "./reply.ts";

/** What has been corrected: each case with its number, and of each figure what it was, what it is, why and since when. */
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
        const isFirst = rows[place - 1]?.publication !== publication;
        const parts = figureNewsParts(news).map((part) =>
          part.kind === "change" ? explained(part, publication, zone) : part,
        );
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
