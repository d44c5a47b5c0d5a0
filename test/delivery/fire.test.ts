import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type FireReport, fire } from "../support/fire/fire.ts";
import { startPostgres } from "../support/postgres.ts";

/*
 * Processes killed while they send. Much longer runs of the same: npm run bench. Chance is a sequence of its own for
 * each test, so that a failure can be had again; what falls between two instructions is the machine's all the same.
 */

function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

function expectEachOnce(report: FireReport, owed: number): void {
  process.stdout.write(`after ${report.kills} kills: ${JSON.stringify(report)}\n`);
  expect(report).toMatchObject({ owed, doubled: 0, misreported: [] });
  expect(report.silent).toBe(0);
}

test("every channel has its digest once, though the one process is killed again and again (SQLite)", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dateline-fire-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const report = await fire({
    address: join(folder, "fire.db"),
    channels: 40,
    processes: 1,
    kills: 5,
    chance: chanceFrom(1),
    faults: 6,
    giveUpAfterMs: 120_000,
  });
  expectEachOnce(report, 80);
}, 240_000);

test("and though it is one of three that is killed, and Postgres itself goes down and comes back", async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop(), 60_000);
  const report = await fire({
    address: await postgres.newDatabase(),
    channels: 40,
    processes: 3,
    kills: 5,
    chance: chanceFrom(2),
    faults: 6,
    betweenKills: async (kill) => {
      if (kill === 3) await postgres.restart();
    },
    giveUpAfterMs: 120_000,
  });
  expectEachOnce(report, 80);
}, 240_000);
