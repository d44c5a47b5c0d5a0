import { z } from "zod";
import { UserError } from "./chat/errors.ts";

const LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

/** Every setting, with what it means when it is left out. `.env.example` tells the same to people. */
const schema = z.object({
  CONTENT_DIR: z.string().default("content"),
  LOCAL: z.enum(["on", "off"], "must be on or off").default("on"),
  LOCAL_PORT: z
    .string()
    .default("3000")
    .refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
      "must be a port: a number from 0 to 65535, 0 for any that is free",
    )
    .transform(Number),
  TIMEZONE: z
    .string()
    .default("UTC")
    .refine(isZone, "must be a time zone of the IANA database, such as Europe/Rome"),
  LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(", ")}`).default("info"),
});

export interface Config {
  readonly contentDir: string;
  readonly localPort: number | "off";
  readonly zone: string;
  readonly logLevel: (typeof LEVELS)[number];
}

/**
 * Reads the configuration from the environment's variables. An empty one counts as left out. Throws a UserError that
 * names every variable that is wrong, and never shows the value of one that may be secret.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const checked = schema.safeParse(given);
  if (!checked.success) throw new UserError(explain(checked.error, given));
  const { CONTENT_DIR, LOCAL, LOCAL_PORT, TIMEZONE, LOG_LEVEL } = checked.data;
  return {
    contentDir: CONTENT_DIR,
    localPort: LOCAL === "on" ? LOCAL_PORT : "off",
    zone: TIMEZONE,
    logLevel: LOG_LEVEL,
  };
}

function explain(error: z.ZodError, given: Record<string, string | undefined>): string {
  const lines = error.issues.map(
    ({ path, message }) => `${String(path[0])} ${message}; it is “${given[String(path[0])]}”.`,
  );
  return `${lines.join("\n")}\nSet it in the environment or in .env; .env.example says what each is for.`;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
