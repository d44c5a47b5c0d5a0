import type { Refreshed } from "../chat/desk.ts";
import type { Part } from "../chat/reply.ts";
import { type ContentProblem, formatProblem } from "../content/problem.ts";
import { counted } from "../text/counted.ts";

/** What came of a refresh that nobody asked for. */
export type RefreshedItself = Refreshed | { readonly outcome: "held"; readonly edition: string };

/** What goes to the log, and what moderators are told of it, if anything. */
export interface Told {
  readonly level: "info" | "error";
  readonly message: string;
  readonly data: object;
  readonly desk?: Words | undefined;
}

/** Of new content with the number of the proposal; all else is something wrong. */
type Words =
  | { readonly text: string; readonly more: readonly Part[] }
  | { readonly text: string; readonly more: readonly Part[]; readonly proposal: number };

/** Problems told where nobody asked: enough to begin with. */
const MOST_PROBLEMS = 5;

export function toldOf(refreshed: RefreshedItself): Told {
  switch (refreshed.outcome) {
    case "unread": {
      const { reason, mend } = refreshed;
      return {
        level: "error",
        message: "the content could not be read; the edition in use stays",
        data: { reason, mend },
        desk: { text: `The content could not be read: ${reason}. ${mend}. ${STAYS}`, more: [] },
      };
    }
    case "refused": {
      const { problems } = refreshed;
      return {
        level: "error",
        message: "the content has problems; the edition in use stays",
        data: { problems: problems.map(formatProblem) },
        desk: {
          text: `The content has ${counted(problems.length, "problem", "problems")}. ${STAYS}`,
          more: problems
            .slice(0, MOST_PROBLEMS)
            .map((problem) => ({ kind: "problem", text: formatProblem(problem) })),
        },
      };
    }
    case "proposed": {
      const { proposal, problems } = refreshed;
      const command = `/desk show ${proposal.id}`;
      const more: Part[] = [{ kind: "buttons", buttons: [{ label: "What it changes", command }] }];
      const text = `New content waits to be published, as proposal ${proposal.id}.`;
      return {
        level: "info",
        message: "new content waits to be published",
        data: { edition: proposal.edition, proposal: proposal.id, ...warned(problems) },
        // Of what a person has proposed they have seen the answer.
        desk: proposal.by.user === undefined ? { text, more, proposal: proposal.id } : undefined,
      };
    }
    case "published":
      return info("a new edition is in use", refreshed.publication.edition, refreshed.problems);
    case "unchanged":
      return info("the content has not changed", refreshed.publication.edition, refreshed.problems);
    case "overtaken":
      return info("another edition came into use meanwhile", refreshed.by.edition, []);
    case "held":
      return info(
        "the content is what moderators did not want; the edition in use stays",
        refreshed.edition,
        [],
      );
  }
}

const STAYS = "The edition in use stays.";

function info(message: string, edition: string, problems: readonly ContentProblem[]): Told {
  return { level: "info", message, data: { edition, ...warned(problems) } };
}

function warned(problems: readonly ContentProblem[]): object {
  return problems.length === 0 ? {} : { problems: problems.map(formatProblem) };
}
