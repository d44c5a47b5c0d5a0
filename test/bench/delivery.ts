import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createSubscriptions } from "../../src/delivery/subscriptions.ts";
import { openStore } from "../../src/store/open.ts";
import { createFakeDiscord } from "../support/discord/fake-discord.ts";
import { startPostgres } from "../support/postgres.ts";

/*
 * Digests to many channels on one schedule and on a thousand, on SQLite and on Postgres: how long from slot to last
 * post against the rate that Discord allows; and without a limit, the CPU of a post beside the bare library's. The
 * number of channels may be given; the paced run takes a second for fifty of them.
 */

const CHANNELS = Number(process.argv[2] ?? 2000);
const ALLOWED = 50;
const run = promisify(execFile);

interface Inside {
  readonly sent: number;
  readonly seconds: number;
  readonly cpuMs: number;
  readonly megabytes: number;
}

const folder = mkdtempSync(join(tmpdir(), "dateline-bench-"));
const postgres = await startPostgres();
const say = (line: string) => process.stdout.write(`${line}\n`);
try {
  say(`${CHANNELS} channels on Discord, all due at once`);
  for (const kind of ["SQLite", "Postgres"] as const) {
    for (const schedules of [1, 1000]) {
      const unlimited = await once(kind, schedules, undefined);
      const { own, bare, bytes } = unlimited;
      const [ms, bareMs] = [own.cpuMs / own.sent, bare!.cpuMs / bare!.sent];
      say(
        `${kind}, ${schedules} schedules, no limit: ${Math.round(own.sent / own.seconds)} posts/s (bare library ${Math.round(bare!.sent / bare!.seconds)}), ` +
          `CPU ${ms.toFixed(2)} ms a post (bare ${bareMs.toFixed(2)}; ${(ms / bareMs).toFixed(2)}×), ${own.megabytes} MB, ledger grows ${Math.round(bytes / own.sent)} bytes a digest`,
      );
    }
    const { own } = await once(kind, 1, ALLOWED);
    const least = own.sent / ALLOWED;
    say(
      `${kind}, ${ALLOWED} a second allowed: ${own.sent} posts in ${own.seconds.toFixed(1)} s, ${Math.round((100 * least) / own.seconds)}% of the allowed rate`,
    );
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function once(kind: "SQLite" | "Postgres", schedules: number, allowed: number | undefined) {
  const file = join(folder, `${kind}-${schedules}-${allowed}.db`);
  const address = kind === "SQLite" ? file : await postgres.newDatabase();
  const discord = await createFakeDiscord();
  if (allowed !== undefined) discord.limitAll(allowed);
  const channels = Array.from({ length: CHANNELS }, (_, n) => discord.addChannel({ name: `c-${n}` }).id);
  const before = await subscribe(address, channels, schedules, kind === "SQLite" ? file : undefined);
  const pace = allowed === undefined ? "unpaced" : "paced";
  const own = await inside("digests", address, discord.apiUrl, discord.token, pace, "");
  const after = await sizeOf(address, kind === "SQLite" ? file : undefined);
  const stands = channels.filter((channel) => discord.messages(channel).length === 1).length;
  if (stands !== CHANNELS) throw new Error(`${stands} of ${CHANNELS} channels have their digest once`);
  const posted = discord.requests({ route: "POST /channels/:channel/messages" })[0]!.body;
  const bare =
    allowed === undefined
      ? await inside("bare", address, discord.apiUrl, discord.token, "", JSON.stringify(posted), ...channels)
      : undefined;
  await discord.stop();
  return { own, bare, bytes: after - before };
}

async function inside(...args: string[]): Promise<Inside> {
  const { stdout } = await run(process.execPath, ["test/bench/delivery-inside.ts", ...args], {
    maxBuffer: 1e8,
  });
  return JSON.parse(stdout);
}

/** Subscriptions whose last slot, at the last full minute or so, is still to be looked at. Gives the size of the store. */
async function subscribe(
  address: string,
  channels: readonly string[],
  schedules: number,
  file: string | undefined,
) {
  const store = await openStore(address);
  const subscriptions = createSubscriptions(store.db);
  const now = Temporal.Now.instant();
  const { hour, minute } = now.toZonedDateTimeISO("UTC");
  const wish = {
    zone: "UTC",
    topics: [],
    stories: [],
    what: "everything",
    whenEmpty: "skip",
    chat: "discord",
  } as const;
  for (const [n, channel] of channels.entries()) {
    // Alike in when they fall due now, and each another expression.
    const other = n % schedules;
    const cron =
      schedules === 1
        ? `${minute} ${hour} * * *`
        : `${minute},${other % 60} ${hour},${Math.floor(other / 60) % 24} * * *`;
    await subscriptions.add({ ...wish, channel, cron }, "U1", now.subtract({ minutes: 1 }));
  }
  await store.close();
  return sizeOf(address, file);
}

async function sizeOf(address: string, file: string | undefined): Promise<number> {
  if (file !== undefined) return statSync(file).size;
  const store = await openStore(address);
  const { sql } = await import("kysely");
  const { rows } = await sql<{ size: number }>`select pg_database_size(current_database()) as size`.execute(
    store.db,
  );
  await store.close();
  return Number(rows[0]!.size);
}
