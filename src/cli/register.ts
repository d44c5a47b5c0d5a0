import { slashes } from "../../commands/index.ts";
import { registerCommands } from "../adapters/discord/register.ts";
import { slackManifest } from "../adapters/slack/manifest.ts";
import { UserError } from "../chat/errors.ts";
import { readConfig } from "../config.ts";
import type { World } from "./world.ts";

/** Prints what “Create New App”, “From a manifest” takes at Slack. */
export function printSlackManifest({ url }: { url?: string }, { out }: Pick<World, "out">): void {
  if (url !== undefined && !(URL.canParse(url) && new URL(url).protocol === "https:")) {
    throw new UserError(
      `Slack calls https addresses only, such as https://dateline.example.org, not “${url}”.`,
    );
  }
  out(JSON.stringify(slackManifest({ slashes, url }), null, 2));
}

/** Registers the slash commands with Discord, everywhere or in one server, and says where to invite the bot. */
export async function registerOnDiscord({ guild }: { guild?: string }, world: World): Promise<void> {
  const { discord } = readConfig(world.env);
  if (!discord)
    throw new UserError("Discord is not set up: set DISCORD_TOKEN. .env.example says where to find it.");
  if (guild !== undefined && !/^\d{15,21}$/.test(guild)) {
    throw new UserError(
      `--guild takes a server’s id, a long number, not “${guild}”. In Discord right-click the server, “Copy ID”.`,
    );
  }
  const { commands, where, cleared, invite } = await registerCommands({ ...discord, guild, slashes });
  world.out(
    `Registered ${commands.join(" and ")} ${guild === undefined ? where : `in the server ${guild}`}.`,
  );
  if (cleared.length > 0)
    world.out(`Took away the commands of single servers, which would show twice: ${cleared.join(", ")}.`);
  world.out(`To invite the bot, open ${invite}`);
}
