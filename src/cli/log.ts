import pino from "pino";
import type { Config } from "../config.ts";

export type Log = pino.Logger;

/** Paths of Discord's that hold the token of an interaction: whoever has it can answer in the bot's name. */
const INTERACTION_TOKEN = /((?:webhooks|interactions)\/\d+\/)[\w.%-]+/g;

/** A log on standard error, one JSON object a line. No secret of the configuration comes out, wherever it stood. */
export function createLog({ logLevel, secrets }: Pick<Config, "logLevel" | "secrets">): Log {
  const out = pino.destination({ fd: 2, sync: true });
  return pino({ level: logLevel }, { write: (line) => out.write(withoutSecrets(line, secrets)) });
}

export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const hidden = secrets.reduce((text, secret) => text.replaceAll(secret, "[secret]"), text);
  return hidden.replace(INTERACTION_TOKEN, "$1[secret]");
}
