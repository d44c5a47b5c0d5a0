import { describe, expect, test } from "vitest";
import { differenceBetween, type FigureChange, type StoryChange } from "../../src/content/difference.ts";
import { createEdition, type Edition } from "../../src/content/edition.ts";
import { planted, read, SOUND } from "./planted.ts";

function editionOf(...texts: string[]): Edition {
  return createEdition(
    texts.map((text) => {
      const name = /^id: (.*)$/m.exec(text)![1]!;
      const { story, hash, problems } = read(text, { name });
      if (!story || !hash) throw new Error(problems.map(({ message }) => message).join("\n"));
      return { story, hash };
    }),
  );
}

const before = editionOf(SOUND);

/** What differs once one part of the sound story is replaced. */
function changes(part: string, instead: string): StoryChange[] {
  return differenceBetween(before, editionOf(planted(part, instead)));
}

function figureChange(part: string, instead: string): FigureChange {
  const [story, ...others] = changes(part, instead);
  expect(others).toEqual([]);
  if (story?.change !== "changed") throw new Error("the story has not changed");
  expect(story.reworded).toBe(false);
  expect(story.figures).toHaveLength(1);
  return story.figures[0]!;
}

const LOSS = "words: more than £5m\n        value: 5000000\n        hedge: more-than";

describe("between two editions", () => {
  test("of the same content there is no difference", () => {
    expect(differenceBetween(before, before)).toEqual([]);
    expect(differenceBetween(before, editionOf(`${SOUND}# a comment`))).toEqual([]);
  });

  test("a story is added, or no longer told", () => {
    const both = editionOf(SOUND, SOUND.replace("id: harbour-fire", "id: flood"));
    expect(differenceBetween(before, both)).toMatchObject([{ change: "added", story: { id: "flood" } }]);
    expect(differenceBetween(both, before)).toMatchObject([{ change: "removed", story: { id: "flood" } }]);
  });

  test("a story that is withdrawn or a draft again is no longer told", () => {
    for (const status of ["draft", "withdrawn"]) {
      expect(changes("status: published", `status: ${status}`)).toMatchObject([{ change: "removed" }]);
    }
  });

  test("a report that only the file calls otherwise makes no difference to a reader", () => {
    expect(
      differenceBetween(
        before,
        editionOf(
          SOUND.replaceAll("courier:", "calder-courier:").replaceAll(
            "report: courier",
            "report: calder-courier",
          ),
        ),
      ),
    ).toEqual([]);
  });

  test("counting something else is a change of meaning", () => {
    const change = figureChange(
      "by: a fire brigade spokesperson",
      "by: a fire brigade spokesperson\n        counts: people and pets",
    );
    expect(change).toMatchObject({ change: "changed", meaning: true });
  });

  test("notes, topics and aliases make no difference to a reader", () => {
    expect(changes("[evacuees]", "[evacuees, the displaced]")).toEqual([]);
    expect(changes("brief:", "notes: seen twice\nbrief:")).toEqual([]);
  });

  test("a headline or a sentence in other words is a story reworded", () => {
    for (const [part, instead] of [
      ["Fire closes", "Fire shuts"],
      ["is put at {loss}", "comes to {loss}"],
    ] as const)
      expect(changes(part, instead)).toMatchObject([{ change: "changed", reworded: true, figures: [] }]);
  });
});

