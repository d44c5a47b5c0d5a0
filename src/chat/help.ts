import { nearest } from "../text/nearest.ts";
import { type Command, type Context, type Group, type Option, optionsOf, type Slash } from "./command.ts";
import { commandsIn, firstWordsOf, isGrouped } from "./naming.ts";
import { shortened } from "./parse.ts";
import type { Entry, Reply } from "./reply.ts";
import { usageOf } from "./usage.ts";

/** Every command with how it is typed, made from the declarations. */
export function helpReply(context: Context): Reply {
  return {
    parts: [
      { kind: "heading", text: "What you can ask" },
      { kind: "entries", entries: helpEntries(context) },
      tip(),
    ],
  };
}

/** One command, how it is typed and what each of its options means; or a group, with all its commands. */
export function commandHelp(name: string, context: Context): Reply {
  const wanted = nameWithin(name, context);
  for (const slash of context.slashes) {
    const group = slash.groups?.find(({ name }) => name === wanted);
    if (group) return { parts: helpOnGroup(slash, group) };
    const command = slash.commands.find((command) => command.name === wanted);
    if (command) return { parts: helpOn(slash, command) };
  }
  const all = context.slashes.flatMap((slash) =>
    [...firstWordsOf(slash), ...slash.commands.map(({ name }) => name)].map((name) => ({ slash, name })),
  );
  const near = nearest(
    wanted,
    all.map(({ name }) => name),
  ).map((near) => all.find(({ name }) => name === near)!);
  return unknownCommandReply(
    `“${shortened(name)}”`,
    near.map(({ slash, name }) => `/${slash.name} help ${name}`),
    context,
  );
}

/** A command's name without its slash: "figure" of "/brief figure". */
function nameWithin(typed: string, { slashes }: Context): string {
  const words = typed.toLowerCase().replace(/^\//, "").split(/\s+/);
  const isSlash = words.length > 1 && slashes.some(({ name }) => name === words[0]);
  return words.slice(isSlash ? 1 : 0).join(" ");
}

function helpOnGroup(slash: Slash, group: Group): Reply["parts"] {
  const entries = commandsIn(slash, group).map((command) => ({
    title: usageOf(slash, command),
    detail: command.summary,
    command: `/${slash.name} help ${command.name}`,
  }));
  return [
    { kind: "heading", text: `/${slash.name} ${group.name}` },
    { kind: "text", runs: [`${group.summary}.`] },
    { kind: "entries", entries },
  ];
}

function helpOn(slash: Slash, command: Command): Reply["parts"] {
  const options = optionsOf(command);
  return [
    { kind: "heading", text: usageOf(slash, command) },
    { kind: "text", runs: [`${command.summary}.`] },
    ...(options.length > 0 ? [{ kind: "entries" as const, entries: options.map(optionEntry) }] : []),
  ];
}

const VALUES: Record<Option["type"], string> = {
  text: "",
  integer: " (a number)",
  flag: " (yes or no)",
  channel: " (a channel)",
  choice: "",
};

function optionEntry({ name, description, required, type, choices = [] }: Option): Entry {
  const values = choices.length > 0 ? ` (${choices.join(" or ")})` : VALUES[type];
  return { title: `${name}${values}`, detail: `${description}${required ? "" : "; may be left out"}` };
}

function helpEntries({ slashes }: Context): Entry[] {
  return slashes.flatMap((slash) => [
    ...slash.commands
      .filter((command) => !isGrouped(command))
      .map((command) => ({ title: usageOf(slash, command), detail: command.summary })),
    ...(slash.groups ?? []).map(({ name, summary }) => ({
      title: `/${slash.name} ${name} …`,
      detail: summary,
      command: `/${slash.name} help ${name}`,
    })),
  ]);
}

function tip(): Reply["parts"][number] {
  return {
    kind: "note",
    text: "Put names of several words in quotes, or leave the quotes out. Add share:yes to show an answer to the whole channel.",
  };
}

/** For a command that there is not: what may have been meant, ready to press, and all there are. */
export function unknownCommandReply(typed: string, near: readonly string[], context: Context): Reply {
  const entries = near.map((command) => ({ title: command, command }));
  return {
    parts: [
      {
        kind: "problem",
        text: `There is no command ${shortened(typed)}.${near.length > 0 ? " Did you mean:" : ""}`,
      },
      ...(near.length > 0 ? [{ kind: "entries" as const, entries }] : []),
      ...helpReply(context).parts,
    ],
  };
}

/** For a command that a group has not: what may have been meant, and all that the group has. */
export function unknownInGroupReply(
  slash: Slash,
  group: Group,
  typed: string,
  near: readonly string[],
): Reply {
  const entries = near
    .map((name) => `/${slash.name} ${name}`)
    .map((command) => ({ title: command, command }));
  const [word = ""] = typed.split(/\s/, 1);
  const text = `There is no command /${slash.name} ${group.name} ${shortened(word)}.`;
  return {
    parts: [
      { kind: "problem", text: near.length > 0 ? `${text} Did you mean:` : text },
      ...(near.length > 0 ? [{ kind: "entries" as const, entries }] : []),
      ...helpOnGroup(slash, group),
    ],
  };
}
