import type { Kysely, Selectable } from "kysely";
import type { Tables } from "../store/tables.ts";

/** Why a publication changed a figure, by the figure's ref. */
export type ReasonOf = (ref: string) => string | undefined;

/**
 * A publication may bring several changes from chat, each made for a reason of its own. Its own reason is that of the
 * last of them, unless whoever published it gave another; what no change from chat touched is told without that one.
 */
export async function reasonsOf(
  db: Kysely<Tables>,
  { edition, follows, reason }: Selectable<Tables["publications"]>,
): Promise<ReasonOf> {
  const changes = await db
    .selectFrom("amendments as a")
    .innerJoin("proposals as p", "p.id", "a.proposal")
    .select(["a.story", "a.figure", "a.reason"])
    .where("p.state", "=", "published")
    .where("p.edition", "=", edition)
    .where("p.follows", "=", follows)
    .orderBy("a.id")
    .execute();
  const isOfOneChange = changes.some((change) => change.reason === reason);
  const rest = isOfOneChange ? undefined : (reason ?? undefined);
  return (ref) => {
    const change = changes.findLast(
      ({ story, figure }) => ref === `${story}/${figure}` || (figure === null && ref.startsWith(`${story}/`)),
    );
    return change?.reason ?? rest;
  };
}
