import { sameLength } from "./length.ts";
import { readQuantities } from "./read.ts";
import { durationOf, type Window } from "./window.ts";

const UNIT = "second|minute|hour|day|week|fortnight|month|quarter|year|decade";
const PER = new RegExp(
  `\\b(?:an?|each|every|per|the|this|last|past)\\s+(?:(?:last|past)\\s+)?(${UNIT})\\b|\\b(hourly|daily|weekly|monthly|quarterly|yearly|annual|annually)\\b`,
  "i",
);
const ADVERB: Record<string, string> = {
  hourly: "hour",
  daily: "day",
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  yearly: "year",
  annual: "year",
  annually: "year",
};
const ISO: Record<string, string> = {
  second: "PT1S",
  minute: "PT1M",
  hour: "PT1H",
  day: "P1D",
  week: "P7D",
  fortnight: "P14D",
  month: "P1M",
  quarter: "P3M",
  year: "P1Y",
  decade: "P10Y",
};

/**
 * Whether printed words ("the last seven months", "each day", "since October") may tell a window. Words that state
 * another length, month or year do not; words that state none of these are taken on trust.
 */
export function windowFits(words: string, window: Window): boolean {
  switch (window.form) {
    case "each":
    case "over": {
      const length = lengthIn(words);
      return length === undefined || sameLength(length, window.length);
    }
    case "since":
      return namesDate(words, window.start);
    case "in":
      return namesDate(words, window.date);
  }
}

function lengthIn(words: string): Temporal.Duration | undefined {
  const reading = readQuantities(words).find(({ kind }) => kind === "duration");
  if (reading && typeof reading.quantity.value === "number") {
    const unit = ISO[reading.unit!.replace(/s$/, "")];
    const whole = Number.isInteger(reading.quantity.value) && reading.quantity.value > 0;
    if (unit === undefined || !whole) return undefined;
    return durationOf(
      unit.replace(/\d+/, (count) => String(Number(count) * (reading.quantity.value as number))),
    );
  }
  const unit = PER.exec(words);
  const name = unit?.[1] ?? ADVERB[unit?.[2]?.toLowerCase() ?? ""];
  return name === undefined ? undefined : durationOf(ISO[name.toLowerCase()]!);
}

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);

/** No other month or year than the date's is named. */
function namesDate(words: string, date: string): boolean {
  const [year, month] = date.split("-");
  const lower = words.toLowerCase();
  const named = MONTHS.filter((name) =>
    new RegExp(`\\b${name.slice(0, 3)}(?:${name.slice(3)})?\\b`).test(lower),
  );
  const years: string[] = lower.match(/\b(?:19|20)\d\d\b/g) ?? [];
  const monthFits = named.length === 0 || month === undefined || named.includes(MONTHS[Number(month) - 1]!);
  return monthFits && (years.length === 0 || years.includes(year!));
}
