import { readFileSync } from "node:fs";
import fc from "fast-check";
import { CORE_SCHEMA, load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { type ReadStory, readStory } from "../../src/content/story-file.ts";
import { SOUND } from "./planted.ts";

const SEED = readFileSync("content/stories/guatemala-advisers.yaml");
const context = { name: "guatemala-advisers", today: Temporal.PlainDate.from("2026-11-24") };

const encode = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => readStory(bytes, "guatemala-advisers.yaml", context);

// ---- what is done to the story

/** What trips up readers of YAML and of numbers: marks, line ends, half of a character, digits of other scripts. */
const troublesome = fc.constantFrom(
  ..."\t\r\n:#-?{}[],&*!|>'\"%@`\\~=",
  ...["\r\n", "\n---\n", "\n...\n", "\0", "\ufeff", "\u2028", "\u202e", "\u00a0", "\ufffd", "٣", "½", "🌋"],
  ...[
    "__proto__: x\n",
    "{advisers}",
    "12",
    "twelve",
    " of ",
    "\\uD800",
    "!!str ",
    "<<: *a\n",
    "&a ",
    "? ",
    "&a *a",
  ],
);
const unicode = fc.oneof(
  troublesome,
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);

type Edit = (lines: readonly string[]) => string[];

const lines = SEED.toString().split(/(?<=\n)/);
const place = fc.nat(lines.length - 1);
const column = fc.nat(120);

function spliced(lines: readonly string[], at: number, from: number, drop: number, insert: string): string[] {
  const line = lines[at] ?? "";
  return lines.toSpliced(at, 1, line.slice(0, from) + insert + line.slice(from + drop));
}

const edit: fc.Arbitrary<Edit> = fc.oneof(
  place.map(
    (at): Edit =>
      (lines) =>
        lines.toSpliced(at, 1),
  ),
  place.map(
    (at): Edit =>
      (lines) =>
        lines.toSpliced(at, 0, lines[at] ?? ""),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Edit =>
      (lines) => {
        const [moved = ""] = lines.slice(from, from + 1);
        return lines.toSpliced(from, 1).toSpliced(to, 0, moved);
      },
  ),
  fc.tuple(place, column, unicode).map(
    ([at, from, text]): Edit =>
      (lines) =>
        spliced(lines, at, from, 0, text),
  ),
  fc.tuple(place, column, fc.integer({ min: 1, max: 12 })).map(
    ([at, from, drop]): Edit =>
      (lines) =>
        spliced(lines, at, from, drop, ""),
  ),
);

const edited = fc
  .array(edit, { minLength: 1, maxLength: 6 })
  .map((edits) => edits.reduce<readonly string[]>((text, change) => change(text), lines).join(""));

const mangled = fc
  .array(fc.tuple(fc.nat(SEED.length), fc.nat(3), fc.uint8Array({ maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((cuts) =>
    cuts.reduce<Buffer>(
      (bytes, [at, drop, insert]) =>
        Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + drop)]),
      SEED,
    ),
  );

// ---- what must hold all the same

/** Every problem lies within the file and says something, and a story comes out exactly when none is an error. */
function expectPromisesKept(bytes: Uint8Array, { story, hash, problems }: ReadStory): void {
  const ends = new TextDecoder().decode(bytes).split(/\r\n|\n|\r/);
  for (const { line = 0, column, message, severity } of problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(ends.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual([...ends[line - 1]!].length + 1);
    expect(message).not.toMatch(/^$|undefined|\[object|Invalid input|expected \w+, received|Too (big|small)/);
    expect(["error", "warning"]).toContain(severity);
  }
  const isKeptOut = problems.some(({ severity }) => severity === "error");
  expect(story === undefined).toBe(isKeptOut);
  expect(hash === undefined).toBe(isKeptOut);
}

/** YAML's content as JSON, which is YAML too, in letters that every file can hold. */
function asJson(content: unknown, indent = 0): string {
  return JSON.stringify(content, null, indent).replace(
    /[^\n\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

describe("whatever is done to a story, the linter never throws, and its problems lie within the file", () => {
  test("line by line; and what is sound has the same name when it is written as JSON", () => {
    fc.assert(
      fc.property(edited, (text) => {
        const result = read(encode(text));
        expectPromisesKept(encode(text), result);
        if (result.hash === undefined) return;
        const content = load(text.replace(/^\ufeff/, ""), { schema: CORE_SCHEMA });
        expect(read(encode(asJson(content))).hash).toBe(result.hash);
      }),
      { numRuns: 1500 },
    );
  });

  test("byte by byte", () => {
    fc.assert(
      fc.property(mangled, (bytes) => expectPromisesKept(bytes, read(bytes))),
      { numRuns: 800 },
    );
  });

  test("and if nothing of it is left", () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), unicode.map(encode)), (bytes) =>
        expectPromisesKept(bytes, read(bytes)),
      ),
      { numRuns: 800 },
    );
  });
});

/** The same value with the keys of its maps in another order. */
function shuffled(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((entry) => shuffled(entry, random));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => ({ key, entry, rank: random() }));
  return Object.fromEntries(
    entries.toSorted((a, b) => a.rank - b.rank).map(({ key, entry }) => [key, shuffled(entry, random)]),
  );
}

test("a story has the same name whatever the order of its keys, figures aside", () => {
  const content = load(SOUND, { schema: CORE_SCHEMA }) as { figures: object };
  const named = (text: string) =>
    readStory(encode(text), "harbour-fire.yaml", { ...context, name: "harbour-fire" });
  const { hash } = named(SOUND);
  expect(hash).toBeDefined();
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat(1000)), fc.nat(2), (numbers, indent) => {
      const random = () => numbers.next().value;
      const figures = Object.entries(content.figures).map(([id, figure]) => [id, shuffled(figure, random)]);
      const story = { ...(shuffled(content, random) as object), figures: Object.fromEntries(figures) };
      expect(named(asJson(story, indent))).toMatchObject({ hash, problems: [] });
    }),
    { numRuns: 100 },
  );
});
