import { capitalized } from "../text/capitalized.ts";
import type { Amendment } from "./amendments.ts";
import { wordDoer } from "./doer.ts";
import { hedgedOf } from "./figure-view.ts";
import { momentOf } from "./moment.ts";
import type { Button, ChangePart, Part } from "./reply.ts";

/** Amendments told at once. */
const MOST = 10;

/** The amendments in force: what each changes, who made it and why, and what can be done with it. */
export function amendmentParts(amendments: readonly Amendment[], zone: string): Part[] {
  const more = amendments.length - MOST;
  return [
    ...amendments.slice(0, MOST).flatMap((one) => amendmentPart(one, zone)),
    ...(more > 0 ? [{ kind: "note" as const, text: `And ${more} more.` }] : []),
  ];
}

/** Those that the source has moved under, each with the question which of the two is right. */
export function conflictParts(amendments: readonly Amendment[], zone: string): Part[] {
  return amendmentParts(
    amendments.filter(({ conflict }) => conflict !== undefined),
    zone,
  );
}

function amendmentPart(amendment: Amendment, zone: string): Part[] {
  const { id, by, at, reason, isTold } = amendment;
  return [
    {
      kind: "entries",
      entries: [
        {
          title: `Amendment ${id}: ${subjectOf(amendment)}`,
          detail: [`by ${wordDoer(by)}, `, momentOf(at, zone), `: ${reason}`],
        },
      ],
    },
    ...changeParts(amendment),
    ...(isTold
      ? []
      : [note("Not told yet: it waits to be published. A refresh proposes it again: /desk refresh")]),
    ...disputeParts(amendment),
    { kind: "buttons", buttons: buttonsOf(amendment) },
  ];
}

const KINDS: Record<Amendment["kind"], string> = {
  correct: "corrects",
  "withdraw-figure": "withdraws",
  "withdraw-story": "withdraws the story",
};

/** "corrects guatemala-advisers/advisers". */
export function subjectOf({ kind, story, figure }: Pick<Amendment, "kind" | "story" | "figure">): string {
  return `${KINDS[kind]} ${figure === undefined ? story : `${story}/${figure}`}`;
}

function changeParts({ from, to }: Amendment): ChangePart[] {
  if (!from || !to) return [];
  return [
    { kind: "change", label: to.label, from: hedgedOf(from.claims[0], from), to: hedgedOf(to.claims[0], to) },
  ];
}

function disputeParts({ conflict, from, to, kind }: Amendment): Part[] {
  if (!conflict) return [];
  if (conflict.isGone) return [note("The source has nothing left there that it could change.")];
  const asks = "The amendment stands until somebody says which of the two is right.";
  const { source } = conflict;
  if (!source || !to)
    return [
      note(`The source has changed ${kind === "withdraw-story" ? "the story" : "the figure"} since. ${asks}`),
    ];
  return [
    note(`The source says something else since. ${asks}`),
    {
      kind: "change",
      label: `${capitalized(source.label)}, in the source`,
      from: from && hedgedOf(from.claims[0], from),
      to: hedgedOf(source.claims[0], source),
    },
  ];
}

function buttonsOf({ id, conflict }: Amendment): Button[] {
  const drop = {
    label: conflict ? "Take the source’s" : "Take it back",
    command: `/desk amendments drop ${id}`,
  };
  if (!conflict || conflict.isGone) return [drop];
  return [{ label: "Keep the amendment", command: `/desk amendments keep ${id}` }, drop];
}

function note(text: string): Part {
  return { kind: "note", text };
}
