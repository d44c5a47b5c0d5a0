/*
 * Learns how much each piece of evidence counts, from the questions of the seen half, and writes src/ask/weights.json:
 * `npm run learn`. The same questions always give the same weights.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readAgainst } from "../../src/ask/ask.ts";
import { type Candidate, mayAnswer } from "../../src/ask/candidate.ts";
import { evidenceAmong, evidenceOfNone } from "../../src/ask/evidence.ts";
import { GOES_ON } from "../../src/ask/follow-up.ts";
import { storyAlone } from "../../src/ask/searched.ts";
import { fitNetwork, type Lesson, type Network } from "./network.ts";
import { readNewsrooms } from "./newsrooms.ts";
import { type PosedSet, readSeedSet, readSets } from "./sets.ts";
import { indexOf } from "./ways.ts";

interface Names {
  readonly evidence: readonly string[];
  readonly none: readonly string[];
}

function lessonsOf(sets: readonly PosedSet[]): { lessons: Lesson[]; names: Names } {
  const names: { evidence: string[]; none: string[] } = { evidence: [], none: [] };
  const lessons: Lesson[] = [];
  for (const { edition, posed } of sets) {
    const whole = { edition, index: indexOf(edition) };
    for (const { text, right, before } of posed) {
      if (before !== undefined && before.ref === undefined) continue;
      const found = before?.ref === undefined ? undefined : edition.figures.find(before.ref);
      const told = found?.outcome === "one" ? found.figure : undefined;
      // What leans on the question before is asked of the story that was told of.
      const { edition: of, index } = told ? storyAlone(edition.storyOf(told)) : whole;
      if (told && !right.every((ref) => of.figures.find(ref).outcome === "one")) continue;
      const [question, laid] = readAgainst(of, index, told ? text.replace(GOES_ON, "") : text, told);
      const evidence = evidenceAmong(question, laid);
      const rows = evidence.filter((_, at) => isOffered(laid[at]!));
      const candidates = laid.filter(isOffered);
      const none = evidenceOfNone(question);
      names.none = Object.keys(none);
      if (rows[0] !== undefined) names.evidence = Object.keys(rows[0]);
      const isRight = candidates.map(({ figure }) => right.includes(figure.ref));
      const count = isRight.filter(Boolean).length;
      if (right.length > 0 && count === 0) continue;
      lessons.push({
        rows: rows.map((row) => Object.values(row)),
        none: Object.values(none),
        right: [...isRight.map((is) => (is ? 1 / count : 0)), count === 0 ? 1 : 0],
      });
    }
  }
  return { lessons, names };
}

/** The others are ruled out, whatever speaks for them. */
const isOffered = (candidate: Candidate): boolean => mayAnswer(candidate) && candidate.isOfTime;

/** More than one, whose chances are averaged: each errs in its own way. */
const SEEDS = [7, 11, 23, 41];

const tidy = (values: readonly number[]): string =>
  `[${values.map((value) => Number(value.toPrecision(4))).join(", ")}]`;

const tableOf = (keys: readonly string[], rows: readonly (readonly number[])[]): string =>
  `{\n${keys.map((key, at) => `      "${key}": ${tidy(rows[at]!)}`).join(",\n")}\n    }`;

const networkText = ({ ofFigure, ofQuestion, bias, out }: Network): string => `  {
    "ofFigure": ${tableOf(names.evidence, ofFigure)},
    "ofQuestion": ${tableOf(names.none, ofQuestion)},
    "bias": ${tidy(bias)},
    "out": ${tidy(out)}
  }`;

/** What the bot says of the story that it comes with must be right: its questions count so many times. */
const SEED_TIMES = 6;

const { lessons, names } = lessonsOf([
  ...Array.from({ length: SEED_TIMES }, readSeedSet),
  ...readSets("seen"),
  ...readNewsrooms("seen"),
]);
const networks = SEEDS.map((seed) => fitNetwork(lessons, seed));
writeFileSync(
  join(import.meta.dirname, "../../src/ask/weights.json"),
  `[\n${networks.map(networkText).join(",\n")}\n]\n`,
);
process.stdout.write(
  `${lessons.length} questions, ${names.evidence.length + names.none.length} pieces of evidence\n`,
);
