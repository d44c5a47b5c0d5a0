import { readFileSync } from "node:fs";
import { UserError } from "../chat/errors.ts";
import { type ReportText, readReportText } from "../content/check-words.ts";
import { formatProblem } from "../content/problem.ts";
import type { CheckedStories } from "../content/story-set.ts";
import { latestToday } from "../newsroom.ts";
import { openSource } from "../sources/open.ts";
import { counted } from "../text/counted.ts";
import { didYouMean } from "../text/nearest.ts";
import { sourceNamed, unreadError } from "./source-named.ts";
import type { World } from "./world.ts";

/** Prints every problem of the content at its line. Warnings count too: a clean run has none. */
export async function lint(
  named: string | undefined,
  options: { text: string[] },
  world: World,
): Promise<void> {
  const source = openSource(sourceNamed(named, world), world);
  const texts = new Map(options.text.map(readText));
  const reading = await source.read({ today: latestToday(world.now()), ...(texts.size > 0 && { texts }) });
  // Read once, there is nothing that it could not have been modified since.
  if (reading.outcome === "not-modified") throw new Error("a first reading cannot be unmodified");
  if (reading.outcome !== "read") throw unreadError(reading);
  const { stories, problems } = reading;
  for (const problem of problems) world.out(formatProblem(problem));
  if (problems.length > 0) return world.fail();
  refuseStrangers(texts.keys(), stories);
  const figures = stories.reduce((sum, { story }) => sum + story.figures.length, 0);
  const told = `${counted(stories.length, "story", "stories")}, ${counted(figures, "figure", "figures")}, no problems`;
  world.err(`${source.name}: ${told}`);
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
function refuseStrangers(given: Iterable<string>, stories: CheckedStories["stories"]): void {
  const known = new Set(stories.flatMap(({ story }) => story.reports.map(({ id }) => id)));
  for (const report of given) {
    if (known.has(report)) continue;
    const hint = didYouMean(report, known) || "--text takes the id that a report has in its story.";
    throw new UserError(`No story here has a report “${report}”: ${hint}`);
  }
}