describe("a figure", () => {
  test("that is new or gone is told with its value", () => {
    const figure =
      "  ships:\n    label: ships in port\n    kind: count\n    unit: ships\n    aliases: [vessels]\n    claims: [{ report: courier, words: about 40, value: 40, hedge: about }]\n";
    expect(figureChange("brief:\n", `${figure}brief:\n`)).toMatchObject({
      change: "added",
      told: "ships in port: about 40, new",
    });
    const with40 = editionOf(planted("brief:\n", `${figure}brief:\n`));
    expect(differenceBetween(with40, before)).toMatchObject([
      { figures: [{ change: "removed", told: "ships in port: about 40, withdrawn" }] },
    ]);
  });

  test("is told from what to what, hedges included", () => {
    const change = figureChange(LOSS, "words: about £12m\n        value: 12000000\n        hedge: about");
    expect(change).toMatchObject({
      change: "changed",
      meaning: true,
      told: "insured loss: more than £5m in the three months → about £12m in the three months",
      claims: [
        {
          change: "changed",
          from: { quantity: { hedge: "more-than", value: 5000000 } },
          to: { quantity: { hedge: "about", value: 12000000 } },
          told: "The Calder Courier: more than £5m in the three months → about £12m in the three months",
        },
      ],
    });
  });

  test("in other words for the same value has changed in spelling alone", () => {
    const change = figureChange("words: more than £5m", "words: over £5 million");
    expect(change).toMatchObject({
      meaning: false,
      told: "insured loss: more than £5m in the three months → over £5 million in the three months",
    });
  });

  test("of another window has changed", () => {
    const change = figureChange("{ over: P3M, end: 2026-02, words: in the three months }", "{ in: 2026-02 }");
    expect(change).toMatchObject({
      meaning: true,
      told: "insured loss: more than £5m in the three months → more than £5m in February 2026",
    });
  });

  test("that gains a claim is told so, and not as changed in value by how it is now worded", () => {
    const more = "\n      - { report: evening-post, words: over £5m, value: 5000000, hedge: more-than }";
    const window = "        window: { over: P3M, end: 2026-02, words: in the three months }";
    expect(figureChange(window, window + more)).toMatchObject({
      meaning: true,
      told: "insured loss: more than £5 million in the three months, 1 claim → 2 claims",
      claims: [{ change: "added", told: "Evening Post: more than £5 million, new" }],
    });
  });

  test("that loses a claim is told so", () => {
    const claim =
      "      - report: evening-post\n        words: hundreds\n        value: [200, 1000]\n        hedge: between\n";
    expect(figureChange(claim, "")).toMatchObject({
      told: "people moved from their homes: as many as 1,200, 2 claims → 1 claim",
      claims: [{ change: "removed", told: "Evening Post: hundreds, withdrawn" }],
    });
  });

  test("that loses the first of two claims by one report is told just that", () => {
    const first = "{ report: courier, words: about 40, value: 40, hedge: about }";
    const second = "{ report: courier, words: dozens, value: [24, 100], hedge: between }";
    const figure = (claims: string) =>
      planted(
        "brief:\n",
        `  ships:\n    label: ships\n    kind: count\n    unit: ships\n    aliases: [vessels]\n    claims: [${claims}]\nbrief:\n`,
      );
    const difference = differenceBetween(editionOf(figure(`${first}, ${second}`)), editionOf(figure(second)));
    expect(difference).toMatchObject([
      {
        figures: [
          {
            told: "ships: about 40 → dozens",
            claims: [{ change: "removed", told: "The Calder Courier: about 40, withdrawn" }],
          },
        ],
      },
    ]);
  });

  test("of which someone else now says so has changed", () => {
    const change = figureChange("by: a fire brigade spokesperson", "by: the mayor");
    expect(change).toMatchObject({
      meaning: true,
      told: "people moved from their homes: as many as 1,200, said a fire brigade spokesperson → said the mayor",
    });
  });

  test("of which another than the leading claim has changed is told by that claim", () => {
    const change = figureChange(
      "words: hundreds\n        value: [200, 1000]",
      "words: thousands\n        value: [2000, 10000]",
    );
    expect(change).toMatchObject({
      meaning: true,
      told: "people moved from their homes: Evening Post: hundreds → thousands",
    });
  });

  test("of another unit, label or superlative has changed", () => {
    expect(figureChange("unit: people", "unit: families")).toMatchObject({
      meaning: true,
      told: "people moved from their homes: as many as 1,200 people → as many as 1,200 families",
    });
    expect(figureChange("label: insured loss", "label: loss")).toMatchObject({
      meaning: false,
      told: expect.stringMatching(/^insured loss → loss: /),
    });
    expect(
      figureChange(
        "rank: lowest\n    aliases: [tide]\n    claims:\n      - report: evening-post\n        words: lowest",
        "rank: highest\n    aliases: [tide]\n    claims:\n      - report: evening-post\n        words: highest",
      ),
    ).toMatchObject({
      meaning: true,
      told: "level of the harbour: lowest level in 12 years → highest level in 12 years",
    });
  });

  test("whose report has another title or address has changed, but not in meaning", () => {
    const [story] = changes("title: Hundreds moved from homes near harbour", "title: Hundreds moved");
    expect(story).toMatchObject({
      figures: [
        {
          to: { id: "evacuated" },
          meaning: false,
          claims: [{ told: "Evening Post: hundreds, told differently" }],
        },
        {
          to: { id: "low-water" },
          meaning: false,
          told: "level of the harbour: Evening Post: lowest level in 12 years, told differently",
        },
      ],
    });
  });
});
