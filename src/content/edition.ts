import { createHash } from "node:crypto";
import { type FigureIndex, indexFigures } from "./figure-index.ts";
import type { Figure, Story } from "./story.ts";

/** One immutable snapshot of all content. What it holds has passed every check. */
export interface Edition {
  /** Names the content: the same stories give the same name on every machine. */
  readonly name: string;
  /** Every story, drafts and withdrawn ones too, by id. */
  readonly storyById: ReadonlyMap<string, Story>;
  /** The stories that may be told, the newest first. */
  readonly published: readonly Story[];
  /** The topics of the published stories, the one with the most stories first. */
  readonly topics: readonly { readonly topic: string; readonly stories: number }[];
  /** The figures of the published stories, by all their names. */
  readonly figures: FigureIndex;
  /** The story a figure belongs to. */
  storyOf(figure: Figure): Story;
}

/** Characters of an edition's name: enough that no two editions of one newsroom ever share it. */
const NAME_LENGTH = 16;

/** Makes an edition. The order in which the stories come does not matter. */
export function createEdition(stories: readonly { readonly story: Story; readonly hash: string }[]): Edition {
  const storyById = new Map(stories.map(({ story }) => [story.id, story]));
  const published = [...storyById.values()].filter(({ status }) => status === "published").sort(newestFirst);
  const figures = published.flatMap((story) => story.figures);
  const topics = countTopics(published);
  let index: FigureIndex | undefined;
  return {
    name: editionNameOf(stories.map(({ story, hash }) => [story.id, hash])),
    storyById,
    published,
    topics,
    get figures() {
      index ??= indexFigures(figures);
      return index;
    },
    storyOf: ({ ref }) => storyById.get(ref.slice(0, ref.indexOf("/")))!,
  };
}

function countTopics(stories: readonly Story[]): { topic: string; stories: number }[] {
  const countByTopic = new Map<string, number>();
  for (const topic of stories.flatMap(({ topics }) => [...new Set(topics)]))
    countByTopic.set(topic, (countByTopic.get(topic) ?? 0) + 1);
  return [...countByTopic]
    .map(([topic, stories]) => ({ topic, stories }))
    .sort((a, b) => b.stories - a.stories || (a.topic < b.topic ? -1 : 1));
}

/** The name of the edition that is made of these stories: pairs of an id and a hash. */
export function editionNameOf(stories: readonly (readonly [id: string, hash: string])[]): string {
  const lines = stories.map(([id, hash]) => `${id} ${hash}`).sort();
  return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, NAME_LENGTH);
}

function newestFirst(a: Story, b: Story): number {
  const [dateA, dateB] = [lastReported(a), lastReported(b)];
  if (dateA !== dateB) return dateA < dateB ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

/** The newest date among a story's reports; "" where none states one. A month sorts before its days. */
export function lastReported({ reports }: Story): string {
  return reports.reduce((last, { date = "" }) => (date > last ? date : last), "");
}
