import { describe, expect, test } from "vitest";
import { slashes } from "../../commands/index.ts";
import { createAccess } from "../../src/chat/access.ts";
import { createBot } from "../../src/chat/bot.ts";
import { figuresIn } from "../../src/chat/figures-in.ts";
import { renderPlain } from "../../src/chat/plain.ts";
import type { Reply } from "../../src/chat/reply.ts";
import { quietDesk } from "../support/desk.ts";
import { editionOf, twoStories } from "../support/stories.ts";
import { movingStory } from "./moving-story.ts";

const edition = editionOf({ ...twoStories, "vellmark-flood": movingStory });
const bot = createBot({
  slashes,
  edition: () => edition,
  desk: quietDesk,
  access: createAccess(new Map()),
  newReference: () => "ref",
  onFault: ({ error }) => {
    throw error;
  },
});
const say = async (text: string, options?: Record<string, unknown>) =>
  (await bot.answer({ chat: "test", user: "u", channel: "c", text, ...(options && { options }) })).reply;
const plain = async (text: string) => renderPlain(await say(text));
const labelsIn = ({ parts }: Reply) => parts.flatMap((part) => (part.kind === "figure" ? [part.label] : []));

describe("two figures", () => {
  test("are told in full, each with its attribution, then as one rate, then what may be said", async () => {
    const reply = await say("/brief compare rescued daily");
    expect(labelsIn(reply)).toEqual(["people rescued in February", "people rescued each day"]);
    expect(figuresIn(reply).map(({ value, attribution }) => [value, attribution])).toEqual([
      ["2,900", "said the fire brigade"],
      ["at least 50", "no source named"],
    ]);
    const told = renderPlain(reply);
    expect(told).toContain("Made into a common rate: 100 people a day against at least 50 people a day.");
    expect(told).toContain(
      "By the day, either may be the larger, and they may be the same: “people rescued in February” is at most twice “people rescued each day”.",
    );
  });

  test.each([
    "rescued daily",
    "rescued vs daily",
    "rescued vs. daily",
    "rescued, daily",
    "rescued and daily",
    "rescued with daily",
    "rescued & daily",
    "“people rescued in February” vs “people rescued each day”",
    '"people rescued in February" "people rescued each day"',
    "people rescued in February vs people rescued each day",
    "people rescued in February people rescued each day",
    "rescues and rescued and dried",
    "vellmark-flood/rescued daily",
    "figure:rescued with:daily",
    "RESCUED against Daily",
  ])("are found in %s", async (typed) => {
    expect(labelsIn(await say(`/brief compare ${typed}`))).toEqual([
      "people rescued in February",
      "people rescued each day",
    ]);
  });

  test("come in two fields, whatever words are in them", async () => {
    const reply = await say("/brief compare", { figure: "with nowhere to go", with: "rescued and dried" });
    expect(labelsIn(reply)).toEqual(["people made homeless", "people rescued each day"]);
  });

  test("of which one has other reports say so, and whether those agree", async () => {
    expect(await plain("/brief compare homeless daily")).toContain(
      "≠ Of “people made homeless” the claim that leads was compared. The reports differ: “at least 900” and “as many as 300” cannot both be right.",
    );
  });

  test("that cannot be compared say why", async () => {
    expect(await plain("/brief compare damp rescued")).toContain(
      "≠ They cannot be compared: one is a share, the other a count.",
    );
  });

  test("that are shares of other wholes say that more of one need not be more people", async () => {
    const told = await plain("/brief compare damp dry");
    expect(told).toContain(
      "“homes that are damp” is the larger: more than 4 times “cellars that are dry”, by between 30 and 40 percentage points.",
    );
    expect(told).toContain("Each is a share of its own whole");
  });

  test("show the arithmetic when asked to, and by a button", async () => {
    const reply = await say("/brief compare rescued daily");
    const buttons = reply.parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : []));
    const how = buttons.find(({ label }) => label === "How it was worked out")!;
    expect(how.command).toBe("/brief compare vellmark-flood/rescued vellmark-flood/daily how:yes");
    const told = await plain(how.command);
    expect(told).toContain("in February 2020: 29 days: 100 people a day");
    expect(told).toContain("at the most: 100 ÷ 50, which is 2");
    expect(told).not.toContain("How it was worked out");
  });

  test("of which one is not found offer the nearest, each with the other kept", async () => {
    const reply = await say("/brief compare rescued vs people made homles");
    expect(reply.parts[0]).toMatchObject({
      kind: "problem",
      text: expect.stringContaining("“people made homles”"),
    });
    expect(reply.parts[1]).toMatchObject({
      entries: expect.arrayContaining([
        expect.objectContaining({
          command: "/brief compare vellmark-flood/rescued vellmark-flood/homeless",
        }),
      ]),
    });
  });

  test("of which the first means several offer each, and the second is kept", async () => {
    const reply = await say("/brief compare evacuated vs insured loss");
    const [, choices] = reply.parts;
    expect(choices).toMatchObject({
      entries: [
        { command: "/brief compare “insured loss” harbour-fire/evacuated" },
        { command: "/brief compare “insured loss” dam-leak/evacuated" },
      ],
    });
    expect(labelsIn(await say("/brief compare “insured loss” dam-leak/evacuated"))).toEqual([
      "insured loss",
      "villagers told to leave",
    ]);
  });
});

