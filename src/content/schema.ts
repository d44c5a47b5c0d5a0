import { z } from "zod";
import { isPartialDate } from "../figures/partial-date.ts";
import { hedges, kinds } from "../figures/quantity.ts";
import { durationOf } from "../figures/window.ts";

/** How large a story may be. Far above what an editor writes, and low enough that no file holds the bot up. */
const MOST = {
  reports: 200,
  figures: 200,
  claims: 50,
  aliases: 50,
  topics: 20,
  sentences: 50,
} as const;

/** All digits would be a number to YAML, and out of order in a map. */
const SLUG = /^(?!\d+$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Control characters, and the marks that make text run backwards and so lie about a number. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

const slug = (what: string) =>
  z
    .string()
    .max(64, "is longer than 64 characters: shorten it")
    .regex(
      SLUG,
      `is not ${what}: use lower-case letters, digits and single hyphens, as in “border-advisers”`,
    );

const HALF_CHARACTER = "holds half of a character, written as an escape: write the character itself";

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, "is empty: write it, or remove the key")
    .max(most, `is longer than ${most} characters: shorten it`)
    .refine(
      (text) => !UNPRINTABLE.test(text),
      "holds a line break or a character that cannot be printed: write it on one line",
    )
    .refine((text) => text.isWellFormed(), HALF_CHARACTER);

const NOT_A_DATE = "is not a date: write 2019, 2019-06 or 2019-06-01, as far as it is printed";

const partialDate = z.string(NOT_A_DATE).refine(isPartialDate, NOT_A_DATE);

/** An unquoted 2019 is a number to YAML. */
const dateOrYear = z.preprocess((value) => (typeof value === "number" ? String(value) : value), partialDate);

const NOT_A_DURATION = "is not a duration: write an ISO 8601 one, such as P3M, P7D or P1Y";

const duration = z.string(NOT_A_DURATION).refine(isDuration, NOT_A_DURATION);

const finite = z
  .number("is not a number: write digits only, as in 4500")
  .refine(
    (value) => Math.abs(value) <= 1e18 && (value === 0 || Math.abs(value) >= 1e-9),
    "is too large or too small to be told in words",
  );

const window = z.union([
  duration.describe("The length of time the figure covers: P3M for three months"),
  z
    .strictObject({
      each: duration.optional().describe("So much every day (P1D), week (P1W), month (P1M) or year (P1Y)"),
      over: duration.optional().describe("In all over a length of time: P3M"),
      since: dateOrYear.optional().describe("In all since the start of a date: 2018-10"),
      in: dateOrYear.optional().describe("In all within a year, a month or a day: 2019-04"),
      end: dateOrYear
        .optional()
        .describe("When the window ended, where that is known; with `over` and `since`"),
      words: line(100).optional().describe("The window as printed: “the last seven months”"),
    })
    .describe("Exactly one of `each`, `over`, `since` and `in`"),
]);

const claim = z.strictObject({
  report: slug("the id of a report").describe("Which of this story's reports printed it"),
  words: line(200).describe("The printed words, hedge and number and unit, nothing more: “as many as 80”"),
  value: z
    .union([finite, z.tuple([finite, finite], "is not a range: write two numbers, [low, high]")])
    .describe(
      "The number in full (1.2 million is 1200000; half is 50, in percent); [low, high] with `between`",
    ),
  hedge: z.enum(hedges).describe("How the words bound the value"),
  window: window.optional().describe("The time it covers"),
  by: line(160)
    .optional()
    .describe("Who says so: “an anonymous official”. Leave it out when the report does not say"),
  through: line(100)
    .optional()
    .describe("The outlet that was told, when it is not the one that printed this"),
  counts: line(160).optional().describe("What exactly this report counts, where it differs from the label"),
});

const figure = z.strictObject({
  label: line(120).describe("What it is a figure of, in our own words: “advisers sent to Guatemala”"),
  kind: z.enum(kinds).describe("What sort of thing it is"),
  unit: line(60)
    .optional()
    .describe(
      "The noun counted (“people”), an ISO 4217 code for money (USD), a time unit for durations and ranks (years)",
    ),
  rank: z
    .string()
    .regex(/^[a-z]+$/, "is not one word in small letters, such as “highest”")
    .optional()
    .describe("For a rank: “highest”, “lowest”, “deadliest”"),
  aliases: z
    .array(line(80))
    .max(MOST.aliases, `has more than ${MOST.aliases} entries: keep those that people ask by`)
    .default([])
    .describe("Other names people ask for it by"),
  claims: z
    .array(claim)
    .min(1, "is empty: a figure needs at least one claim")
    .max(MOST.claims, `has more than ${MOST.claims} entries: keep those that matter`)
    .describe("What each report printed, the one to lead with first"),
});

const report = z.strictObject({
  title: line(300).describe("The headline as printed"),
  outlet: line(100).describe("Who published it"),
  date: dateOrYear.optional().describe("When, as far as the page states it: 2019, 2019-06 or 2019-06-01"),
  url: z
    .string()
    .trim()
    .max(2000, "is longer than 2000 characters: copy the address without what the site has added to it")
    .refine(isWebAddress, "is not a web address: copy all of it, from https:// or http:// on")
    .describe("Its address"),
});

/** A story as its file says it. */
export const storySchema = z
  .strictObject({
    id: slug("an id").describe("The file's name without .yaml"),
    headline: line(200).describe("One line, in our own words and without a number"),
    topics: z
      .array(slug("a topic"))
      .max(MOST.topics, `has more than ${MOST.topics} entries: keep those that matter`)
      .default([])
      .describe("What it is about"),
    status: z.enum(["draft", "published", "withdrawn"]).describe("Only published stories are told"),
    reports: recordOf(report, MOST.reports).describe("The printed articles, by id"),
    figures: recordOf(figure, MOST.figures).describe("The quantities the story is about, by id"),
    brief: z
      .array(line(600))
      .max(MOST.sentences, `has more than ${MOST.sentences} entries: shorten it, or split the story`)
      .default([])
      .describe("The sentences a digest may use, in our own words; a figure stands only as {figure-id}"),
    notes: z
      .string()
      .max(10_000, "is longer than 10000 characters: shorten it")
      .refine((text) => text.isWellFormed(), HALF_CHARACTER)
      .optional()
      .describe("For moderators only"),
  })
  .describe("A Dateline story");

export type StoryFile = z.output<typeof storySchema>;
export type ClaimEntry = StoryFile["figures"][string]["claims"][number];
export type FigureEntry = StoryFile["figures"][string];

function recordOf<T extends z.ZodType>(entry: T, most: number) {
  return z
    .record(slug("an id"), entry)
    .refine(
      (entries) => Object.keys(entries).length <= most,
      `has more than ${most} entries: split the story`,
    );
}

function isDuration(text: string): boolean {
  try {
    durationOf(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether a text is an address on the web as a whole, with nobody’s name or password in it. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^/]/i.test(text) || /[\s<>"`\\]/.test(text) || !URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  return hostname !== "" && username === "" && password === "";
}

/** The JSON schema that editors complete and check a story by. */
export function storyJsonSchema(): object {
  return z.toJSONSchema(storySchema, { io: "input", target: "draft-7", unrepresentable: "any" });
}
