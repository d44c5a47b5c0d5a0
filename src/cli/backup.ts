import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { UserError } from "../chat/errors.ts";
import { readConfig } from "../config.ts";
import { openStore } from "../store/open.ts";
import type { World } from "./world.ts";

/** Copies the embedded store to a new file, whole and at one moment, while the bot may be running. */
export async function backup(file: string, world: World): Promise<void> {
  if (existsSync(file))
    throw new UserError(`${file} is there already. Name a file that is not, so that no backup is lost.`);
  if (!existsSync(dirname(file)))
    throw new UserError(`There is no folder ${dirname(file)}: make it, or name a file in another one.`);
  const store = await openStore(readConfig(world.env).store);
  try {
    if (!store.backup) throw new UserError("The store is a Postgres: back it up with pg_dump.");
    await store.backup(file);
  } finally {
    await store.close();
  }
  world.out(
    `The store is copied to ${file}. To go back to it, stop the bot and set DATABASE_URL to it, or put it in its place.`,
  );
}
