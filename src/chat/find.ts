import type { Edition } from "../content/edition.ts";
import { foldName } from "../content/figure-index.ts";
import type { Figure, Story } from "../content/story.ts";
import { nearest } from "../text/nearest.ts";
import { shortened } from "./parse.ts";
import type { Entry, Reply } from "./reply.ts";

/** As many as a person reads through before typing more. */
const MOST_CHOICES = 10;

/**
 * The figure that a name means, or the reply that helps on: a choice where it means several, the nearest where it
 * means none. `command` is what a choice runs, with the figure's reference after it: "compare", or "/desk correct".
 */
export function findFigure(
  name: string,
  edition: Edition,
  command: string,
): { readonly figure: Figure } | { readonly reply: Reply } {
  const found = edition.figures.find(name);
  if (found.outcome === "one") return { figure: found.figure };
  const entries = (figures: readonly Figure[]) => figures.map((figure) => choiceOf(figure, edition, command));
  if (found.outcome === "several") {
    const more = found.figures.length - MOST_CHOICES;
    const which = `${found.figures.length} figures are called “${shortened(name)}”. Which one?`;
    const note =
      more > 0
        ? [
            {
              kind: "note" as const,
              text: `And ${more} more: type its story before it, as in story/${shortened(name)}.`,
            },
          ]
        : [];
    return {
      reply: {
        parts: [
          { kind: "text", runs: [which] },
          { kind: "entries", entries: entries(found.figures.slice(0, MOST_CHOICES)) },
          ...note,
        ],
      },
    };
  }
  return { reply: noSuchFigure(name, edition, entries(found.near)) };
}

/** A figure to choose: `command` is what choosing it runs, with the figure's reference after it. */
export function choiceOf(figure: Figure, edition: Edition, command: string): Entry {
  return {
    title: figure.label,
    detail: edition.storyOf(figure).headline,
    command: `${command.startsWith("/") ? command : `/brief ${command}`} ${figure.ref}`,
  };
}

function noSuchFigure(name: string, edition: Edition, near: Entry[]): Reply {
  const why = isWithdrawn(name, edition) ? " Its story has been withdrawn." : "";
  return {
    parts: [
      {
        kind: "problem",
        text: `No figure here is called “${shortened(name)}”.${why}${near.length > 0 ? " The nearest:" : ""}`,
      },
      ...(near.length > 0 ? [{ kind: "entries" as const, entries: near }] : []),
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

/** Whether a name leads to a figure of a story that has been withdrawn. */
function isWithdrawn(name: string, edition: Edition): boolean {
  const [story = "", figure] = name.split("/").map(foldName);
  return [...edition.storyById.values()]
    .filter(({ status }) => status === "withdrawn")
    .some(({ id, figures }) =>
      figure === undefined
        ? figures.some((one) => [one.id, one.label, ...one.aliases].some((own) => foldName(own) === story))
        : foldName(id) === story,
    );
}

/** The published story that an id or a headline means, or the reply that helps on. */
export function findStory(
  name: string,
  edition: Edition,
  command: string,
): { readonly story: Story } | { readonly reply: Reply } {
  const wanted = name.trim().toLowerCase();
  const story =
    edition.storyById.get(wanted) ??
    edition.published.find(({ headline }) => headline.toLowerCase() === wanted);
  if (story?.status === "published") return { story };
  const why =
    story?.status === "withdrawn"
      ? `The story “${story.id}” has been withdrawn.`
      : `No story here is called “${shortened(name)}”.`;
  const entries = storiesNear(wanted, edition).map((near) =>
    storyChoice(near, `/brief ${command} ${near.id}`),
  );
  return {
    reply: {
      parts: [
        { kind: "problem", text: entries.length > 0 ? `${why} The nearest:` : why },
        ...(entries.length > 0 ? [{ kind: "entries" as const, entries }] : []),
        { kind: "buttons", buttons: [{ label: "All stories", command: "/brief stories" }] },
      ],
    },
  };
}

/** The published stories whose ids are nearest to a name. */
export const storiesNear = (name: string, edition: Edition): Story[] =>
  nearest(
    name.trim().toLowerCase(),
    edition.published.map(({ id }) => id),
    5,
  ).map((id) => edition.storyById.get(id)!);

/** A story to choose: `command` is what choosing it runs. */
export const storyChoice = ({ id, headline }: Story, command: string): Entry => ({
  title: headline,
  detail: id,
  command,
});
