/*
 * Learns how much each piece of evidence counts, from the questions of the seen half, and writes src/ask/weights.ts:
 * `npm run learn`. The same questions always give the same weights.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readAgainst } from "../../src/ask/ask.ts";
import { storyAlone } from "../../src/ask/asking.ts";
import { type Candidate, mayAnswer } from "../../src/ask/candidate.ts";
import { evidenceAmong, evidenceOfNone } from "../../src/ask/evidence.ts";
import { GOES_ON } from "../../src/ask/follow-up.ts";
import { readNewsrooms } from "./newsrooms.ts";
import { type PosedSet, readSets } from "./sets.ts";
import { indexOf } from "./ways.ts";

/** A question in numbers: a row for each candidate, one for "none", and how right each is. */
interface Lesson {
  readonly rows: readonly (readonly number[])[];
  readonly none: readonly number[];
  /** By row, and last for none; together 1. */
  readonly right: readonly number[];
}

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
      const found = before && edition.figures.find(before.ref);
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

/** Numbers brought to a mean of 0 and a spread of 1, so that one pace suits all. */
function standardOf(lessons: readonly Lesson[]) {
  const rows = lessons.flatMap(({ rows }) => rows);
  const width = rows[0]!.length;
  const mean = Array.from(
    { length: width },
    (_, at) => rows.reduce((sum, row) => sum + row[at]!, 0) / rows.length,
  );
  const spread = mean.map(
    (of, at) => Math.sqrt(rows.reduce((sum, row) => sum + (row[at]! - of) ** 2, 0) / rows.length) || 1,
  );
  return { mean, spread };
}

const STEPS = 1200;
const PACE = 0.05;
/** How much large weights cost: the less is told by few questions, the less they may say. */
const RIDGE = 1e-3;

/** Fits a conditional logit by Adam (Kingma and Ba 2015). */
function weightsFrom(lessons: readonly Lesson[]) {
  const { mean, spread } = standardOf(lessons);
  const [width, ofNone] = [mean.length, lessons[0]!.none.length];
  const flat = lessons.map(({ rows, none, right }) => ({
    rows: rows.map((row) => Float64Array.from(row, (value, at) => (value - mean[at]!) / spread[at]!)),
    none: Float64Array.from(none),
    right,
  }));
  const weights = new Float64Array(width + ofNone);
  const [first, second] = [new Float64Array(width + ofNone), new Float64Array(width + ofNone)];
  for (let step = 1; step <= STEPS; step += 1) {
    const slope = new Float64Array(width + ofNone);
    for (const { rows, none, right } of flat) {
      const scores = rows.map((row) => dot(row, weights, 0));
      scores.push(dot(none, weights, width));
      const most = Math.max(...scores);
      const odds = scores.map((score) => Math.exp(score - most));
      const all = odds.reduce((a, b) => a + b, 0);
      for (const [at, row] of rows.entries()) addTo(slope, 0, row, odds[at]! / all - right[at]!);
      addTo(slope, width, none, odds.at(-1)! / all - right.at(-1)!);
    }
    for (let at = 0; at < slope.length; at += 1) {
      const ridge = RIDGE * (at < width ? 1 : 0.1) * weights[at]!;
      const by = slope[at]! / flat.length + ridge;
      first[at] = 0.9 * first[at]! + 0.1 * by;
      second[at] = 0.999 * second[at]! + 0.001 * by * by;
      const pace = first[at]! / (1 - 0.9 ** step) / (Math.sqrt(second[at]! / (1 - 0.999 ** step)) + 1e-8);
      weights[at]! -= PACE * pace;
    }
  }
  const evidence = mean.map((_, at) => weights[at]! / spread[at]!);
  const none = Array.from(weights.subarray(width));
  // What the means take from every figure is given to none.
  none[0]! += evidence.reduce((sum, weight, at) => sum + weight * mean[at]!, 0);
  return { evidence, none };
}

function dot(row: Float64Array, weights: Float64Array, from: number): number {
  let sum = 0;
  for (let at = 0; at < row.length; at += 1) sum += row[at]! * weights[from + at]!;
  return sum;
}

function addTo(slope: Float64Array, from: number, row: Float64Array, by: number): void {
  for (let at = 0; at < row.length; at += 1) slope[from + at]! += by * row[at]!;
}

function tableOf(name: string, type: string, keys: readonly string[], weights: readonly number[]): string {
  const lines = keys.map((key, at) => `  ${key}: ${Number(weights[at]!.toFixed(2))},`);
  return `export const ${name}: Readonly<Record<keyof ${type}, number>> = {\n${lines.join("\n")}\n};\n`;
}

const { lessons, names } = lessonsOf([...readSets("seen"), ...readNewsrooms("seen")]);
const { evidence, none } = weightsFrom(lessons);
writeFileSync(
  join(import.meta.dirname, "../../src/ask/weights.ts"),
  `import type { Evidence, EvidenceOfNone } from "./evidence.ts";

/* How much each piece of evidence counts: written by \`npm run learn\` (test/ask/learn.ts), never by hand. */

${tableOf("WEIGHTS", "Evidence", names.evidence, evidence)}
${tableOf("WEIGHTS_OF_NONE", "EvidenceOfNone", names.none, none)}`,
);
process.stdout.write(`${lessons.length} questions, ${names.evidence.length + names.none.length} weights\n`);
