import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { PICTURE, THEMES } from "../../src/charts/palette.ts";

/** The lightness of a colour, as WCAG 2.2 reckons it. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const valuesIn = (css: string) =>
  new Map([...css.matchAll(/--([\w-]+):(#\w+)/g)].map(([, name, value]) => [name!, value!]));
const [light, dark] = THEMES.split("@media");
const page = readFileSync("src/adapters/local/page/page.css", "utf8");
const [paperInLight, paperInDark] = [...page.matchAll(/--paper: (#\w+)/g)].map(([, colour]) => colour!);
const GROUNDS = [
  { theme: "a picture", ground: PICTURE.paper, colours: valuesIn(light!) },
  { theme: "the page in light", ground: paperInLight!, colours: valuesIn(light!) },
  { theme: "the page in dark", ground: paperInDark!, colours: valuesIn(dark!) },
];

describe.each(GROUNDS)("on $theme", ({ ground, colours }) => {
  test.each(["ink", "muted", "apart-full"])("%s can be read (WCAG AA), shaded or not", (name) => {
    expect(contrast(colours.get(name)!, ground)).toBeGreaterThan(4.5);
    expect(contrast(colours.get(name)!, colours.get("common-wash")!)).toBeGreaterThan(4.5);
  });

  test.each(["mark-full", "apart-full", "common-full"])("%s stands out (WCAG, 3 to 1)", (name) => {
    expect(contrast(colours.get(name)!, ground)).toBeGreaterThan(3);
  });
});

test("a hollow sign on the page is filled with the page's paper, in either theme", () => {
  expect([light, dark].map((css) => valuesIn(css!).get("paper"))).toEqual([paperInLight, paperInDark]);
});
