import type { Edition } from "../content/edition.ts";
import type { Figure, Story } from "../content/story.ts";
import { choiceOf, findFigure, findStory, storiesNear, storyChoice } from "./find.ts";
import { shortened } from "./parse.ts";
import type { Entry, Reply } from "./reply.ts";

type Found = { readonly figure: Figure } | { readonly story: Story } | { readonly reply: Reply };

/** As many of the nearest, of figures and of stories, as a person reads through. */
const MOST_NEAR = 4;

/**
 * The figure or the story that a name means, or the reply that helps on: a choice where it means one of each. With a
 * slash after it a name is a story's. `command` is what a choice runs, with the reference after it: "chart".
 */
export function findSubject(name: string, edition: Edition, command: string): Found {
  if (name.endsWith("/")) return findStory(name.slice(0, -1), edition, command);
  const figure = findFigure(name, edition, command);
  const story = findStory(name, edition, command);
  const { outcome } = edition.figures.find(name);
  if (outcome === "none")
    return "story" in story ? story : { reply: noSuchSubject(name, edition, command, story) };
  if ("reply" in story) return figure;
  return "figure" in figure
    ? { reply: whichOf(name, [choiceOf(figure.figure, edition, command)], story.story, command) }
    : { reply: whichOf(name, entriesOf(figure.reply), story.story, command) };
}

/** How a story is named where a figure may be called the same. */
export const storyName = (id: string, edition: Edition): string =>
  edition.figures.find(id).outcome === "none" ? id : `${id}/`;

const entriesOf = ({ parts }: Reply): readonly Entry[] =>
  parts.flatMap((part) => (part.kind === "entries" ? part.entries : []));

function whichOf(name: string, figures: readonly Entry[], story: Story, command: string): Reply {
  const entries = [storyChoice(story, `/brief ${command} ${story.id}/`), ...figures];
  return {
    parts: [
      { kind: "text", runs: [`A story and a figure are called “${shortened(name)}”. Which one?`] },
      { kind: "entries", entries },
    ],
  };
}

function noSuchSubject(
  name: string,
  edition: Edition,
  command: string,
  story: { readonly reply: Reply },
): Reply {
  if (edition.storyById.has(name.trim().toLowerCase())) return story.reply;
  const found = edition.figures.find(name);
  const figures = found.outcome === "none" ? found.near : [];
  const entries = [
    ...storiesNear(name, edition)
      .slice(0, MOST_NEAR)
      .map((near) => storyChoice(near, `/brief ${command} ${storyName(near.id, edition)}`)),
    ...figures.slice(0, MOST_NEAR).map((near) => choiceOf(near, edition, command)),
  ];
  const nearest = entries.length > 0 ? " The nearest:" : "";
  return {
    parts: [
      { kind: "problem", text: `No figure or story here is called “${shortened(name)}”.${nearest}` },
      ...(entries.length > 0 ? [{ kind: "entries" as const, entries }] : []),
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
