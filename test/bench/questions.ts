import { answerOver } from "../../src/ask/ask.ts";
import { buildWordIndex } from "../../src/ask/word-index.ts";
import { createEdition } from "../../src/content/edition.ts";
import type { Figure } from "../../src/content/story.ts";
import { readStory } from "../../src/content/story-file.ts";
import { readNewsrooms } from "../ask/newsrooms.ts";
import { type Score, score, type Way } from "../ask/score.ts";
import { inOneEdition, readSeedSet, readSets } from "../ask/sets.ts";
import { bestMatch, ours, plainSearch } from "../ask/ways.ts";
import { createRandom, storyId, storyText } from "./synthetic.ts";

/** Prints how questions are answered, beside two plain ways; then how long that takes over a very large edition. */
const print = (line: string) => process.stdout.write(`${line}\n`);

const WAYS: readonly (readonly [string, Way])[] = [
  ["the bot", ours],
  ["MiniSearch", plainSearch],
  ["best match of a name", bestMatch],
];

for (const [name, sets] of [
  ["the story that comes with the bot", [readSeedSet()]],
  ["the seen half", readSets("seen")],
  ["the unseen half", readSets("unseen")],
  ["the newsrooms of the seen half", readNewsrooms("seen")],
  ["the newsrooms of the unseen half", readNewsrooms("unseen")],
  ["the seen half, in one edition", [inOneEdition(readSets("seen"))]],
  ["the unseen half, in one edition", [inOneEdition(readSets("unseen"))]],
] as const) {
  print(`\nQuestions: ${name}`);
  for (const [way, answer] of WAYS) print(`  ${way.padEnd(22)}${worded(score(sets, answer))}`);
}

function worded({ questions, right, rightFirst, wrong, abstained, none, both }: Score): string {
  const percent = (share: number) => `${share.toFixed(1)}%`;
  return `${questions} questions: right ${percent(right)}, right or first of a choice ${percent(rightFirst)}, wrong figure ${percent(wrong)}, none where one answers ${percent(abstained)}, none where none does ${percent(none)}, both of two ${percent(both)}`;
}

const SIZE = 10_000;
const ASKED = 400;
const random = createRandom(5);
const stories = Array.from({ length: SIZE }, (_, place) => {
  const id = storyId(place);
  const context = { name: id, today: Temporal.PlainDate.from("2026-11-24") };
  const { story, hash } = readStory(Buffer.from(storyText(id, random)), `${id}.yaml`, context);
  return { story: story!, hash: hash! };
});
const edition = createEdition(stories);
const { all } = edition.figures;
print(`\nQuestions over ${SIZE} stories, ${all.length} figures`);

const before = memory();
const building = buildWordIndex(all, edition.storyOf);
let longest = 0;
const started = performance.now();
let step = building.next();
while (!step.done) {
  const since = performance.now();
  step = building.next();
  longest = Math.max(longest, performance.now() - since);
}
const index = step.value;
print(
  `  making ready          ${(performance.now() - started).toFixed(0)} ms in all, ${longest.toFixed(0)} ms at a time; ${memory() - before} MB`,
);

const FORMS: readonly (readonly [string, (figure: Figure) => string])[] = [
  ["by the label", ({ label }) => `how many ${label}?`],
  ["mistyped", ({ label }) => `how many ${label.split(" ").map(mistyped).join(" ")}`],
  ["by common words", ({ unit, label }) => `how many ${unit} were ${label.split(" ")[1]}?`],
  ["that none answers", ({ unit }) => `how many helicopters were sent to Honduras for ${unit}`],
];
for (const [name, form] of FORMS) {
  const times = Array.from({ length: ASKED }, () => {
    const question = form(all[Math.floor(random() * all.length)]!);
    const since = performance.now();
    answerOver(edition, index, question);
    return performance.now() - since;
  }).sort((a, b) => a - b);
  const at = (share: number) => `${times[Math.floor(share * (ASKED - 1))]!.toFixed(2)} ms`;
  print(`  ${name.padEnd(22)}${at(0.5)} median, ${at(0.99)} 99th percentile, ${at(1)} most`);
}

/** Two letters of every other long word change places. */
function mistyped(word: string): string {
  if (word.length < 6 || random() < 0.5) return word;
  const at = 1 + Math.floor(random() * (word.length - 3));
  return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
}

function memory(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return Math.round((heapUsed + arrayBuffers) / 2 ** 20);
}
