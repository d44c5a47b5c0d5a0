import { capitalized } from "../text/capitalized.ts";
import type { DeskState, Where } from "./command.ts";
import { comparisonParts } from "./comparison-view.ts";
import type { Desk } from "./desk.ts";
import { wordDoer } from "./doer.ts";
import { momentOf } from "./moment.ts";
import type { Offered, Proposal, Publication } from "./publication.ts";
import type { Button, Entry, Part, Reply, Words } from "./reply.ts";

/** What a view of the desk is shown in. */
export interface DeskView {
  readonly desk: DeskState;
  readonly work: Desk;
  readonly where: Where;
}

/** An edition that waits for a review, or that is in use already. */
export async function offeredReply(offered: Offered, view: DeskView): Promise<Reply> {
  switch (offered.outcome) {
    case "proposed":
      return proposalReply(offered.proposal, 1, view);
    case "published":
      return publicationReply(offered.publication, 1, view);
    case "overtaken":
      return saying(problem(`${overtakenBy(offered.by)} Look again: /desk refresh`));
  }
}

/** A proposal: who made it, what it changes, and the buttons to decide by. */
export async function proposalReply(proposal: Proposal, page: number, view: DeskView): Promise<Reply> {
  const { id, edition, base, kind, by, at, reason, state } = proposal;
  const { desk, work, where } = view;
  const isOpen = state === "open";
  const what = kind === "rollback" ? "go back to edition" : "publish edition";
  return saying(
    heading(`Proposal ${id}: ${what} ${edition}`),
    {
      kind: "entries",
      entries: [
        { title: `By ${wordDoer(by)}`, detail: reasoned([momentOf(at, desk.zone)], reason) },
        { title: capitalized(STATES[state]), detail: `beside edition ${base}` },
      ],
    },
    ...(await differenceParts(base, edition, page, `/desk show ${id}`, view)),
    ...(isOpen ? decisionParts(proposal, work.review, await work.isOwn(proposal, where)) : []),
  );
}

const STATES: Record<Proposal["state"], string> = {
  open: "open",
  overtaken: "overtaken: another edition has come into use since",
  replaced: "replaced by a newer proposal",
  discarded: "discarded",
  published: "published",
};

function decisionParts({ id }: Proposal, review: Desk["review"], isOwn: boolean): Part[] {
  const discard: Button = { label: "Discard", command: `/desk discard ${id}` };
  const publish: Button = { label: "Publish", command: `/desk publish ${id}` };
  if (isOwn)
    return [
      note(`It is your own work, so another moderator must publish it: /desk publish ${id}`),
      { kind: "buttons", buttons: [discard] },
    ];
  return [
    ...(review === "none"
      ? [note("It brings back what was gone back from, so it does not publish itself.")]
      : []),
    { kind: "buttons", buttons: [publish, discard] },
  ];
}

/** An edition that came into use, and what it changed. */
export async function publicationReply(
  publication: Publication,
  page: number,
  view: DeskView,
): Promise<Reply> {
  const { id, edition, base } = publication;
  const isInUse = (await view.work.current()).id === id;
  return saying(
    heading(`Edition ${edition}`),
    { kind: "entries", entries: [publicationEntry(publication, view.desk.zone, isInUse)] },
    ...(base === undefined
      ? [note("It is the first: there was none before.")]
      : await differenceParts(base, edition, page, `/desk show ${edition}`, view)),
    ...(isInUse
      ? []
      : [
          {
            kind: "buttons" as const,
            buttons: [{ label: "Go back to it", command: `/desk rollback ${edition}` }],
          },
        ]),
  );
}

/** A publication in a list. */
export function publicationEntry(publication: Publication, zone: string, isInUse: boolean): Entry {
  const { edition, kind, by, at, reason } = publication;
  return {
    title: `Edition ${edition}${isInUse ? ", in use" : ""}`,
    detail: reasoned([momentOf(at, zone), `, ${KINDS[kind]} by ${wordDoer(by)}`], reason),
    command: `/desk show ${edition}`,
  };
}

const KINDS: Record<Publication["kind"], string> = {
  publish: "published",
  rollback: "gone back to",
  automatic: "published",
};

/** "It was overtaken by edition 3f9c…, published by U1 on Slack." */
export function overtakenBy({ edition, by, kind }: Publication): string {
  return `It was overtaken by edition ${edition}, ${KINDS[kind]} by ${wordDoer(by)}.`;
}

async function differenceParts(
  from: string,
  to: string,
  page: number,
  command: string,
  { work }: DeskView,
): Promise<Part[]> {
  const comparison = await work.compare(from, to);
  if (!comparison) return [note("What it changed cannot be told any more: one of the two is not kept.")];
  const { parts, under } = comparisonParts(comparison, page, command);
  return [...parts, ...under];
}

/** Words with the reason after them, where one was given. */
export function reasoned(words: Exclude<Words, string>, reason: string | undefined): Words {
  return reason === undefined ? words : [...words, `: ${reason}`];
}

function saying(...parts: readonly Part[]): Reply {
  return { parts };
}

function heading(text: string): Part {
  return { kind: "heading", text };
}

function note(text: string): Part {
  return { kind: "note", text };
}

function problem(text: string): Part {
  return { kind: "problem", text };
}
