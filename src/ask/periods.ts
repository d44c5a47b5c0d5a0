import { saidIn } from "./said-in.ts";

/** A stretch of time that a number may be of: what is told of a day is not of a year. */
const PERIODS = {
  hour: /\b(?:hours?|hourly)\b/,
  day: /\b(?:days?|daily|nights?|overnight)\b/,
  week: /\b(?:weeks?|weekly)\b/,
  month: /\b(?:months?|monthly)\b/,
  quarter: /\b(?:quarters?|quarterly)\b/,
  year: /\b(?:years?|yearly|annual|annually)\b/,
  decade: /\b(?:decades?)\b/,
  season: /\b(?:seasons?)\b/,
} as const;

export type Period = keyof typeof PERIODS;

/** The periods that a plain text speaks of. */
export const periodsIn = (plain: string): ReadonlySet<Period> => saidIn(PERIODS, plain);
