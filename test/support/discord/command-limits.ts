import {
  CHAT_INPUT,
  type Choice,
  type CommandBody,
  type CommandOption,
  SUB_COMMAND,
  SUB_COMMAND_GROUP,
} from "./command-shapes.ts";
import { lengthOf, type Problem } from "./refusal.ts";

/** The naming rule (docs, interactions/application-commands: application command naming). */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** Name, description and values of a command, its options and choices together; the longest localisation counts. */
const CHARACTERS_MAX = 8000;

/** What is wrong with a command beyond the OpenAPI document. */
export function checkCommand(command: CommandBody, path: string[] = []): Problem[] {
  const isChatInput = (command.type ?? CHAT_INPUT) === CHAT_INPUT;
  if (!isChatInput) {
    const message = "Only slash commands have a description or options.";
    return command.description || command.options?.length
      ? [{ path: [...path, "description"], code: "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED", message }]
      : [];
  }
  const problems = [
    ...checkNames(command, path),
    ...checkOptions(command.options ?? [], [...path, "options"], 0),
  ];
  if (!command.description) {
    const message = "This field is required";
    problems.push({ path: [...path, "description"], code: "BASE_TYPE_REQUIRED", message });
  }
  if (charactersOf(command) > CHARACTERS_MAX) {
    const message = `Command exceeds maximum size (${CHARACTERS_MAX})`;
    problems.push({ path, code: "APPLICATION_COMMAND_TOO_LARGE", message });
  }
  return problems;
}

type Named = Pick<CommandOption, "name" | "name_localizations">;

function checkNames(named: Named, path: string[]): Problem[] {
  const names: [string, string[]][] = [[named.name, [...path, "name"]]];
  for (const [locale, name] of Object.entries(named.name_localizations ?? {})) {
    names.push([name, [...path, "name_localizations", locale]]);
  }
  return names.flatMap(([name, where]) => {
    if (NAME.test(name) && name === name.toLowerCase()) return [];
    const message = "Command name is invalid";
    return [{ path: where, code: "APPLICATION_COMMAND_INVALID_NAME", message }];
  });
}

/** `depth` 0 is a command's own options, 1 a sub-command group's, 2 a sub-command's. */
function checkOptions(options: readonly CommandOption[], path: string[], depth: 0 | 1 | 2): Problem[] {
  const problems: Problem[] = [];
  const subs = options.filter((option) => option.type <= SUB_COMMAND_GROUP);
  if (subs.length > 0 && subs.length < options.length) {
    const message = "Sub-commands and other options cannot stand beside each other.";
    problems.push({ path, code: "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message });
  }
  const names = new Set<string>();
  let optionalSeen = false;
  for (const [index, option] of options.entries()) {
    const at = [...path, String(index)];
    if (names.has(option.name)) {
      const message = "Option name already exists in these options";
      problems.push({ path: [...at, "name"], code: "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE", message });
    }
    names.add(option.name);
    if (option.required && optionalSeen) {
      const message = "Required options must be placed before non-required options";
      problems.push({ path: at, code: "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message });
    }
    optionalSeen ||= !option.required && option.type > SUB_COMMAND_GROUP;
    problems.push(...checkNames(option, at), ...checkOption(option, at, depth));
  }
  return problems;
}

function checkOption(option: CommandOption, path: string[], depth: 0 | 1 | 2): Problem[] {
  const inner = [...path, "options"];
  const misplaced = {
    path: [...path, "type"],
    code: "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    message: "Sub-command option type is invalid here.",
  };
  if (option.type === SUB_COMMAND) {
    return [...(depth === 2 ? [misplaced] : []), ...checkOptions(option.options ?? [], inner, 2)];
  }
  if (option.type === SUB_COMMAND_GROUP) {
    return [...(depth === 0 ? [] : [misplaced]), ...checkOptions(option.options ?? [], inner, 1)];
  }
  return [...(depth === 1 ? [misplaced] : []), ...checkValueRules(option, path)];
}

function checkValueRules(option: CommandOption, path: string[]): Problem[] {
  const problems: Problem[] = [];
  const choices = option.choices ?? [];
  if (option.autocomplete && choices.length > 0) {
    const message = "An option with autocomplete has no choices.";
    problems.push({ path, code: "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", message });
  }
  if (new Set(choices.map((choice) => choice.name)).size < choices.length) {
    const message = "Option choice names are unique.";
    problems.push({
      path: [...path, "choices"],
      code: "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS",
      message,
    });
  }
  const isUpsideDown =
    (option.min_value ?? Number.NEGATIVE_INFINITY) > (option.max_value ?? Number.POSITIVE_INFINITY) ||
    (option.min_length ?? 0) > (option.max_length ?? 6000);
  if (isUpsideDown) {
    problems.push({
      path,
      code: "APPLICATION_COMMAND_OPTIONS_RANGE",
      message: "The minimum is above the maximum.",
    });
  }
  return problems;
}

/** What Discord counts towards the 8,000 characters. */
function charactersOf(part: {
  name: string;
  description?: string | null;
  name_localizations?: Record<string, string> | null;
  description_localizations?: Record<string, string> | null;
  options?: CommandOption[] | null;
  choices?: Choice[] | null;
}): number {
  const longest = (text: string | null | undefined, localised: Record<string, string> | null | undefined) =>
    Math.max(lengthOf(text), ...Object.values(localised ?? {}).map(lengthOf));
  const choices = (part.choices ?? []).map(
    (choice) => longest(choice.name, choice.name_localizations) + lengthOf(String(choice.value)),
  );
  const options = (part.options ?? []).map(charactersOf);
  return (
    longest(part.name, part.name_localizations) +
    longest(part.description, part.description_localizations) +
    [...choices, ...options].reduce((sum, characters) => sum + characters, 0)
  );
}
