import { setTimeout as pause } from "node:timers/promises";
import {
  type APIInteraction,
  type APIMessage,
  Client,
  DiscordAPIError,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  type REST,
} from "discord.js";
import { UserError } from "../../chat/errors.ts";
import type { Health } from "../../chat/health.ts";
import { createDialling, pauseBefore } from "./dialling.ts";
import { tap } from "./dispatch.ts";
import { GOODBYE_WITHIN_MS } from "./limits.ts";
import { type Log, told } from "./log.ts";
import { answerOptions, type Door } from "./rest.ts";

/** The connection that brings what people do. */
export interface Gateway {
  /** Resolves once connected. Tries on for as long as Discord does not answer; rejects where that cannot help. */
  connect(): Promise<void>;
  health(): Health;
  close(): Promise<void>;
}

/**
 * `take` is given each interaction with the way to answer it. With `hear`, messages of servers are asked for as well,
 * and it is given each with the bot's own id: the words are in those that name the bot alone.
 */
export function createGateway(
  door: Door,
  take: (interaction: APIInteraction, rest: REST) => void,
  log: Log,
  hear?: (message: APIMessage, self: string) => void,
): Gateway {
  let health: Health = { state: "stopped" };
  let end: (() => Promise<void>) | undefined;
  const ended = new AbortController();

  async function connect(): Promise<void> {
    health = { state: "connecting" };
    for (let tries = 1; !ended.signal.aborted; tries += 1) {
      try {
        return await logIn();
      } catch (error) {
        if (ended.signal.aborted) break;
        const refusal = refusalOf(error);
        if (refusal) {
          health = { state: "refused", detail: refusal.message };
          throw refusal;
        }
        health = { state: "connecting", detail: "Discord does not answer" };
        log.warn({ tries, ...told(error) }, "Discord cannot be reached; it is tried again");
        await pause(pauseBefore(tries), undefined, { signal: ended.signal }).catch(() => {});
      }
    }
    // Whoever stops the bot does not wait for it to have started.
    return new Promise(() => {});
  }

  async function logIn(): Promise<void> {
    const dialling = createDialling();
    const client = new Client({
      intents: [GatewayIntentBits.Guilds, ...(hear ? [GatewayIntentBits.GuildMessages] : [])],
      rest: answerOptions(door.apiUrl),
      ws: {
        buildStrategy(manager) {
          tap(
            manager,
            (interaction) => take(interaction, client.rest),
            (message) => client.user && hear?.(message, client.user.id),
            (error, event) => log.error({ event, ...told(error) }, "an event of Discord's could not be read"),
          );
          return dialling.buildStrategy(manager);
        },
      },
      allowedMentions: { parse: [] },
      makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, ...FORGETFUL }),
    });
    end = async () => {
      const gone = dialling.end().then(() => client.destroy());
      await Promise.race([gone, pause(GOODBYE_WITHIN_MS, undefined, { ref: false })]);
    };
    watch(client);
    await client.login(door.token);
  }

  function watch(client: Client): void {
    const isUp = () => {
      const name = client.user?.username;
      health = { state: "up", detail: name === undefined ? undefined : `as ${name}` };
    };
    client.ws.on(GatewayDispatchEvents.Ready, ({ user }: { user: { username: string } }) => {
      health = { state: "up", detail: `as ${user.username}` };
    });
    client.ws.on(GatewayDispatchEvents.Resumed, isUp);
    client.on("shardReconnecting", () => {
      if (health.state === "up") log.info({}, "the connection to Discord broke; it is made again");
      health = { state: "connecting", detail: "the connection broke and is made again" };
    });
    client.on("shardDisconnect", ({ code }) => {
      const refusal = refusalByCode(code);
      health = { state: "refused", detail: refusal?.message };
      log.error({ code }, refusal?.message ?? "Discord ended the connection for good");
    });
    client.on("shardError", (error) => log.warn(told(error), "the connection to Discord failed"));
    client.on("error", (error) => log.error(told(error), "discord.js reports an error"));
  }

  return {
    connect,
    health: () => health,
    async close() {
      ended.abort();
      await end?.();
      if (health.state !== "refused") health = { state: "stopped" };
    },
  };
}

/** People pass through by the thousand, and nothing here asks for them again. */
const FORGETFUL = {
  GuildMemberManager: {
    maxSize: 50,
    keepOverLimit: (member: { id: string; client: Client }) => member.id === member.client.user?.id,
  },
  UserManager: {
    maxSize: 50,
    keepOverLimit: (user: { id: string; client: Client }) => user.id === user.client.user?.id,
  },
  MessageManager: 0,
};

const TOKEN =
  "Discord does not take DISCORD_TOKEN. Copy the token of your application from https://discord.com/developers/applications, under Bot, and set it anew.";
const INTENTS =
  "Discord does not allow the bot to hear of its servers (the intent Guilds). Look at the application at https://discord.com/developers/applications, under Bot, or make a new one and set DISCORD_TOKEN to its token.";
const SHARDS =
  "The bot is in too many servers for one connection (Discord wants sharding), which Dateline does not do.";

/** What only the operator can put right. */
function refusalOf(error: unknown): UserError | undefined {
  if (!(error instanceof Error)) return undefined;
  const isTokenWrong =
    ("code" in error && error.code === "TokenInvalid") ||
    (error instanceof DiscordAPIError && error.status === 401) ||
    error.message === "Authentication failed";
  if (isTokenWrong) return new UserError(TOKEN);
  if (/intents$/.test(error.message)) return new UserError(INTENTS);
  return error.message === "Sharding is required" ? new UserError(SHARDS) : undefined;
}

function refusalByCode(code: number): UserError | undefined {
  if (code === GatewayCloseCodes.AuthenticationFailed) return new UserError(TOKEN);
  if (code === GatewayCloseCodes.ShardingRequired) return new UserError(SHARDS);
  const isIntents = code === GatewayCloseCodes.DisallowedIntents || code === GatewayCloseCodes.InvalidIntents;
  return isIntents ? new UserError(INTENTS) : undefined;
}
