import { rmSync } from "node:fs";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { twoStories } from "../support/stories.ts";
import { createTestFolder, deskOn } from "./newsroom.ts";

const folder = createTestFolder(twoStories);
afterAll(() => rmSync(folder.path, { recursive: true }));

const original = twoStories["harbour-fire"];

/** A file as slips of a keyboard, a half-finished save or a bad merge leave it. */
const mutated = fc
  .array(
    fc.record({
      at: fc.nat({ max: original.length }),
      cut: fc.nat({ max: 40 }),
      put: fc.oneof(
        fc.constantFrom(
          "",
          ":",
          "\n",
          "  ",
          "- ",
          "{",
          "}",
          "[",
          "“",
          "\t",
          "\u0000",
          "<<<<<<< ours\n",
          "*a",
        ),
        fc.string({ maxLength: 6 }),
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((slips) =>
    slips.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), original),
  );

test("whatever becomes of a file, the running edition never suffers, and each fault is told at its line", async () => {
  const desk = await deskOn(":memory:", folder.path);
  const running = desk.newsroom.edition();
  const seen = { refused: 0, proposed: 0, unchanged: 0 };
  await fc.assert(
    fc.asyncProperty(mutated, async (text) => {
      folder.write({ "harbour-fire": text });
      const refreshed = await desk.desk.refresh({ chat: "slack", user: "ann" });
      if (refreshed.outcome === "refused") {
        for (const { file, line, column } of refreshed.problems) {
          expect(file).toMatch(/harbour-fire\.yaml$/);
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
          expect(column).toBeGreaterThan(0);
        }
      } else expect(["proposed", "unchanged"]).toContain(refreshed.outcome);
      seen[refreshed.outcome as keyof typeof seen] += 1;
      expect(desk.newsroom.edition()).toBe(running);
    }),
    // Always the same ones, so that there are enough of each kind.
    { numRuns: 300, seed: 26 },
  );
  expect(seen.refused).toBeGreaterThan(100);
  expect(seen.proposed).toBeGreaterThan(5);
  expect(await desk.say("/brief figure harbour-fire/evacuated")).toContain("as many as 1,200");
  await desk.stop();
});
