import type { Edition } from "../content/edition.ts";
import { counted } from "../text/counted.ts";
import { type Command, type Completes, type Context, optionsOf, type Slash } from "./command.ts";
import type { Completion, Suggestion } from "./invocation.ts";
import { asCommand, splitWords } from "./parse.ts";

/** As many as Discord shows. */
const MOST = 25;

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
  const [, word = "", space = "", rest = ""] = /^(\S*)(\s*)([\s\S]*)$/.exec(typed)!;
  const command = slash.commands.find((command) => command.name === word.toLowerCase());
  const begun = commandCompletions(slash, word);
  if (!command) return begun.length > 0 ? begun : figureCompletions(slash, typed, context);
  if (space === "") return begun;
  return restCompletions(slash, command, rest, context).slice(0, MOST);
}

function slashCompletions(typed: string, { slashes }: Context): Completion[] {
  return slashes
    .filter(({ name }) => name.startsWith(typed.toLowerCase()))
    .map(({ name, summary }) => ({ text: `/${name} `, label: `/${name}`, detail: summary }));
}

function commandCompletions(slash: Slash, typed: string): Completion[] {
  return slash.commands
    .filter(({ name }) => name.startsWith(typed.toLowerCase()))
    .map((command) => ({
      text: `/${slash.name} ${command.name}${optionsOf(command).some(({ type }) => type !== "flag") ? " " : ""}`,
      label: command.name,
      detail: command.summary,
    }));
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
  const options = optionsOf(command).filter(({ type }) => type === "text");
  const words = splitWords(rest);
  const keyed = words.at(-1)?.key;
  const option = keyed ? options.find(({ name }) => name === keyed.toLowerCase()) : options[0];
  if (!option?.completes) return [];
  // Names may have several words without quotes, so everything typed is the beginning of the one name.
  const typed = keyed ? words.at(-1)!.text : rest.trimStart().replace(/^["“'‘]/, "");
  const before = keyed ? rest.slice(0, rest.lastIndexOf(`${keyed}:`) + keyed.length + 1) : "";
  return valuesOf(option.completes, typed, slash, context.edition).map(({ value, label, detail }) => ({
    text: `/${slash.name} ${command.name} ${before}${value}`,
    label,
    detail,
  }));
}

/** The values of one option, for chats that have a field for each. */
export function suggestionsFor(
  command: string,
  option: string,
  typed: string,
  context: Context,
): Suggestion[] {
  const [name, word] = command.replace(/^\//, "").split(" ");
  const slash = context.slashes.find((slash) => slash.name === name);
  const chosen = slash?.commands.find((command) => command.name === word);
  const completes = chosen && optionsOf(chosen).find((one) => one.name === option)?.completes;
  return slash && completes ? valuesOf(completes, typed.trim(), slash, context.edition).slice(0, MOST) : [];
}

/** The values a name may have that begin with what is typed. */
function valuesOf(completes: Completes, typed: string, slash: Slash, edition: Edition): Suggestion[] {
  const begun = typed.toLowerCase();
  switch (completes) {
    case "figure":
      return edition.figures.startingWith(typed, MOST).map((figure) => ({
        value: edition.figures.shortName(figure),
        label: figure.label,
        detail: edition.storyOf(figure).headline,
      }));
    case "story":
      return firstOf(
        edition.published,
        ({ id, headline }) => id.startsWith(begun) || headline.toLowerCase().includes(begun),
      ).map(({ id, headline }) => ({ value: id, label: headline }));
    case "topic":
      return firstOf(edition.topics, ({ topic }) => topic.startsWith(begun)).map(({ topic, stories }) => ({
        value: topic,
        label: topic,
        detail: counted(stories, "story", "stories"),
      }));
    case "command":
      return slash.commands
        .filter(({ name }) => name.startsWith(begun))
        .map(({ name, summary }) => ({ value: name, label: name, detail: summary }));
  }
}

function firstOf<T>(all: readonly T[], fits: (one: T) => boolean): T[] {
  const found: T[] = [];
  for (const one of all) {
    if (fits(one)) found.push(one);
    if (found.length === MOST) break;
  }
  return found;
}
