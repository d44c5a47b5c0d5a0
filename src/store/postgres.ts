import { setTimeout as pause } from "node:timers/promises";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { UserError } from "../chat/errors.ts";
import type { Store, Turn } from "./store.ts";
import type { Tables } from "./tables.ts";

/** Connections of one process. Answers need none; sending needs a few. */
const CONNECTIONS = 5;
/** How long a connection may take to come about, and one statement to be carried out. */
const CONNECT_WITHIN_MS = 5000;
const STATEMENT_WITHIN_MS = 15_000;
/** After this long without an answer it is the connection that is broken, and not the statement that is slow. */
const ANSWER_WITHIN_MS = 20_000;
/** How long a connection may take to end. */
const END_WITHIN_MS = 1000;
/** How often the holder of a lock asks whether its connection still stands, and how soon it wants to hear that. */
const ASK_EVERY_MS = 1000;
const HEARD_WITHIN_MS = 3000;

/** Moments are bigint, which the driver would give as text. They fit a number until the year 287396. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as "text"),
};

/** A store on Postgres, which several processes may share. */
export async function openPostgres(address: string): Promise<Store> {
  const options: pg.PoolConfig = {
    connectionString: address,
    types,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    statement_timeout: STATEMENT_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
    application_name: "dateline",
  };
  const pool = new pg.Pool({ ...options, max: CONNECTIONS });
  // A connection that breaks while nobody uses it is replaced; without a listener it would end the process.
  pool.on("error", () => {});
  // The same while it is used: the query that runs on it fails, and that is told to whoever asked.
  pool.on("connect", (client) => {
    client.on("error", () => {});
    endUnanswering(client);
  });
  await greet(pool);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const turns = new Map<string, Turn>();
  return {
    kind: "postgres",
    db,
    turn(name) {
      const turn = turns.get(name) ?? advisoryLock(options, name);
      turns.set(name, turn);
      return turn;
    },
    async close() {
      for (const turn of turns.values()) await turn.giveUp();
      await db.destroy();
    },
  };
}

async function greet(pool: pg.Pool): Promise<void> {
  try {
    await pool.query("select 1");
  } catch (error) {
    // What the error holds of the address holds the password.
    if ((error as { code?: string }).code === "ERR_INVALID_URL")
      throw new UserError(
        "DATABASE_URL is no address of a Postgres: it is written postgres://name:password@host:5432/database, with %-codes for odd signs in name and password.",
      );
    throw new UserError(
      `Postgres does not answer at the address in DATABASE_URL: ${(error as Error).message}. Look whether it runs, and whether name and password are right.`,
      { cause: error },
    );
  }
}

/** Ends a connection that once gave no answer: whatever is asked of it next would wait behind what it never answered. */
function endUnanswering(client: pg.Client): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const asked = query(...args);
    if (asked instanceof Promise)
      asked.catch((error: Error) => {
        if (error.message === UNANSWERED) void client.end().catch(() => {});
      });
    return asked;
  }) as typeof client.query;
}

/** What pg says where `query_timeout` runs out. It has no code of its own. */
const UNANSWERED = "Query read timeout";

/**
 * A lock that Postgres ties to a connection: it is free again as soon as the connection ends. The server is asked to
 * find out within half a minute that a connection is dead whose other end is not heard any more. The holder finds out
 * sooner, so that it does not go on beside another one.
 */
function advisoryLock(options: pg.ClientConfig, name: string): Turn {
  let client: pg.Client | undefined;
  const drop = async () => {
    const left = client;
    client = undefined;
    // An end that is not heard any more is not waited for: the server finds out by itself.
    await Promise.race([left?.end().catch(() => {}), pause(END_WITHIN_MS, undefined, { ref: false })]);
  };
  /** Whether the connection still stands. Where it does not, the lock counts as lost. */
  const stands = async (held: pg.Client) => {
    const question = { text: "select 1", query_timeout: HEARD_WITHIN_MS };
    await held.query(question).catch(() => (client === held ? drop() : undefined));
    return client === held;
  };
  const watch = async (held: pg.Client) => {
    do await pause(ASK_EVERY_MS, undefined, { ref: false });
    while (client === held && (await stands(held)));
  };
  return {
    async take() {
      // One that has just been lost is taken anew the next time, so that nobody takes the one for the other.
      if (client) return stands(client);
      const attempt = new pg.Client(options);
      endUnanswering(attempt);
      attempt.on("error", () => {
        if (client === attempt) client = undefined;
      });
      attempt.on("end", () => {
        if (client === attempt) client = undefined;
      });
      try {
        await attempt.connect();
        await attempt.query(
          "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3",
        );
        const { rows } = await attempt.query<{ taken: boolean }>(
          "select pg_try_advisory_lock(hashtext('dateline'), hashtext($1)) as taken",
          [name],
        );
        if (rows[0]?.taken) {
          client = attempt;
          void watch(attempt);
        }
      } finally {
        if (client !== attempt) await attempt.end().catch(() => {});
      }
      return client === attempt;
    },
    isHeld: () => client !== undefined,
    giveUp: drop,
  };
}
