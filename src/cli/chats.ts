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

/**
 * The adapters of the chats that are set up. A new chat is a line here. The code of a chat is brought in only where it
 * is used: Slack's and Discord's libraries take longer to load, and more memory, than all the rest.
 */
export async function createChats(
  config: Config,
  { log, newId, now, healths }: ChatParts,
): Promise<Adapter[]> {
  const { localPort: port, slack, discord } = config;
  const adapters: Adapter[] = [];
  if (port !== "off") {
    const { createLocalAdapter } = await import("../adapters/local/index.ts");
    adapters.push(createLocalAdapter({ port, log, newId, healths }));
  }
  if (slack) {
    const { createSlackAdapter } = await import("../adapters/slack/index.ts");
    adapters.push(createSlackAdapter({ ...slack, log, now }));
  }
  if (discord) {
    const { createDiscordAdapter } = await import("../adapters/discord/index.ts");
    adapters.push(createDiscordAdapter({ ...discord, log, now }));
  }
  return adapters;
}

export function moderatorsByChat({ slack, discord }: Config): Map<string, Moderators> {
  return new Map<string, Moderators>([
    ["local", "everyone"],
    ["slack", slack?.moderators ?? new Set()],
    ["discord", discord?.moderators ?? new Set()],
  ]);
}
