import { differenceBetween } from "../content/difference.ts";
import type { Edition } from "../content/edition.ts";
import type { Story } from "../content/story.ts";
import { fitNews } from "./room.ts";
import { countNews, type StoryNews, storyNews, withoutTold } from "./story-news.ts";

/** Stories that have one of these topics, or one of these ids; both empty: every story. */
export interface Scope {
  readonly topics: readonly string[];
  readonly stories: readonly string[];
}

export interface BriefingWish {
  /** What the channel's last digest was made of. Without it this is the channel's first. */
  readonly from: Edition | undefined;
  readonly to: Edition;
  readonly scope: Scope;
  readonly what: "changes" | "everything";
}

/** What one digest says. A digest says all of it, and never more. */
export interface Briefing {
  readonly scope: Scope;
  /** It tells what is new since the last one, and not all there is. */
  readonly isSinceLast: boolean;
  /** New stories before changed ones, the newest first. */
  readonly told: readonly ToldStory[];
  /** Stories that there was no room for but their headlines. */
  readonly titles: readonly Title[];
  /** How many more stories there was no room for at all. */
  readonly others: number;
  /** Stories that were told and are not any more. */
  readonly withdrawn: readonly Story[];
  readonly othersWithdrawn: number;
}

export interface ToldStory {
  readonly story: Story;
  /** All of it is told, and not only what changed. */
  readonly isInFull: boolean;
  readonly news: StoryNews;
  /** Changes that there was no room for. */
  readonly more: number;
}

export interface Title {
  readonly story: Story;
  /** How much of it changed; 0 where it is new. */
  readonly changes: number;
}

/** A digest is read on a phone: so many stories in full, changes of others, and headlines. */
const IN_FULL = 5;
const CHANGES = 10;
const TITLES = 10;

/**
 * What a digest is to say, or undefined where there is nothing new. For changes, editions will do that hold only the
 * stories which differ. What counts as news: docs/decisions/0014-what-is-news.md.
 */
export function briefingOf({ from, to, scope, what }: BriefingWish): Briefing | undefined {
  const isInScope = within(scope);
  const differences = from === undefined ? [] : differenceBetween(from, to);
  const known = new Set(from?.published.filter(isInScope).map(({ id }) => id));
  const whole = to.published.filter(
    (story) => isInScope(story) && (what === "everything" || !known.has(story.id)),
  );
  const newsById = new Map<string, StoryNews>();
  for (const change of differences) {
    if (change.change !== "changed" || !known.has(change.from.id)) continue;
    const news = storyNews(change, isInScope(change.to));
    if (news !== undefined) newsById.set(change.to.id, news);
  }
  const withdrawn = differences.flatMap((change) =>
    change.change === "removed" && known.has(change.story.id) ? [change.story] : [],
  );
  const wholeIds = new Set(whole.map(({ id }) => id));
  const changed = to.published.filter(({ id }) => newsById.has(id) && !wholeIds.has(id));
  const { told, titles } = share([...whole, ...changed], wholeIds, newsById);
  if (told.length + titles.length + withdrawn.length === 0) return undefined;
  return {
    scope,
    isSinceLast: from !== undefined && what === "changes",
    told,
    titles: titles.slice(0, TITLES),
    others: Math.max(0, titles.length - TITLES),
    withdrawn: withdrawn.slice(0, TITLES),
    othersWithdrawn: Math.max(0, withdrawn.length - TITLES),
  };
}

function within({ topics, stories }: Scope): (story: Story) => boolean {
  if (topics.length + stories.length === 0) return () => true;
  return ({ id, topics: own }) => stories.includes(id) || own.some((topic) => topics.includes(topic));
}

const NO_NEWS: StoryNews = { sentences: [], figures: [] };

/** Shares the room of a digest out, in order: some stories in full, then changes, and headlines when it is used up. */
function share(
  stories: readonly Story[],
  whole: ReadonlySet<string>,
  newsById: ReadonlyMap<string, StoryNews>,
): { told: ToldStory[]; titles: Title[] } {
  const told: ToldStory[] = [];
  const titles: Title[] = [];
  let room = CHANGES;
  for (const story of stories) {
    const all = newsById.get(story.id) ?? NO_NEWS;
    const isInFull = whole.has(story.id) && told.filter((other) => other.isInFull).length < IN_FULL;
    // What is told in full says its headline and sentences by itself.
    const news = isInFull ? { ...NO_NEWS, figures: withoutTold(all.figures, story.brief) } : all;
    if (isInFull || (countNews(news) > 0 && room > 0)) {
      const fitted = fitNews(news, room);
      told.push({ story, isInFull, ...fitted });
      room -= countNews(fitted.news);
    } else titles.push({ story, changes: countNews(all) });
  }
  return { told, titles };
}
