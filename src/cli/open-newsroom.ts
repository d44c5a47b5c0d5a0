import { UserError } from "../chat/errors.ts";
import { formatProblem } from "../content/problem.ts";
import { createNewsroom, type Newsroom } from "../newsroom.ts";
import type { World } from "./world.ts";

/** Problems shown when content cannot be used: enough to begin with. */
const SHOWN = 20;

/** A newsroom with an edition in it. Throws a UserError that lists what keeps the content out. */
export async function openNewsroom(folder: string, world: Pick<World, "now">): Promise<Newsroom> {
  const newsroom = createNewsroom(folder, world.now);
  const loaded = await newsroom.load();
  if (loaded.outcome !== "refused") return newsroom;
  const errors = loaded.problems.filter(({ severity }) => severity === "error");
  const more =
    errors.length > SHOWN
      ? `\nand ${errors.length - SHOWN} more: run “npm run -s dateline -- lint” to see them all`
      : "";
  throw new UserError(
    `The content has problems, so there is nothing to answer from:\n${errors.slice(0, SHOWN).map(formatProblem).join("\n")}${more}`,
  );
}
