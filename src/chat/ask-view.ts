import type { Outcome, Why } from "../ask/outcome.ts";
import type { Stated } from "../ask/stated.ts";
import type { Edition } from "../content/edition.ts";
import type { Figure } from "../content/story.ts";
import { figureReply, hedgedOf, rowOf } from "./figure-view.ts";
import { choiceOf } from "./find.ts";
import { shortened } from "./parse.ts";
import type { Part, Reply } from "./reply.ts";
import { sourceReply } from "./source-view.ts";

/** The answer to a question: a figure with how the question was read, a choice, or that none answers it. */
export function askReply(outcome: Outcome, question: string, edition: Edition): Reply {
  switch (outcome.outcome) {
    case "figure":
      return { parts: figureParts(outcome, edition) };
    case "choice":
      return outcome.both ? bothReply(outcome.figures) : choiceReply(outcome.figures, edition);
    case "none":
      return noneReply(outcome, question, edition);
  }
}

function figureParts(
  { figure, lead, about, stated, unanswered }: Extract<Outcome, { outcome: "figure" }>,
  edition: Edition,
): Part[] {
  const reading = about === "source" ? `who said it: ${figure.label}` : figure.label;
  const story = edition.published.length > 1 ? ` (${edition.storyOf(figure).headline})` : "";
  const { parts } = about === "source" ? sourceReply(figure, 1) : figureReply(figure, edition, 1, lead);
  return [
    { kind: "note", text: `Your question was read as: ${reading}${story}.` },
    ...stated.map((one) => statedPart(one, figure)),
    ...(unanswered === undefined ? [] : [leftOver(unanswered)]),
    ...parts,
  ];
}

const FITS: Record<Stated["fits"], string> = {
  printed: "is printed, as",
  within: "lies within",
  outside: "lies outside",
};

/** A number of the question beside the words that settle it. It is never told without them. */
function statedPart({ text, fits, claim }: Stated, figure: Figure): Part {
  return { kind: "text", runs: [`“${shortened(text)}” ${FITS[fits]} “`, hedgedOf(claim, figure), "”."] };
}

function leftOver(question: string): Part {
  const words = /\d/.test(question) ? "the other thing you ask" : `“${shortened(question)}”`;
  return { kind: "note", text: `No figure here answers ${words}.` };
}

function choiceReply(figures: readonly Figure[], edition: Edition): Reply {
  const entries = figures.map((figure) => choiceOf(figure, edition, "figure"));
  return {
    parts: [
      { kind: "text", runs: ["More than one figure could be meant. Which one?"] },
      { kind: "entries", entries },
    ],
    asksBack: true,
  };
}

function bothReply(figures: readonly Figure[]): Reply {
  return { parts: [{ kind: "figures", caption: "The figures you ask for", rows: figures.map(rowOf) }] };
}

const WHY: Record<Exclude<Why, "unknown" | "window">, string> = {
  reason: "A figure does not say why.",
  time: "A figure does not say when.",
  place: "A figure does not say where.",
  person: "A figure does not say who. To see who said it, ask “who said” and what it is about.",
  manner: "A figure does not say how.",
  vague: "Your question names nothing that is counted here. Say what, as in “how many people were sent?”",
  price: "No figure here says how much it costs.",
  guess: "Figures are told here as somebody gave them: none is guessed.",
  denied: "No figure here tells of what was not so, and what is left of a whole is not worked out.",
};

function noneReply(
  { why, missing, near }: Extract<Outcome, { outcome: "none" }>,
  question: string,
  edition: Edition,
): Reply {
  if (why === "window") return otherTimesReply(missing, near);
  const entries = near.map((figure) => choiceOf(figure, edition, "figure"));
  const text = why === "unknown" ? `No figure here answers that.${speaksOf(missing, question)}` : WHY[why];
  return {
    parts: [
      { kind: "problem", text: near.length > 0 ? `${text} The nearest:` : text },
      ...(near.length > 0 ? [{ kind: "entries" as const, entries }] : []),
      {
        kind: "buttons",
        buttons: [
          { label: "All figures", command: "/brief figures" },
          { label: "All stories", command: "/brief stories" },
        ],
      },
    ],
  };
}

/** What is asked is told here, though of other times: those stand in the rows. */
function otherTimesReply(times: readonly string[], near: readonly Figure[]): Reply {
  const asked = times.map((time) => `“${shortened(time)}”`).join(" and ");
  return {
    parts: [
      { kind: "problem", text: `No figure here is of ${asked}, as far as the reports say.` },
      { kind: "figures", caption: "The nearest", rows: near.map(rowOf) },
    ],
  };
}

/** Which words of the question were in the way, as they stand in it. A number of the question is not repeated. */
function speaksOf(missing: readonly string[], question: string): string {
  const words = missing
    .filter((word) => /^\p{L}+$/u.test(word))
    .flatMap((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "iu").exec(question) ?? [])
    .slice(0, 2);
  if (words.length === 0) return "";
  return ` None speaks of ${words.map((word) => `“${shortened(word)}”`).join(" and ")} together with the rest.`;
}
