import { expect, test } from "vitest";
import { readsAlike } from "../../src/digest/reads-alike.ts";

test.each([
  ["Officials said so.", "officials said so"],
  ["“It’s over”, she said", '"It\'s over" she said'],
  ["Firefighters recieved help", "Firefighters received help"],
  ["They moved {evacuated} poeple there", "They moved {evacuated} people there"],
])("“%s” and “%s” say the same", (a, b) => {
  expect(readsAlike(a, b)).toBe(true);
  expect(readsAlike(b, a)).toBe(true);
});

test.each([
  ["The fire is now out", "The fire is not out"],
  ["It is legal there", "It is illegal there"],
  ["Nobody was hurt", "Somebody was hurt"],
  ["They moved {evacuated} there", "They moved {evacuates} there"],
  ["Officials said so", "Officials have said so"],
  ["没有人在火灾中受伤", "已有人在火灾中受伤"],
])("“%s” and “%s” do not", (a, b) => {
  expect(readsAlike(a, b)).toBe(false);
  expect(readsAlike(b, a)).toBe(false);
});
