import { amended, presentOf, type Standing, standingOf } from "../content/amend.ts";
import { checkFile } from "../content/check-file.ts";
import type { ContentProblem } from "../content/problem.ts";
import type { StoryFile } from "../content/schema.ts";
import type { CheckedStory } from "../content/story-file.ts";
import { latestToday } from "../newsroom.ts";
import type { AmendmentRows, KeptAmendment } from "./amendment-rows.ts";
import type { Amend } from "./candidate.ts";

/**
 * Puts the amendments into what a source holds. One that the source has made its own is settled; one under which the
 * source has moved stands, and is noted as in conflict, until a moderator says which of the two is right.
 */
export function createAmending(rows: AmendmentRows, now: () => Temporal.Instant): Amend {
  return async (read) => {
    // Where a file is kept out, what it says is not known.
    if (read.problems.some(({ severity }) => severity === "error")) return read;
    const live = await rows.live();
    if (live.length === 0) return read;
    const sourceById = new Map(read.stories.map((checked) => [checked.story.id, checked]));
    const fileById = new Map<string, StoryFile>();
    const problems: ContentProblem[] = [];
    for (const kept of live) {
      const source = sourceById.get(kept.story)?.file;
      const standing = standingOf(kept.change, source);
      await writeDown(kept, standing, source, rows);
      if (standing === "moved" || standing === "gone") problems.push(dispute(kept, standing));
      if (standing === "settled" || standing === "gone" || source === undefined) continue;
      fileById.set(kept.story, amended(fileById.get(kept.story) ?? source, kept.change));
    }
    const checked = new Map<string, CheckedStory>();
    for (const [id, file] of fileById) {
      const result = checkFile(file, { today: latestToday(now()) });
      if ("errors" in result) problems.push(...unfit(result.errors, live, id));
      else checked.set(id, result);
    }
    return {
      stories: read.stories.map((one) => checked.get(one.story.id) ?? one),
      problems: [...read.problems, ...problems],
    };
  };
}

async function writeDown(
  { id, change, conflict }: KeptAmendment,
  standing: Standing,
  source: StoryFile | undefined,
  rows: AmendmentRows,
): Promise<void> {
  if (standing === "settled") await rows.settle([id]);
  else if (standing === "gone") await rows.note(id, {});
  else if (standing === "moved") await rows.note(id, { source: presentOf(change, source) });
  else if (conflict !== undefined) await rows.note(id, undefined);
}

/** The source says a third thing: the amendment stands meanwhile, so that nothing is undone unseen. */
function dispute({ id, story, change }: KeptAmendment, standing: "moved" | "gone"): ContentProblem {
  const what = change.kind === "withdraw-story" ? "the story" : `“${change.figure}”`;
  const message =
    standing === "gone"
      ? `the source has no ${what} any more that it could change: /desk amendments drop ${id}`
      : `the source says something else of ${what} since; it stands until you say: /desk amendments keep ${id}, or drop ${id} for what the source says`;
  return { file: `${story} with amendment ${id}`, message, severity: "warning" };
}

/** The source's story and its amendments, each sound, are not sound together. */
function unfit(
  errors: readonly { readonly message: string }[],
  live: readonly KeptAmendment[],
  story: string,
): ContentProblem[] {
  const ids = live.filter((one) => one.story === story).map(({ id }) => id);
  const which = ids.length === 1 ? `amendment ${ids[0]}` : `amendments ${ids.join(", ")}`;
  return errors.map(({ message }) => ({
    file: `${story} with ${which}`,
    message: `${message}. Take back what is wrong: /desk amendments drop ${ids.at(-1)}`,
    severity: "error",
  }));
}
