import { z } from "zod";
import { UserError } from "./chat/errors.ts";

const LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

const port = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
      "must be a port: a number from 0 to 65535, 0 for any that is free",
    )
    .transform(Number);

const address = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    "must be an http or https address",
  );

/** A token, refused where it is plainly another one. */
const token = (mistaken: RegExp, message: string) =>
  z
    .string()
    .refine((text) => !mistaken.test(text), message)
    .optional();

/** Ids, with commas or spaces between them. */
const ids = (shape: RegExp, wanted: string) =>
  z
    .string()
    .default("")
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((list) => list.every((id) => shape.test(id)), wanted);

/** Every setting, with what it means when it is left out. `.env.example` tells the same to people. */
const schema = z.object({
  CONTENT_DIR: z.string().default("content"),
  LOCAL: z.enum(["on", "off"], "must be on or off").default("on"),
  LOCAL_PORT: port("3000"),
  SLACK_BOT_TOKEN: token(
    /^xapp-/,
    "must be the bot token, which begins with xoxb-; this is the app-level one",
  ),
  SLACK_APP_TOKEN: token(/^xox/, "must be the app-level token, which begins with xapp-; this is another"),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_PORT: port("3001"),
  SLACK_HOST: z.string().default("127.0.0.1"),
  SLACK_API_URL: address.optional(),
  SLACK_MODERATORS: ids(
    /^[UWS][A-Z0-9]+$/,
    "must list ids of people (U…) and user groups (S…), with commas between",
  ),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_API_URL: address.optional(),
  DISCORD_MODERATORS: ids(
    /^\d{15,21}$/,
    "must list ids of people and roles, long numbers, with commas between",
  ),
  TIMEZONE: z
    .string()
    .default("UTC")
    .refine(isZone, "must be a time zone of the IANA database, such as Europe/Rome"),
  LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(", ")}`).default("info"),
});

type Settings = z.output<typeof schema>;

/** What may never be shown, in an error or a log. */
const SECRETS = ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "DISCORD_TOKEN"] as const;

export interface Config {
  readonly contentDir: string;
  readonly localPort: number | "off";
  readonly slack?: SlackConfig | undefined;
  readonly discord?: DiscordConfig | undefined;
  readonly zone: string;
  readonly logLevel: (typeof LEVELS)[number];
  /** The values that must not reach a log. */
  readonly secrets: readonly string[];
}

export interface SlackConfig {
  readonly botToken: string;
  /** Socket Mode with an app token; else HTTP, with signatures checked. */
  readonly receive:
    | { readonly mode: "socket"; readonly appToken: string }
    | {
        readonly mode: "http";
        readonly signingSecret: string;
        readonly host?: string | undefined;
        readonly port: number;
      };
  readonly apiUrl?: string | undefined;
  readonly moderators: ReadonlySet<string>;
}

export interface DiscordConfig {
  readonly token: string;
  readonly apiUrl?: string | undefined;
  readonly moderators: ReadonlySet<string>;
}

/**
 * Reads the configuration from the environment's variables. An empty one counts as left out. Throws a UserError that
 * names every variable that is wrong or missing, and never shows the value of a secret.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const checked = schema.safeParse(given);
  if (!checked.success) throw new UserError(explain(checked.error, given));
  const settings = checked.data;
  return {
    contentDir: settings.CONTENT_DIR,
    localPort: settings.LOCAL === "on" ? settings.LOCAL_PORT : "off",
    slack: slackOf(settings),
    discord: discordOf(settings),
    zone: settings.TIMEZONE,
    logLevel: settings.LOG_LEVEL,
    secrets: SECRETS.flatMap((name) => settings[name] ?? []),
  };
}

function slackOf(settings: Settings): SlackConfig | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  } = settings;
  const named = appToken ?? signingSecret ?? settings.SLACK_API_URL ?? settings.SLACK_MODERATORS[0];
  if (botToken === undefined && named === undefined) return undefined;
  if (botToken === undefined) throw halfFilled("SLACK_BOT_TOKEN", "Slack");
  if (appToken === undefined && signingSecret === undefined) {
    throw halfFilled("SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP)", "Slack");
  }
  const receive =
    appToken === undefined
      ? {
          mode: "http" as const,
          signingSecret: signingSecret!,
          host: settings.SLACK_HOST,
          port: settings.SLACK_PORT,
        }
      : { mode: "socket" as const, appToken };
  return {
    botToken,
    receive,
    apiUrl: settings.SLACK_API_URL,
    moderators: new Set(settings.SLACK_MODERATORS),
  };
}

function discordOf(settings: Settings): DiscordConfig | undefined {
  const { DISCORD_TOKEN: token } = settings;
  if (token === undefined) {
    if (settings.DISCORD_API_URL ?? settings.DISCORD_MODERATORS[0])
      throw halfFilled("DISCORD_TOKEN", "Discord");
    return undefined;
  }
  return { token, apiUrl: settings.DISCORD_API_URL, moderators: new Set(settings.DISCORD_MODERATORS) };
}

function halfFilled(missing: string, chat: string): UserError {
  return new UserError(`${chat} is half set up: ${missing} is missing.\n${WHERE}`);
}

const WHERE = "Set it in the environment or in .env; .env.example says what each is for.";

function explain(error: z.ZodError, given: Record<string, string | undefined>): string {
  const lines = error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    const isSecret = (SECRETS as readonly string[]).includes(name);
    return `${name} ${message}${isSecret ? "" : `; it is “${given[name]}”`}.`;
  });
  return `${lines.join("\n")}\n${WHERE}`;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}
