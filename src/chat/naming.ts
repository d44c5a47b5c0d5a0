import { nearest } from "../text/nearest.ts";
import type { Command, Group, Slash } from "./command.ts";

/** What the beginning of a text names: a command, or a group and none of its commands; and the text after it. */
export type Named =
  | { readonly command: Command; readonly rest: string }
  | { readonly group: Group; readonly rest: string };

/** Finds what is named after a slash, its case aside. A text with nothing in it names the command of the slash alone. */
export function named(slash: Slash, typed: string): Named | undefined {
  const { word, rest } = splitName(typed);
  const group = slash.groups?.find(({ name }) => name === word.toLowerCase());
  if (!group) return commandNamed(slash, word === "" ? slash.bare : word, rest);
  const inner = splitName(rest);
  const name = inner.word === "" ? group.bare : `${group.name} ${inner.word}`;
  return commandNamed(slash, name, inner.rest) ?? { group, rest };
}

function commandNamed(slash: Slash, name: string, rest: string): Named | undefined {
  const command = slash.commands.find((command) => command.name === name.toLowerCase());
  return command && { command, rest };
}

/** The first word of a text, and what follows it. */
export function splitName(typed: string): { readonly word: string; readonly rest: string } {
  const [, word = "", rest = ""] = /^(\S*)\s*([\s\S]*)$/.exec(typed.trim())!;
  return { word, rest };
}

/** The words that may follow a slash: its groups, and its commands that are in none. */
export function firstWordsOf(slash: Slash): string[] {
  return [...new Set(slash.commands.map(({ name }) => splitName(name).word))];
}

export function isGrouped({ name }: Command): boolean {
  return name.includes(" ");
}

export function commandsIn(slash: Slash, group: Group): readonly Command[] {
  return slash.commands.filter(({ name }) => name.startsWith(`${group.name} `));
}

/** What mistyped names may have meant, with what was typed after them, the likeliest first. */
export function correctedNames(slash: Slash, typed: string): string[] {
  const { word, rest } = splitName(typed);
  return nearWords(word, firstWordsOf(slash)).flatMap((first) => {
    const group = slash.groups?.find(({ name }) => name === first);
    const names = group && rest !== "" ? correctedInGroup(slash, group, rest) : [`${first} ${rest}`];
    return names.map((name) => name.trim());
  });
}

function correctedInGroup(slash: Slash, group: Group, typed: string): string[] {
  const { word, rest } = splitName(typed);
  const words = commandsIn(slash, group).map(({ name }) => splitName(name).rest);
  return nearWords(word, words).map((second) => `${group.name} ${second} ${rest}`);
}

function nearWords(word: string, words: readonly string[]): string[] {
  return words.includes(word.toLowerCase()) ? [word.toLowerCase()] : nearest(word, words);
}
