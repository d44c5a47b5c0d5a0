import { subjectOf } from "./amendment-view.ts";
import type { Amended, Amendment, Ended } from "./amendments.ts";
import { type DeskView, offeredReply } from "./desk-view.ts";
import { FieldError, UserError } from "./errors.ts";
import type { Part, Reply } from "./reply.ts";

/**
 * What came of a change from chat. Throws a FieldError that tells each problem at its option. With `keepsWords` the
 * printed words stay as they were, and may be what the rest does not fit.
 */
export async function amendedReply(
  amended: Amended,
  view: DeskView,
  { keepsWords = false }: { readonly keepsWords?: boolean } = {},
): Promise<Reply> {
  switch (amended.outcome) {
    case "invalid":
      throw new FieldError(keepsWords ? askingForWords(faultsOf(amended.errors)) : faultsOf(amended.errors));
    case "withdrawn":
      throw new UserError(
        `Proposal ${amended.proposal}, which waits, withdraws this figure. Where it is to be corrected instead, let that go first: /desk discard ${amended.proposal}`,
      );
    case "same": {
      const { proposal } = amended;
      return proposal === undefined
        ? { parts: [{ kind: "text", runs: ["That is what the edition in use says already."] }] }
        : {
            parts: [
              { kind: "text", runs: [`That is proposed already, in proposal ${proposal}.`] },
              { kind: "buttons", buttons: [{ label: "Look at it", command: `/desk show ${proposal}` }] },
            ],
          };
    }
    default: {
      const { parts } = await offeredReply(amended, view);
      const note: Part = {
        kind: "note",
        text: `Kept as amendment ${amended.id}: a refresh does not undo it. See all: /desk amendments`,
      };
      const end = parts.at(-1)?.kind === "buttons" ? -1 : parts.length;
      return { parts: [...parts.slice(0, end), note, ...parts.slice(end)] };
    }
  }
}

/** Options by the parts of a claim or a report that their values become. */
const OPTIONS = ["words", "value", "hedge", "by", "report", "title", "outlet", "date", "url"];

/** Each problem at the option that it is about; what is about none of them is told at the words. */
function faultsOf(errors: Extract<Amended, { outcome: "invalid" }>["errors"]): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { path, message } of errors) {
    const option = path.map(String).findLast((step) => OPTIONS.includes(step)) ?? "words";
    faults[option] = faults[option] === undefined ? message : `${faults[option]}; ${message}`;
  }
  return faults;
}

function askingForWords(faults: Record<string, string>): Record<string, string> {
  const mend = "Where other words are printed, give them too, as words:…";
  return Object.fromEntries(
    Object.entries(faults).map(([option, fault]) => [
      option,
      option === "value" || option === "hedge" ? `${fault}. ${mend}` : fault,
    ]),
  );
}

/** What came of deciding on an amendment, where there was something to decide. Throws a UserError where not. */
export function endedAmendment(id: number, ended: Ended): Amendment {
  switch (ended.outcome) {
    case "none":
      throw new UserError(`No amendment ${id} is in force. See which are: /desk amendments`);
    case "gone":
      throw new UserError(
        `The source has nothing left that amendment ${id} could change. Take it back: /desk amendments drop ${id}`,
      );
    case "undisputed":
      throw new UserError(
        `Amendment ${id} (${subjectOf(ended.amendment)}) stands, and the source says nothing else since: there is nothing to decide.`,
      );
    default:
      return ended.amendment;
  }
}
