import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { slashes } from "../../commands/index.ts";
import { createAccess } from "../../src/chat/access.ts";
import { createBot } from "../../src/chat/bot.ts";
import { figuresIn } from "../../src/chat/figures-in.ts";
import { renderPlain } from "../../src/chat/plain.ts";
import { plainChart } from "../../src/chat/plain-chart.ts";
import type { Chart, Reply } from "../../src/chat/reply.ts";
import type { Edition } from "../../src/content/edition.ts";
import { quietDesk } from "../support/desk.ts";
import { generatedEdition } from "../support/generated.ts";
import { editionOf, twoStories } from "../support/stories.ts";

function botOver(edition: Edition) {
  return createBot({
    slashes,
    edition: () => edition,
    desk: quietDesk,
    access: createAccess(new Map()),
    newReference: () => "ref-1",
    onFault: ({ error }) => {
      throw error;
    },
  });
}

const bot = botOver(editionOf(twoStories));
const ask = async (text: string, of = bot): Promise<Reply> =>
  (await of.answer({ chat: "test", user: "u", channel: "c", text })).reply;
const chartIn = ({ parts }: Reply) => parts.find((part): part is Chart => part.kind === "chart");

const storyWith = (id: string, figure: string, label: string, status = "published") => `
id: ${id}
headline: A river leaves its bed
topics: [weather]
status: ${status}
reports:
  gazette: { title: Homes under water, outlet: The Gazette, date: 2026-05-02, url: "https://gazette.example/a" }
figures:
  ${figure}:
    label: ${label}
    kind: count
    unit: homes
    claims:
      - { report: gazette, words: about 300, hedge: about, value: 300 }
brief:
  - "About {${figure}} are lost."
`;

/** A story whose one figure each of many reports tells in its own way, as an exact number. */
const storyToldBy = (values: readonly number[]) => `
id: flood
headline: A river leaves its bed
topics: [weather]
status: published
reports:
${values.map((_, place) => `  r${place}: { title: Homes under water, outlet: Outlet ${place}, date: 2026-05-02, url: "https://gazette.example/${place}" }`).join("\n")}
figures:
  lost:
    label: homes lost
    kind: count
    unit: homes
    claims:
${values.map((value, place) => `      - { report: r${place}, words: "${value}", hedge: exactly, value: ${value} }`).join("\n")}
brief:
  - "{lost} are lost."
`;

const ofShare = (label: string, value: number) => `
id: flood
headline: A river leaves its bed
topics: [weather]
status: published
reports:
  gazette: { title: Homes under water, outlet: The Gazette, date: 2026-05-02, url: "https://gazette.example/a" }
figures:
  lost:
    label: ${label}
    kind: share
    claims:
      - { report: gazette, words: at least ${value}%, hedge: at-least, value: ${value} }
brief:
  - "It was {lost}."
`;

const toldByTheDay = storyToldBy([300, 12, 400]).replace(
  'words: "12", hedge: exactly, value: 12',
  "$&, window: { each: P1D }",
);

