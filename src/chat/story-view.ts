import { lastReported } from "../content/edition.ts";
import type { Sentence } from "../content/prose.ts";
import type { Story } from "../content/story.ts";
import { wordDate } from "../figures/partial-date.ts";
import { capitalized } from "../text/capitalized.ts";
import { counted } from "../text/counted.ts";
import { agreementParts, sentencePart } from "./figure-view.ts";
import type { Entry, Part } from "./reply.ts";

/** A story in a list: its headline, and how new and how full it is. */
export function storyEntry(story: Story): Entry {
  const date = lastReported(story);
  const figures = counted(story.figures.length, "figure", "figures");
  return {
    title: story.headline,
    detail: date === "" ? figures : `${wordDate(date)} · ${figures}`,
    command: `/brief latest ${story.id}`,
  };
}

/** A story as a digest would tell it: headline, sentences, and where the reports of a figure it tells part ways. */
export function storyParts(story: Story): Part[] {
  return [{ kind: "heading", text: story.headline }, ...sentenceParts(story.brief, story)];
}

/** Sentences of a story, and where the reports of a figure that they tell part ways. */
export function sentenceParts(sentences: readonly Sentence[], story: Story): Part[] {
  const figureById = new Map(story.figures.map((figure) => [figure.id, figure]));
  const told = new Set(
    sentences.flatMap((sentence) => sentence.flatMap((run) => (typeof run === "string" ? [] : [run.figure]))),
  );
  return [
    ...sentences.map((sentence) => sentencePart(sentence, figureById)),
    ...[...told].flatMap((id) => {
      const figure = figureById.get(id)!;
      return agreementParts(figure, `${capitalized(figure.label)}. `).filter(
        ({ verdict }) => verdict !== "agree",
      );
    }),
  ];
}
