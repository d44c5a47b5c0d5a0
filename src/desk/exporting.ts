import { amended, type Standing, standingOf } from "../content/amend.ts";
import { checkFile } from "../content/check-file.ts";
import { formatProblem } from "../content/problem.ts";
import { rewritten } from "../content/rewrite.ts";
import { readStory } from "../content/story-file.ts";
import type { KeptAmendment } from "./amendment-rows.ts";

/** What becomes of one story's file when its amendments are written back into it. */
export type Exported =
  | {
      readonly outcome: "written";
      readonly text: string;
      readonly amendments: readonly KeptAmendment[];
      readonly left: readonly Left[];
    }
  /** There is nothing to write: the file says it all. */
  | { readonly outcome: "same"; readonly left: readonly Left[] }
  /** The file is to be left alone, and why. */
  | { readonly outcome: "unsafe"; readonly why: string };

/** An amendment that is not written, and why. */
export interface Left {
  readonly id: number;
  readonly why: string;
}

const LEFT: Partial<Record<Standing, (id: number) => string>> = {
  moved: (id) =>
    `the file says something else since. Say which is right: /desk amendments keep ${id}, or drop ${id}`,
  gone: (id) => `the file has nothing left that it could change: /desk amendments drop ${id}`,
};

/**
 * Writes amendments into the text of a story's file. What comes out says exactly what the amended edition says, or
 * nothing does: it is read again and held against that.
 */
export function exportInto(
  text: string,
  { path, name, today }: { readonly path: string; readonly name: string; readonly today: Temporal.PlainDate },
  amendments: readonly KeptAmendment[],
): Exported {
  const context = { name, today };
  const read = readStory(Buffer.from(text), path, context);
  const [problem] = read.problems.filter(({ severity }) => severity === "error");
  if (!read.file) return { outcome: "unsafe", why: `it has an error: ${problem && formatProblem(problem)}` };
  const { file } = read;
  const left = amendments.flatMap(({ id, change }): Left[] => {
    const why = LEFT[standingOf(change, file)]?.(id);
    return why === undefined ? [] : [{ id, why }];
  });
  const fitting = amendments.filter(({ change }) => standingOf(change, file) === "fits");
  if (fitting.length === 0) return { outcome: "same", left };
  const after = fitting.reduce((story, { change }) => amended(story, change), file);
  const checked = checkFile(after, { today });
  if ("errors" in checked)
    return { outcome: "unsafe", why: `it would not lint: ${checked.errors[0]?.message}` };
  const fresh = rewritten(text, file, after);
  const again = fresh === undefined ? undefined : readStory(Buffer.from(fresh), path, context);
  if (fresh === undefined || again?.hash !== checked.hash)
    return {
      outcome: "unsafe",
      why: "it is written in a way that cannot be edited without touching the rest",
    };
  return { outcome: "written", text: fresh, amendments: fitting, left };
}
