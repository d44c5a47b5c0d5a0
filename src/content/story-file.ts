import { decodeUtf8 } from "../text/utf8.ts";
import type { CheckContext } from "./check-context.ts";
import { checkStory } from "./check-story.ts";
import { explainIssues } from "./explain.ts";
import { createRuler } from "./lines.ts";
import { hashOf } from "./normal-form.ts";
import type { Locate } from "./places.ts";
import type { ContentProblem, Finding } from "./problem.ts";
import { type StoryFile, storySchema } from "./schema.ts";
import { type Story, storyOf } from "./story.ts";
import { parseYaml } from "./yaml.ts";

/** In bytes. The largest story the schema allows in practice is a tenth of it. */
const LARGEST = 1_048_576;
/** More problems in one file than anyone mends before looking again. */
const MOST_PROBLEMS = 100;

/** A story that has passed every check. */
export interface CheckedStory {
  readonly story: Story;
  /** Names the story's content, whatever the file's spelling of it. */
  readonly hash: string;
  /** As its file says it: what a store keeps, for `storyOf` makes the story of it. */
  readonly file: StoryFile;
}

/** A story file as read: the story, unless an error keeps it out, and everything that is wrong with it. */
export interface ReadStory extends Partial<CheckedStory> {
  readonly problems: readonly ContentProblem[];
}

/** Reads one story file. `path` is how problems name it. Never throws for anything the bytes hold. */
export function readStory(bytes: Uint8Array, path: string, context: CheckContext): ReadStory {
  const tooLarge = sizeFault(bytes.length);
  if (tooLarge !== undefined) return keptOut("", 0, tooLarge, path);
  const decoded = decodeUtf8(bytes);
  if ("before" in decoded) {
    const { before } = decoded;
    const message = "the file is not UTF-8 from here on: save it as UTF-8 in your editor";
    return keptOut(before, before.length, message, path);
  }
  const { text } = decoded;
  const parsed = parseYaml(text);
  if ("fault" in parsed) return keptOut(text, parsed.fault.offset, parsed.fault.message, path);
  const { value, locate } = parsed;
  const checked = storySchema.safeParse(value);
  if (!checked.success) {
    return { problems: placed(explainIssues(checked.error.issues, value), text, locate, path) };
  }
  const findings = checkStory(checked.data, context);
  const problems = findings.length === 0 ? [] : placed(findings, text, locate, path);
  if (findings.some(({ severity }) => severity !== "warning")) return { problems };
  const file = checked.data;
  return { story: storyOf(file), hash: hashOf(file), file, problems };
}

/** What is wrong with a file of a size (in bytes) that no story has; undefined where nothing is. */
export function sizeFault(size: number): string | undefined {
  if (size <= LARGEST) return undefined;
  const kilobytes = Math.ceil(size / 1024);
  return `the file has ${kilobytes} KB, and a story at most ${LARGEST / 1024}: split it into several stories`;
}

function keptOut(text: string, offset: number, message: string, file: string): ReadStory {
  return { problems: [{ file, ...createRuler(text)(offset), message, severity: "error" }] };
}

/** Findings at their lines and columns, in the order of the file. Of too many, errors are kept before warnings. */
function placed(findings: readonly Finding[], text: string, locate: Locate, file: string): ContentProblem[] {
  const found = findings.map((finding) => ({ ...finding, start: startOf(finding, locate) }));
  const kept = found
    .sort(byWeight)
    .slice(0, MOST_PROBLEMS)
    .sort((a, b) => a.start - b.start);
  const ruler = createRuler(text);
  const problems = kept.map(
    ({ start, message, severity }): ContentProblem => ({
      file,
      ...ruler(start),
      message,
      severity: severity ?? "error",
    }),
  );
  const more = found.length - kept.length;
  return more === 0 ? problems : [...problems, { ...problems.at(-1)!, message: `and ${more} more problems` }];
}

function startOf({ path, at, offset }: Finding, locate: Locate): number {
  const place = locate(path);
  if (at === "key") return place.key;
  return offset === undefined ? place.value : place.within(offset);
}

function byWeight(a: Finding & { start: number }, b: Finding & { start: number }): number {
  return Number(a.severity === "warning") - Number(b.severity === "warning") || a.start - b.start;
}
