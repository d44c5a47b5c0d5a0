import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { slashes } from "../../commands/index.ts";
import { createArtist } from "../../src/charts/artist.ts";
import { chartsIn } from "../../src/charts/pictures.ts";
import { createAccess } from "../../src/chat/access.ts";
import { createBot } from "../../src/chat/bot.ts";
import type { Chart } from "../../src/chat/reply.ts";
import { createEdition } from "../../src/content/edition.ts";
import { createContentFolder } from "../../src/content/folder.ts";
import { quietDesk } from "../support/desk.ts";
import { writeStories } from "./synthetic.ts";

/** What charts cost: the first picture, later ones, one drawn before, and how long other answers take meanwhile. */
const STORIES = 120;
const WARM_UP = 20;
const print = (line: string) => process.stdout.write(`${line}\n`);
const memory = () => `${Math.round(process.memoryUsage().rss / 1e6)} MB resident`;

const folder = mkdtempSync(join(tmpdir(), "dateline-bench-"));
writeStories(folder, STORIES);
const { stories } = await createContentFolder(folder).read({ today: Temporal.PlainDate.from("2026-11-24") });
rmSync(folder, { recursive: true });
const edition = createEdition(stories);
const bot = createBot({
  slashes,
  edition: () => edition,
  desk: quietDesk,
  access: createAccess(new Map()),
  newReference: () => "",
  onFault: ({ error }) => {
    throw error;
  },
});
const artist = createArtist({
  onFault: (fault) => {
    throw fault;
  },
});

/** Of stories with ten figures each: the fullest pictures there are. */
const charts = (await Promise.all(edition.published.map(({ id }) => chartOf(`/brief chart ${id}`)))).flat();
print(`\nCharts of ten figures each; ${memory()} before the first`);
const [first, ...others] = charts;
print(`  first picture            ${ms(await timeOf(first!))}`);
for (const chart of others.splice(0, WARM_UP)) await timeOf(chart);
const last = others[0]!;
const half = others.length / 2;
const times: number[] = [];
const before = process.cpuUsage();
for (const chart of others.splice(0, half)) times.push(await timeOf(chart));
const { user, system } = process.cpuUsage(before);
const work = (user + system) / 1000 / times.length;
print(`  later pictures           ${ms(at(times, 0.5))} median, ${ms(at(times, 0.95))} 95th percentile`);
print(`  work of the processor    ${ms(work)} a picture, to tell a busy machine by`);
print(`  a picture drawn before   ${ms(await timeOf(last))}`);
print(`  memory                   ${memory()}, the thread that draws included`);
const quiet = await answering(Promise.resolve().then(() => pause(2000)));
const busy = await answering(Promise.all(others.map((chart) => artist.draw(chart, "png"))));
print(`  other answers meanwhile  ${told(busy)}`);
print(`  and with nothing drawn   ${told(quiet)}`);
await artist.close();

async function chartOf(text: string): Promise<Chart[]> {
  return chartsIn((await bot.answer({ chat: "bench", user: "u", channel: "c", text })).reply);
}

async function timeOf(chart: Chart): Promise<number> {
  const started = performance.now();
  await artist.draw(chart, "png");
  return performance.now() - started;
}

/** How long each answer takes, one after the other, for as long as `work` goes on. */
async function answering(work: Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  let isDone = false;
  const done = work.then(() => {
    isDone = true;
  });
  for (let round = 0; !isDone; round += 1) {
    const started = performance.now();
    await turn();
    const { ref } = edition.figures.all[round % edition.figures.all.length]!;
    await bot.answer({ chat: "bench", user: "u", channel: "c", text: `/brief figure ${ref}` });
    taken.push(performance.now() - started);
  }
  await done;
  return taken;
}

function at(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))]!;
}

function told(times: readonly number[]): string {
  return `${ms(at(times, 0.5))} median, ${ms(at(times, 0.99))} 99th percentile, ${ms(at(times, 1))} at most`;
}

function ms(time: number): string {
  return `${time.toFixed(2)} ms`;
}

function pause(time: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, time);
  });
}
