import { readFileSync } from "node:fs";
import { UserError } from "../chat/errors.ts";
import { readConfig } from "../config.ts";
import { type ReportText, readReportText } from "../content/check-words.ts";
import { createContentFolder, type FolderContent } from "../content/folder.ts";
import { formatProblem } from "../content/problem.ts";
import { latestToday } from "../newsroom.ts";
import { counted } from "../text/counted.ts";
import { didYouMean } from "../text/nearest.ts";
import type { World } from "./world.ts";

/** Prints every problem of a content folder at its line. Warnings count too: a clean run has none. */
export async function lint(
  dir: string | undefined,
  options: { text: string[] },
  world: World,
): Promise<void> {
  const folder = dir ?? readConfig(world.env).contentDir;
  const texts = new Map(options.text.map(readText));
  const { stories, problems } = await createContentFolder(folder).read({
    today: latestToday(world.now()),
    texts,
  });
  for (const problem of problems) world.out(formatProblem(problem));
  if (problems.length > 0) return world.fail();
  refuseStrangers(texts.keys(), stories);
  const figures = stories.reduce((sum, { story }) => sum + story.figures.length, 0);
  const told = `${counted(stories.length, "story", "stories")}, ${counted(figures, "figure", "figures")}, no problems`;
  world.err(`${folder}: ${told}`);
}

function readText(given: string): [report: string, text: ReportText] {
  const [, report, file] = /^([^=]+)=(.+)$/.exec(given) ?? [];
  if (report === undefined || file === undefined)
    throw new UserError(
      `--text takes a report’s id and a file, as in --text article=article.txt, not “${given}”.`,
    );
  return [report, readReportText(textOf(file, report))];
}

function textOf(file: string, report: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UserError(`The text of “${report}” cannot be read: is ${file} the right path?`);
  }
}

/** A text whose report no story has proves nothing, and its name is most likely mistyped. */
function refuseStrangers(given: Iterable<string>, stories: FolderContent["stories"]): void {
  const known = new Set(stories.flatMap(({ story }) => story.reports.map(({ id }) => id)));
  for (const report of given) {
    if (known.has(report)) continue;
    const hint = didYouMean(report, known) || "--text takes the id that a report has in its story.";
    throw new UserError(`No story here has a report “${report}”: ${hint}`);
  }
}
