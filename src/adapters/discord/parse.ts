import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
} from "discord.js";
import type { Invocation } from "../../chat/invocation.ts";
import { commandOf, valueOfId } from "./custom-id.ts";

/** What somebody does, as it came over the wire. */
export type Act =
  | { readonly kind: "command"; readonly invocation: Invocation }
  /** A form that was sent. */
  | { readonly kind: "form"; readonly invocation: Invocation }
  /** A control of an earlier edition of this bot, or one that somebody made up. */
  | { readonly kind: "unreadable" }
  | { readonly kind: "typing"; readonly command: string; readonly option: string; readonly typed: string }
  | { readonly kind: "other" };

export function parseInteraction(interaction: APIInteraction): Act {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return interaction.data.type === ApplicationCommandType.ChatInput
        ? parseCommand(interaction as APIChatInputApplicationCommandInteraction)
        : { kind: "other" };
    case InteractionType.MessageComponent:
      return parsePress(interaction);
    case InteractionType.ApplicationCommandAutocomplete:
      return parseTyping(interaction);
    case InteractionType.ModalSubmit:
      return parseSubmit(interaction);
    default:
      return { kind: "other" };
  }
}

function parseCommand(interaction: APIChatInputApplicationCommandInteraction): Act {
  const { path, options } = read(interaction.data);
  const given = Object.fromEntries(
    options.flatMap((option) => ("value" in option ? [[option.name, valueGiven(option.value)]] : [])),
  );
  return { kind: "command", invocation: { ...placeOf(interaction), text: path, options: given } };
}

function parsePress(interaction: APIMessageComponentInteraction): Act {
  const { data } = interaction;
  const text = commandOf(data.custom_id, "values" in data ? data.values : undefined);
  if (text === undefined) return { kind: "unreadable" };
  return { kind: "command", invocation: { ...placeOf(interaction), text } };
}

function parseSubmit(interaction: APIModalSubmitInteraction): Act {
  const text = commandOf(interaction.data.custom_id);
  if (text === undefined) return { kind: "unreadable" };
  const fields = interaction.data.components.flatMap((one) =>
    "component" in one ? [one.component] : "components" in one ? one.components : [],
  );
  const filled = Object.fromEntries(
    fields.flatMap((field) => {
      if ("value" in field) return [[field.custom_id, String(field.value)]];
      return "values" in field ? [[field.custom_id, field.values[0] ?? ""]] : [];
    }),
  );
  return { kind: "form", invocation: { ...placeOf(interaction), text, filled } };
}

function parseTyping(interaction: APIApplicationCommandAutocompleteInteraction): Act {
  const { path, options } = read(interaction.data);
  const focused = options.find((option) => "focused" in option && option.focused);
  if (focused === undefined || !("value" in focused)) return { kind: "other" };
  return { kind: "typing", command: path, option: focused.name, typed: String(focused.value) };
}

type Options = readonly APIApplicationCommandInteractionDataOption[];

/** The command's whole name, "/brief figure", and the options of its innermost part. */
function read(data: { readonly name: string; readonly options?: Options | undefined }): {
  readonly path: string;
  readonly options: Options;
} {
  let path = `/${data.name}`;
  let options: Options = data.options ?? [];
  for (let [first] = options; first !== undefined && isInner(first); [first] = options) {
    path += ` ${first.name}`;
    options = first.options ?? [];
  }
  return { path, options };
}

function isInner(option: Options[number]): option is Options[number] & { readonly options?: Options } {
  const { Subcommand, SubcommandGroup } = ApplicationCommandOptionType;
  return option.type === Subcommand || option.type === SubcommandGroup;
}

function valueGiven(value: unknown): unknown {
  return typeof value === "string" ? valueOfId(value) : value;
}

/** Who acts, and where. The roles are those of this very moment: Discord sends them with each act. */
function placeOf({ user, member, channel }: APIInteraction): Omit<Invocation, "text"> {
  return {
    chat: "discord",
    user: (user ?? member?.user)?.id ?? "",
    groups: async () => member?.roles ?? [],
    channel: channel?.id ?? "",
  };
}
