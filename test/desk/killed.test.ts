import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../support/postgres.ts";
import { twoStories } from "../support/stories.ts";
import { createTestFolder, deskOn, type TestDesk } from "./newsroom.ts";

const place = mkdtempSync(join(tmpdir(), "dateline-killed-"));
let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(place, { recursive: true, force: true });
}, 60_000);

const stores = [
  { kind: "SQLite", newAddress: async () => join(mkdtempSync(join(place, "store-")), "desk.db") },
  { kind: "Postgres", newAddress: () => postgres.newDatabase() },
];

interface Publishing {
  readonly child: ChildProcess;
  /** Resolves once it has published so many editions. Rejects when it ends before. */
  published(most: number): Promise<void>;
}

function publishing(address: string, name: string): Publishing {
  const { path } = createTestFolder(twoStories);
  const script = join(import.meta.dirname, "publishing-process.ts");
  const child = spawn(process.execPath, [script, address, path, name], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(() => rmSync(path, { recursive: true, force: true }));
  let dots = 0;
  const dot = () => once(child.stdout!, "data").then(([data]: Buffer[]) => data!.length);
  return {
    child,
    async published(most) {
      const early = ended.then(() => Promise.reject(new Error("it ended by itself")));
      early.catch(() => {});
      while (dots < most) dots += await Promise.race([dot(), early]);
    },
  };
}

/** Lets processes publish until each has done so some times, and kills them wherever they are. */
async function killedAfter(processes: readonly Publishing[], each: number): Promise<void> {
  await Promise.all(processes.map(({ published }) => published(each)));
  for (const { child } of processes) {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
}

/** One history, told once each: every publication follows the one before it, and the record has them all. */
async function expectOneTruth({ desk, store, newsroom }: TestDesk): Promise<number> {
  const publications = await store.db.selectFrom("publications").selectAll().orderBy("id").execute();
  expect(publications.map(({ follows }) => follows)).toEqual([
    0,
    ...publications.slice(0, -1).map(({ id }) => id),
  ]);
  expect(publications.map(({ base }) => base)).toEqual([
    null,
    ...publications.slice(0, -1).map(({ edition }) => edition),
  ]);
  const recorded = await store.db
    .selectFrom("record")
    .select("edition")
    .where("what", "like", "published%")
    .orderBy("id")
    .execute();
  expect(recorded.map(({ edition }) => edition)).toEqual(publications.map(({ edition }) => edition));
  const proposals = await store.db
    .selectFrom("proposals")
    .select("id")
    .where("state", "=", "published")
    .execute();
  expect(proposals).toHaveLength(publications.length - 1);
  // Following it proves that it is kept whole: its name is made of all of it.
  await desk.follow();
  expect(newsroom.edition().name).toBe(publications.at(-1)!.edition);
  return publications.length;
}

describe.each(stores)("publishing, kept in $kind", ({ newAddress }) => {
  it("is done or not done when a process is killed in the middle, never half", {
    timeout: 120_000,
  }, async () => {
    const address = await newAddress();
    const folder = createTestFolder(twoStories);
    const watching = await deskOn(address, folder.path);
    let before = 1;
    for (let round = 0; round < 2; round += 1) {
      await killedAfter([publishing(address, `p${round}`)], 3);
      const now = await expectOneTruth(watching);
      expect(now).toBeGreaterThan(before);
      before = now;
    }
    await watching.stop();
    rmSync(folder.path, { recursive: true });
  });

  it("has one history when three processes publish at once and are killed", {
    timeout: 120_000,
  }, async () => {
    const address = await newAddress();
    const folder = createTestFolder(twoStories);
    const watching = await deskOn(address, folder.path);
    const three = ["ann", "bob", "cid"].map((name) => publishing(address, name));
    await killedAfter(three, 5);
    expect(await expectOneTruth(watching)).toBeGreaterThanOrEqual(16);
    await watching.stop();
    rmSync(folder.path, { recursive: true });
  });
});
