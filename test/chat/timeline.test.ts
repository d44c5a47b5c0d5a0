import { describe, expect, test } from "vitest";
import { slashes } from "../../commands/index.ts";
import { createAccess } from "../../src/chat/access.ts";
import { createBot } from "../../src/chat/bot.ts";
import { figuresIn } from "../../src/chat/figures-in.ts";
import { renderPlain } from "../../src/chat/plain.ts";
import { quietDesk } from "../support/desk.ts";
import { editionOf, twoStories } from "../support/stories.ts";
import { movingStory } from "./moving-story.ts";

const botOf = (files: Record<string, string>) => {
  const edition = editionOf(files);
  return createBot({
    slashes,
    edition: () => edition,
    desk: quietDesk,
    access: createAccess(new Map()),
    newReference: () => "ref",
    onFault: ({ error }) => {
      throw error;
    },
  });
};
const bot = botOf({ ...twoStories, "vellmark-flood": movingStory });
const say = async (text: string, of = bot) =>
  (await of.answer({ chat: "test", user: "u", channel: "c", text })).reply;
const plain = async (text: string, of = bot) => renderPlain(await say(text, of));

describe("the timeline of a figure", () => {
  test("goes by the day of printing, a month before its days, the undated last", async () => {
    const printed = figuresIn(await say("/brief timeline homeless")).map(({ printed }) => [
      printed.outlet,
      printed.date,
    ]);
    expect(printed).toEqual([
      ["Daily Mark", "January 15, 2020"],
      ["Vell Review", "February 2020"],
      ["Evening Post", "February 20, 2020"],
      ["The Courier", "March 31, 2020"],
      ["Town Sheet", undefined],
    ]);
  });

  test("says what changed from the second on, and claims no order that is not known", async () => {
    const told = (await say("/brief timeline homeless")).parts.flatMap((part) =>
      part.kind === "text" ? part.runs : part.kind === "note" ? [part.text] : [],
    );
    expect(told.slice(0, 4)).toEqual([
      // A running total since one day is compared as it stands: 450 ÷ 300 = 1.5.
      "Up from “as many as 300” since October 2019: at least about 1.5 times it.",
      expect.stringMatching(
        /^Which came first is not stated, this or “about 500” since October 2019\. Either may be/,
      ),
      // 900 ÷ 550 = 1.636…
      "Up from “about 500” since October 2019: at least about 1.6 times it.",
      "Its report is not dated, so its place in the order is not known.",
    ]);
  });

  test("without any date says that no order can be told, and calls nothing up or down", async () => {
    const told = await plain("/brief timeline letters");
    expect(told).toContain("No report of it is dated, so no order can be told.");
    expect(told).not.toMatch(/\b(Up|Down) from/);
  });

  test("of one report says that nothing can have moved", async () => {
    expect(await plain("/brief timeline rescued")).toContain(
      "Printed once: nothing can be said to have moved.",
    );
  });

  test("calls two claims of one report neither earlier nor later", async () => {
    const twice = movingStory.replace(
      "{ report: late, words: 40%",
      "{ report: late, words: 20%, value: 20, hedge: exactly }\n      - { report: late, words: 40%",
    );
    expect(await plain("/brief timeline damp", botOf({ "vellmark-flood": twice }))).toContain(
      "Printed in the same report as “20%”. “40%” is the larger: exactly twice “20%”, by 20 percentage points.",
    );
  });
});

describe("the timeline of a story", () => {
  test("is that of each figure with several claims, page by page", async () => {
    const told = await plain("/brief timeline vellmark-flood");
    expect(told).toMatch(/PEOPLE MADE HOMELESS.*LETTERS TO THE EDITOR/s);
    expect(told).not.toContain("HOMES THAT ARE DAMP");
    expect(told).toContain("4 figures were printed once, and cannot be said to have moved.");
  });

  test("is the newest story’s where none is named", async () => {
    expect(await plain("/brief timeline")).toContain("PEOPLE MOVED FROM THEIR HOMES");
  });

  test("in which nothing was printed twice says so", async () => {
    expect(await plain("/brief timeline dam-leak")).toContain(
      "No figure of this story has been printed more than once",
    );
  });

  test("that is neither a story nor a figure offers the nearest", async () => {
    expect(await plain("/brief timeline homles")).toContain("/brief timeline vellmark-flood/homeless");
  });

  test("that has been withdrawn is said to be", async () => {
    const withdrawn = botOf({
      "vellmark-flood": movingStory.replace("status: published", "status: withdrawn"),
    });
    expect(await plain("/brief timeline vellmark-flood", withdrawn)).toContain("has been withdrawn");
  });
});
