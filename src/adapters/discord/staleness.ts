import { isDeepStrictEqual } from "node:util";
import type { APIApplicationCommand, REST } from "discord.js";
import type { Slash } from "../../chat/command.ts";
import { fetchCommands, fetchServers } from "./application.ts";
import { commandsFor } from "./commands.ts";
import { SERVERS_EXAMINED } from "./limits.ts";

/** What is registered, held against what should be. */
export interface Staleness {
  readonly state: "current" | "stale" | "missing" | "twice";
  readonly text: string;
  readonly mend?: string | undefined;
}

const MEND = "Run: npm run -s dateline -- discord-register";

export async function staleness(
  rest: REST,
  application: string,
  slashes: readonly Slash[],
): Promise<Staleness> {
  const global = await fetchCommands(rest, application);
  const own = await fetchOwn(rest, application);
  const names = own.map(({ name }) => name).join(", ");
  if (own.length > 0 && global.length > 0) {
    const text = `slash commands are registered both everywhere and in ${names}, which shows each twice`;
    return { state: "twice", text, mend: MEND };
  }
  if (own.length === 0 && global.length === 0) {
    const text = "no slash commands are registered, so nobody can type one";
    return { state: "missing", text, mend: MEND };
  }
  const isCurrent =
    own.length === 0
      ? isSame(global, commandsFor(slashes, "everywhere"), [...FIELDS, "contexts", "integration_types"])
      : own.every(({ commands }) => isSame(commands, commandsFor(slashes, "one server"), FIELDS));
  const where = own.length === 0 ? "everywhere" : `in ${names} alone`;
  return isCurrent
    ? { state: "current", text: `the slash commands are registered ${where}` }
    : { state: "stale", text: `the slash commands registered ${where} are not this version's`, mend: MEND };
}

interface Own {
  readonly name: string;
  readonly commands: readonly APIApplicationCommand[];
}

/** The servers that have commands of their own. */
async function fetchOwn(rest: REST, application: string): Promise<Own[]> {
  const own: Own[] = [];
  for (const { id, name } of (await fetchServers(rest)).slice(0, SERVERS_EXAMINED)) {
    // A server where the bot may not register any has none.
    const commands = await fetchCommands(rest, application, id).catch(() => []);
    if (commands.length > 0) own.push({ name, commands });
  }
  return own;
}

/** Whether Discord holds these commands. What it adds by itself, ids and defaults, does not count. */
function isSame(registered: readonly object[], ours: readonly object[], fields: readonly string[]): boolean {
  const essences = (commands: readonly object[]) =>
    commands.map((command) => JSON.stringify(essence(command, fields))).sort();
  return isDeepStrictEqual(essences(registered), essences(ours));
}

const FIELDS = ["type", "name", "description", "default_member_permissions"];
const OPTION_FIELDS = [
  "type",
  "name",
  "description",
  "required",
  "autocomplete",
  "min_value",
  "channel_types",
];

function essence(command: object, fields: readonly string[]): object {
  const told = Object.entries(command)
    .filter(([name, value]) => fields.includes(name) && value != null && value !== false)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const { options = [], choices = [] } = command as {
    readonly options?: readonly object[];
    readonly choices?: readonly { readonly name: string; readonly value: unknown }[];
  };
  return {
    told,
    options: options.map((option) => essence(option, OPTION_FIELDS)),
    choices: choices.map(({ name, value }) => [name, value]),
  };
}
