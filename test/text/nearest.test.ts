import { expect, test } from "vitest";
import { didYouMean, nearest } from "../../src/text/nearest.ts";

test("what is begun comes before what is mistyped, and the shorter first", () => {
  expect(nearest("figur", ["source", "figures", "figure"])).toEqual(["figure", "figures"]);
  expect(nearest("sorce", ["source", "figures", "stories"])).toEqual(["source"]);
});

test("nothing is suggested for what is like nothing", () => {
  expect(nearest("xyzzy", ["source", "figures"])).toEqual([]);
  expect(didYouMean("xyzzy", ["source"])).toBe("");
  expect(nearest("", ["a", "source"])).toEqual([]);
});

test("suggestions are quoted in a question", () => {
  expect(didYouMean("agent", ["agents", "agenda"])).toBe("did you mean “agents” or “agenda”?");
});
