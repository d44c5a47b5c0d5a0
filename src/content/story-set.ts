import type { CheckContext } from "./check-context.ts";
import type { ContentProblem } from "./problem.ts";
import { type CheckedStory, type ReadStory, readStory } from "./story-file.ts";

/** What a set of story files holds: the sound stories, and everything wrong with any. */
export interface CheckedStories {
  readonly stories: readonly CheckedStory[];
  readonly problems: readonly ContentProblem[];
}

/** A file as it was found. `file` is its path as problems name it. */
export type FoundFile =
  | { readonly file: string; readonly fault: string }
  | {
      readonly file: string;
      /** Another one whenever the bytes are others. */
      readonly stamp: string;
      /** The bytes, or why they cannot be had. */
      readonly bytes: () => Uint8Array | { readonly fault: string };
    };

export interface StorySet {
  /** Checks these files, and forgets any others. A sound file whose stamp has not changed is not read again. */
  check(files: Iterable<FoundFile>, context: Omit<CheckContext, "name">): Promise<CheckedStories>;
}

interface Seen {
  readonly stamp?: string;
  readonly read: ReadStory;
}

/** Files read between two breaths for whoever else is waiting. */
const AT_ONCE = 50;

/** The story files of one place, checked again and again as they change. */
export function createStorySet(): StorySet {
  let seenByFile = new Map<string, Seen>();

  return {
    async check(files, context) {
      const seen = new Map<string, Seen>();
      for (const found of files) {
        if (seen.size % AT_ONCE === AT_ONCE - 1) await new Promise(setImmediate);
        seen.set(found.file, readAgain(found, seenByFile.get(found.file), context));
      }
      seenByFile = seen;
      const reads = [...seen.values()].map(({ read }) => read);
      return {
        stories: reads.flatMap(({ story, hash, file }) =>
          story && hash && file ? [{ story, hash, file }] : [],
        ),
        problems: [...reads.flatMap(({ problems }) => problems), ...clashes([...seen.keys()])],
      };
    },
  };
}

function readAgain(found: FoundFile, seen: Seen | undefined, context: Omit<CheckContext, "name">): Seen {
  if ("fault" in found) return unread(found.file, found.fault);
  const { file, stamp } = found;
  // A file that was kept out is looked at again: its fault may have been the date it was read on.
  if (seen?.stamp === stamp && seen.read.story && !context.texts) return seen;
  const bytes = found.bytes();
  if ("fault" in bytes) return unread(file, bytes.fault);
  return { stamp, read: readStory(bytes, file, { ...context, name: partsOf(file).name }) };
}

/** Two files for one story: `a.yaml` and `a.yml`, or names that differ in case alone. */
function clashes(files: readonly string[]): ContentProblem[] {
  const firstByName = new Map<string, string>();
  return files.flatMap((file) => {
    const { folder, name } = partsOf(file);
    const first = firstByName.get(name.toLowerCase());
    firstByName.set(name.toLowerCase(), first ?? file);
    if (first === undefined) return [];
    const told = partsOf(first).folder === folder ? first.slice(folder.length) : first;
    return [wholeFile(file, `${told} is a file for the same story: keep one of the two`)];
  });
}

/** A path's folder, with its last slash, and the file's name without its ending. */
function partsOf(file: string): { folder: string; name: string } {
  const [, folder = "", name = ""] = /^(.*[/\\])?(.*?)(?:\.[^.]*)?$/s.exec(file) ?? [];
  return { folder, name };
}

function unread(file: string, fault: string): Seen {
  return { read: { problems: [wholeFile(file, fault)] } };
}

/** A problem of a file, or a folder, as a whole. */
export function wholeFile(file: string, message: string): ContentProblem {
  return { file, line: 1, column: 1, message, severity: "error" };
}
