import { hashOf, saysSame } from "./normal-form.ts";
import { parseSentence } from "./prose.ts";
import type { ClaimEntry, FigureEntry, StoryFile } from "./schema.ts";

export type ReportEntry = StoryFile["reports"][string];

/** A claim and the report that printed it. */
export interface PrintedClaim {
  readonly claim: ClaimEntry;
  readonly report: ReportEntry;
}

/** What is said in the place of a claim. */
export interface Said extends Pick<ClaimEntry, "words" | "value" | "hedge"> {
  readonly by: string | undefined;
  /** The report that printed it, and the id it has or is to have in the story. */
  readonly report: { readonly id: string; readonly entry: ReportEntry };
}

/** What a moderator changes in a story, beside its file. */
export type Change =
  /** One claim of a figure takes the place of another. `was` is the claim as the source has it. */
  | {
      readonly kind: "correct";
      readonly figure: string;
      readonly was: PrintedClaim;
      readonly to: PrintedClaim;
      /** What it is a figure of, to tell people. */
      readonly of: Omit<FigureEntry, "claims" | "aliases">;
    }
  /** `was` is what the source has of the figure. */
  | { readonly kind: "withdraw-figure"; readonly figure: string; readonly was: FigureEntry }
  /** `was` is the hash of the source's story, where that was known. */
  | { readonly kind: "withdraw-story"; readonly was?: string | undefined };

/** How a change stands to what the source says now. */
export type Standing =
  /** The source says what it said when the change was made. */
  | "fits"
  /** The source says the same as the change. */
  | "settled"
  /** The source says something else than then. */
  | "moved"
  /** The source has nothing left to change. */
  | "gone";

export function standingOf(change: Change, file: StoryFile | undefined): Standing {
  if (change.kind === "withdraw-story") {
    if (file === undefined || file.status === "withdrawn") return "settled";
    return change.was === undefined || change.was === hashOf(file) ? "fits" : "moved";
  }
  const figure = figureIn(file, change.figure);
  if (change.kind === "withdraw-figure") {
    if (figure === undefined || file?.status === "withdrawn") return "settled";
    return saysSame(figure, change.was) ? "fits" : "moved";
  }
  if (file === undefined || figure === undefined) return "gone";
  if (placeOf(change.to, figure, file) >= 0 && placeOf(change.was, figure, file) < 0) return "settled";
  return placeOf(change.was, figure, file) >= 0 ? "fits" : "moved";
}

/** What stands in the place that a change is about: a claim, a figure, or a story, of which the hash is enough. */
export type Present = PrintedClaim | FigureEntry | string | undefined;

/** What the source has in the place that a change is about; undefined where it has nothing there. */
export function presentOf(change: Change, file: StoryFile | undefined): Present {
  if (change.kind === "withdraw-story") return file && hashOf(file);
  const figure = figureIn(file, change.figure);
  if (file === undefined || figure === undefined) return undefined;
  if (change.kind === "withdraw-figure") return figure;
  return printedClaim(figure.claims[placeFor(change, figure, file)]!, file);
}

/** A change that is to stand on what the source says now: `presentOf` it. Undefined where that is nothing. */
export function rebasedOn(change: Change, present: Present): Change | undefined {
  if (present === undefined) return undefined;
  // What is present is of the kind that the change is about: `presentOf` gave it.
  return { ...change, was: present } as Change;
}

/** A story with a change in it. What is "settled" or "gone" changes nothing. It is to be checked like any other. */
export function amended(file: StoryFile, change: Change): StoryFile {
  if (change.kind === "withdraw-story") return { ...file, status: "withdrawn" };
  const figure = figureIn(file, change.figure);
  if (figure === undefined) return file;
  if (change.kind === "withdraw-figure") return withoutFigure(file, change.figure);
  if (standingOf(change, file) === "settled") return file;
  const { id, reports } = withReport(change.to, file);
  const claims = figure.claims.with(
    placeFor(change, figure, file),
    defined({ ...change.to.claim, report: id }),
  );
  return { ...file, reports, figures: { ...file.figures, [change.figure]: { ...figure, claims } } };
}

