import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Store } from "./store.ts";

/**
 * Opens the store at an address: `postgres://…`, or the path of a file, for SQLite. The library of the other one is
 * not loaded. Throws a UserError where it cannot be opened or is of a newer version.
 */
export async function openStore(address: string): Promise<Store> {
  const store = await connect(address);
  try {
    const { migrate } = await import("./migrations.ts");
    await migrate(store.db, store.kind);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Whether there is a store at an address already, as far as that shows without opening it. */
export function isThere(address: string): boolean {
  return isPostgres(address) || existsSync(fileOf(address));
}

const isPostgres = (address: string) => /^postgres(ql)?:/.test(address);
const fileOf = (address: string) => address.replace(/^(sqlite|file):(\/\/)?/, "");

async function connect(address: string): Promise<Store> {
  if (isPostgres(address)) return (await import("./postgres.ts")).openPostgres(address);
  const file = fileOf(address);
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  return (await import("./sqlite.ts")).openSqlite(file);
}
