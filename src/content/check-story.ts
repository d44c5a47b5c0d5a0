import { daysOfDate, wordDate } from "../figures/partial-date.ts";
import { didYouMean } from "../text/nearest.ts";
import { checkClaim } from "./check-claim.ts";
import type { CheckContext } from "./check-context.ts";
import { checkMeasure } from "./check-measure.ts";
import { foldName } from "./figure-index.ts";
import type { Finding } from "./problem.ts";
import { parseSentence, proseFaults } from "./prose.ts";
import type { StoryFile } from "./schema.ts";

/** Everything wrong with a story whose form is right: ids, dates, words against values, prose, reachability. */
export function checkStory(story: StoryFile, context: CheckContext): Finding[] {
  const prose = checkProse(story);
  return [
    ...checkName(story, context),
    ...checkReports(story, context),
    ...checkFigures(story, context),
    ...checkAsking(story),
    // A mistyped placeholder is one fault, and not also that of the figure it was to tell.
    ...(prose.length === 0 ? checkReach(story) : []),
    ...prose,
  ];
}

function checkName(story: StoryFile, { name }: CheckContext): Finding[] {
  if (story.id === name) return [];
  return [
    {
      path: ["id"],
      message: `the id is “${story.id}” but the file is named “${name}”: name the file ${story.id}.yaml, or change the id`,
    },
  ];
}

function checkReports(story: StoryFile, { today }: CheckContext): Finding[] {
  return Object.entries(story.reports).flatMap(([id, { date }]) => {
    if (date === undefined || Temporal.PlainDate.compare(daysOfDate(date).first, today) <= 0) return [];
    return [
      {
        path: ["reports", id, "date"],
        message: `${wordDate(date)} is in the future: check the date of the report`,
      },
    ];
  });
}

function checkFigures(story: StoryFile, context: CheckContext): Finding[] {
  return Object.entries(story.figures).flatMap(([id, figure]) => {
    const path = ["figures", id];
    const measure = checkMeasure(figure).map((finding) => ({ ...finding, path: [...path, ...finding.path] }));
    // Words cannot be held against a kind or unit that is itself wrong.
    if (measure.length > 0) return measure;
    return figure.claims.flatMap((claim, place) =>
      checkClaim(claim, figure, story, context).map((finding) => ({
        ...finding,
        path: [...path, "claims", place, ...finding.path],
      })),
    );
  });
}

/** Names that cannot lead anyone to the figure they are given to. Names are compared as questions are. */
function checkAsking(story: StoryFile): Finding[] {
  const findings: Finding[] = [];
  const figureByFoldedId = new Map(Object.keys(story.figures).map((id) => [foldName(id), id]));
  const figureByLabel = new Map<string, string>();
  for (const [id, figure] of Object.entries(story.figures)) {
    const label = foldName(figure.label);
    const same = figureByLabel.get(label);
    if (same !== undefined) {
      findings.push({
        path: ["figures", id, "label"],
        message: `the figure “${same}” has this label too: say in one of them what sets it apart`,
      });
    }
    figureByLabel.set(label, id);
    for (const [place, alias] of figure.aliases.entries()) {
      const other = figureByFoldedId.get(foldName(alias));
      if (other !== undefined && other !== id) {
        findings.push({
          path: ["figures", id, "aliases", place],
          message: `“${alias}” is the id of another figure of this story: remove it or choose another name`,
        });
      }
    }
  }
  return findings;
}

function checkReach(story: StoryFile): Finding[] {
  const told = new Set(
    story.brief.flatMap((sentence) =>
      parseSentence(sentence).flatMap((run) => (typeof run === "string" ? [] : [run.figure])),
    ),
  );
  return Object.entries(story.figures)
    .filter(([id, { aliases }]) => aliases.length === 0 && !told.has(id))
    .map(([id]) => ({
      path: ["figures", id],
      at: "key" as const,
      severity: "warning" as const,
      message: `no sentence of the brief tells “${id}” and it has no aliases, so only who knows its name finds it: add one of the two`,
    }));
}

function checkProse(story: StoryFile): Finding[] {
  const figures = new Set(Object.keys(story.figures));
  const inHeadline = proseFaults(
    story.headline,
    new Set(),
    () => "a headline holds no figure: leave it to the brief",
  );
  const inBrief = story.brief.flatMap((sentence, place) =>
    proseFaults(sentence, figures, (id) => noSuchFigure(id, figures)).map((fault) => ({
      path: ["brief", place],
      ...fault,
    })),
  );
  return [...inHeadline.map((fault) => ({ path: ["headline"], ...fault })), ...inBrief];
}

function noSuchFigure(id: string, figures: ReadonlySet<string>): string {
  return `this story has no figure “${id}”: ${didYouMean(id, figures) || `its figures are ${[...figures].join(", ") || "none yet"}`}`;
}