export function printedClaim(claim: ClaimEntry, { reports }: StoryFile): PrintedClaim {
  return { claim, report: reports[claim.report]! };
}

/**
 * A claim that says something else. Whom another report was told it through, what that counts, and its words for the
 * window are that report's own: they do not go over to a new one. Through whom it was told goes with who told it.
 */
export function saidInstead({ claim, report }: PrintedClaim, said: Said): PrintedClaim {
  const { words, value, hedge, by } = said;
  const { through, counts, window, ...old } = claim;
  const isSame = said.report.entry.url === report.url;
  const ownWindow = isSame || typeof window !== "object" ? window : defined({ ...window, words: undefined });
  const isUnsaid = by === undefined && claim.by !== undefined;
  const own = isSame ? { through: isUnsaid ? undefined : through, counts } : {};
  const saying = { ...old, ...own, window: ownWindow, words, value, hedge, by, report: said.report.id };
  return { claim: defined(saying), report: said.report.entry };
}

/** A figure leaves with the sentences that tell it. */
function withoutFigure(file: StoryFile, id: string): StoryFile {
  const { [id]: _, ...figures } = file.figures;
  return { ...file, figures, brief: file.brief.filter((sentence) => !tells(sentence, id)) };
}

function tells(sentence: string, figure: string): boolean {
  return parseSentence(sentence).some((run) => typeof run !== "string" && run.figure === figure);
}

function figureIn(file: StoryFile | undefined, id: string): FigureEntry | undefined {
  return file !== undefined && Object.hasOwn(file.figures, id) ? file.figures[id] : undefined;
}

/**
 * The claim that a correction takes the place of: the very one, else of the same report's the likest, else the one that
 * leads.
 */
function placeFor({ was }: Change & { kind: "correct" }, figure: FigureEntry, file: StoryFile): number {
  const same = placeOf(was, figure, file);
  if (same >= 0) return same;
  const alike = figure.claims.map((claim) =>
    file.reports[claim.report]?.url === was.report.url ? 1 + partsAlike(claim, was.claim) : 0,
  );
  return alike.indexOf(Math.max(...alike));
}

const PARTS = ["words", "value", "hedge", "window", "by", "through", "counts"] as const;

function partsAlike(a: ClaimEntry, b: ClaimEntry): number {
  return PARTS.filter((part) => saysSame(a[part], b[part])).length;
}

function placeOf(printed: PrintedClaim, figure: FigureEntry, file: StoryFile): number {
  const wanted = contentOf(printed);
  return figure.claims.findIndex((claim) => contentOf(printedClaim(claim, file)) === wanted);
}

/** What a claim says, whatever its report is called in the file. A report is known by its address. */
function contentOf({ claim, report }: PrintedClaim): string {
  const { words, value, hedge, window, by, through, counts } = claim;
  return JSON.stringify([words, value, hedge, windowOf(window), by, through, counts, report.url]);
}

function windowOf(window: ClaimEntry["window"]): unknown {
  return typeof window === "object" ? Object.entries(window).sort(([a], [b]) => (a < b ? -1 : 1)) : window;
}

/** The reports with that of a claim among them, and its id there. The source may have given the id to another one. */
function withReport(
  { claim, report }: PrintedClaim,
  { reports }: StoryFile,
): { readonly id: string; readonly reports: StoryFile["reports"] } {
  const known = Object.entries(reports).find(([, { url }]) => url === report.url)?.[0];
  if (known !== undefined) return { id: known, reports };
  const id = freeId(claim.report, reports);
  return { id, reports: { ...reports, [id]: defined(report) } };
}

/** Without the keys that hold nothing: a file has no such keys either. */
function defined<T extends object>(entry: T): T {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as T;
}

/** The id, or where it is taken, the first of "id-2", "id-3" and so on that is not. At most 64 characters. */
export function freeId(wanted: string, taken: Readonly<Record<string, unknown>>): string {
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? "" : `-${number}`;
    const id = `${wanted.slice(0, 64 - end.length).replace(/-+$/, "")}${end}`;
    if (!Object.hasOwn(taken, id)) return id;
  }
}
