import { freeId, type ReportEntry, type Said } from "../content/amend.ts";
import { isWebAddress } from "../content/schema.ts";
import type { Claim, Report, Story } from "../content/story.ts";
import { isPartialDate } from "../figures/partial-date.ts";
import { didYouMean } from "../text/nearest.ts";

/** Which report printed a claim, as it was typed or filled in. What is undefined or "" was not said. */
export interface ReportTyped {
  readonly report?: string | undefined;
  readonly title?: string | undefined;
  readonly outlet?: string | undefined;
  readonly date?: string | undefined;
  readonly url?: string | undefined;
}

/** The choice of a report that is none of the story's yet. */
export const NEW_REPORT = "new";

/** How a new report is typed as one text. */
const AS_TEXT =
  "write title | outlet | date | address, as in “Count revised | Harbour Board | 2026-03-09 | https://board.example/count”, without the date where none is printed";

/**
 * The report that printed a claim: that of `old` where nothing is said, one of the story's by its id or its outlet, or
 * a new one, part by part or as one text. What is wrong with it goes into `faults`, by option.
 */
export function reportOf(
  typed: ReportTyped,
  old: Claim,
  story: Story,
  faults: Record<string, string>,
): Said["report"] | undefined {
  const named = typed.report?.trim() ?? "";
  const isDescribed = [typed.title, typed.outlet, typed.date, typed.url].some(Boolean);
  if (/[|\n]/.test(named)) return readText(named, story, faults);
  if (named.toLowerCase() === NEW_REPORT || (named === "" && isDescribed))
    return readParts(typed, story, faults);
  const report = named === "" ? old.report : known(named, story);
  if (!report) faults.report = noSuch(named, story);
  else if (isDescribed) faults.report = bothSaid(report);
  return report && !isDescribed ? { id: report.id, entry: entryOf(report) } : undefined;
}

function known(name: string, { reports }: Story): Report | undefined {
  const wanted = name.toLowerCase();
  const ofOutlet = reports.filter(({ outlet }) => outlet.toLowerCase() === wanted);
  return reports.find(({ id }) => id === wanted) ?? (ofOutlet.length === 1 ? ofOutlet[0] : undefined);
}

/** Reports named to who meant one of them. */
const NAMED = 10;

function noSuch(named: string, { reports }: Story): string {
  const ids = reports.map(({ id }) => id);
  const more = ids.length - NAMED;
  const all = `it has ${ids.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return `this story has no report ${quoted(named)}: ${didYouMean(named, ids) || all}; for a new one ${AS_TEXT}`;
}

function bothSaid({ id, outlet }: Report): string {
  return `“${id}” (${outlet}) is a report that the story has, and a new one is described beside it: choose the new one (report:new), or empty its title, outlet, date and address`;
}

type Parts = Record<"title" | "outlet" | "date" | "url", string>;

function readText(text: string, story: Story, faults: Record<string, string>): Said["report"] | undefined {
  const parts = partsOf(text);
  const wrong = Object.values(wrongWith(parts));
  if (wrong.length === 0) return newReport(parts, story);
  faults.report = `${wrong.join("; ")}. For a new report ${AS_TEXT}`;
  return undefined;
}

/** The parts stand between bars, of which a title may have some of its own, or on lines. */
function partsOf(text: string): Parts {
  const parts = text.includes("|") ? text.split(/[|\n]/) : text.split("\n").filter((line) => line.trim());
  const all = parts.map((part) => part.trim());
  const url = all.length > 2 ? all.pop()! : "";
  const date = all.length > 2 ? all.pop()! : "";
  const outlet = all.length > 1 ? all.pop()! : "";
  return { title: all.join(" | "), outlet, date, url };
}

function readParts(
  { title = "", outlet = "", date = "", url = "" }: ReportTyped,
  story: Story,
  faults: Record<string, string>,
): Said["report"] | undefined {
  const parts = { title, outlet, date, url };
  const wrong = wrongWith(parts);
  Object.assign(faults, wrong);
  return Object.keys(wrong).length === 0 ? newReport(parts, story) : undefined;
}

/** What is wrong with a new report, by its parts: what was written there, and what is to be. */
function wrongWith({ title, outlet, date, url }: Parts): Partial<Parts> {
  const wrong: Partial<Parts> = {};
  if (title === "") wrong.title = "a new report needs its title, the headline as printed";
  if (outlet === "") wrong.outlet = "a new report needs its outlet, who published it";
  if (date !== "" && !isPartialDate(date))
    wrong.date = `${quoted(date)} is not a date: write 2026-03-09, 2026-03 or 2026, as far as it is printed`;
  if (url === "") wrong.url = "a new report needs its address, from https:// on";
  else if (!isWebAddress(url))
    wrong.url = `${quoted(url)} is not a web address: copy all of it, as in https://board.example/count`;
  return wrong;
}

function newReport({ date, ...report }: Parts, { reports }: Story): Said["report"] {
  const same = reports.find(({ url }) => url === report.url);
  if (same) return { id: same.id, entry: entryOf(same) };
  const taken = Object.fromEntries(reports.map(({ id }) => [id, true]));
  return { id: freeId(slugOf(report.outlet), taken), entry: { ...report, ...(date && { date }) } };
}

function entryOf({ id: _, ...report }: Report): ReportEntry {
  return Object.fromEntries(Object.entries(report).filter(([, value]) => value !== undefined)) as ReportEntry;
}

/** "The Washington Post" is the-washington-post. */
function slugOf(outlet: string): string {
  const plain = outlet
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return slug === "" || /^\d+$/.test(slug) ? "report" : slug;
}

/** Of what was typed so much that it is known again. */
const QUOTED = 80;

function quoted(typed: string): string {
  return `“${typed.length > QUOTED ? `${typed.slice(0, QUOTED).toWellFormed()}…` : typed}”`;
}
