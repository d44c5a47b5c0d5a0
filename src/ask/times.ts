import { readQuantities } from "../figures/read.ts";
import { MONTHS } from "./months.ts";

/** A stretch of time that a question names. */
export type TimeAsked = DatedTime | LengthTime;

/** "In April", "since October 2018", "on June 1". */
export interface DatedTime {
  readonly form: "in" | "since";
  /** As it stands in the question. */
  readonly text: string;
  readonly year?: string | undefined;
  /** From 1. */
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

/** "Last year", "over the past three months": of which days that is depends on who says it. */
export interface LengthTime {
  readonly form: "length";
  readonly text: string;
  readonly unit: LengthUnit;
  readonly count: number;
  /** "Last year" is a calendar year that is over; "this year" is the one that it is told in. */
  readonly which: "last" | "this" | "next" | "past";
}

export type LengthUnit = "day" | "week" | "month" | "year";

/** Takes the times out of a question. What depends on who says it stays in its words as well. */
export function takeTimes(text: string): { readonly rest: string; readonly times: readonly TimeAsked[] } {
  const times: TimeAsked[] = [];
  const take = (time: TimeAsked | undefined, whole: string): string => {
    if (time === undefined) return whole;
    times.push(time);
    return time.form === "length" && /^(?:last|this|next)\b/i.test(whole) ? whole : " ";
  };
  const rest = text
    .replace(DATE, (whole, ...groups) => take(dateOf(whole, groups.at(-1)), whole))
    .replace(YEAR, (whole: string, ...groups) => {
      const [at, text, found] = groups.slice(-3) as [number, string, Groups];
      return take(isCounted(text, at, whole.length, found.lead) ? undefined : yearOf(whole, found), whole);
    })
    .replace(SPAN, (whole, ...groups) => take(spanOf(whole, groups.at(-1)), whole))
    .replace(RELATIVE, (whole, ...groups) => take(relativeOf(whole, groups.at(-1)), whole));
  return { rest, times };
}

type Groups = Readonly<Record<string, string | undefined>>;

const LEAD = "(?<lead>since|in|during|on|until|from|for|of|by|through|throughout|last|this|early|late|mid)";
const MONTH = `(?<month>${MONTHS.join("|")}|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?(?![\d,.]*\d|%|\s*(?:people|percent))`;
const YEARS = String.raw`(?:18|19|20)\d\d(?![\d,.-]*\d|\s*(?:people|%|percent))`;

const DATE = new RegExp(
  String.raw`(?:\b${LEAD}\s+(?:the\s+|early\s+|late\s+|mid-?\s*)?)?(?:(?<=\s)(?<before>${DAY})\s+(?:of\s+)?)?\b${MONTH}\b\.?(?:\s+(?<after>${DAY}))?(?:,?\s+(?:of\s+)?(?<year>${YEARS}))?`,
  "gi",
);
const YEAR = new RegExp(String.raw`(?:\b${LEAD}\s+)?(?<![\d.,$£€-])(?<year>${YEARS})`, "gi");
const SPAN =
  /\b(?:in|over|during|within|for)\s+(?:the\s+)?(?:last|past|previous)\s+(?<length>[\w-]+(?:\s[\w-]+)?\s(?:day|week|month|year)s)\b/gi;
const RELATIVE =
  /\b(?:(?<which>last|this|past|previous|current|next|coming)\s+(?<unit>year|month|week)(?![’'\w])|(?<day>yesterday|today))/gi;

/** These are other words too: only a word before or a number after makes months of them. */
const DOUBTFUL = /^(?:may|march|mar|dec|sep)$/i;
const SURE_LEAD = /^(?:since|in|during|until|last|this|early|late|mid|throughout)$/i;

function dateOf(
  whole: string,
  { lead = "", before, month = "", after, year }: Groups,
): TimeAsked | undefined {
  const day = before ?? after;
  const isSure = SURE_LEAD.test(lead) || day !== undefined || year !== undefined;
  const isNamed = lead !== "" && /^\p{Lu}/u.test(month);
  if (DOUBTFUL.test(month) && !isSure && !isNamed) return undefined;
  // "In the march" walks people.
  if (DOUBTFUL.test(month) && /\bthe\s+\w+$/.test(whole.trim()) && !/\p{Lu}\p{L}*$/u.test(month))
    return undefined;
  return {
    form: formOf(lead),
    text: whole.trim(),
    month: MONTHS.findIndex((name) => name.startsWith(month.toLowerCase().slice(0, 3))) + 1,
    ...(day !== undefined && { day: Number.parseInt(day, 10) }),
    ...(year !== undefined && { year }),
  };
}

const yearOf = (whole: string, { lead = "", year }: Groups): TimeAsked => ({
  form: formOf(lead),
  text: whole.trim(),
  year: year!,
});

/** "2300 or 1900 parcels", "1650 or 2000": a number of something is no year. */
const isCounted = (text: string, start: number, length: number, lead: string | undefined): boolean =>
  lead === undefined &&
  !/\b(?:the|of the|in the) $/i.test(text.slice(0, start)) &&
  (/^\s+(?!is\b|was\b|has\b|does\b)[a-z]{3,}s\b/i.test(text.slice(start + length)) ||
    /(?<!(?:18|19|20)\d\d)(?<=\d) or $/.test(text.slice(0, start)));

const formOf = (lead: string): "in" | "since" => (/^since$/i.test(lead) ? "since" : "in");

function spanOf(whole: string, { length = "" }: Groups): TimeAsked | undefined {
  const reading = readQuantities(length).find(({ kind }) => kind === "duration");
  const count = reading?.quantity.value;
  const unit = /(day|week|month|year)s$/i.exec(length)?.[1]?.toLowerCase() as LengthUnit;
  return typeof count === "number" && count > 0
    ? { form: "length", text: whole, unit, count, which: "past" }
    : undefined;
}

function relativeOf(whole: string, { which = "", unit, day }: Groups): TimeAsked {
  const length = { form: "length", text: whole, count: 1 } as const;
  if (day !== undefined) return { ...length, unit: "day", which: /^t/i.test(day) ? "this" : "last" };
  return {
    ...length,
    unit: unit!.toLowerCase() as LengthUnit,
    which: /^(?:this|current)$/i.test(which) ? "this" : /^(?:next|coming)$/i.test(which) ? "next" : "last",
  };
}
