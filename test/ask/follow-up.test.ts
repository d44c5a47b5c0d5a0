import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answererWith } from "../../src/ask/asking.ts";
import { createNumberIndex } from "../../src/ask/number-index.ts";
import { sameOfAnother } from "../../src/ask/same-of-another.ts";
import { asksSourceOf } from "../../src/ask/source-of-told.ts";
import { editionOf, twoStories } from "../support/stories.ts";
import { indexOf } from "./ways.ts";

const edition = editionOf({
  ...twoStories,
  "clinic-breach": `
id: clinic-breach
headline: Hackers copy the records of the Northfield clinic
topics: [hack, northfield]
status: published
reports:
  post: { title: Records copied, outlet: Evening Post, date: 2026-05-02, url: "https://post.example/clinic" }
figures:
  patients:
    label: patients whose records were stolen
    kind: count
    unit: patients
    aliases: []
    claims:
      - { report: post, words: "84,000", value: 84000, hedge: exactly, by: the hospital union }
      - { report: post, words: "91,500", value: 91500, hedge: exactly, by: a spokesman of the clinic }
  staff:
    label: staff whose payslips were stolen
    kind: count
    unit: people
    aliases: []
    claims:
      - { report: post, words: "1,310", value: 1310, hedge: exactly }
  ransom:
    label: ransom demanded
    kind: money
    unit: EUR
    aliases: []
    claims:
      - { report: post, words: "€2m", value: 2000000, hedge: exactly }
brief:
  - The records of {patients} patients and of {staff} staff were copied, and {ransom} was asked for.
`,
});
const figure = (ref: string) => {
  const found = edition.figures.find(ref);
  if (found.outcome !== "one") throw new Error(`no figure ${ref}`);
  return found.figure;
};
const patients = figure("clinic-breach/patients");
const answer = answererWith({ edition, index: indexOf(edition) });
const askedAfter = (text: string) => answer(text, { words: "how many patients were hit", figure: patients });

describe("where what was told is from", () => {
  test.each([
    "who counted that?",
    "who worked it out",
    "whos that from",
    "from whom do we have it?",
    "how do we know that",
    "did the clinic say that",
    "is that official?",
    "the union's number?",
    "clinic or union?",
    "says who",
    "according to the clinic?",
    "who traced that",
  ])("is asked by “%s”", (text) => {
    expect(asksSourceOf(patients, text)).toBe(true);
    expect(askedAfter(text)).toMatchObject({
      outcome: "figure",
      about: "source",
      figure: { ref: patients.ref },
    });
  });

  test.each([
    "and the total number?",
    "who owns it?",
    "who built that",
    "is that more than last year",
    "women or men?",
    "and the staff?",
  ])("is not asked by “%s”", (text) => {
    expect(asksSourceOf(patients, text)).toBe(false);
  });

  test("may be asked in any text without a fault", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(typeof asksSourceOf(patients, text)).toBe("boolean");
      }),
    );
  });
});

describe("the same of another", () => {
  const all = [...edition.figures.all].filter(({ ref }) => ref.startsWith("clinic-breach/"));

  test("is the one figure of the same kind that is called so", () => {
    expect(sameOfAnother("the staff?", patients, all)?.id).toBe("staff");
    expect(askedAfter("and staff?")).toMatchObject({ outcome: "figure", figure: { id: "staff" } });
  });

  test("is none of another kind, none that was told, and none where a number is asked for", () => {
    expect(sameOfAnother("the ransom?", patients, all)).toBeUndefined();
    expect(sameOfAnother("patients?", patients, all)).toBeUndefined();
    expect(sameOfAnother("how many staff?", patients, all)).toBeUndefined();
  });

  test.each(["and in Ostrava?", "how many of them were under 18?", "and the nurses?", "out of how many?"])(
    "is not what was told already: “%s”",
    (text) => {
      expect(askedAfter(text).outcome).toBe("none");
    },
  );
});

describe("a figure is found by its numbers", () => {
  test("though no word of it is said", () => {
    expect(answer("84k or 91.5k?")).toMatchObject({ outcome: "figure", figure: { ref: patients.ref } });
  });

  test("which are kept with their places, and not where they are too common", () => {
    const known = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.nat({ max: 50 })));
    fc.assert(
      fc.property(
        known,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 4 }),
        (all, value, most) => {
          const index = createNumberIndex();
          for (const [number, place] of all) index.add(number, place);
          const wanted = all.filter(([number]) => number === value).map(([, place]) => place);
          expect(index.placesOf(value, most)).toEqual(wanted.length > most ? [] : wanted.toReversed());
        },
      ),
    );
  });
});

test("a name in small letters is a name: a figure of another does not answer", () => {
  expect(answer("how many patients of the northfield clinic had their records stolen")).toMatchObject({
    outcome: "figure",
    figure: { ref: patients.ref },
  });
  expect(answer("how many villagers at port calder were told to leave").outcome).not.toBe("figure");
});

test.each([
  "just give me a guess how many patients had their records stolen",
  "guess how many patients had their records stolen next year",
  "how many patients had their records stolen? make one up",
])("no number is guessed: “%s”", (text) => {
  const outcome = answer(text);
  expect(outcome).toMatchObject({ outcome: "none", why: "guess" });
  expect(outcome.outcome === "none" && outcome.near[0]?.ref).toBe(patients.ref);
});

test("two are asked for with a plus, and the second needs no story of its own", () => {
  expect(answer("northfield clinic: patients whose records were stolen + ransom demanded")).toMatchObject({
    outcome: "choice",
    both: true,
    figures: [{ id: "patients" }, { id: "ransom" }],
  });
});
