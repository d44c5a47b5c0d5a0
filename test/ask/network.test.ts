import { expect, test } from "vitest";
import { fitNetwork, type Lesson, type Network } from "./network.ts";

/** What a network makes of evidence: a candidate's score, less that of "none". */
function scoreBy(
  { ofFigure, ofQuestion, bias, out }: Network,
  row: readonly number[],
  none: readonly number[],
) {
  const sum = (unit: number) =>
    row.reduce((all, value, at) => all + value * ofFigure[at]![unit]!, 0) +
    (unit === 0 ? 0 : none.reduce((all, value, at) => all + value * ofQuestion[at]![unit]!, 0));
  const hidden = out.reduce((all, weight, at) => all + weight * Math.tanh(bias[at]! + sum(at + 1)), 0);
  return sum(0) + hidden - none.reduce((all, value, at) => all + value * ofQuestion[at]![0]!, 0);
}

/**
 * Of three candidates the one that has the first piece of evidence is right, or, where the question says so, the one
 * that has the second: no weight for each piece can tell. In every fifth lesson no candidate has either, and none is
 * right.
 */
const lessons: Lesson[] = Array.from({ length: 4000 }, (_, at) => {
  const isOther = at % 2;
  const [first, second] = at % 5 === 0 ? [3, 3] : [at % 3, (at + 1) % 3];
  const right = isOther ? second : first;
  return {
    rows: [0, 1, 2].map((place) => [
      Number(place === first),
      Number(place === second) * 5,
      (at * 7 + place) % 5,
    ]),
    none: [1, isOther],
    right: [0, 1, 2, 3].map((place) => Number(place === right)),
  };
});

test("a network learns what speaks for a candidate where the question says so, and scores evidence as it stands", () => {
  const network = fitNetwork(lessons, 7);
  for (const noise of [0, 2, 4]) {
    const scores = (isOther: number) =>
      [
        [1, 0, noise],
        [0, 5, noise],
        [0, 0, noise],
      ].map((row) => scoreBy(network, row, [1, isOther]));
    const [first, second, neither] = scores(0);
    expect(first).toBeGreaterThan(Math.max(second!, neither!, 0));
    const [other, asked, still] = scores(1);
    expect(asked).toBeGreaterThan(Math.max(other!, still!, 0));
    expect(Math.max(neither!, still!)).toBeLessThan(0);
  }
});

test("the same lessons and seed make the same network, another seed another", () => {
  const few = lessons.slice(0, 64);
  expect(fitNetwork(few, 7)).toEqual(fitNetwork(few, 7));
  expect(fitNetwork(few, 7)).not.toEqual(fitNetwork(few, 11));
});
