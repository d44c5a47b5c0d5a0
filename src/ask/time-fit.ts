import type { Claim, Figure } from "../content/story.ts";
import { daysInDuration } from "../figures/length.ts";
import { daysIn, type Window } from "../figures/window.ts";
import { isEach } from "./fit.ts";
import { MONTHS } from "./months.ts";
import type { Question } from "./question.ts";
import type { DatedTime, LengthTime, LengthUnit, TimeAsked } from "./times.ts";
import type { Timed } from "./told.ts";

/** Whether a figure is of the time that is asked for, as far as one can see. */
export function isOfTime(time: TimeAsked, timed: Timed): boolean {
  if (time.form === "length") return isOfLength(time, timed);
  if (timed.claims.some((claim) => fitOf(time, claim) > 0) || isNamed(time, timed.names)) return true;
  // What is told of no time of its own is of the time of its story.
  if (!timed.claims.every((claim) => isUndated(claim, time))) return false;
  if (isNamed(time, timed.about)) return true;
  return time.form === "in" && timed.reported.some((date) => isWithin(date, time));
}

function isOfLength(time: LengthTime, { claims, names }: Timed): boolean {
  if (time.which === "next")
    return /\b(?:next|coming|expected|planned|will|to be|future|forecast)\b/.test(names);
  if (claims.some((claim) => lengthFit(time, claim) > 0)) return true;
  if (time.which === "last" && time.unit === "year" && A_YEAR_AGO.test(names)) return true;
  // What is told without a time is not of a year that was over by then, unless its name says so.
  const isSilent = claims.every(({ window }) => window === undefined);
  if (time.which === "last" && time.unit === "year" && isSilent)
    return /\b(?:last|past|previous|since|year|annual|yearly|before|usual|normal)\b/.test(names);
  return claims.some((claim) => mayHaveLength(time, claim));
}

const A_YEAR_AGO = /\b(?:(?:last|previous|prior) year|year (?:earlier|ago|before))\b/;

/** Nothing says when, and what is counted over a length of time is counted over none longer. */
const isUndated = ({ window }: Claim, time: DatedTime): boolean =>
  window === undefined ||
  window.form === "each" ||
  (window.form === "over" && window.end === undefined && isNoLonger(window, time));

/** The claim that fits what is asked best: the one that leads, unless another fits better. */
export function leadFor({ times, asked: { rate } }: Question, { claims }: Figure): Claim {
  const fits = (claim: Claim) =>
    (rate !== undefined && isEach(rate, claim) ? 2 : 0) + Math.floor(fitOfAll(times, claim));
  return claims.reduce((best, claim) => (fits(claim) > fits(best) ? claim : best));
}

/** How well the claim that fits best fits the times asked for: 0 where none does, or none says. */
export function timeFit(times: readonly TimeAsked[], claims: readonly Claim[]): number {
  return times.length === 0 ? 0 : Math.max(...claims.map((claim) => fitOfAll(times, claim))) / times.length;
}

const fitOfAll = (times: readonly TimeAsked[], claim: Claim): number =>
  times.reduce((sum, time) => sum + fitOf(time, claim), 0);

/** 0 where a claim is not of a time, or does not say; 2 where its window is that very time. */
function fitOf(time: TimeAsked, claim: Claim): number {
  return time.form === "length" ? lengthFit(time, claim) : dateFit(time, claim);
}

function dateFit(time: DatedTime, { window, report, windowWords = "" }: Claim): number {
  const isIn = time.form === "in";
  if (window?.form === "in") return isIn && isWithin(window.date, time) ? 2 : 0;
  if (window?.form === "since") {
    if (isIn) return isYearSoFar(time, window.start) ? 1 : 0;
    return isWithin(window.start, time) || isNamed(time, windowWords) ? 2 : 0;
  }
  if (window?.form === "over" && window.end !== undefined)
    return isIn && isWithin(window.end, time) && isNoLonger(window, time) ? 2 : 0;
  if (isNamed(time, windowWords)) return 2;
  return isIn && report.date !== undefined && isWithin(report.date, time) ? 0.5 : 0;
}

/** What is counted since January is of the year, as far as it goes. */
const isYearSoFar = ({ year, month }: DatedTime, start: string): boolean =>
  year !== undefined && month === undefined && start.slice(0, 4) === year && /^\d{4}(?:-01|$)/.test(start);

/** Whether a date, as far as it is told, lies within a time that names a year, a month or a day. */
function isWithin(date: string, { year, month, day }: DatedTime): boolean {
  const [ofYear, ofMonth, ofDay] = date.split("-");
  return (
    (year === undefined || year === ofYear) &&
    (month === undefined || month === Number(ofMonth ?? Number.NaN)) &&
    (day === undefined || day === Number(ofDay ?? Number.NaN))
  );
}

function isNoLonger(window: Extract<Window, { form: "over" }>, { month, day }: DatedTime): boolean {
  const most = day !== undefined ? 1 : month !== undefined ? 31 : 366;
  return daysInDuration(window.length).low <= most;
}

/** Whether a text names the time itself. */
function isNamed({ year, month, day }: DatedTime, text: string): boolean {
  const words = text.toLowerCase();
  const name = month === undefined ? undefined : MONTHS[month - 1]!;
  const isThere = (word: string) => new RegExp(`(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`, "u").test(words);
  if (name === undefined) return year !== undefined && isThere(`${year}s?`);
  const others: readonly string[] = words.match(/\b(?:19|20)\d\d\b/g) ?? [];
  return (
    isThere(name) &&
    (year === undefined || others.length === 0 || others.includes(year)) &&
    (day === undefined || isThere(String(day)))
  );
}

const DAYS: Readonly<Record<LengthUnit, number>> = { day: 1, week: 7, month: 30.4, year: 365 };

/** How far a window may be from the length that is asked for: "this week" is said of the days since Monday. */
const ABOUT = 2.5;

function mayHaveLength(time: LengthTime, claim: Claim): boolean {
  const { window, report } = claim;
  if (window?.form === "since" && time.which === "last" && time.unit === "year" && report.date !== undefined)
    return window.start.slice(0, 4) < report.date.slice(0, 4);
  if (window === undefined || window.form === "each" || window.form === "since") return true;
  return lengthFit(time, claim) > 0;
}

/** 2 where a window is the very length, or the year or month that was meant by who wrote of it; 1 where it may be. */
function lengthFit({ unit, count, which }: LengthTime, { window, report }: Claim): number {
  if (window === undefined || window.form === "each" || window.form === "since") return 0;
  const { low, high } = daysIn(window);
  const asked = DAYS[unit] * count;
  if (asked * ABOUT < low || asked > high * ABOUT) return 0;
  if (asked < low * 0.97 || asked > high * 1.03) return 1;
  if (window.form !== "in" || which === "past" || report.date === undefined) return 2;
  if (isMeantBy(window.date, report.date, unit, which)) return 2;
  // A year that is named is that year and no other.
  return unit === "year" ? 0 : 1;
}

/** Whether "last year" in a report of a date is the calendar year of a window. */
function isMeantBy(
  date: string,
  reported: string,
  unit: LengthUnit,
  which: "last" | "this" | "next",
): boolean {
  const [year = "", month = "1"] = date.split("-");
  const [ofYear = "", ofMonth = "1"] = reported.split("-");
  const back = which === "last" ? 1 : 0;
  if (unit === "year") return Number(ofYear) - Number(year) === back;
  if (unit !== "month") return true;
  return Number(ofYear) * 12 + Number(ofMonth) - (Number(year) * 12 + Number(month)) === back;
}
