import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAgainst } from "../../src/ask/ask.ts";
import { setAside } from "../../src/ask/chatter.ts";
import { isOpposed } from "../../src/ask/contrasts.ts";
import { isEnglish } from "../../src/ask/english.ts";
import { likelihoods } from "../../src/ask/likelihood.ts";
import { qualifiersIn } from "../../src/ask/qualifiers.ts";
import { stemOf } from "../../src/ask/stem.ts";
import { calledAlso, phrasesAmong } from "../../src/ask/thesaurus.ts";
import { wordsOf } from "../../src/ask/words.ts";
import { editionOf, twoStories } from "../support/stories.ts";
import { indexOf } from "./ways.ts";

describe("what is said around a question", () => {
  test.each([
    ["Subbing page three, how many were hurt?", "how many were hurt?"],
    ["For the caption: number of homes lost", "number of homes lost"],
    ["1.3 million birds altogether, can I print that?", "1.3 million birds altogether"],
    ["I keep reading that the line is five years late", "the line is five years late"],
    ["how many were hurt?", "how many were hurt?"],
    ["Found not guilty, how many?", "Found not guilty, how many?"],
  ])("is set aside in “%s”", (text, asks) => {
    expect(setAside(text).asks).toBe(asks);
  });

  test("loses no word of the question, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const { lead, asks } = setAside(text);
        expect(text).toContain(asks);
        expect(text).toContain(lead);
      }),
    );
  });
});

describe("what people call things", () => {
  const phrases = (text: string) => phrasesAmong(wordsOf(text)).map(({ phrase }) => phrase);

  test("goes both ways", () => {
    expect(calledAlso(stemOf("firefighter"))).toContain(stemOf("fireman"));
    expect(calledAlso(stemOf("fireman"))).toContain(stemOf("firefighter"));
    expect(calledAlso("xyzzy")).toBeUndefined();
  });

  test("may be a phrase, in any inflection and with a small word between", () => {
    expect(phrases("those who gave evidence")).toEqual(["giveevidence"]);
    expect(phrases("people who left the country")).toEqual(["leavecountry"]);
    expect(phrases("people who left our country")).toEqual(["leavecountry"]);
    expect(phrases("evidence was given")).toEqual([]);
  });

  test("does not hide what excludes it", () => {
    const opposed = (one: string, other: string) => isOpposed(stemOf(one), stemOf(other));
    expect(opposed("gold", "silver")).toBe(true);
    expect(opposed("silver", "gold")).toBe(true);
    expect(opposed("doctor", "physician")).toBe(false);
    expect(opposed("gold", "nurse")).toBe(false);
  });

  test("is no slip of the fingers where the dictionary has it", () => {
    for (const word of ["aa", "bother", "suing", "zzz"]) expect(isEnglish(word), word).toBe(true);
    for (const word of ["", "programe", "zzzz", "é"]) expect(isEnglish(word), word).toBe(false);
  });
});

describe("words that narrow what is asked", () => {
  test("are read", () => {
    expect([...qualifiersIn("how much does each of them get on average")]).toEqual(
      expect.arrayContaining(["each", "average"]),
    );
    expect(qualifiersIn("how many per cent").has("each")).toBe(false);
  });
});

describe("the chances of the figures", () => {
  const edition = editionOf(twoStories);
  const index = indexOf(edition);
  const chancesOf = (question: string) => likelihoods(...readAgainst(edition, index, question));

  test("are between 0 and 1, the likeliest first, and leave a rest for none, whatever is asked", () => {
    const words = fc.constantFrom(
      ..."how many much people villagers leave 500 £9m per day who said why in Honduras not since 2019".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (all) => {
        const chances = chancesOf(all.join(" ")).map(({ chance }) => chance);
        expect(chances).toEqual([...chances].sort((a, b) => b - a));
        const sum = chances.reduce((a, b) => a + b, 0);
        expect(sum).toBeGreaterThanOrEqual(0);
        expect(sum).toBeLessThan(1);
      }),
      { numRuns: 200 },
    );
  });

  test("are none for what is another sort of number, or of a country that is not here", () => {
    for (const question of [
      "what percentage of villagers was told to leave?",
      "how many villagers were told to leave in Honduras?",
      "how many villagers were not told to leave?",
    ])
      expect(
        chancesOf(question).filter(({ chance }) => chance > 0.01),
        question,
      ).toEqual([]);
  });
});
