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

describe("what was printed later", () => {
  const told = async (...claims: string[]) => {
    const story = `
id: border
headline: Many come
topics: [border]
status: published
reports:
  april: { title: Early, outlet: One, date: 2019-04-30, url: "https://one.example/1" }
  june: { title: Later, outlet: Two, date: 2019-06-01, url: "https://two.example/2" }
  undecided: { title: Some day, outlet: Three, date: 2019-06, url: "https://three.example/3" }
figures:
  people:
    label: people who came
    kind: count
    unit: people
    aliases: [arrivals]
    claims:
${claims.map((claim) => `      - { ${claim} }`).join("\n")}
brief:
  - So many came, {people}.
`;
    return await plain("/brief timeline people", botOf({ border: story }));
  };
  const printed = (report: string, value: number, more = "") =>
    `report: ${report}, words: "${value.toLocaleString("en")}", value: ${value}, hedge: exactly${more}`;
  const inMonth = (month: string) => `, window: { in: ${month} }`;
  const sinceOctober = (end?: string) => `, window: { since: 2018-10${end ? `, end: ${end}` : ""} }`;

  test("is set against what leads the report before, and not against its last claim", async () => {
    const answer = await told(
      printed("april", 100),
      printed("april", 20, ", counts: people in hospital"),
      printed("june", 90),
    );
    expect(answer).toContain("Down from “100”: exactly 0.9 times it.");
    expect(answer).not.toContain("from “20”");
  });

  test("of one, is of one person", async () => {
    const answer = await told(printed("april", 2), printed("june", 1));
    expect(answer).toContain("- 1 person, no source named");
    expect(answer).toContain("Down from “2”: exactly half of it.");
  });

  test("of other things is called neither up nor down", async () => {
    const answer = await told(printed("april", 100), printed("june", 90, ", counts: people in hospital"));
    expect(answer).toContain("Does not count the same as “100”. “100” is the larger");
    expect(answer).not.toMatch(/\b(Up|Down) from/);
  });

  test("of an earlier month is called neither up nor down", async () => {
    const answer = await told(
      printed("april", 109_000, inMonth("2019-04")),
      printed("june", 92_000, inMonth("2019-03")),
    );
    expect(answer).toContain(
      "Tells of an earlier time than “109,000” in April 2019. “109,000” in April 2019 is the larger: about 1.18 times “92,000” in March 2019.",
    );
    expect(answer).not.toMatch(/\b(Up|Down) from/);
  });

  test("over another length of time is told by the month, and both months come before what is said of them", async () => {
    const answer = await told(
      printed("april", 109_000, inMonth("2019-04")),
      "report: june, words: 'fewer than 1,200,000', value: 1200000, hedge: less-than, window: P1Y",
    );
    // 1 200 000 ÷ 12 = 100 000; 100 ÷ 109 = 0.9174.
    expect(answer).toContain(
      "Made into a common rate: fewer than 100,000 people a month against 109,000 people a month. By the month, down from “109,000” in April 2019: less than 0.918 times it.",
    );
  });

  test("of a later month, or of the same one, may be up or down", async () => {
    const april = printed("april", 109_000, inMonth("2019-04"));
    for (const month of ["2019-04", "2019-05"])
      expect(await told(april, printed("june", 92_000, inMonth(month)))).toContain("Down from “109,000”");
  });

  test("and ended earlier, of a running total, is compared as it stands and called neither", async () => {
    const answer = await told(
      printed("april", 450_000, sinceOctober("2019-04-30")),
      printed("june", 350_000, sinceOctober("2019-03-31")),
    );
    expect(answer).toContain("Tells of an earlier time than “450,000”");
    expect(answer).toContain("is the larger: about 1.29 times “350,000”");
    expect(answer).not.toMatch(/\b(Up|Down) from/);
  });

  test("or may have been, of a running total, is compared as it stands", async () => {
    const [first, second] = [
      printed("june", 400_000, sinceOctober()),
      printed("undecided", 500_000, sinceOctober()),
    ];
    expect(await told(first, second)).toContain("is the larger: exactly 1.25 times “400,000”");
    // 400 ÷ 212 = 1.8868.
    expect(await told(printed("april", 212_000, sinceOctober()), first)).toContain(
      "Up from “212,000” since October 2018: about 1.89 times it.",
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