describe("/brief chart", () => {
  test("of a figure has a row for each claim, with value, hedge, attribution, outlet and date", async () => {
    const chart = chartIn(await ask("/brief chart harbour-fire/evacuated"))!;
    expect(chart).toMatchObject({ caption: "people moved from their homes", verdict: "differ-in-value" });
    expect(chart.scales).toHaveLength(1);
    expect(chart.scales[0]!.rows).toMatchObject([
      {
        quantity: { hedge: "at-most", value: 1200 },
        hedged: {
          value: "as many as 1,200",
          attribution: "said a fire brigade spokesperson",
          printed: { outlet: "The Calder Courier", date: "March 4, 2026" },
        },
        apart: true,
      },
      { quantity: { hedge: "more-than", value: 1500 }, hedged: { value: "more than 1,500" }, apart: true },
    ]);
  });

  test("of a figure with many reports judges and scales each page by all of them", async () => {
    const edition = editionOf({ flood: storyToldBy([...Array(11).fill(300), 9000]) });
    const page = async (number: number) =>
      chartIn(await ask(`/brief chart flood/lost page:${number}`, botOver(edition)))!;
    const [one, two] = [await page(1), await page(2)];
    expect(one).toMatchObject({
      verdict: "differ-in-value",
      reports: { all: 12, first: 1, last: 10, apart: 1, together: 11 },
    });
    expect(one.scales[0]!.rows.every(({ apart }) => !apart)).toBe(true);
    expect(two.scales[0]!.rows.map(({ apart }) => apart)).toEqual([false, true]);
    expect(two.reports).toMatchObject({ all: 12, first: 11, last: 12 });
    expect(one.scales[0]!.whole).toHaveLength(12);
    expect(two.scales[0]!.whole).toEqual(one.scales[0]!.whole);
  });

  test("of a figure has scales of their own for a total and for what there is of it each day", async () => {
    const edition = editionOf({ flood: toldByTheDay });
    const { scales } = chartIn(await ask("/brief chart flood/lost", botOver(edition)))!;
    expect(scales.map(({ rows }) => rows.map(({ hedged }) => hedged.value))).toEqual([
      ["300", "400"],
      ["12"],
    ]);
    expect(scales.map(({ whole }) => whole!.length)).toEqual([2, 1]);
  });

  test("of a share ends at 100% where it is a part of a whole", async () => {
    const measure = async (label: string, value: number) =>
      chartIn(await ask("/brief chart flood/lost", botOver(editionOf({ flood: ofShare(label, value) }))))!
        .scales[0]!.measure;
    expect((await measure("homes without power", 95)).isPart).toBe(true);
    expect((await measure("increase of the rent", 95)).isPart).toBeUndefined();
    expect((await measure("homes without power", 120)).isPart).toBeUndefined();
  });

  test("of a story has a row for each figure, and a scale for each measure", async () => {
    const chart = chartIn(await ask("/brief chart harbour-fire"))!;
    expect(chart.scales.map(({ measure, rows }) => [measure.kind, rows.map(({ label }) => label)])).toEqual([
      ["count", ["people moved from their homes (the leading of 2 reports)"]],
      ["money", ["insured loss"]],
    ]);
  });

  test("in the terminal is a table of the same", async () => {
    const told = renderPlain(await ask("/brief chart harbour-fire/evacuated"));
    expect(told).toContain(
      "  ≠ as many as 1,200 people\n      The Calder Courier, March 4, 2026, said a fire brigade spokesperson\n",
    );
    expect(told).toContain("≠ The reports differ");
  });

  test("in the terminal keeps to 80 columns, whatever the figures are called", async () => {
    await fc.assert(
      fc.asyncProperty(generatedEdition, async (edition) => {
        const reply = await ask(`/brief chart ${edition.published[0]!.id}`, botOver(edition));
        const lines = renderPlain({ parts: [chartIn(reply)!] }).split("\n");
        expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test("in the terminal keeps to 80 columns where a word shows nothing", () => {
    const caption = `${"a".repeat(80)} \u200b b`;
    const lines = plainChart({ kind: "chart", caption, scales: [] }).split("\n");
    expect(lines).toEqual(["a".repeat(80), "b"]);
  });

  test("offers both where a story and a figure are called the same, each by a name that leads to it", async () => {
    const edition = editionOf({
      flood: storyWith("flood", "flood", "homes flooded"),
    });
    const asked = await ask("/brief chart flood", botOver(edition));
    const commands = asked.parts.flatMap((part) =>
      part.kind === "entries" ? part.entries.map(({ command }) => command!) : [],
    );
    expect(commands).toEqual(["/brief chart flood/", "/brief chart flood/flood"]);
    const [ofStory, ofFigure] = await Promise.all(commands.map((command) => ask(command, botOver(edition))));
    expect(chartIn(ofStory!)).toMatchObject({ caption: "A river leaves its bed" });
    expect(chartIn(ofFigure!)).toMatchObject({ caption: "homes flooded" });
    expect(renderPlain(ofFigure!)).toContain("All of the story: /brief chart flood/");
    expect(renderPlain(await ask("/brief timeline flood/", botOver(edition)))).toContain("A RIVER LEAVES");
  });

  test("offers stories and figures where a name is mistyped, and says that a story has been withdrawn", async () => {
    expect(renderPlain(await ask("/brief chart harbor-fire"))).toMatch(
      /No figure or story here .*\n\n- .*\/brief chart harbour-fire\n/,
    );
    const edition = editionOf({ gone: storyWith("gone", "lost", "homes lost", "withdrawn") });
    expect(renderPlain(await ask("/brief chart gone", botOver(edition)))).toContain(
      "The story “gone” has been withdrawn.",
    );
  });

  test("is offered by the figure and by the story it is of", async () => {
    const commands = async (text: string) =>
      (await ask(text)).parts
        .flatMap((part) => (part.kind === "buttons" ? part.buttons : []))
        .map(({ command }) => command);
    expect(await commands("/brief figure loss")).toContain("/brief chart harbour-fire/loss");
    expect(await commands("/brief latest harbour-fire")).toContain("/brief chart harbour-fire");
  });

  test("helps on where a name means several figures or none, with charts to choose", async () => {
    expect(renderPlain(await ask("/brief chart evacuated"))).toContain("/brief chart dam-leak/evacuated");
    expect((await ask("/brief chart nothing of the kind")).parts[0]).toMatchObject({ kind: "problem" });
  });

  test("is completed with figures and with stories", () => {
    const labels = bot.complete("/brief chart harbour").map(({ label }) => label);
    expect(labels).toContain("Fire closes the container terminal at Port Calder");
  });

  test("shows ten rows at most, and the way to the others", async () => {
    await fc.assert(
      fc.asyncProperty(generatedEdition, async (edition) => {
        for (const of of [edition.published[0]!.id, edition.figures.all[0]!.ref]) {
          const reply = await ask(`/brief chart ${of}`, botOver(edition));
          const told = figuresIn({ parts: [chartIn(reply)!] });
          const [figure] = edition.figures.all;
          const all = of === figure!.ref ? figure!.claims.length : edition.figures.all.length;
          expect(told).toHaveLength(Math.min(10, all));
          expect(renderPlain(reply).includes("Page 1 of")).toBe(all > 10);
        }
      }),
      { numRuns: 40 },
    );
  });
});
