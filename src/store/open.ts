import { existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UserError } from "../chat/errors.ts";
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
  if (file !== ":memory:") makeFolder(dirname(resolve(file)));
  return (await import("./sqlite.ts")).openSqlite(file);
}

/** Folder by folder: where one cannot be made at all, as in /proc, Node's own way of making all of them never ends. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    throw new UserError(
      `There is no folder ${folder} for the store, and it cannot be made: ${(error as Error).message}. Make it, or set DATABASE_URL to another place.`,
      { cause: error },
    );
  }
}
