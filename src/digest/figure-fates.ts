import { differenceBetween } from "../content/difference.ts";
import type { Edition } from "../content/edition.ts";
import { type FigureNews, figureNews } from "./figure-news.ts";

/**
 * What became, between two editions, of each figure that is told otherwise now: by its ref, figures of stories that
 * were withdrawn or came back included. One that was only written in another way is not among them.
 */
export function figureFates(from: Edition, to: Edition): Map<string, FigureNews> {
  const fates = differenceBetween(from, to).flatMap((change): FigureNews[] => {
    if (change.change === "added")
      return change.story.figures.map((figure) => ({ to: figure, claims: [{ to: figure.claims[0] }] }));
    if (change.change === "removed")
      return change.story.figures.map((figure) => ({ from: figure, claims: [{ from: figure.claims[0] }] }));
    return change.figures.flatMap((figure) => {
      const isSpelling = figure.change === "changed" && !figure.meaning;
      return isSpelling ? [] : (figureNews(figure) ?? []);
    });
  });
  return new Map(fates.map((news) => [(news.to ?? news.from)!.ref, news]));
}
