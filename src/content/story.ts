import { type Agreement, agreementOf } from "../figures/agreement.ts";
import { nounInNumber } from "../figures/in-number.ts";
import type { PartialDate } from "../figures/partial-date.ts";
import { lastValueOf, type Measure, type Quantity } from "../figures/quantity.ts";
import type { Window } from "../figures/window.ts";
import { wordWindow } from "../figures/window.ts";
import { wordQuantity } from "../figures/wording.ts";
import { numberOfClaim, windowOfClaim } from "./claim.ts";
import { parseSentence, type Sentence } from "./prose.ts";
import type { ClaimEntry, FigureEntry, StoryFile } from "./schema.ts";

/** A story that has passed every check. */
export interface Story {
  readonly id: string;
  readonly headline: string;
  readonly topics: readonly string[];
  readonly status: StoryFile["status"];
  readonly reports: readonly Report[];
  readonly figures: readonly Figure[];
  readonly brief: readonly Sentence[];
  readonly notes?: string | undefined;
}

export interface Report {
  readonly id: string;
  readonly title: string;
  readonly outlet: string;
  readonly date?: PartialDate | undefined;
  readonly url: string;
}

export interface Figure extends Measure {
  readonly id: string;
  /** What to type to mean this figure and no other: "guatemala-advisers/advisers". */
  readonly ref: string;
  readonly label: string;
  readonly aliases: readonly string[];
  /** At least one; the first leads. */
  readonly claims: readonly [Claim, ...Claim[]];
}

export interface Claim {
  readonly report: Report;
  readonly words: string;
  readonly quantity: Quantity;
  /** Of the words, the hedge and the number: without an article or a noun beside them. */
  readonly told: string;
  /** The words name no number that could be written in digits: "dozens". */
  readonly vague: boolean;
  readonly window?: Window | undefined;
  readonly windowWords?: string | undefined;
  readonly by?: string | undefined;
  readonly through?: string | undefined;
  readonly counts?: string | undefined;
}

/** Makes a story of a file's content that has no errors in it. */
export function storyOf(file: StoryFile): Story {
  const reportById = new Map(Object.entries(file.reports).map(([id, report]) => [id, { id, ...report }]));
  return {
    id: file.id,
    headline: file.headline,
    topics: file.topics,
    status: file.status,
    reports: [...reportById.values()],
    figures: Object.entries(file.figures).map(([id, figure]) => figureOf(file.id, id, figure, reportById)),
    brief: file.brief.map(parseSentence),
    notes: file.notes,
  };
}

function figureOf(
  story: string,
  id: string,
  entry: FigureEntry,
  reportById: ReadonlyMap<string, Report>,
): Figure {
  const [lead, ...others] = entry.claims.map((claim) => claimOf(claim, reportById));
  const { label, kind, unit, rank, aliases } = entry;
  return { id, ref: `${story}/${id}`, label, kind, unit, rank, aliases, claims: [lead!, ...others] };
}

function claimOf(entry: ClaimEntry, reportById: ReadonlyMap<string, Report>): Claim {
  const { words, window, by, through, counts } = entry;
  return {
    report: reportById.get(entry.report)!,
    words,
    ...numberOfClaim(entry),
    window: windowOfClaim(entry),
    windowWords: typeof window === "object" ? window.words : undefined,
    by,
    through,
    counts,
  };
}

export function agreementOn(figure: Figure): Agreement {
  return agreementOf(
    figure.claims.map(({ quantity, window, words }) => ({ quantity, window, words, measure: figure })),
  );
}

/**
 * A claim's value in words, hedge included. The printed words win, unless they are to stand beside others': then
 * all are worded alike, so that only what differs looks different. A vague word ("dozens") is always as printed.
 */
export function wordClaim(claim: Claim, figure: Figure): string {
  const alone = figure.claims.length === 1;
  return alone || claim.vague ? claim.told : wordQuantity(claim.quantity, figure);
}

/** What a claim counts, to follow its value: "people", "person" after "1", and "of people" after "dozens". */
export function wordCounted(claim: Claim, figure: Figure): string | undefined {
  if (figure.kind !== "count" || figure.unit === undefined) return undefined;
  const plural = claim.vague && /(dozens|scores|hundreds|thousands|[mbtr]+illions)$/i.test(claim.told);
  return plural ? `of ${figure.unit}` : nounInNumber(figure.unit, lastValueOf(claim.quantity));
}

/** The time a claim covers, as printed where that is on file: "over the last seven months". */
export function wordClaimWindow({ window, windowWords }: Claim): string | undefined {
  if (windowWords === undefined) return window && wordWindow(window);
  return window?.form === "over" && /^(the|last|past)\b/i.test(windowWords)
    ? `over ${windowWords}`
    : windowWords;
}

/**
 * Who says so, through whom: "said an anonymous official, as The Washington Post was told". It never comes out
 * empty: where a report names no one, that is what is said.
 */
export function wordAttribution({ by, through, report }: Claim): string {
  const told = through === undefined || through === report.outlet ? "" : `, as ${through} was told`;
  if (by === undefined) return `no source named${told}`;
  return `${/^according to /i.test(by) ? "" : "said "}${by}${told}`;
}
