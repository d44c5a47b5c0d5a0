import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fire } from "../support/fire/fire.ts";
import { startPostgres } from "../support/postgres.ts";

/*
 * Processes killed by the hundred while they send digests to channels on both chats, on both stores, with the wires
 * going wrong and Postgres going down meanwhile. The number of kills and of channels may be given.
 */

const KILLS = Number(process.argv[2] ?? 150);
const CHANNELS = Number(process.argv[3] ?? 300);
const ROUNDS = 5;

const folder = mkdtempSync(join(tmpdir(), "dateline-fire-"));
const postgres = await startPostgres();
const say = (line: string) => process.stdout.write(`${line}\n`);
let [kills, owed, doubled, wrong] = [0, 0, 0, 0];
try {
  for (const kind of ["SQLite", "Postgres"]) {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const report = await fire({
        address: kind === "SQLite" ? join(folder, `${round}.db`) : await postgres.newDatabase(),
        channels: CHANNELS,
        processes: kind === "SQLite" ? 1 : 3,
        kills: Math.ceil(KILLS / ROUNDS),
        chance: Math.random,
        faults: CHANNELS / 10,
        betweenKills: async (kill) => {
          if (kind === "Postgres" && kill % 10 === 5) await postgres.restart();
        },
        giveUpAfterMs: 300_000,
      });
      kills += report.kills;
      owed += report.owed;
      doubled += report.doubled;
      wrong += report.misreported.length;
      say(`${kind}, round ${round}: ${JSON.stringify(report)}`);
    }
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
say(`${kills} kills, ${owed} digests owed: ${doubled} stand twice, ${wrong} are not as the ledger says`);
