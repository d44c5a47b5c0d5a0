import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { CheckContext } from "./check-context.ts";
import type { ContentProblem } from "./problem.ts";
import type { Story } from "./story.ts";
import { type ReadStory, readStory, sizeFault } from "./story-file.ts";

/** What a folder of stories holds: the sound ones, and everything wrong with any. */
export interface FolderContent {
  readonly stories: readonly { readonly story: Story; readonly hash: string }[];
  readonly problems: readonly ContentProblem[];
}

export interface ContentFolder {
  /** Reads the folder. A file that has not changed since the last reading is not read again. */
  read(context: Omit<CheckContext, "name">): Promise<FolderContent>;
}

interface Seen {
  readonly stamp: string;
  readonly read: ReadStory;
}

/** Files read between two breaths for whoever else is waiting. */
const AT_ONCE = 50;

/** A folder of stories: `folder/stories/*.yaml`, or `folder/*.yaml` where it has no `stories`. */
export function createContentFolder(folder: string): ContentFolder {
  let seenByFile = new Map<string, Seen>();

  return {
    async read(context) {
      const listing = listStories(folder);
      if ("problem" in listing) return { stories: [], problems: [listing.problem] };
      const seen = new Map<string, Seen>();
      for (const [place, file] of listing.files.entries()) {
        if (place % AT_ONCE === AT_ONCE - 1) await setImmediate();
        seen.set(file, readAgain(file, seenByFile.get(file), context));
      }
      seenByFile = seen;
      return contentOf(
        [...seen.values()].map(({ read }) => read),
        clashes(listing.files),
      );
    },
  };
}

function contentOf(reads: readonly ReadStory[], more: readonly ContentProblem[]): FolderContent {
  return {
    stories: reads.flatMap(({ story, hash }) => (story && hash ? [{ story, hash }] : [])),
    problems: [...reads.flatMap(({ problems }) => problems), ...more],
  };
}

function listStories(folder: string): { files: string[] } | { problem: ContentProblem } {
  const inner = join(folder, "stories");
  try {
    return { files: storiesIn(inner) };
  } catch (error) {
    // A single file may be given for a folder, and is then all there is.
    if (codeOf(error) === "ENOTDIR" && /\.ya?ml$/i.test(folder)) return { files: [folder] };
    // Any other fault than there being no such folder would pass for content without a story.
    if (codeOf(error) !== "ENOENT") return { problem: unreadableFolder(inner, error) };
  }
  try {
    return { files: storiesIn(folder) };
  } catch (error) {
    return { problem: unreadableFolder(folder, error) };
  }
}

function storiesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /^[^.].*\.ya?ml$/i.test(entry.name))
    .map(({ name }) => join(folder, name))
    .sort();
}

function readAgain(file: string, seen: Seen | undefined, context: Omit<CheckContext, "name">): Seen {
  const found = lookAt(file, seen, context);
  if ("read" in found) return found;
  const name = basename(file, extname(file));
  return { stamp: found.stamp, read: readStory(found.bytes, file, { ...context, name }) };
}

/** A file's bytes, or what is known of it without them. */
function lookAt(
  file: string,
  seen: Seen | undefined,
  { texts }: Omit<CheckContext, "name">,
): Seen | { readonly stamp: string; readonly bytes: Uint8Array } {
  try {
    const stats = statSync(file);
    // What is no file (a pipe, a device) may never end.
    if (!stats.isFile()) return { stamp: "", read: wholeFileProblem(file, "this is not a file: remove it") };
    const stamp = `${stats.mtimeMs} ${stats.ctimeMs} ${stats.size} ${stats.ino}`;
    // A file that was kept out is looked at again: its fault may have been the date it was read on.
    if (seen?.stamp === stamp && seen.read.story && !texts) return seen;
    const tooLarge = sizeFault(stats.size);
    if (tooLarge !== undefined) return { stamp, read: wholeFileProblem(file, tooLarge) };
    return { stamp, bytes: readFileSync(file) };
  } catch (error) {
    return { stamp: "", read: wholeFileProblem(file, `this file cannot be read: ${reason(error)}`) };
  }
}

/** Two files for one story: `a.yaml` and `a.yml`, or names that differ in case alone. */
function clashes(files: readonly string[]): ContentProblem[] {
  const firstByName = new Map<string, string>();
  return files.flatMap((file) => {
    const name = basename(file, extname(file)).toLowerCase();
    const first = firstByName.get(name);
    firstByName.set(name, first ?? file);
    return first
      ? [wholeFile(file, `${basename(first)} is a file for the same story: keep one of the two`)]
      : [];
  });
}

function wholeFileProblem(file: string, message: string): ReadStory {
  return { problems: [wholeFile(file, message)] };
}

function unreadableFolder(folder: string, error: unknown): ContentProblem {
  return wholeFile(folder, `this folder cannot be read: ${reason(error)}`);
}

function wholeFile(file: string, message: string): ContentProblem {
  return { file, line: 1, column: 1, message, severity: "error" };
}

const REASONS: Record<string, string> = {
  ENOENT: "it does not exist",
  EACCES: "permission is denied",
  ENOTDIR: "it is not a folder",
  EISDIR: "it is a folder",
  ELOOP: "its links lead in a circle",
};

function reason(error: unknown): string {
  return REASONS[codeOf(error) ?? ""] ?? (error as Error).message;
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
