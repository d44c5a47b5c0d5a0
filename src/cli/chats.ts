import { createDiscordAdapter } from "../adapters/discord/index.ts";
import { createLocalAdapter } from "../adapters/local/index.ts";
import { createSlackAdapter } from "../adapters/slack/index.ts";
import type { Moderators } from "../chat/access.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { DeskState } from "../chat/command.ts";
import type { Config } from "../config.ts";
import type { Log } from "./log.ts";
import type { World } from "./world.ts";

export interface ChatParts extends Pick<World, "newId" | "now"> {
  readonly log: Log;
  /** How all chats are doing: the local page tells it to whoever watches. */
  readonly healths: () => DeskState["chats"];
}

/** The adapters of the chats that are set up. A new chat is a line here. */
export function createChats(config: Config, { log, newId, now, healths }: ChatParts): Adapter[] {
  const { localPort, slack, discord } = config;
  return [
    ...(localPort === "off" ? [] : [createLocalAdapter({ port: localPort, log, newId, healths })]),
    ...(slack ? [createSlackAdapter({ ...slack, log, now })] : []),
    ...(discord ? [createDiscordAdapter({ ...discord, log, now })] : []),
  ];
}

export function moderatorsByChat({ slack, discord }: Config): Map<string, Moderators> {
  return new Map<string, Moderators>([
    ["local", "everyone"],
    ["slack", slack?.moderators ?? new Set()],
    ["discord", discord?.moderators ?? new Set()],
  ]);
}
