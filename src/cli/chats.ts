import type { Artist } from "../charts/artist.ts";
import type { Moderators } from "../chat/access.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { Config } from "../config.ts";
import type { Log } from "./log.ts";
import type { Watch } from "./watch.ts";
import type { World } from "./world.ts";

export interface ChatParts extends Pick<World, "newId" | "now"> {
  readonly log: Log;
  /** How the process is doing and what it has done: the local page's server tells it to whatever watches. */
  readonly watch: Pick<Watch, "condition" | "metrics">;
  readonly artist: Artist;
}

/**
 * The adapters of the chats that are set up. A new chat is a line here. The code of a chat is brought in only where it
 * is used: Slack's and Discord's libraries take longer to load, and more memory, than all the rest.
 */
export async function createChats(
  config: Config,
  { log, newId, now, watch, artist }: ChatParts,
): Promise<Adapter[]> {
  const { localPort: port, slack, discord } = config;
  const adapters: Adapter[] = [];
  if (port !== "off") {
    const { createLocalAdapter } = await import("../adapters/local/index.ts");
    adapters.push(createLocalAdapter({ port, log, newId, watch, artist }));
  }
  if (slack) {
    const { createSlackAdapter } = await import("../adapters/slack/index.ts");
    adapters.push(createSlackAdapter({ ...slack, log, now, artist }));
  }
  if (discord) {
    const { createDiscordAdapter } = await import("../adapters/discord/index.ts");
    adapters.push(createDiscordAdapter({ ...discord, log, now, artist }));
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
