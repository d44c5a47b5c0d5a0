import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import { type Command, type Group, type Option, optionsOf, type Slash } from "../../chat/command.ts";
import { commandsIn, isGrouped, splitName } from "../../chat/naming.ts";
import { cutText } from "../../text/break-text.ts";
import { CHOICES, COMMAND_OPTIONS, DESCRIPTION } from "./limits.ts";

export type Registered = RESTPostAPIChatInputApplicationCommandsJSONBody;

/**
 * Who sees a moderators' command until a server's own settings say otherwise: those who may manage the server. It
 * only hides. Whom the bot obeys is DISCORD_MODERATORS, which a moderator without that permission is best shown the
 * command for, in the server's settings under Integrations.
 */
const SEES_THE_DESK = PermissionFlagsBits.ManageGuild.toString();

/** The slash commands as Discord registers them, from the same declarations that check and explain them. */
export function commandsFor(slashes: readonly Slash[], where: "everywhere" | "one server"): Registered[] {
  return slashes.map((slash) => ({
    type: ApplicationCommandType.ChatInput,
    name: slash.name,
    description: describe(slash.summary),
    options: [
      ...slash.commands.filter((command) => !isGrouped(command)).map((command) => subcommand(command)),
      ...(slash.groups ?? []).map((group) => subcommandGroup(slash, group)),
    ],
    ...(slash.audience === "moderator" && { default_member_permissions: SEES_THE_DESK }),
    // A server's own commands have neither: they are that server's.
    ...(where === "everywhere" && {
      integration_types: [ApplicationIntegrationType.GuildInstall],
      contexts: contextsOf(slash),
    }),
  }));
}

/** In direct messages nothing hides a moderators' command, and nobody has a role. */
function contextsOf({ audience }: Slash): InteractionContextType[] {
  const { Guild, BotDM } = InteractionContextType;
  return audience === "moderator" ? [Guild] : [Guild, BotDM];
}

function subcommandGroup(slash: Slash, group: Group): APIApplicationCommandSubcommandGroupOption {
  return {
    type: ApplicationCommandOptionType.SubcommandGroup,
    name: group.name,
    description: describe(group.summary),
    options: commandsIn(slash, group).map((command) => subcommand(command, splitName(command.name).rest)),
  };
}

function subcommand(command: Command, name = command.name): APIApplicationCommandSubcommandOption {
  const options = optionsOf(command).slice(0, COMMAND_OPTIONS);
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description: describe(command.summary),
    options: options.toSorted((a, b) => Number(b.required) - Number(a.required)).map(optionFor),
  };
}

/** Channels that people write in. A thread is one. */
const WRITABLE = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const;

function optionFor({
  name,
  description,
  required,
  type,
  completes,
  choices = [],
  min,
}: Option): APIApplicationCommandBasicOption {
  const base = { name, description: describe(description || name), required };
  switch (type) {
    case "integer":
      return {
        ...base,
        type: ApplicationCommandOptionType.Integer,
        ...(min !== undefined && { min_value: min }),
      };
    case "flag":
      return { ...base, type: ApplicationCommandOptionType.Boolean };
    case "channel":
      return { ...base, type: ApplicationCommandOptionType.Channel, channel_types: [...WRITABLE] };
    case "choice":
      return {
        ...base,
        type: ApplicationCommandOptionType.String,
        choices: choices.slice(0, CHOICES).map((word) => ({ name: word, value: word })),
      };
    case "text":
      return { ...base, type: ApplicationCommandOptionType.String, autocomplete: completes !== undefined };
  }
}

const describe = (text: string) => cutText(text, DESCRIPTION);
