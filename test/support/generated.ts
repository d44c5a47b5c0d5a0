import fc from "fast-check";
import { createEdition, type Edition } from "../../src/content/edition.ts";
import { readStory } from "../../src/content/story-file.ts";
import { hedges, type Measure, type Quantity } from "../../src/figures/quantity.ts";
import { wordQuantity } from "../../src/figures/wording.ts";

const TODAY = Temporal.PlainDate.from("2026-11-24");

/** Text as unkind as a label or a name gets: markup of every chat, calls to everyone, other scripts and long words. */
const unkind = fc
  .array(
    fc.constantFrom(
      "@everyone",
      "@here",
      "<!channel>",
      "<@U1>",
      "<@123456789012345678>",
      "<!subteam^S1>",
      "`code`",
      "```",
      "*bold*",
      "_it_",
      "~gone~",
      "||secret||",
      "[link](https://evil.example)",
      "<https://evil.example|here>",
      ":smile:",
      "# head",
      "> said",
      "- item",
      "&amp;",
      "</p><script>",
      "مرحبا بالعالم",
      "👩‍👩‍👧",
      "🏳️‍🌈",
      "Donaudampfschifffahrtsgesellschaft",
      "water",
      "people",
      "near the port",
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((words) => words.join(" ").slice(0, 90).trim())
  .filter((text) => text !== "" && text.isWellFormed());

const measures: Measure[] = [
  { kind: "count", unit: "people" },
  { kind: "share" },
  { kind: "money", unit: "USD" },
  { kind: "duration", unit: "years" },
  { kind: "rank", unit: "years", rank: "highest" },
];

const quantity = fc
  .record({
    hedge: fc.constantFrom(...hedges),
    low: fc.integer({ min: 1, max: 9_999_999 }),
    more: fc.integer({ min: 1, max: 999_999 }),
  })
  .map(
    ({ hedge, low, more }): Quantity =>
      hedge === "between" ? { hedge, value: [low, low + more] } : { hedge, value: low },
  );

const claim = fc.record({
  quantity,
  report: fc.constantFrom("paper", "radio"),
  by: fc.option(unkind, { nil: undefined }),
  counts: fc.option(unkind, { nil: undefined }),
  window: fc.option(fc.constantFrom("P3M", { in: "2019-04" }, { each: "P1D" }), { nil: undefined }),
});

const figure = fc.record({
  label: unkind,
  measure: fc.constantFrom(...measures),
  claims: fc.oneof(
    { weight: 6, arbitrary: fc.array(claim, { minLength: 1, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(claim, { minLength: 20, maxLength: 20 }) },
  ),
});

/** Editions of one story, most of them small, some with sixty figures or twenty claims. Every one passes the linter. */
export const generatedEdition: fc.Arbitrary<Edition> = fc
  .record({
    figures: fc.oneof(
      { weight: 6, arbitrary: fc.array(figure, { minLength: 1, maxLength: 5 }) },
      { weight: 1, arbitrary: fc.array(figure, { minLength: 60, maxLength: 60 }) },
    ),
    outlets: fc.tuple(unkind, unkind),
  })
  .map(({ figures, outlets }) =>
    createEdition([toldOf({ id: "generated", topic: "ports", figures, outlets })]),
  );

/** A story as editions are made of it. */
export type Told = Parameters<typeof createEdition>[0][number];

/**
 * The stories of two editions, of which the second came after the first: some stay, change, come, go, are withdrawn,
 * or move from topic to topic.
 */
export const generatedChange: fc.Arbitrary<{ readonly from: Told[]; readonly to: Told[] }> = fc
  .array(
    fc.record({
      before: fc.option(storyParts(), { freq: 3 }),
      after: fc.option(storyParts(), { freq: 3 }),
      stays: fc.nat(3),
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((stories) => {
    const toldOnce = (parts: Omit<StoryParts, "id"> | null, place: number) =>
      parts === null ? [] : [toldOf({ ...parts, id: `story-${letters(place)}` })];
    return {
      from: stories.flatMap(({ before }, place) => toldOnce(before, place)),
      to: stories.flatMap(({ before, after, stays }, place) => toldOnce(stays === 0 ? before : after, place)),
    };
  });

function storyParts(): fc.Arbitrary<Omit<StoryParts, "id">> {
  return fc.record({
    topic: fc.constantFrom("ports", "ports", "dams"),
    status: fc.constantFrom("published", "published", "published", "withdrawn"),
    figures: fc.array(figure, { minLength: 1, maxLength: 3 }),
    outlets: fc.constant(["Radio Calder", "The Calder Courier"] as const),
  });
}

interface StoryParts {
  readonly id: string;
  readonly topic: string;
  readonly status?: string;
  readonly figures: readonly (typeof figure extends fc.Arbitrary<infer T> ? T : never)[];
  readonly outlets: readonly [string, string];
}

function toldOf({ id, topic, status = "published", figures, outlets }: StoryParts): Told {
  const report = (outlet: string) => ({
    title: `Printed by ${outlet}`,
    outlet,
    date: "2026-03-04",
    url: "https://news.example/a",
  });
  const entries = figures.map(({ label, measure, claims }, place) => [
    `figure-${letters(place)}`,
    {
      // Labels differ, as the linter wants, in what stands before them.
      label: `${letters(place)} ${label}`,
      ...measure,
      aliases: [`alias ${letters(place)}`],
      claims: claims.map(({ quantity, ...others }) => ({
        ...others,
        words: wordQuantity(quantity, measure),
        value: quantity.value,
        hedge: quantity.hedge,
      })),
    },
  ]);
  const story = {
    id,
    headline: "Things happen near the port",
    topics: [topic],
    status,
    reports: { paper: report(outlets[0]), radio: report(outlets[1]) },
    figures: Object.fromEntries(entries),
    brief: entries.slice(0, 3).map(([id]) => `Officials spoke of {${id}} there.`),
  };
  const read = readStory(Buffer.from(JSON.stringify(story)), `${id}.yaml`, { name: id, today: TODAY });
  if (!read.story || !read.hash) throw new Error(read.problems.map(({ message }) => message).join("; "));
  return { story: read.story, hash: read.hash };
}

/** A name without a digit for a place: "a", "b", … "aa". */
function letters(place: number): string {
  const letter = String.fromCharCode(97 + (place % 26));
  return place < 26 ? letter : `${letters(Math.floor(place / 26) - 1)}${letter}`;
}
