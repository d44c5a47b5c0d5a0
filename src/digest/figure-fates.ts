import { claimChanges } from "../content/claim-changes.ts";
import { differenceBetween, type FigureChange, type StoryChange } from "../content/difference.ts";
import type { Edition } from "../content/edition.ts";
import type { Figure } from "../content/story.ts";
import { type FigureNews, figureNews } from "./figure-news.ts";

/** What became of figures between two editions. */
export interface Fates {
  /**
   * Of each figure that is told otherwise now, by its ref, figures of stories that were withdrawn or came back
   * included. One that was only written in another way is not among them. One with another id stands under both refs.
   */
  readonly byRef: ReadonlyMap<string, FigureNews>;
  /** The refs of today, by those of before, of figures that have another id now. */
  readonly renamed: ReadonlyMap<string, string>;
}

export const NO_FATES: Fates = { byRef: new Map(), renamed: new Map() };

export function figureFates(from: Edition, to: Edition): Fates {
  const changes = differenceBetween(from, to);
  const renames = changes.flatMap((change) => (change.change === "changed" ? renamesIn(change.figures) : []));
  const news = [
    ...changes.flatMap(fatesIn),
    ...renames.flatMap(([from, to]) => newsOfRenamed(from, to) ?? []),
  ];
  return {
    byRef: new Map(
      news.flatMap((one) => [one.from, one.to].flatMap((figure) => (figure ? [[figure.ref, one]] : []))),
    ),
    renamed: new Map(renames.map(([from, to]) => [from.ref, to.ref])),
  };
}

function fatesIn(change: StoryChange): FigureNews[] {
  if (change.change === "added")
    return change.story.figures.map((figure) => ({ to: figure, claims: [{ to: figure.claims[0] }] }));
  if (change.change === "removed")
    return change.story.figures.map((figure) => ({ from: figure, claims: [{ from: figure.claims[0] }] }));
  const renamed = new Set(renamesIn(change.figures).flat());
  return change.figures.flatMap((figure) => {
    if (figure.change === "changed") return figure.meaning ? (figureNews(figure) ?? []) : [];
    return renamed.has(figure.figure) ? [] : (figureNews(figure) ?? []);
  });
}

/** A figure that left a story and one that came in are the same under another id: no two of a story share a label. */
function renamesIn(figures: readonly FigureChange[]): [Figure, Figure][] {
  const added = figures.flatMap((change) => (change.change === "added" ? change.figure : []));
  return figures.flatMap((change): [Figure, Figure][] => {
    if (change.change !== "removed") return [];
    const { label, kind } = change.figure;
    const same = added.find((figure) => figure.label === label && figure.kind === kind);
    return same ? [[change.figure, same]] : [];
  });
}

function newsOfRenamed(from: Figure, to: Figure): FigureNews | undefined {
  const claims = claimChanges(from, to);
  return figureNews({ change: "changed", from, to, meaning: true, claims, told: to.label });
}
