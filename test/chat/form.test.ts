import fc from "fast-check";
import { describe, expect, test } from "vitest";
import correct from "../../commands/desk/correct.ts";
import { correctionForm } from "../../src/chat/correction-form.ts";
import { readCorrection } from "../../src/chat/correction-input.ts";
import { faultsAt, folded, refilled, typedForm } from "../../src/chat/form.ts";
import { parseOptions, splitWords } from "../../src/chat/parse.ts";
import { renderPlain } from "../../src/chat/plain.ts";
import { editionOf, twoStories } from "../support/stories.ts";

const edition = editionOf(twoStories);
const figureNamed = (name: string) => edition.figures.all.find(({ ref }) => ref === name)!;
const evacuated = figureNamed("harbour-fire/evacuated");
const story = edition.storyOf(evacuated);
const form = correctionForm(evacuated, evacuated.claims[0], 1, story);
const problem = (text: string) => ({ reply: { parts: [{ kind: "problem" as const, text }] } });

describe("a form", () => {
  test("told in words is its command, which says the same when it is typed", () => {
    const text = fc
      .array(fc.constantFrom("about", "1,400", "O’Neill", "(the)", "“duty”", "officer", "x:y", "يوم", "a,"), {
        minLength: 1,
      })
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (words, reason) => {
        const filled = refilled(form, { words, reason });
        const typed = typedForm(filled).slice("/desk correct ".length);
        const options = parseOptions(correct, splitWords(typed), "");
        const plain = (said: string) => (/[’]/.test(said) ? said.replaceAll(/[“”]/g, "'") : said);
        expect(options).toMatchObject({
          words: plain(words),
          reason: plain(reason),
          value: "1200",
          hedge: "at-most",
        });
      }),
    );
    expect(renderPlain({ parts: [form] })).toContain('words:"as many as 1,200"');
  });

  test("folds into as few fields as a chat has room for, without losing what is in them", () => {
    const { fields } = folded(form, 5);
    expect(fields.map(({ name, label, value }) => [name, label, value])).toEqual([
      ["value", "Hedge and value", "at-most 1200"],
      ["words", "Printed words", "as many as 1,200"],
      ["by", "Who said it", "a fire brigade spokesperson"],
      ["report", "Report", "courier"],
      ["reason", "Reason", ""],
    ]);
    expect(fields.every(({ choices }) => choices === undefined)).toBe(true);
    expect(folded(form, 20)).toEqual(form);
  });

  test("has every problem told at a field that is there", () => {
    expect(
      faultsAt({ ...problem("x"), faults: { value: "no", url: "missing" } }, ["value", "report"]),
    ).toEqual({
      value: "no url: missing",
    });
    expect(faultsAt(problem("you are not one here"), ["words", "reason"])).toEqual({
      words: "you are not one here",
    });
    expect(faultsAt({ reply: { parts: [{ kind: "note", text: "done" }] } }, ["words"])).toBeUndefined();
  });
});

describe("what a correction says", () => {
  const read = (typed: Parameters<typeof readCorrection>[0], of = evacuated) =>
    readCorrection(typed, of.claims[0], edition.storyOf(of));

  test.each([
    [{ words: "about 1,400" }, { value: 1400, hedge: "about" }],
    [
      { value: "1,400", hedge: "about" },
      { value: 1400, hedge: "about" },
    ],
    [{ value: "at-most 90" }, { value: 90, hedge: "at-most" }],
    [
      { value: "24 to 100", hedge: "between" },
      { value: [24, 100], hedge: "between" },
    ],
    [{ value: "between 24 – 100" }, { value: [24, 100], hedge: "between" }],
    [
      { value: "[24, 100]", hedge: "between" },
      { value: [24, 100], hedge: "between" },
    ],
    [
      { value: "1.2 million", hedge: "about" },
      { value: 1_200_000, hedge: "about" },
    ],
    [
      { value: "-3.5", hedge: "exactly" },
      { value: -3.5, hedge: "exactly" },
    ],
    [{ by: "" }, { by: undefined }],
    [{ by: "a clerk" }, { by: "a clerk" }],
    [{ report: "Evening Post" }, { report: { id: "post" } }],
    [
      { report: "Count | Harbour Board | 2026-03 | https://b.example/c" },
      { report: { id: "harbour-board", entry: { title: "Count", date: "2026-03" } } },
    ],
    [
      { report: "new", title: "Count", outlet: "Board", url: "https://post.example/homes" },
      { report: { id: "post" } },
    ],
    [{ title: "Count", outlet: "1843", url: "https://b.example/c" }, { report: { id: "report" } }],
    [
      { report: "Count | Live | Harbour Board | 2026 | https://b.example/c" },
      { report: { entry: { title: "Count | Live", outlet: "Harbour Board", date: "2026" } } },
    ],
    [
      { report: "Count\n\nHarbour Board\nhttps://b.example/c" },
      { report: { entry: { title: "Count", outlet: "Harbour Board" } } },
    ],
  ])("reads %j", (typed, said) => {
    expect(read(typed)).toMatchObject(said);
  });

  test.each([
    [{ value: "lots" }, { value: expect.stringContaining("it is not a number") }],
    [{ value: "12 and 13 and 14" }, { value: expect.stringContaining("it is not a number") }],
    [{ hedge: "roughly" }, { hedge: expect.stringContaining("it is one of exactly") }],
    [{ report: "corier" }, { report: expect.stringContaining("did you mean “courier”") }],
    [{ report: "new" }, { title: expect.any(String), outlet: expect.any(String), url: expect.any(String) }],
    [
      { report: "Count | Board" },
      { report: expect.stringMatching(/needs its address.*write title \| outlet/) },
    ],
    [
      { report: "Count | Board | 9 March 2026 | https://b.example/c" },
      {
        report: expect.stringMatching(
          /^“9 March 2026” is not a date: write 2026-03-09.*as in “Count revised/,
        ),
      },
    ],
    [
      { report: "Count | Board | 2026 | b.example/c" },
      { report: expect.stringMatching(/^“b.example\/c” is not a web address: copy all of it, as in https/) },
    ],
    [{ report: "Count | | 2026 | https://b.example/c" }, { report: expect.stringContaining("its outlet") }],
    [{ report: "tribune" }, { report: expect.stringMatching(/no report “tribune”: it has courier.*as in/) }],
    [
      { title: "Count", outlet: "Board", date: "2026-02-31", url: "b.example" },
      {
        date: expect.stringContaining("“2026-02-31” is not a date: write"),
        url: expect.stringContaining("“b.example” is not a web address"),
      },
    ],
    [{ date: "2026" }, { title: expect.any(String), outlet: expect.any(String), url: expect.any(String) }],
    [
      { report: "courier", outlet: "Board" },
      { report: expect.stringMatching(/^“courier” \(The Calder Courier\) .*report:new/) },
    ],
  ])("refuses %j", (typed, faults) => {
    expect(read(typed)).toEqual({ faults });
  });

  test("of the form as it opens is what the figure says already", () => {
    for (const figure of edition.figures.all) {
      const opened = correctionForm(figure, figure.claims[0], 1, edition.storyOf(figure));
      for (const most of [5, 20]) {
        const typed = Object.fromEntries(folded(opened, most).fields.map(({ name, value }) => [name, value]));
        const [{ words, quantity, by, report }] = figure.claims;
        expect(read(typed, figure)).toMatchObject({
          words,
          value: quantity.value,
          hedge: quantity.hedge,
          by,
          report: { id: report.id },
        });
      }
    }
  });
});
