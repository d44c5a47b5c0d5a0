import { PermissionFlagsBits as P } from "discord.js";
import type { Command, CommandBook } from "./command-book.ts";
import { CHAT_INPUT, type CommandOption, SUB_COMMAND, SUB_COMMAND_GROUP } from "./command-shapes.ts";
import { CannotDo, fitOptions, type GivenValue, type SentOption } from "./option-fit.ts";
import type { World } from "./world.ts";
import type { Channel, Person } from "./world-shapes.ts";

export interface CommandCall {
  /** The command's name, without the slash; "dateline figure" names the sub-command too. */
  command: string;
  group?: string;
  subcommand?: string;
  options?: Record<string, GivenValue>;
}

/** The command a person can pick in that place; the server's own wins over the global one of the same name. */
function pickCommand(
  name: string,
  book: CommandBook,
  world: World,
  person: Person,
  channel: Channel,
  context: number,
): Command {
  const all = [...book.commands.values()].filter((one) => one.type === CHAT_INPUT && one.name === name);
  const command =
    all.find((one) => one.guildId !== undefined && one.guildId === channel.guildId) ??
    all.find((one) => one.guildId === undefined);
  if (!command) throw new CannotDo(`no command /${name} is registered`);
  const isOffered =
    command.guildId !== undefined ||
    (command.contexts?.includes(context) ?? (context === 0 || command.dm_permission !== false));
  if (!isOffered) throw new CannotDo(`/${name} is not offered in context ${context}`);
  if (!channel.guildId) return command;
  const permissions = world.permissionsIn(person, channel);
  if (!(permissions & P.ViewChannel)) throw new CannotDo(`${person.name} cannot see #${channel.name}`);
  if (!(permissions & P.UseApplicationCommands))
    throw new CannotDo(`${person.name} may not use commands in #${channel.name}`);
  const needed = command.default_member_permissions;
  if (needed != null && !(permissions & P.Administrator)) {
    const bits = BigInt(needed);
    if (bits === 0n || (permissions & bits) !== bits)
      throw new CannotDo(`/${name} is not shown to ${person.name}`);
  }
  return command;
}

/** The options of the command or of the sub-command that is meant; a command with sub-commands is not callable itself. */
function pickOptions(command: Command, { group, subcommand }: CommandCall): readonly CommandOption[] {
  let options = command.options ?? [];
  if (group !== undefined) options = branch(options, SUB_COMMAND_GROUP, group, command.name);
  if (subcommand !== undefined) return branch(options, SUB_COMMAND, subcommand, command.name);
  if (options.some((option) => option.type <= SUB_COMMAND_GROUP))
    throw new CannotDo(`/${command.name} needs a sub-command`);
  return options;
}

function branch(
  options: readonly CommandOption[],
  type: number,
  name: string,
  command: string,
): CommandOption[] {
  const found = options.find((option) => option.type === type && option.name === name);
  if (!found)
    throw new CannotDo(`/${command} has no ${type === SUB_COMMAND ? "sub-command" : "group"} "${name}"`);
  return found.options ?? [];
}

/** Puts the words of "command group subcommand" where they belong. */
function spellOut(call: CommandCall): CommandCall {
  const [command = "", ...rest] = call.command.split(" ");
  if (rest.length === 0) return call;
  const subcommand = rest.at(-1);
  return {
    ...call,
    command,
    ...(rest.length > 1 && { group: rest[0] as string }),
    ...(subcommand !== undefined && { subcommand }),
  };
}

function nest(call: CommandCall, options: SentOption[]) {
  const inSub =
    call.subcommand === undefined ? options : [{ type: SUB_COMMAND, name: call.subcommand, options }];
  return call.group === undefined ? inSub : [{ type: SUB_COMMAND_GROUP, name: call.group, options: inSub }];
}

export interface Caller {
  person: Person;
  channel: Channel;
  context: number;
}

/** The `data` of a type 2 interaction. */
export function callData(
  given: CommandCall,
  { person, channel, context }: Caller,
  book: CommandBook,
  world: World,
) {
  const call = spellOut(given);
  const command = pickCommand(call.command, book, world, person, channel, context);
  const { options, resolved } = fitOptions(pickOptions(command, call), call.options ?? {}, person, world);
  return { command, path: pathOf(call), data: dataOf(command, nest(call, options), resolved) };
}

/** The `data` of a type 4 interaction: what is typed so far, the focused option last typed in, nothing required yet. */
export function autocompleteData(
  given: CommandCall,
  focused: string,
  typed: string,
  { person, channel, context }: Caller,
  book: CommandBook,
  world: World,
) {
  const call = spellOut(given);
  const command = pickCommand(call.command, book, world, person, channel, context);
  const registered = pickOptions(command, call);
  const option = registered.find((one) => one.name === focused);
  if (!option?.autocomplete)
    throw new CannotDo(`option "${focused}" of /${pathOf(call)} has no autocomplete`);
  const others = registered.filter((one) => one.name !== focused).map((one) => ({ ...one, required: false }));
  const { options, resolved } = fitOptions(others, call.options ?? {}, person, world);
  const sent = [...options, { name: focused, type: option.type, value: typed, focused: true as const }];
  return { command, option, path: pathOf(call), data: dataOf(command, nest(call, sent), resolved) };
}

const pathOf = (call: CommandCall) => [call.command, call.group, call.subcommand].filter(Boolean).join(" ");

function dataOf(command: Command, options: object[], resolved: object) {
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guildId === undefined ? {} : { guild_id: command.guildId }),
    ...(options.length > 0 && { options }),
    ...(Object.keys(resolved).length > 0 && { resolved }),
  };
}
