import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { figureId, writeStories } from "./synthetic.ts";

/** Prints what synthetic content costs: time to start, to load, to answer, and memory. */
const SIZES = process.argv.slice(2).map(Number);
const print = (line: string) => process.stdout.write(`${line}\n`);

for (const size of SIZES.length > 0 ? SIZES : [1, 1000, 10_000]) {
  const folder = mkdtempSync(join(tmpdir(), "dateline-bench-"));
  try {
    writeStories(folder, size);
    print(`\n${size} stories, ${size * 10} figures`);
    await firstAnswer(folder, size);
    await ready(folder, "start to ready, the first time");
    await ready(folder, "start to ready, once published");
    await inside(folder, size);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A whole process, from nothing to one answer on the command line. */
async function firstAnswer(folder: string, size: number): Promise<void> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ["src/dateline.js", "say", `/brief figure ${figureId(size - 1, 3)}`],
    {
      env: { ...process.env, CONTENT_SOURCE: folder },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`the first answer failed with ${code}`);
  print(`  cold start to first answer   ${seconds(performance.now() - started)}`);
}

/** A whole process with the local page, until it says that it is ready, and then how long it takes to stop. */
async function ready(folder: string, name: string): Promise<void> {
  const started = performance.now();
  const child = spawn(process.execPath, ["src/dateline.js", "start"], {
    env: { ...process.env, CONTENT_SOURCE: folder, LOCAL_PORT: "0", DATABASE_URL: join(folder, "start.db") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout!, "data");
  print(`  ${name.padEnd(31)}${seconds(performance.now() - started)}`);
  print(`  memory when ready            ${memoryOf(child.pid!)}`);
  const stopping = performance.now();
  child.kill("SIGTERM");
  await once(child, "exit");
  print(`  stop                         ${seconds(performance.now() - stopping)}`);
}

/** Loading, answering and memory, measured inside a process of its own. */
async function inside(folder: string, size: number): Promise<void> {
  const child = spawn(
    process.execPath,
    ["--expose-gc", join(import.meta.dirname, "inside.ts"), folder, String(size)],
    { stdio: "inherit" },
  );
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`the measurement failed with ${code}`);
}

/** What the kernel says a process has resident, where it says so (Linux). */
function memoryOf(pid: number): string {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status) ? /VmRSS:\s+(\d+)/.exec(readFileSync(status, "utf8"))?.[1] : undefined;
  return kilobytes === undefined
    ? "not told by this system"
    : `${Math.round(Number(kilobytes) / 1024)} MB resident`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2).padStart(8)} s`;
}
