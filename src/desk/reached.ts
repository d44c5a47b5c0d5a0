import type { Kysely } from "kysely";
import type { Reached } from "../chat/desk.ts";
import { differenceBetween } from "../content/difference.ts";
import type { Edition } from "../content/edition.ts";
import type { Figure } from "../content/story.ts";
import type { Tables } from "../store/tables.ts";

/** Figures of one query. */
const AT_ONCE = 500;

/** Which channels were told figures that one edition has and the next has otherwise, or not at all. */
export async function reachedBy(
  db: Kysely<Tables>,
  editions: { readonly from: Edition; readonly to: Edition },
): Promise<Reached[]> {
  const figures = figuresLost(editions.from, editions.to);
  const reached: Reached[] = [];
  for (let at = 0; at < figures.length; at += AT_ONCE) {
    const rows = await db
      .selectFrom("content_figures as f")
      .innerJoin("deliveries as d", "d.content", "f.content")
      .select(["f.figure", "d.chat", "d.channel"])
      .distinct()
      .where("f.figure", "in", figures.slice(at, at + AT_ONCE))
      // Whatever has landed of a message stands there, and what is not known to have may.
      .where((where) => where.or([where("d.messages", "is not", null), where("d.state", "=", "unknown")]))
      .orderBy("d.chat")
      .orderBy("d.channel")
      .execute();
    for (const [figure, told] of Map.groupBy(rows, (row) => row.figure))
      reached.push({ figure, channels: told.map(({ chat, channel }) => ({ chat, channel })) });
  }
  return reached;
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
