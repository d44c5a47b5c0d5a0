import { expect, test } from "vitest";
import type { Suggestion } from "../../../src/chat/invocation.ts";
import { editionOf, twoStories } from "../../support/stories.ts";
import { newsBot, onAir } from "./newsroom.ts";

const typing = (typed: string) => ({ command: "brief figure", focused: "figure", typed });

test("figures, stories, topics and commands are offered as they are typed", async () => {
  const { discord } = await onAir();
  const figures = await discord.autocomplete(typing("los"));
  expect(figures.choices).toEqual([{ name: expect.stringContaining("insured loss"), value: "loss" }]);
  const stories = await discord.autocomplete({ command: "brief latest", focused: "story", typed: "har" });
  expect(stories.choices).toMatchObject([{ value: "harbour-fire" }]);
  const topics = await discord.autocomplete({ command: "brief stories", focused: "topic", typed: "" });
  expect(topics.choices.length).toBeGreaterThan(0);
  const commands = await discord.autocomplete({ command: "brief help", focused: "command", typed: "fig" });
  expect(commands.choices.map(({ value }) => value)).toEqual(["figures", "figure"]);
  expect(discord.violations).toEqual([]);
});

test("with ten thousand names at most 25 are offered, in time", async () => {
  const figure = (n: number) => `figure-${n}`;
  const suggestions: Suggestion[] = Array.from({ length: 10_000 }, (_, n) => ({
    value: figure(n),
    label: `Figure number ${n}`,
  }));
  const bot = { ...newsBot({ edition: () => editionOf(twoStories) }), suggest: () => suggestions };
  const { discord } = await onAir(bot);
  const outcome = await discord.autocomplete(typing("fig"));
  expect(outcome.choices).toHaveLength(25);
  expect(outcome.afterMs).toBeLessThan(1000);
});

test("long names are shortened away from their numbers, and long values come back whole", async () => {
  const value = `${"s".repeat(64)}/${"f".repeat(64)}`;
  const label = `People moved from their homes along the river after the flood of the spring, as many as 1,200,000`;
  const asked: unknown[] = [];
  const bot = {
    ...newsBot(),
    suggest: () => [{ value, label, detail: "A story with a headline" }],
    answer: async ({ options }: { options?: unknown }) => {
      asked.push(options);
      return { visibility: "private" as const, reply: { parts: [] } };
    },
  };
  const { discord } = await onAir(bot as never);
  const [choice] = (await discord.autocomplete(typing("x"))).choices;
  expect(choice!.name.length).toBeLessThanOrEqual(100);
  expect(choice!.name).not.toMatch(/1,?2?0*…$|as many as…$/);
  await discord.slash({ command: "brief figure", options: { figure: choice!.value } });
  expect(asked).toEqual([{ figure: value }]);
  expect(discord.violations).toEqual([]);
});

test("a bot that fails offers nothing, and one can type on", async () => {
  const bot = {
    ...newsBot(),
    suggest: () => {
      throw new Error("no index");
    },
  };
  const { discord, log } = await onAir(bot);
  expect((await discord.autocomplete(typing("x"))).choices).toEqual([]);
  expect(log.some(({ level }) => level === "warn")).toBe(true);
});
