import type { Decided } from "./desk.ts";
import { type DeskView, overtakenBy } from "./desk-view.ts";
import { wordDoer } from "./doer.ts";
import { noSuchProposal } from "./find-desk.ts";
import type { Part, Reply } from "./reply.ts";

/** What came of publishing or discarding. */
export async function decidedReply(id: number, decided: Decided, view: DeskView): Promise<Reply> {
  switch (decided.outcome) {
    case "published":
      return saying(
        text(`Published: edition ${decided.publication.edition} is in use.`),
        ...(decided.publication.base === undefined
          ? []
          : [undoButtons(decided.publication.edition, decided.publication.base)]),
      );
    case "discarded":
      return saying(text(`Discarded proposal ${id}. ${leftWords(decided.amendments)}`));
    case "own":
      return saying(
        problem(
          decided.proposal.by.user === undefined
            ? `It brings a change of your own into use, and here another moderator must publish that (CONTENT_REVIEW=two). Ask one to type: /desk publish ${id}`
            : `You proposed it yourself, and here another moderator must publish what one proposes (CONTENT_REVIEW=two). Ask one to type: /desk publish ${id}`,
        ),
      );
    case "closed":
      return saying(problem(closedWords(decided)));
    case "none":
      return noSuchProposal(id, view.work);
  }
}

function leftWords(amendments: readonly number[]): string {
  if (amendments.length === 0) return "Nothing has changed.";
  const which = amendments.length === 1 ? "amendment" : "amendments";
  return `The edition in use stays; ${which} ${amendments.join(", ")} went with it.`;
}

function undoButtons(edition: string, base: string): Part {
  return {
    kind: "buttons",
    buttons: [
      { label: "What it changed", command: `/desk show ${edition}` },
      { label: "Go back", command: `/desk rollback ${base}` },
    ],
  };
}

function closedWords({ proposal, by }: Extract<Decided, { outcome: "closed" }>): string {
  const { id, state } = proposal;
  if (state === "discarded") return `Proposal ${id} was discarded. Look again: /desk refresh`;
  if (state === "replaced")
    return `Proposal ${id} is stale: a newer one has replaced it. See what is open: /desk status`;
  if (state === "published" && by) return `Proposal ${id} is published already, by ${wordDoer(by.by)}.`;
  return `Proposal ${id} is stale. ${by ? overtakenBy(by) : ""} Look again: /desk refresh`;
}

function saying(...parts: readonly Part[]): Reply {
  return { parts };
}

function text(said: string): Part {
  return { kind: "text", runs: [said] };
}

function problem(text: string): Part {
  return { kind: "problem", text };
}
