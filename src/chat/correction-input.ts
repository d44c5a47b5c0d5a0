import { freeId, type ReportEntry, type Said } from "../content/amend.ts";
import type { Claim, Report, Story } from "../content/story.ts";
import { type Hedge, hedges } from "../figures/quantity.ts";
import { readQuantities } from "../figures/read.ts";
import { didYouMean } from "../text/nearest.ts";

/** What a correction says, as it was typed or filled in. What is undefined stays as it is; "" takes it away. */
export interface CorrectionTyped {
  readonly value?: string | undefined;
  readonly hedge?: string | undefined;
  readonly words?: string | undefined;
  readonly by?: string | undefined;
  readonly report?: string | undefined;
  readonly title?: string | undefined;
  readonly outlet?: string | undefined;
  readonly date?: string | undefined;
  readonly url?: string | undefined;
}

type Faults = Record<string, string>;

/** The choice of a report that is none of the story's yet. */
export const NEW_REPORT = "new";

/**
 * What a correction says in the place of a claim, or what is wrong with it, by option. Whether the words mean it is
 * not looked at here.
 */
export function readCorrection(
  typed: CorrectionTyped,
  old: Claim,
  story: Story,
): Said | { readonly faults: Faults } {
  const faults: Faults = {};
  const words = typed.words || old.words;
  const quantity = quantityOf(typed, words, old, faults);
  const printed = reportOf(typed, old, story, faults);
  if (Object.keys(faults).length > 0 || !quantity || !printed) return { faults };
  const by = (typed.by === undefined ? old.by : typed.by.trim()) || undefined;
  return { words, ...quantity, by, report: printed };
}

type Valued = Pick<Said, "value" | "hedge">;

/** The value and the hedge: as given, else as the words say, which prove them. */
function quantityOf(
  { value = "", hedge = "" }: CorrectionTyped,
  words: string,
  old: Claim,
  faults: Faults,
): Valued | undefined {
  const [said] = readQuantities(words);
  const read: Valued = (said?.quantity ?? old.quantity) as Valued;
  const given = value === "" ? undefined : readValue(value);
  if (given === "not a value") {
    faults.value = "it is not a number: write digits, as in 4500, or two numbers, as in 24 to 100";
    return undefined;
  }
  const named = hedge === "" ? undefined : hedges.find((one) => one === hedge.trim().toLowerCase());
  if (hedge !== "" && named === undefined) {
    faults.hedge = `it is one of ${hedges.join(", ")}; ${didYouMean(hedge, hedges)}`.replace(/; $/, "");
    return undefined;
  }
  return { value: given?.value ?? read.value, hedge: named ?? given?.hedge ?? read.hedge };
}

/** Digits as people group them: "1,200", "1 200", "1_200". A comma before a space stands between two numbers. */
const NUMBER = String.raw`[-−]?\d+(?:(?:,|\s|_)\d{3}(?!\d))*(?:\.\d+)?`;
const VALUE = new RegExp(
  String.raw`^(?:(${hedges.join("|")})\s+)?\[?(${NUMBER})(?:\s*(?:to|and|–|-|,)\s*(${NUMBER}))?\]?$`,
  "i",
);

/** "80", "1,200", "24 to 100", with the hedge before it or without; else as a report might print it: "1.2 million". */
function readValue(
  text: string,
): { readonly value: Valued["value"]; readonly hedge?: Hedge | undefined } | "not a value" {
  const [, hedge, low, high] = VALUE.exec(text.trim()) ?? [];
  const numbers = [low, high].flatMap((digits) => (digits === undefined ? [] : [numberOf(digits)]));
  if (numbers.length > 0 && numbers.every(Number.isFinite)) {
    const value = numbers.length === 2 ? (numbers as [number, number]) : numbers[0]!;
    return { value, hedge: hedge?.toLowerCase() as Hedge | undefined };
  }
  const [only, ...others] = readQuantities(text);
  return only && others.length === 0 ? (only.quantity as Valued) : "not a value";
}

function numberOf(digits: string): number {
  return Number(digits.replaceAll(/[,\s_]/g, "").replace("−", "-"));
}

/** One of the story's reports, by its id or its outlet; or a new one, part by part, or on lines of its own. */
function reportOf(
  typed: CorrectionTyped,
  old: Claim,
  story: Story,
  faults: Faults,
): Said["report"] | undefined {
  const named = typed.report?.trim() ?? "";
  const isNew = named.toLowerCase() === NEW_REPORT || /[|\n]/.test(named);
  if (isNew || (named === "" && (typed.title || typed.url))) return newReport(typed, named, story, faults);
  const report = named === "" ? old.report : known(named, story);
  if (report) return { id: report.id, entry: entryOf(report) };
  const ids = story.reports.map(({ id }) => id);
  faults.report = `this story has no such report: ${didYouMean(named, ids) || `it has ${ids.join(", ")}`}; for a new one write title | outlet | date | address`;
  return undefined;
}

function known(name: string, { reports }: Story): Report | undefined {
  const wanted = name.toLowerCase();
  const ofOutlet = reports.filter(({ outlet }) => outlet.toLowerCase() === wanted);
  return reports.find(({ id }) => id === wanted) ?? (ofOutlet.length === 1 ? ofOutlet[0] : undefined);
}

function newReport(
  typed: CorrectionTyped,
  named: string,
  story: Story,
  faults: Faults,
): Said["report"] | undefined {
  const parts = /[|\n]/.test(named) ? named.split(/[|\n]/).map((part) => part.trim()) : [];
  const [last] = parts.slice(-1);
  const title = typed.title || parts[0] || "";
  const outlet = typed.outlet || parts[1] || "";
  const date = typed.date || (parts.length > 3 ? parts[2] : undefined) || undefined;
  const url = typed.url || (parts.length > 2 ? last : undefined) || "";
  for (const [name, value] of Object.entries({ title, outlet, url }))
    if (value === "") faults[parts.length > 0 ? "report" : name] = `a new report needs ${NEEDS[name]}`;
  if (title === "" || outlet === "" || url === "") return undefined;
  const same = story.reports.find((report) => report.url === url);
  if (same) return { id: same.id, entry: entryOf(same) };
  const taken = Object.fromEntries(story.reports.map(({ id }) => [id, true]));
  return { id: freeId(slugOf(outlet), taken), entry: { title, outlet, url, ...(date && { date }) } };
}

const NEEDS: Record<string, string> = {
  title: "its title, the headline as printed",
  outlet: "its outlet, who published it",
  url: "its address, from https:// on",
};

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
