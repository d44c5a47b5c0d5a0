import { expect, test } from "vitest";
import { standsIn } from "../../src/text/stands-in.ts";

test.each([
  ["80", "about 80 people", true],
  ["80", "80,000 people", false],
  ["80", "3.80 metres", false],
  ["80", "180 people", false],
  ["80", "the 1980s", false],
  ["more than £5m", "More\u00a0than £5m.", true],
  ["the “last” seven months", 'in the "last" seven\nmonths', true],
  ["3-5 percent", "between 3–5 percent", true],
])("“%s” in “%s”: %s", (words, text, stands) => {
  expect(standsIn(words, text)).toBe(stands);
});
