import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A small generator with a seed, so that every run has the same content (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PEOPLE =
  "residents migrants workers nurses pupils farmers voters passengers soldiers patients tenants miners drivers refugees fans".split(
    " ",
  );
const VERBS =
  "moved stopped counted treated hired displaced rescued arrested registered evacuated stranded recruited tested fined housed".split(
    " ",
  );
const PLACES =
  "harbour valley border capital airport coast highlands island delta ridge suburb province canal stadium forest plateau".split(
    " ",
  );
const SYLLABLES = "ka lor men ti sa ru bel dor vin ol gar eth mi zan que pol ast er un fi".split(" ");
const HEDGES: [hedge: string, words: (digits: string) => string][] = [
  ["exactly", (digits) => digits],
  ["about", (digits) => `about ${digits}`],
  ["at-most", (digits) => `as many as ${digits}`],
  ["more-than", (digits) => `more than ${digits}`],
  ["at-least", (digits) => `at least ${digits}`],
];

/** Writes a folder of stories: ten figures each, one to three claims a figure, about 5 KB a file. */
export function writeStories(folder: string, count: number): void {
  const random = createRandom(count);
  mkdirSync(join(folder, "stories"), { recursive: true });
  for (let story = 0; story < count; story += 1) {
    const id = storyId(story);
    writeFileSync(join(folder, "stories", `${id}.yaml`), storyText(id, random));
  }
}

export function storyId(story: number): string {
  return `${nameOf(story)}-case`;
}

/** The name of a figure of a story, which no other story has. */
export function figureId(story: number, figure: number): string {
  return `${VERBS[figure]}-${nameOf(story)}`;
}

/** A pronounceable word for a number: 1234 is "lorvin…". */
function nameOf(number: number): string {
  let rest = number + SYLLABLES.length;
  let name = "";
  while (rest > 0) {
    name = SYLLABLES[rest % SYLLABLES.length]! + name;
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return name;
}

const digits = new Intl.NumberFormat("en");

/** A story as its file would be. */
export function storyText(id: string, random: () => number): string {
  const name = id.replace(/-case$/, "");
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const place = pick(PLACES);
  const reports = [0, 1, 2].map(
    (i) =>
      `  outlet-${"abc"[i]}:\n    title: ${name} ${place} report\n    outlet: The ${name} Post\n    date: 2026-0${1 + i}-1${Math.floor(random() * 9)}\n    url: https://news.example/${id}/${i}\n`,
  );
  const figures = VERBS.slice(0, 10).map((verb) => {
    const people = pick(PEOPLE);
    const claims = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, i) => {
      const value = 1 + Math.floor(random() ** 3 * 900_000);
      const [hedge, words] = pick(HEDGES);
      return `      - report: outlet-${"abc"[i]}\n        words: ${JSON.stringify(words(digits.format(value)))}\n        value: ${value}\n        hedge: ${hedge}\n        by: an official of the ${place}\n`;
    });
    return `  ${verb}-${name}:\n    label: ${people} ${verb} near the ${name} ${place}\n    kind: count\n    unit: ${people}\n    aliases: [${people} ${verb} ${name}]\n    claims:\n${claims.join("")}`;
  });
  const sentence = `  - Officials at the ${place} of ${name} ${VERBS[0]} {${VERBS[0]}-${name}} people, by their own account.\n`;
  return `id: ${id}\nheadline: Events near the ${name} ${place}\ntopics: [${place}, ${pick(PLACES)}]\nstatus: published\nreports:\n${reports.join("")}figures:\n${figures.join("")}brief:\n${sentence}`;
}
