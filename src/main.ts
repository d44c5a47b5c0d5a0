import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { UserError } from "./chat/errors.ts";
import { createProgram } from "./cli/program.ts";

/** Where the outside comes in: the environment, the clock, chance and the terminal are read here and nowhere else. */
export async function main(): Promise<void> {
  ignoreClosedPipes();
  try {
    if (existsSync(".env")) process.loadEnvFile(".env");
    await createProgram({
      env: process.env,
      now: () => Temporal.Now.instant(),
      newId: randomUUID,
      newReference: () => randomUUID().slice(0, 8),
      out: (text) => process.stdout.write(`${text}\n`),
      err: (text) => process.stderr.write(`${text}\n`),
      fail: () => {
        process.exitCode = 1;
      },
      untilStopped,
      onReload: (reload) => process.on("SIGHUP", reload),
    }).parseAsync();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(
      error instanceof UserError ? `${error.message}\n` : `${(error as Error).stack ?? error}\n`,
    );
  }
}

/** Resolves at the first request to stop. A second one does not wait for the first to be done. */
function untilStopped(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
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
