import type { Amendment } from "../chat/amendments.ts";
import type { Present, PrintedClaim } from "../content/amend.ts";
import type { FigureEntry, StoryFile } from "../content/schema.ts";
import { type Figure, storyOf } from "../content/story.ts";
import type { KeptAmendment } from "./amendment-rows.ts";

/** What an amendment changes, as figures to be told: each with the one claim that it is about. */
export function figuresOf({
  story,
  change,
  conflict,
}: KeptAmendment): Pick<Amendment, "from" | "to" | "conflict"> {
  const isGone = conflict?.source === undefined;
  if (change.kind === "withdraw-story") return { conflict: conflict && { isGone } };
  const { figure } = change;
  const of = change.kind === "correct" ? change.of : change.was;
  const tell = (present: Present) =>
    typeof present === "object" ? figureOf(story, figure, of, present) : undefined;
  const source = tell(conflict?.source);
  return {
    from: change.kind === "correct" ? tell(change.was) : undefined,
    to: change.kind === "correct" ? tell(change.to) : undefined,
    conflict: conflict && { isGone, source },
  };
}

/** A figure of one claim. Of a whole figure that is the first; its reports are not at hand, and so it is not told. */
function figureOf(
  story: string,
  id: string,
  of: Omit<FigureEntry, "claims" | "aliases">,
  present: PrintedClaim | FigureEntry,
): Figure | undefined {
  if (!("report" in present)) return undefined;
  const { claim, report } = present;
  const { label, kind, unit, rank } = of;
  const file: StoryFile = {
    ...{ id: story, headline: story, topics: [], status: "published", brief: [] },
    reports: { [claim.report]: report },
    figures: { [id]: { label, kind, unit, rank, aliases: [], claims: [claim] } },
  };
  return storyOf(file).figures[0];
}