describe("names that are not those of two figures", () => {
  test.each(["rescued, daily, homeless", "rescued daily homeless", "rescued and daily and homeless"])(
    "%s: three are said to be one too many, and each two are offered",
    async (typed) => {
      const reply = await say(`/brief compare ${typed}`);
      expect(reply.parts[0]).toMatchObject({ text: "Two figures are compared at a time. Which two?" });
      const story = "/brief compare vellmark-flood";
      expect(reply.parts[1]).toMatchObject({
        entries: [
          { command: `${story}/rescued vellmark-flood/daily` },
          { command: `${story}/rescued vellmark-flood/homeless` },
          { command: `${story}/daily vellmark-flood/homeless` },
        ],
      });
    },
  );

  test("both of them mistyped, lead to commands that have neither error", async () => {
    const [problem, choices] = (await say("/brief compare rescuez dayly")).parts;
    expect(problem).toMatchObject({ text: expect.stringContaining("“rescuez”") });
    expect(choices).toMatchObject({
      entries: expect.arrayContaining([
        expect.objectContaining({ command: "/brief compare vellmark-flood/daily vellmark-flood/rescued" }),
      ]),
    });
    expect(JSON.stringify(choices)).not.toContain("dayly");
  });

  test("with two letters in each other’s place, have the nearest offered", async () => {
    expect(await plain("/brief compare dmap rescued")).toContain(
      "/brief compare rescued vellmark-flood/damp",
    );
  });

  test("and none at all, tell how the command is typed, with all that it takes", async () => {
    expect(await plain("/brief compare")).toContain("/brief compare <figure> [with] [how:yes] [page:…]");
  });
});

describe("one figure", () => {
  test("has each of its claims compared with the one that leads", async () => {
    const reply = await say("/brief compare homes lost");
    expect(figuresIn(reply).map(({ value }) => value)).toEqual([
      "at least 900",
      "as many as 300",
      "about 500",
      "about 500",
      "dozens",
    ]);
    const told = renderPlain(reply);
    // A running total since one day is compared as it stands: 900 ÷ 300 = 3.
    expect(told).toContain(
      "“at least 900” since October 2019 is the larger: at least 3 times “as many as 300” since October 2019.",
    );
    expect(told).toContain(
      "They cannot be compared: one is since October 2019, the other does not say what time it covers.",
    );
  });

  test("named twice, by two of its names, is one figure", async () => {
    expect(await plain("/brief compare homeless homes lost")).toContain("Both names are of the same figure");
  });

  test("with one claim has nothing to be compared with", async () => {
    expect(await plain("/brief compare rescued")).toContain("One report alone prints it");
  });

  test("with several claims offers it", async () => {
    const offered = async (figure: string) =>
      (await plain(`/brief figure ${figure}`)).includes("> Compare: ");
    expect([await offered("homeless"), await offered("rescued")]).toEqual([true, false]);
  });

  test("that is nowhere is said to be, once", async () => {
    expect(await plain("/brief compare xyzzy")).toContain("No figure here is called “xyzzy”.");
    expect(await plain("/brief compare")).toContain("“compare” needs to know which figure.");
  });
});
