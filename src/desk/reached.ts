import type { Kysely } from "kysely";
import type { Reached } from "../chat/desk.ts";
import { differenceBetween } from "../content/difference.ts";
import type { Edition } from "../content/edition.ts";
import type { Figure } from "../content/story.ts";
import { chunksOf } from "../store/chunks.ts";
import type { Tables } from "../store/tables.ts";

/** Figures of one query. */
const FIGURES = 500;
/** Contents of one query. Each may have gone to thousands of channels, and whoever asks something meanwhile waits. */
const CONTENTS = 50;

/** Which channels were told figures that one edition has and the next has otherwise, or not at all. */
export async function reachedBy(
  db: Kysely<Tables>,
  editions: { readonly from: Edition; readonly to: Edition },
): Promise<Reached[]> {
  const figuresByContent = await holding(db, figuresLost(editions.from, editions.to));
  const channelByName = new Map<string, Channel>();
  const toldByFigure = new Map<string, Set<Channel>>();
  // A year of digests to thousands of channels are millions of messages: those that tell the same are looked up as one.
  const alike = Map.groupBy(figuresByContent.keys(), (content) => figuresByContent.get(content)!.join(" "));
  for (const contents of alike.values()) {
    const told = await channelsOf(db, contents, channelByName);
    for (const figure of figuresByContent.get(contents[0]!)!)
      toldByFigure.set(figure, told.union(toldByFigure.get(figure) ?? new Set()));
  }
  return [...toldByFigure]
    .filter(([, told]) => told.size > 0)
    .map(([figure, told]) => ({ figure, channels: [...told].sort(inOrder) }));
}

type Channel = Reached["channels"][number];

/** The contents that hold any of these figures, each with which of them. */
async function holding(db: Kysely<Tables>, figures: readonly string[]): Promise<Map<string, string[]>> {
  const figuresByContent = new Map<string, string[]>();
  for (const some of chunksOf(figures, FIGURES)) {
    const rows = await db
      .selectFrom("content_figures")
      .selectAll()
      .where("figure", "in", some)
      .orderBy("figure")
      .execute();
    for (const { content, figure } of rows) {
      const others = figuresByContent.get(content);
      if (others) others.push(figure);
      else figuresByContent.set(content, [figure]);
    }
  }
  return figuresByContent;
}

/** The channels that were told one of these contents. A channel is the same object as in `known`. */
async function channelsOf(
  db: Kysely<Tables>,
  contents: readonly string[],
  known: Map<string, Channel>,
): Promise<Set<Channel>> {
  const channels = new Set<Channel>();
  for (const some of chunksOf(contents, CONTENTS)) {
    const rows = await db
      .selectFrom("deliveries")
      .select(["chat", "channel"])
      .distinct()
      .where("content", "in", some)
      // Whatever has landed of a message stands there, and what is not known to have may.
      .where((where) => where.or([where("messages", "is not", null), where("state", "=", "unknown")]))
      .execute();
    for (const { chat, channel } of rows) {
      const name = `${chat} ${channel}`;
      const same = known.get(name) ?? { chat, channel };
      known.set(name, same);
      channels.add(same);
    }
    await new Promise(setImmediate);
  }
  return channels;
}

function inOrder(a: Channel, b: Channel): number {
  if (a.chat !== b.chat) return a.chat < b.chat ? -1 : 1;
  return a.channel < b.channel ? -1 : 1;
}

/** The figures, by their references, that were told until now and are told otherwise, or no longer. */
function figuresLost(from: Edition, to: Edition): string[] {
  const refs = (figures: readonly Figure[]) => figures.map(({ ref }) => ref);
  return differenceBetween(from, to).flatMap((change) => {
    if (change.change === "added") return [];
    if (change.change === "removed") return refs(change.story.figures);
    return change.figures.flatMap((figure) => {
      if (figure.change === "added") return [];
      if (figure.change === "removed") return [figure.figure.ref];
      return figure.meaning ? [figure.from.ref] : [];
    });
  });
}
