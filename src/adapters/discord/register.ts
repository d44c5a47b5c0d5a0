import { DiscordAPIError, type REST, Routes } from "discord.js";
import type { Slash } from "../../chat/command.ts";
import { UserError } from "../../chat/errors.ts";
import { fetchApplication, fetchCommands, fetchServers, inviteTo } from "./application.ts";
import { commandsFor } from "./commands.ts";
import { createToolRest, type Door } from "./rest.ts";

export interface Registration {
  readonly where: "everywhere" | "one server";
  /** "/brief", "/desk". */
  readonly commands: readonly string[];
  /** The servers whose own commands were taken away, by id. */
  readonly cleared: readonly string[];
  /** Where the bot is invited from. */
  readonly invite: string;
}

/**
 * Registers the slash commands: in every server, or in one alone, where a change shows at once. Commands of the other
 * kind are taken away first, since a server shows both. Throws a UserError where only the operator can help.
 */
export async function registerCommands({
  guild,
  slashes,
  ...door
}: Door & {
  readonly guild?: string | undefined;
  readonly slashes: readonly Slash[];
}): Promise<Registration> {
  const rest = createToolRest(door);
  try {
    const { id } = await fetchApplication(rest);
    return guild === undefined
      ? await everywhere(rest, id, slashes)
      : await inOneServer(rest, id, guild, slashes);
  } catch (error) {
    throw explained(error, guild);
  }
}

async function everywhere(rest: REST, id: string, slashes: readonly Slash[]): Promise<Registration> {
  const cleared: string[] = [];
  for (const { id: server } of await fetchServers(rest)) {
    if ((await fetchCommands(rest, id, server)).length === 0) continue;
    await rest.put(Routes.applicationGuildCommands(id, server), { body: [] });
    cleared.push(server);
  }
  await rest.put(Routes.applicationCommands(id), { body: commandsFor(slashes, "everywhere") });
  return { where: "everywhere", commands: namesOf(slashes), cleared, invite: inviteTo(id) };
}

async function inOneServer(
  rest: REST,
  id: string,
  guild: string,
  slashes: readonly Slash[],
): Promise<Registration> {
  // Asked first, so that a wrong server's id takes nothing away.
  await fetchCommands(rest, id, guild);
  await rest.put(Routes.applicationCommands(id), { body: [] });
  await rest.put(Routes.applicationGuildCommands(id, guild), { body: commandsFor(slashes, "one server") });
  return { where: "one server", commands: namesOf(slashes), cleared: [], invite: inviteTo(id) };
}

const namesOf = (slashes: readonly Slash[]) => slashes.map(({ name }) => `/${name}`);

function explained(error: unknown, guild: string | undefined): unknown {
  if (!(error instanceof DiscordAPIError)) return error;
  if (error.status === 401) {
    return new UserError(
      "Discord does not take DISCORD_TOKEN. Copy the bot's token again from the developer portal, under Bot.",
    );
  }
  if (error.code === 50001 || error.code === 10004) {
    return new UserError(
      `The bot is not in the server ${guild}, or was invited without its commands. Check the id, and invite it again.`,
    );
  }
  if (error.code === 30034) {
    return new UserError(
      "Discord takes no more new commands today: two hundred a day is the most. Try again tomorrow.",
    );
  }
  return error.status === 400 || error.status === 403
    ? new UserError(`Discord does not register the commands: ${error.message}`)
    : error;
}
