import { LogLevel } from "@slack/bolt";

/** What the log must be able to do; pino can. */
export interface Log {
  error(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export const SILENT: Log = { error() {}, warn() {} };

/** Slack's libraries write their warnings to our log. What they say of each request holds what people typed, and is not kept. */
export function libraryLogger(log: Log) {
  const write =
    (level: "error" | "warn") =>
    (...words: unknown[]) =>
      log[level]({ from: "slack" }, words.join(" "));
  return {
    debug() {},
    info() {},
    warn: write("warn"),
    error: write("warn"),
    setLevel() {},
    setName() {},
    getLevel: () => LogLevel.WARN,
  };
}
