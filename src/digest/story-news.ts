import type { StoryChange } from "../content/difference.ts";
import type { Sentence } from "../content/prose.ts";
import { type FigureNews, figureNews } from "./figure-news.ts";
import { readsAlike } from "./reads-alike.ts";

/** What a reader of a story's last telling has not read yet. */
export interface StoryNews {
  /** The headline until now, where the new one says something else. */
  readonly headlineWas?: string | undefined;
  /** Sentences that say what none said before. */
  readonly sentences: readonly Sentence[];
  readonly figures: readonly FigureNews[];
}

/** What was told and is not so any more comes before what was not told yet. */
const IN_ORDER = ["changed", "removed", "added"] as const;

type Changed = Extract<StoryChange, { change: "changed" }>;

/**
 * The news in a story's change, or undefined where there is none. Of a story that has left a channel's scope, only
 * what became of figures that the channel was told.
 */
export function storyNews({ from, to, figures }: Changed, isInScope: boolean): StoryNews | undefined {
  const all = IN_ORDER.flatMap((kind) => figures.filter(({ change }) => change === kind))
    .map(figureNews)
    .filter((news) => news !== undefined);
  const news: StoryNews = isInScope
    ? {
        headlineWas: readsAlike(from.headline, to.headline) ? undefined : from.headline,
        sentences: to.brief.filter(
          (sentence) => !from.brief.some((old) => sentenceReadsAlike(old, sentence)),
        ),
        figures: all,
      }
    : { sentences: [], figures: all.filter((news) => news.from !== undefined) };
  return countNews(news) > 0 ? news : undefined;
}

/** How many things there are to tell. */
export function countNews({ headlineWas, sentences, figures }: StoryNews): number {
  const claims = figures.reduce((count, { claims }) => count + claims.length, 0);
  return (headlineWas === undefined ? 0 : 1) + sentences.length + claims;
}

/** Of figures, those that these sentences do not bring along: a new figure that stands in one is told by it. */
export function withoutTold(figures: readonly FigureNews[], sentences: readonly Sentence[]): FigureNews[] {
  const told = new Set(sentences.flat().flatMap((run) => (typeof run === "string" ? [] : [run.figure])));
  return figures.filter(({ from, to }) => from !== undefined || !told.has(to!.id));
}

function sentenceReadsAlike(a: Sentence, b: Sentence): boolean {
  return readsAlike(written(a), written(b));
}

function written(sentence: Sentence): string {
  return sentence.map((run) => (typeof run === "string" ? run : `{${run.figure}}`)).join("");
}
