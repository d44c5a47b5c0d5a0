import { expect, test } from "vitest";
import { createNewsroom, latestToday } from "../src/newsroom.ts";
import { editionOf, twoStories } from "./support/stories.ts";

const noon = Temporal.Instant.from("2026-11-24T12:00:00Z");

test("it is tomorrow already where the day begins first", () => {
  expect(latestToday(noon).toString()).toBe("2026-11-25");
  expect(latestToday(Temporal.Instant.from("2026-11-24T09:59:00Z")).toString()).toBe("2026-11-24");
});

test("there is no edition before one has come into use", () => {
  expect(() => createNewsroom().edition()).toThrow("no edition has been loaded");
});

test("an edition is in use from the moment that it came into use, whole", () => {
  const newsroom = createNewsroom();
  const edition = editionOf(twoStories);
  newsroom.use(edition, noon);
  expect(newsroom.edition()).toBe(edition);
  expect(newsroom.since()).toEqual(noon);
});
