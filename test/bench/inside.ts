import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { slashes } from "../../commands/index.ts";
import { createAccess } from "../../src/chat/access.ts";
import { createBot } from "../../src/chat/bot.ts";
import { createEdition } from "../../src/content/edition.ts";
import { asItStands, createCandidates } from "../../src/desk/candidate.ts";
import { createNewsroom } from "../../src/newsroom.ts";
import { createFolderSource } from "../../src/sources/folder.ts";
import { createEditions } from "../../src/store/editions.ts";
import { openStore } from "../../src/store/open.ts";
import { quietDesk } from "../support/desk.ts";
import { createRandom, figureId, storyId } from "./synthetic.ts";

/** Run by bench.ts in a process of its own: `inside.ts FOLDER SIZE`. */
const [folder = "", given = "1"] = process.argv.slice(2);
const size = Number(given);
const print = (name: string, value: string) => process.stdout.write(`  ${name.padEnd(29)}${value}\n`);

const now = () => Temporal.Instant.from("2026-11-24T00:00:00Z");
const candidates = createCandidates(createFolderSource(folder), { now, amend: asItStands });
const newsroom = createNewsroom();
const load = async () => {
  const reading = await candidates.read();
  if (reading.outcome !== "read") throw new Error("the content cannot be read");
  newsroom.use(createEdition(reading.stories), now());
  return reading.stories;
};
print("load and lint", await timed(load));
print("make names ready", await timed(async () => newsroom.edition().figures.warm()));
await keeping();
print("reload, nothing changed", await timed(load));
appendFileSync(join(folder, "stories", `${storyId(0)}.yaml`), "notes: changed\n");
print("reload, one file changed", await timed(load));

newsroom.edition().figures.warm();
const bot = createBot({
  slashes,
  edition: newsroom.edition,
  desk: quietDesk,
  access: createAccess(new Map()),
  newReference: () => "",
  onFault: ({ error }) => {
    throw error;
  },
});
const random = createRandom(7);
const anyFigure = () => figureId(Math.floor(random() * size), Math.floor(random() * 10));

await answers("/brief figure, exact", () => `/brief figure ${anyFigure()}`, 3000);
await answers("/brief figure, mistyped", () => `/brief figure ${mistyped(anyFigure())}`, 1000);
await answers("/brief figures", () => `/brief figures page:${1 + Math.floor(random() * size)}`, 3000);
await answers("/brief", () => "/brief", 3000);
completions("completion of a figure", () => `/brief figure ${anyFigure().slice(0, 3)}`, 3000);

(globalThis as { gc?: () => void }).gc?.();
const { rss, heapUsed } = process.memoryUsage();
print("memory", `${megabytes(rss)} resident, ${megabytes(heapUsed)} in use on the heap`);

/** What it takes to keep an edition in a store, and to have it again. */
async function keeping(): Promise<void> {
  const stories = await load();
  const store = await openStore(join(folder, "bench.db"));
  const editions = createEditions(store.db);
  const { name } = newsroom.edition();
  print("keep in the store", await timed(() => editions.keep(name, stories, now())));
  print("load from the store", await timed(() => editions.stories(name)));
  await store.close();
}

async function timed(run: () => Promise<unknown>): Promise<string> {
  const started = performance.now();
  await run();
  return `${((performance.now() - started) / 1000).toFixed(3).padStart(9)} s`;
}

/** A letter swapped, dropped or doubled, as thumbs do. */
function mistyped(name: string): string {
  const at = 1 + Math.floor(random() * (name.length - 2));
  const slips = [
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + name[at] + name.slice(at),
    name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2),
  ];
  return slips[Math.floor(random() * slips.length)]!;
}

async function answers(name: string, text: () => string, runs: number): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const typed = text();
    const started = performance.now();
    await bot.answer({ chat: "bench", user: "bench", channel: "bench", text: typed });
    times.push(performance.now() - started);
  }
  print(name, spread(times));
}

function completions(name: string, text: () => string, runs: number): void {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const typed = text();
    const started = performance.now();
    bot.complete(typed);
    times.push(performance.now() - started);
  }
  print(name, spread(times));
}

function spread(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    `${sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(3).padStart(9)} ms`;
  return `${at(0.5)} median${at(0.99)} 99th percentile${at(1)} most (first ones included)`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
