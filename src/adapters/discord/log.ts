import { DiscordAPIError } from "discord.js";

/** What the log must be able to do; pino can. */
export interface Log {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** An error of Discord's without the request: its address holds a token, and its body what a person asked. */
export function told(error: unknown): object {
  if (error instanceof DiscordAPIError) {
    const { code, status, message, method } = error;
    return { refusal: { code, status, message, method } };
  }
  return { err: error };
}
