import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createNewsroom, latestToday } from "../src/newsroom.ts";
import { twoStories } from "./support/stories.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dateline-newsroom-"));
  mkdirSync(join(folder, "stories"));
  writeFileSync(join(folder, "stories", "dam-leak.yaml"), twoStories["dam-leak"]);
});
afterEach(() => rmSync(folder, { recursive: true }));

const noon = () => Temporal.Instant.from("2026-11-24T12:00:00Z");

test("it is tomorrow already where the day begins first", () => {
  expect(latestToday(noon()).toString()).toBe("2026-11-25");
  expect(latestToday(Temporal.Instant.from("2026-11-24T09:59:00Z")).toString()).toBe("2026-11-24");
});

test("there is no edition before one has been loaded", () => {
  expect(() => createNewsroom(folder, noon).edition()).toThrow("no edition has been loaded");
});

test("bad content never replaces good: the edition in use stays, and its problems are told", async () => {
  const newsroom = createNewsroom(folder, noon);
  expect(await newsroom.load()).toMatchObject({ outcome: "published" });
  const good = newsroom.edition();
  writeFileSync(join(folder, "stories", "broken.yaml"), "id: broken\nheadline: [\n");
  expect(await newsroom.load()).toMatchObject({ outcome: "refused", problems: [{ severity: "error" }] });
  expect(newsroom.edition()).toBe(good);
  rmSync(join(folder, "stories", "broken.yaml"));
  expect(await newsroom.load()).toMatchObject({ outcome: "unchanged", edition: good });
});

test("a changed story makes a new edition, in use from then on", async () => {
  let now = noon();
  const newsroom = createNewsroom(folder, () => now);
  await newsroom.load();
  const { name } = newsroom.edition();
  writeFileSync(
    join(folder, "stories", "dam-leak.yaml"),
    twoStories["dam-leak"].replace("emptied", "left empty"),
  );
  now = now.add({ minutes: 5 });
  expect(await newsroom.load()).toMatchObject({ outcome: "published" });
  expect(newsroom.edition().name).not.toBe(name);
  expect(newsroom.since().toString()).toBe("2026-11-24T12:05:00Z");
});
