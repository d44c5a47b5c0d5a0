import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { CheckContext } from "./check-context.ts";
import type { ContentProblem } from "./problem.ts";
import { sizeFault } from "./story-file.ts";
import { type CheckedStories, createStorySet, type FoundFile, wholeFile } from "./story-set.ts";

export interface ContentFolder {
  /**
   * Reads the folder. A file that has not changed since the last reading is not read again. Rejects only with the
   * reason of `signal`, where that says to stop.
   */
  read(context: Omit<CheckContext, "name">, signal?: AbortSignal): Promise<CheckedStories>;
}

/** A folder of stories: `folder/stories/*.yaml`, or `folder/*.yaml` where it has no `stories`. */
export function createContentFolder(folder: string): ContentFolder {
  const stories = createStorySet();
  return {
    async read(context, signal) {
      const listing = listStories(folder);
      if ("problem" in listing) return { stories: [], problems: [listing.problem] };
      return stories.check(foundFiles(listing.files, signal), context);
    },
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
    .filter((entry) => !entry.isDirectory() && isStoryName(entry.name))
    .map(({ name }) => join(folder, name))
    .sort();
}

/** Whether a file is named as a story is: `harbour-fire.yaml`, and not the hidden copy of an editor. */
export function isStoryName(name: string): boolean {
  return /^[^.].*\.ya?ml$/i.test(name);
}

/** The files one by one, each looked at only when it is its turn. */
function* foundFiles(files: readonly string[], signal: AbortSignal | undefined): Iterable<FoundFile> {
  for (const file of files) {
    signal?.throwIfAborted();
    yield lookAt(file);
  }
}

function lookAt(file: string): FoundFile {
  try {
    const stats = statSync(file);
    // What is no file (a pipe, a device) may never end.
    if (!stats.isFile()) return { file, fault: "this is not a file: remove it" };
    const tooLarge = sizeFault(stats.size);
    if (tooLarge !== undefined) return { file, fault: tooLarge };
    const stamp = `${stats.mtimeMs} ${stats.ctimeMs} ${stats.size} ${stats.ino}`;
    return { file, stamp, bytes: () => bytesOf(file) };
  } catch (error) {
    return { file, fault: unreadableFile(error) };
  }
}

function bytesOf(file: string): Uint8Array | { fault: string } {
  try {
    return readFileSync(file);
  } catch (error) {
    return { fault: unreadableFile(error) };
  }
}

function unreadableFile(error: unknown): string {
  return `this file cannot be read: ${reason(error)}`;
}

function unreadableFolder(folder: string, error: unknown): ContentProblem {
  return wholeFile(folder, `this folder cannot be read: ${reason(error)}`);
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
