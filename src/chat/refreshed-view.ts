import { type ContentProblem, formatProblem } from "../content/problem.ts";
import { counted } from "../text/counted.ts";
import type { Refreshed } from "./desk.ts";
import { type DeskView, offeredReply } from "./desk-view.ts";
import type { Part, Reply } from "./reply.ts";

/** Problems shown at once: enough to begin with. */
const MOST_PROBLEMS = 10;
const MOST_WARNINGS = 3;

/** What came of reading the source. */
export async function refreshedReply(refreshed: Refreshed, view: DeskView): Promise<Reply> {
  switch (refreshed.outcome) {
    case "unread":
      return saying(
        problem(`The content could not be read: ${refreshed.reason}. ${refreshed.mend}. ${STAYS}`),
      );
    case "refused":
      return saying(
        heading(`The content has ${counted(refreshed.problems.length, "problem", "problems")}`),
        ...problemParts(refreshed.problems, MOST_PROBLEMS),
        note(STAYS),
      );
    case "unchanged":
      return saying(
        text(`Nothing new: the source holds edition ${refreshed.publication.edition}, which is in use.`),
        ...warningParts(refreshed.problems),
      );
    default: {
      const { parts } = await offeredReply(refreshed, view);
      return saying(...warningParts(refreshed.problems), ...parts);
    }
  }
}

function problemParts(problems: readonly ContentProblem[], most: number): Part[] {
  const more = problems.length - most;
  return [
    ...problems.slice(0, most).map((one) => problem(formatProblem(one))),
    ...(more > 0 ? [note(`And ${more} more.`)] : []),
  ];
}

function warningParts(problems: readonly ContentProblem[]): Part[] {
  const warnings = problems.filter(({ severity }) => severity === "warning");
  const more = warnings.length - MOST_WARNINGS;
  return [
    ...warnings.slice(0, MOST_WARNINGS).map((one) => note(formatProblem(one))),
    ...(more > 0 ? [note(`And ${counted(more, "more warning", "more warnings")}.`)] : []),
  ];
}

const STAYS = "The edition in use stays.";

function saying(...parts: readonly Part[]): Reply {
  return { parts };
}

function heading(text: string): Part {
  return { kind: "heading", text };
}

function text(said: string): Part {
  return { kind: "text", runs: [said] };
}

function note(text: string): Part {
  return { kind: "note", text };
}

function problem(text: string): Part {
  return { kind: "problem", text };
}
