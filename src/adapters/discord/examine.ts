import {
  type APIApplication,
  DiscordAPIError,
  type REST,
  type RESTAPIPartialCurrentUserGuild,
  Routes,
} from "discord.js";
import type { Check } from "../../chat/check.ts";
import type { Slash } from "../../chat/command.ts";
import { fetchApplication, fetchServers, inviteTo, NEEDED } from "./application.ts";
import { obstacleIn } from "./channel.ts";
import { createToolRest, type Door } from "./rest.ts";
import { staleness } from "./staleness.ts";

/** Servers told by name. */
const NAMED = 5;

/** Looks at everything that has to be right for the bot to be on Discord. Never rejects, and says no secret. */
export async function examineDiscord({
  slashes,
  moderators,
  channels = [],
  ...door
}: Door & {
  readonly slashes: readonly Slash[];
  readonly moderators?: ReadonlySet<string>;
  /** Channels that digests go to. */
  readonly channels?: readonly string[];
}): Promise<Check[]> {
  const rest = createToolRest(door);
  const entered = await enter(rest);
  if ("failed" in entered) return [entered.failed];
  const { application, servers } = entered;
  return [
    { ok: true, text: `the token works: ${application.bot?.username ?? application.name}` },
    serversCheck(application.id, servers),
    ...servers.slice(0, NAMED).flatMap(permissionChecks),
    await attempt("the slash commands", async () => {
      const { state, text, mend } = await staleness(rest, application.id, slashes);
      return { ok: state === "current", text, mend };
    }),
    await attempt("the gateway", async () => {
      const { session_start_limit: starts } = (await rest.get(Routes.gatewayBot())) as GatewayAnswer;
      return starts.remaining > 0
        ? { ok: true, text: `the gateway answers; ${starts.remaining} starts are left today` }
        : {
            ok: false,
            text: "the gateway allows no more starts today",
            mend: "Wait until tomorrow, and look why the bot was started so often.",
          };
    }),
    ...(await Promise.all(channels.map((channel) => channelCheck(rest, channel)))),
    ...(moderators === undefined ? [] : [moderatorsCheck(moderators)]),
  ];
}

interface GatewayAnswer {
  readonly session_start_limit: { readonly remaining: number };
}

async function enter(
  rest: REST,
): Promise<{ application: APIApplication; servers: RESTAPIPartialCurrentUserGuild[] } | { failed: Check }> {
  try {
    return { application: await fetchApplication(rest), servers: await fetchServers(rest) };
  } catch (error) {
    return { failed: failure("the token", error) };
  }
}

function serversCheck(application: string, servers: readonly RESTAPIPartialCurrentUserGuild[]): Check {
  if (servers.length === 0) {
    return { ok: false, text: "the bot is in no server yet", mend: `Invite it: ${inviteTo(application)}` };
  }
  const names = servers.slice(0, NAMED).map(({ name }) => name);
  const more = servers.length > NAMED ? ` and ${servers.length - NAMED} more` : "";
  return { ok: true, text: `the bot is in ${names.join(", ")}${more}` };
}

/** Administrators may do everything. */
const ADMINISTRATOR = 1n << 3n;

function permissionChecks({ name, permissions }: RESTAPIPartialCurrentUserGuild): Check[] {
  const held = BigInt(permissions);
  const missing = Object.entries(NEEDED).filter(([, bit]) => !(held & (bit | ADMINISTRATOR)));
  if (missing.length === 0) return [];
  return [
    {
      ok: false,
      text: `in ${name} the bot lacks ${missing.map(([permission]) => permission).join(", ")}`,
      mend: `In ${name}, under Server Settings, Roles, give the bot's role what is missing.`,
    },
  ];
}

async function channelCheck(rest: REST, channel: string): Promise<Check> {
  try {
    const mend = await obstacleIn(rest, channel);
    return mend === undefined
      ? { ok: true, text: `the bot can post in ${channel}` }
      : { ok: false, text: `the bot cannot post in ${channel}`, mend };
  } catch (error) {
    return { ok: false, text: `${channel} could not be looked at`, mend: (error as Error).message };
  }
}

function moderatorsCheck(moderators: ReadonlySet<string>): Check {
  return moderators.size > 0
    ? { ok: true, text: `DISCORD_MODERATORS names ${moderators.size} people or roles` }
    : {
        ok: false,
        text: "no moderators are named, so nobody may use /desk",
        mend: "Set DISCORD_MODERATORS to ids of people or roles, with commas between.",
      };
}

async function attempt(what: string, check: () => Promise<Check>): Promise<Check> {
  try {
    return await check();
  } catch (error) {
    return failure(what, error);
  }
}

function failure(what: string, error: unknown): Check {
  if (error instanceof DiscordAPIError && error.status === 401) {
    return {
      ok: false,
      text: "Discord does not take the token",
      mend: "Copy it again from https://discord.com/developers/applications, under Bot, into DISCORD_TOKEN.",
    };
  }
  if (error instanceof DiscordAPIError) {
    return {
      ok: false,
      text: `${what} could not be looked at: Discord says ${error.message} (${error.code})`,
    };
  }
  return {
    ok: false,
    text: `${what} could not be looked at: Discord cannot be reached`,
    mend: "Look at the network of this machine, and at DISCORD_API_URL if it is set.",
  };
}
