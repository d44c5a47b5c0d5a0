import { z } from "zod";
import type { Review } from "./chat/desk.ts";
import { UserError } from "./chat/errors.ts";
import { ScheduleError } from "./digest/errors.ts";
import { readSchedule } from "./digest/read-schedule.ts";
import type { Schedule } from "./digest/slots.ts";
import { zoneNamed } from "./digest/zones.ts";
import { type SourceSettings, sourceFault } from "./sources/open.ts";

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
  CONTENT_SOURCE: z.string().default("content"),
  CONTENT_TOKEN: token(/[^\x21-\x7e]/, "must be one word of ASCII characters, as the host gave it"),
  CONTENT_ALLOW_HOSTS: ids(
    /^([a-z0-9_-]+(\.[a-z0-9_-]+)*|[0-9a-f:]*:[0-9a-f:.]*)$/i,
    "must list names of hosts, without https:// and ports, with commas between",
  ),
  CONTENT_REVIEW: z.enum(["none", "one", "two"], "must be none, one or two").optional(),
  CONTENT_REFRESH: z.string().optional(),
  CONTENT_WATCH: z.enum(["on", "off"], "must be on or off").default("off"),
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
  DISCORD_MENTIONS: z.enum(["on", "off"], "must be on or off").default("off"),
  TIMEZONE: z
    .string()
    .default("UTC")
    .refine(
      (name) => zoneNamed(name) !== undefined,
      "must be a time zone of the IANA database, such as Europe/Rome",
    )
    .transform((name) => zoneNamed(name)!),
  DATABASE_URL: z
    .string()
    .default("data/dateline.db")
    .refine(
      (text) => /^(postgres(ql)?|sqlite|file):/.test(text) || !/^[a-z]+:\/\//i.test(text),
      "must be the path of a file, or an address that begins with postgres://",
    ),
  CATCH_UP: z
    .string()
    .default("PT6H")
    .refine(
      (text) => isWithinDays(text, 7),
      "must be an ISO 8601 duration of hours and minutes, from none to a week: PT6H, PT90M",
    ),
  CORRECTIONS: z
    .enum(["edit-and-reply", "reply", "off"], "must be edit-and-reply, reply or off")
    .default("edit-and-reply"),
  CORRECT_ANSWERS_FOR: z
    .string()
    .default("P7D")
    .refine(
      (text) => isWithinDays(text, 90),
      "must be an ISO 8601 duration of days and hours, from none to 90 days: P7D, PT12H, PT0S",
    ),
  DESK_CHANNEL: z
    .string()
    .regex(
      /^(slack:[CGD][A-Z0-9]+|discord:\d{15,21})$/,
      "must be a chat and the id of a channel: slack:C0123456789, or discord: and a long number",
    )
    .optional(),
  LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(", ")}`).default("info"),
});

type Settings = z.output<typeof schema>;

/** What may never be shown, in an error or a log. */
const SECRETS = [
  "CONTENT_TOKEN",
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "DISCORD_TOKEN",
  "DATABASE_URL",
] as const;

export interface Config {
  readonly content: SourceSettings;
  /** Who must agree before an edition is published. */
  readonly review: Review;
  /** When the content is read again unasked. */
  readonly refresh?: Schedule | undefined;
  /** Whether it is read again as soon as it changes. */
  readonly watches: boolean;
  readonly localPort: number | "off";
  readonly slack?: SlackConfig | undefined;
  readonly discord?: DiscordConfig | undefined;
  readonly zone: string;
  /** Where what must outlive the process is kept: a path, for SQLite, or `postgres://…`. */
  readonly store: string;
  /** How long after its slot a digest is still worth sending. */
  readonly catchUp: Temporal.Duration;
  /** What is done where a figure that was told changes, and how long answers given in public are corrected for. */
  readonly corrections: {
    readonly mode: "edit-and-reply" | "reply" | "off";
    readonly answersFor: Temporal.Duration;
  };
  /** Where moderators are told what goes wrong. */
  readonly desk?: { readonly chat: string; readonly channel: string } | undefined;
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
  /** Whether messages that mention the bot are answered. */
  readonly mentions: boolean;
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
  const [slack, discord] = [slackOf(settings), discordOf(settings)];
  return {
    content: contentOf(settings),
    // Where others read what is published, somebody looks at it first.
    review: settings.CONTENT_REVIEW ?? (slack || discord ? "one" : "none"),
    refresh: refreshOf(settings),
    watches: settings.CONTENT_WATCH === "on",
    localPort: settings.LOCAL === "on" ? settings.LOCAL_PORT : "off",
    slack,
    discord,
    zone: settings.TIMEZONE,
    store: settings.DATABASE_URL,
    catchUp: Temporal.Duration.from(settings.CATCH_UP),
    corrections: {
      mode: settings.CORRECTIONS,
      answersFor: Temporal.Duration.from(settings.CORRECT_ANSWERS_FOR),
    },
    desk: deskOf(settings.DESK_CHANNEL),
    logLevel: settings.LOG_LEVEL,
    secrets: SECRETS.flatMap((name) => given[name] ?? []),
  };
}

function deskOf(text: string | undefined): Config["desk"] {
  const [chat, channel] = text?.split(":") ?? [];
  return chat && channel ? { chat, channel } : undefined;
}

/** The value is not shown with its fault: an address may hold a password, or a token in its query. */
function contentOf(settings: Settings): SourceSettings {
  const content = {
    at: settings.CONTENT_SOURCE,
    token: settings.CONTENT_TOKEN,
    allowHosts: new Set(settings.CONTENT_ALLOW_HOSTS.map((host) => host.toLowerCase())),
  };
  const fault = sourceFault(content);
  if (fault !== undefined) throw new UserError(`CONTENT_SOURCE ${fault}.\n${WHERE}`);
  return content;
}

function refreshOf({ CONTENT_REFRESH: when, TIMEZONE }: Settings): Schedule | undefined {
  try {
    return when === undefined ? undefined : readSchedule(when, TIMEZONE);
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    throw new UserError(
      `CONTENT_REFRESH must be a time in words or a cron expression, such as “every 15 minutes” or 0 6 * * *; it is “${when}”. ${error.message}\n${WHERE}`,
    );
  }
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
  return {
    token,
    mentions: settings.DISCORD_MENTIONS === "on",
    apiUrl: settings.DISCORD_API_URL,
    moderators: new Set(settings.DISCORD_MODERATORS),
  };
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

/** Whether it is a duration from none to so many days. Months and weeks have no length of their own, and are none. */
function isWithinDays(text: string, most: number): boolean {
  try {
    const hours = Temporal.Duration.from(text).total("hours");
    return hours >= 0 && hours <= most * 24;
  } catch {
    return false;
  }
}
