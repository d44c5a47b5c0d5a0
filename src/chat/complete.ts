import { type Command, type Context, type Group, type Option, optionsOf, type Slash } from "./command.ts";
import type { Completion, Suggestion } from "./invocation.ts";
import { commandsIn, isGrouped, named, splitName } from "./naming.ts";
import { MOST, valuesFor } from "./option-values.ts";
import { asCommand, splitWords } from "./parse.ts";

/** What may follow the text typed so far: a command, or a value for the option that comes next. */
export function completionsFor(text: string, context: Context): Completion[] {
  const command = asCommand(text, context.slashes);
  if (command !== text.trimStart())
    return [...slashCompletions(text.trim(), context), ...completionsOf(command, context)];
  return completionsOf(command, context);
}

function completionsOf(text: string, context: Context): Completion[] {
  const [, name = "", gap = "", typed = ""] = /^\/?(\S*)(\s*)([\s\S]*)$/.exec(text)!;
  const slash = context.slashes.find((slash) => slash.name === name.toLowerCase());
  if (!slash || gap === "") return slashCompletions(name, context);
  const begun = nameCompletions(slash, typed);
  const found = named(slash, typed);
  const isNamed = found && "command" in found && begun.length === 0;
  if (isNamed) return restCompletions(slash, found.command, found.rest, context).slice(0, MOST);
  return begun.length > 0 || found ? begun : figureCompletions(slash, typed, context);
}

function slashCompletions(typed: string, { slashes }: Context): Completion[] {
  return slashes
    .filter(({ name }) => name.startsWith(typed.toLowerCase()))
    .map(({ name, summary }) => ({ text: `/${name} `, label: `/${name}`, detail: summary }));
}

/** The names that what is typed may become: of groups and single commands first, of a group's commands after its own. */
function nameCompletions(slash: Slash, typed: string): Completion[] {
  const begun = typed.toLowerCase().replace(/\s+/g, " ");
  const group = slash.groups?.find(({ name }) => begun.startsWith(`${name} `));
  if (group)
    return commandsIn(slash, group)
      .filter(beginsWith(begun))
      .map((one) => commandCompletion(slash, one));
  const single = slash.commands.filter((command) => !isGrouped(command));
  return [...single, ...(slash.groups ?? [])]
    .filter(beginsWith(begun))
    .map((one) => commandCompletion(slash, one));
}

const beginsWith =
  (begun: string) =>
  ({ name }: { readonly name: string }) =>
    name.startsWith(begun);

function commandCompletion(slash: Slash, one: Command | Group): Completion {
  const goesOn = !("options" in one) || optionsOf(one).some(({ type }) => type !== "flag");
  return {
    text: `/${slash.name} ${one.name}${goesOn ? " " : ""}`,
    label: one.name,
    detail: one.summary,
  };
}

/** Figures, where a slash takes their names alone: the command that shows one is put in. */
function figureCompletions(slash: Slash, typed: string, context: Context): Completion[] {
  const command = slash.otherwise && slash.commands.find((one) => optionsOf(one)[0]?.completes === "figure");
  return command && typed !== "" ? valueCompletions(slash, command, typed, context).slice(0, MOST) : [];
}

/** What may follow a command: the values of the option that is typed, and the names of those that are not. */
function restCompletions(slash: Slash, command: Command, rest: string, context: Context): Completion[] {
  return [...valueCompletions(slash, command, rest, context), ...optionCompletions(slash, command, rest)];
}

/** Options by name, once the word being typed begins one: "share:yes". */
function optionCompletions(slash: Slash, command: Command, rest: string): Completion[] {
  const [, before = "", begun = ""] = /^(.*?)(\S*)$/s.exec(rest)!;
  if (before === "" && begun === "") return [];
  return optionsOf(command)
    .filter(({ name }) => name.startsWith(begun.toLowerCase()) && !new RegExp(`\\b${name}:`, "i").test(rest))
    .map(({ name, type, description }) => {
      const value = type === "flag" ? "yes" : "";
      return {
        text: `/${slash.name} ${command.name} ${before}${name}:${value}`,
        label: `${name}:${value}`,
        detail: description,
      };
    });
}

function valueCompletions(slash: Slash, command: Command, rest: string, context: Context): Completion[] {
  const { option, before, typed } = beingTyped(command, rest);
  if (!option) return [];
  return valuesFor(option, typed, slash, context.edition).map(({ value, label, detail }) => ({
    text: `/${slash.name} ${command.name} ${before}${value}`,
    label,
    detail,
  }));
}

/** The option whose value is being typed, what stands before the value, and as much of it as there is. */
function beingTyped(
  command: Command,
  rest: string,
): { readonly option?: Option | undefined; readonly before: string; readonly typed: string } {
  const options = optionsOf(command).filter(({ type }) => type === "text" || type === "choice");
  const last = splitWords(rest).at(-1);
  if (last?.key !== undefined) {
    const before = rest.slice(0, rest.lastIndexOf(`${last.key}:`) + last.key.length + 1);
    const named = last.key.toLowerCase();
    return { option: options.find(({ name }) => name === named), before, typed: last.text };
  }
  if (command.place) {
    const [, before = "", typed = ""] = /^(.*?)(\S*)$/s.exec(rest)!;
    const option = options.find(({ completes, several }) => completes && !several);
    // Short and first words are days and the like rather than names.
    const isName = typed.length >= 3 && before.trim() !== "";
    return { option: isName ? option : undefined, before, typed };
  }
  // Names may have several words without quotes, so everything typed is the beginning of the one name.
  const typed = rest.trimStart().replace(/^["“'‘]/, "");
  return { option: options.find(({ type }) => type === "text"), before: "", typed };
}

/** The values of one option, for chats that have a field for each. */
export function suggestionsFor(
  command: string,
  option: string,
  typed: string,
  context: Context,
): Suggestion[] {
  const { word, rest } = splitName(command.replace(/^\//, ""));
  const slash = context.slashes.find((slash) => slash.name === word);
  const found = slash && named(slash, rest);
  const chosen = found && "command" in found ? optionsOf(found.command) : [];
  const wanted = chosen.find((one) => one.name === option);
  return slash && wanted ? valuesFor(wanted, typed.trim(), slash, context.edition).slice(0, MOST) : [];
}
