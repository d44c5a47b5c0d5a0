import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { runDateline } from "../support/dateline.ts";
import { createMuteWire, type MuteWire } from "../support/mute-wire.ts";
import { startPostgres, type TestPostgres } from "../support/postgres.ts";

const folder = mkdtempSync(join(tmpdir(), "dateline-mute-"));
const wires: MuteWire[] = [];
let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  for (const wire of wires) wire.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function muteWire(): Promise<MuteWire> {
  const wire = await createMuteWire(await postgres.newDatabase());
  wires.push(wire);
  return wire;
}

describe("a Postgres that falls silent", () => {
  test("fails what was asked of it, and is asked over new connections once it speaks again", async () => {
    const wire = await muteWire();
    const store = await openStore(`${wire.address}?query_timeout=300`);
    const ask = () => sql<{ n: number }>`select 1 as n`.execute(store.db).then(({ rows }) => rows[0]?.n);
    const transact = () => store.db.transaction().execute((trx) => sql`select 1`.execute(trx));
    await Promise.all([ask(), ask(), transact()]);
    wire.mute(true);
    const failed = await Promise.allSettled([ask(), ask(), transact(), ask(), ask()]);
    expect(failed.map(({ status }) => status)).toEqual(failed.map(() => "rejected"));
    wire.mute(false);
    expect(await Promise.all([ask(), ask(), ask(), ask(), ask()])).toEqual([1, 1, 1, 1, 1]);
    await transact();
    await store.close();
  });

  test("loses its holder a turn, before the server lets another one have it", async () => {
    const wire = await muteWire();
    const store = await openStore(wire.address);
    const turn = store.turn("slack");
    expect(await turn.take()).toBe(true);
    await pause(1500);
    expect(turn.isHeld()).toBe(true);
    wire.mute(true);
    await expect.poll(() => turn.isHeld(), { timeout: 8000 }).toBe(false);
    await store.close();
  });

  test("does not keep the process from stopping", { timeout: 60_000 }, async () => {
    const wire = await muteWire();
    const running = runDateline(["start"], { LOCAL_PORT: "0", DATABASE_URL: wire.address });
    await running.printed("Stop with Ctrl+C");
    wire.mute(true);
    running.child.kill("SIGTERM");
    const { code, err } = await running.finished();
    expect(code).toBe(0);
    expect(err).toContain("stopping does not wait for it any longer");
  });
});
