import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readFont } from "../../src/charts/font.ts";
import { withNamesIsolated } from "../../src/charts/isolate.ts";
import { layOut, type Setting } from "../../src/charts/layout.ts";
import { linesOf } from "../../src/charts/set-text.ts";
import { isolated } from "../../src/text/isolated.ts";
import { chartOf, rowOf } from "./charts.ts";

const font = readFont(readFileSync("node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"));

describe("what runs from right to left", () => {
  test("is set apart from what stands beside it", () => {
    expect(isolated("هآرتس 24")).toBe("\u2068هآرتس 24\u2069");
    expect(isolated("The Calder Courier")).toBe("The Calder Courier");
    expect(withNamesIsolated("said דובר צה״ל 12 (בכיר), as הארץ was told")).toBe(
      "said \u2068דובר צה״ל 12 (בכיר)\u2069, as \u2068הארץ\u2069 was told",
    );
  });

  test("keeps to itself each of a row’s parts", () => {
    const setting: Setting = { shown: (text) => text, linesOf: (text) => [text], widthOf: () => 50 };
    const row = rowOf(
      "80",
      { hedge: "exactly", value: 80 },
      {
        noun: "قطة",
        attribution: "said متحدث",
        printed: { outlet: "هآرتس", title: "t", date: "March 2026" },
      },
    );
    const lines = layOut(chartOf([row]), setting, () => undefined).panels[1]!.lines.map(({ text }) => text);
    expect(lines).toEqual(["80 \u2068قطة\u2069", "said \u2068متحدث\u2069 · \u2068هآرتس\u2069, March 2026"]);
  });

  test("takes no room for its bounds, and has them in each line that it is broken into", () => {
    expect(font.widthOf("\u2068a\u2069", 15)).toBe(font.widthOf("a", 15));
    const lines = linesOf("said \u2068متحدث باسم الحكومة\u2069, 2026", font, 15, 110);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) {
      expect(line.split("\u2068").length).toBe(line.split("\u2069").length);
      for (const [, stretch] of line.matchAll(/([\u0600-\u06ff]+)/g))
        expect(line.lastIndexOf("\u2068", line.indexOf(stretch!))).toBeGreaterThan(-1);
    }
  });
});
