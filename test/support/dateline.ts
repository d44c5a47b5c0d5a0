import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** Resolves once the text has been printed, on either stream. Rejects when the process ends without it. */
  printed(text: string): Promise<string>;
  finished(): Promise<Finished>;
}

/** Runs the command line as a process of its own, with nothing in its environment but what is given. */
export function runDateline(
  args: readonly string[],
  env: Record<string, string> = {},
  node: readonly string[] = [],
): Running {
  const child = spawn(process.execPath, [...node, "src/dateline.js", ...args], {
    env: { PATH: process.env.PATH ?? "", LOG_LEVEL: "info", DATABASE_URL: ":memory:", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  const waiting = new Set<() => void>();
  const look = () => {
    for (const check of waiting) check();
  };
  child.stdout!.on("data", (data: Buffer) => {
    out += data.toString();
    look();
  });
  child.stderr!.on("data", (data: Buffer) => {
    err += data.toString();
    look();
  });
  const closed = once(child, "close").then(() => look());

  return {
    child,
    printed: (text) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const all = out + err;
          if (all.includes(text)) resolve(all);
          else if (child.exitCode !== null) reject(new Error(`ended without printing “${text}”: ${all}`));
          else return;
          waiting.delete(check);
        };
        waiting.add(check);
        check();
      }),
    async finished() {
      await closed;
      return { code: child.exitCode, out, err };
    },
  };
}
