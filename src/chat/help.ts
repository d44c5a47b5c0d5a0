import { nearest } from "../text/nearest.ts";
import { type Command, type Context, type Option, optionsOf, type Slash } from "./command.ts";
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

/** One command: how it is typed, and what each of its options means. */
export function commandHelp(name: string, context: Context): Reply {
  const wanted = name.replace(/^\//, "").toLowerCase().split(/\s+/).at(-1)!;
  for (const slash of context.slashes) {
    const command = slash.commands.find((command) => command.name === wanted);
    if (command) return { parts: helpOn(slash, command) };
  }
  const all = context.slashes.flatMap(({ name, commands }) =>
    commands.map((command) => ({ slash: name, name: command.name })),
  );
  const near = nearest(
    wanted,
    all.map(({ name }) => name),
  ).flatMap((near) => all.filter(({ name }) => name === near));
  return unknownCommandReply(
    `“${shortened(name)}”`,
    near.map(({ slash, name }) => `/${slash} help ${name}`),
    context,
  );
}

function helpOn(slash: Slash, command: Command): Reply["parts"] {
  const options = optionsOf(command);
  return [
    { kind: "heading", text: usageOf(slash, command) },
    { kind: "text", runs: [`${command.summary}.`] },
    ...(options.length > 0 ? [{ kind: "entries" as const, entries: options.map(optionEntry) }] : []),
  ];
}

const VALUES: Record<Option["type"], string> = { text: "", integer: " (a number)", flag: " (yes or no)" };

function optionEntry({ name, description, required, type }: Option): Entry {
  return { title: `${name}${VALUES[type]}`, detail: `${description}${required ? "" : "; may be left out"}` };
}

function helpEntries({ slashes }: Context): Entry[] {
  return slashes.flatMap((slash) =>
    slash.commands.map((command) => ({ title: usageOf(slash, command), detail: command.summary })),
  );
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
