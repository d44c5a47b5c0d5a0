import type { FigureNews } from "./figure-news.ts";
import { countNews, type StoryNews, withoutTold } from "./story-news.ts";

/** Told of one story: as much as a phone shows at once, so that no story crowds out the others. */
const SENTENCES = 4;
const CLAIMS = 6;

/** As much of a story's news as there is room for, and how much is left over. */
export function fitNews(news: StoryNews, room: number): { news: StoryNews; more: number } {
  const sentences = news.sentences.slice(0, Math.min(SENTENCES, room));
  const untold = { ...news, figures: withoutTold(news.figures, sentences) };
  const figures = fitFigures(untold.figures, Math.min(CLAIMS, room - sentences.length));
  const fitted = { ...news, sentences, figures };
  return { news: fitted, more: countNews(untold) - countNews(fitted) };
}

/** The first of the figures' claims, as many as there is room for. */
function fitFigures(figures: readonly FigureNews[], room: number): FigureNews[] {
  let left = room;
  return figures.flatMap((news) => {
    const claims = news.claims.slice(0, Math.max(0, left));
    left -= claims.length;
    return claims.length > 0 ? [{ ...news, claims }] : [];
  });
}
