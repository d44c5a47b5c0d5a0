import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { startPostgres, type TestPostgres } from "./postgres.ts";

/** A kind of store, and the address of a new, empty one. */
export interface KindOfStore {
  readonly kind: "SQLite" | "Postgres";
  newAddress(): Promise<string>;
}

/** The stores that a test file's promises are kept on: files of its own, and a real Postgres for as long as it runs. */
export function bothStores(): [sqlite: KindOfStore, postgres: KindOfStore] {
  const folder = mkdtempSync(join(tmpdir(), "dateline-stores-"));
  let postgres: TestPostgres;
  let files = 0;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
  return [
    {
      kind: "SQLite",
      async newAddress() {
        files += 1;
        return join(folder, `${files}.db`);
      },
    },
    { kind: "Postgres", newAddress: () => postgres.newDatabase() },
  ];
}
