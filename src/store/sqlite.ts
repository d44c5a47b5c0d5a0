import Database from "better-sqlite3";
import { Kysely, type SqliteDatabase, SqliteDialect } from "kysely";
import { UserError } from "../chat/errors.ts";
import type { Store, Turn } from "./store.ts";
import type { Tables } from "./tables.ts";

/** How long a process waits for another one's transaction on the same file. */
const BUSY_MS = 5000;

/** An embedded store. Every commit is on the disk before it is said to be (synchronous FULL, in WAL mode). */
export function openSqlite(file: string): Store {
  const database = open(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma(`busy_timeout = ${BUSY_MS}`);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparingOnce(database) }) });
  const turns = new Map<string, Turn>();
  return {
    kind: "sqlite",
    db,
    turn(name) {
      const turn = turns.get(name) ?? (file === ":memory:" ? alone() : lockOn(`${file}-${name}.turn`));
      turns.set(name, turn);
      return turn;
    },
    async backup(target) {
      await database.backup(target);
    },
    async close() {
      for (const turn of turns.values()) await turn.giveUp();
      await db.destroy();
    },
  };
}

function open(file: string): Database.Database {
  try {
    return new Database(file);
  } catch (error) {
    throw new UserError(
      `The store cannot be opened at ${file}: ${(error as Error).message}. Look whether the folder may be written, or set DATABASE_URL to another place.`,
      { cause: error },
    );
  }
}

/** Statements kept prepared: the sender's few come again and again, and preparing one takes as long as carrying it out. */
const PREPARED = 100;

function preparingOnce(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, Database.Statement>();
  return {
    prepare(text) {
      const statement = kept.get(text) ?? database.prepare(text);
      kept.delete(text);
      kept.set(text, statement);
      if (kept.size > PREPARED) kept.delete(kept.keys().next().value!);
      return statement;
    },
    close() {
      database.close();
    },
  };
}

/** A store in memory has no other process. */
function alone(): Turn {
  let isHeld = false;
  return {
    async take() {
      isHeld = true;
      return true;
    },
    isHeld: () => isHeld,
    async giveUp() {
      isHeld = false;
    },
  };
}

/**
 * SQLite's own lock on a file beside the store. The system lets go of it when the process ends, by SIGKILL too, which
 * a file with a process's number in it would not tell.
 */
function lockOn(file: string): Turn {
  let lock: Database.Database | undefined;
  return {
    async take() {
      if (lock) return true;
      let attempt: Database.Database | undefined;
      try {
        attempt = new Database(file, { timeout: 0 });
        attempt.exec("begin exclusive");
        lock = attempt;
        return true;
      } catch (error) {
        attempt?.close();
        if ((error as { code?: string }).code === "SQLITE_BUSY") return false;
        throw error;
      }
    },
    isHeld: () => lock !== undefined,
    async giveUp() {
      lock?.close();
      lock = undefined;
    },
  };
}
