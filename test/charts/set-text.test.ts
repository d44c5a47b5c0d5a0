import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFont } from "../../src/charts/font.ts";
import { drawable, linesOf, UNDRAWN } from "../../src/charts/set-text.ts";

const font = readFont(readFileSync("node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"));

describe("the font of pictures", () => {
  test("has Latin, Greek and Cyrillic letters, and the signs that values are written with", () => {
    const letters = "The Süddeutsche’s đại tá Ελληνική полиция “$€£¥₹₦%−–—…·=≠□”";
    expect([...letters.replaceAll(" ", "")].filter((letter) => !font.draws(letter))).toEqual([]);
  });

  test("has no Arabic, Chinese or emoji, and is known not to", () => {
    expect(["م", "新", "👩"].map(font.draws)).toEqual([false, false, false]);
  });

  test("is measured: an m is wider than an i, and twice the size is twice as wide", () => {
    expect(font.widthOf("m", 10)).toBeGreaterThan(font.widthOf("i", 10));
    expect(font.widthOf("words", 20)).toBeCloseTo(2 * font.widthOf("words", 10));
  });
});

describe("text in a picture", () => {
  test("says of letters that cannot be drawn that they are there", () => {
    expect(drawable("محمد العلي of the Red Crescent", font)).toBe(`${UNDRAWN} of the Red Crescent`);
    expect(drawable("新华社 and 👩‍👩‍👧 families", font)).toBe(`${UNDRAWN} and ${UNDRAWN} families`);
  });

  test("is never nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        const seen = /[^\s\p{Default_Ignorable_Code_Point}]/u.test(text);
        const shown = drawable(text, font);
        expect(shown !== "").toBe(seen);
        expect([...shown].every((letter) => letter === " " || font.draws(letter))).toBe(true);
      }),
    );
  });

  test("is broken into lines that fit, with nothing lost", () => {
    const word = fc.constantFrom(
      "as many as",
      "1,200",
      "Donaudampfschifffahrtsgesellschaft",
      "of",
      "people",
      "a b",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), fc.integer({ min: 60, max: 500 }), (words, width) => {
        const lines = linesOf(words.join(" "), font, 15, width);
        expect(lines.join("").replaceAll(" ", "")).toBe(words.join("").replaceAll(" ", ""));
        for (const line of lines) expect(font.widthOf(line, 15)).toBeLessThanOrEqual(width);
      }),
    );
  });

  test("keeps a number and its hedge on one line", () => {
    const text = "officials said that the plan was to send as many as 80 people";
    for (let width = 150; width < 500; width += 7) {
      expect(linesOf(text, font, 15, width).filter((line) => line.includes("as many as 80"))).toHaveLength(1);
    }
  });
});
