import { createEdition } from "../content/edition.ts";
import { asItStands, createCandidates } from "../desk/candidate.ts";
import { createNewsroom, type Newsroom } from "../newsroom.ts";
import { openSource, type SourceSettings } from "../sources/open.ts";
import { contentError, unreadError } from "./source-named.ts";
import type { World } from "./world.ts";

/**
 * A newsroom with what a source holds in it, and no store: for a process that answers and ends. Throws a UserError that
 * says what keeps the content out.
 */
export async function openNewsroom(content: SourceSettings, { now }: Pick<World, "now">): Promise<Newsroom> {
  const candidates = createCandidates(openSource(content, { now }), { now, amend: asItStands });
  const reading = await candidates.read();
  if (reading.outcome !== "read") throw unreadError(reading);
  const { stories, problems } = reading;
  if (problems.some(({ severity }) => severity === "error")) throw contentError(problems);
  const newsroom = createNewsroom();
  newsroom.use(createEdition(stories), now());
  return newsroom;
}
