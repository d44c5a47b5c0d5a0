import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { UserError } from "./chat/errors.ts";
import { createProgram } from "./cli/program.ts";

/** Where the outside comes in: the environment, the clock, chance and the terminal are read here and nowhere else. */
export async function main(): Promise<void> {
  ignoreClosedPipes();
  try {
    loadEnvFile();
    await createProgram({
      env: process.env,
      now: () => Temporal.Now.instant(),
      newId: randomUUID,
      chance: Math.random,
      newReference: () => randomUUID().slice(0, 8),
      out: (text) => process.stdout.write(`${text}\n`),
      err: (text) => process.stderr.write(`${text}\n`),
      fail: () => {
        process.exitCode = 1;
      },
      untilStopped,
      leave: () => process.exit(),
      onReload: (reload) => {
        if (!process.stdout.isTTY) process.on("SIGHUP", reload);
      },
    }).parseAsync();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(
      error instanceof UserError ? `${error.message}\n` : `${(error as Error).stack ?? error}\n`,
    );
  }
}

function loadEnvFile(): void {
  if (!existsSync(".env")) return;
  try {
    process.loadEnvFile(".env");
  } catch {
    throw new UserError("The file .env cannot be read: is it a file, and may it be read?");
  }
}

/**
 * Resolves at the first request to stop. A second one does not wait for the first to be done. SIGHUP is a request to
 * stop where a terminal is being closed, and one to read the content again where there is none.
 */
function untilStopped(): Promise<string> {
  const signals = ["SIGINT", "SIGTERM", ...(process.stdout.isTTY ? ["SIGHUP"] : [])];
  return new Promise((resolve) => {
    for (const signal of signals) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve(signal);
      });
    }
  });
}

/** `dateline schema | head` closes the pipe early, which is no fault of ours. */
function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
