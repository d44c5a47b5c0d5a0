import { createSpelling } from "../ask/spelling.ts";
import { capitalized } from "../text/capitalized.ts";
import { didYouMean } from "../text/nearest.ts";
import { type Command, type Option, optionsOf, type Slash } from "./command.ts";
import { FieldError, UserError } from "./errors.ts";
import { firstWordsOf } from "./naming.ts";

/** A word of what was typed. Quotes hold words together and are gone. */
export interface Word {
  readonly text: string;
  /** What stands before a colon, where it reads as an option's name: `story:guatemala`. */
  readonly key?: string | undefined;
}

const PAIRS: Record<string, string> = {
  '"': '"',
  "'": "'",
  "“": "”",
  "„": "“",
  "‘": "’",
  "«": "»",
  "”": "”",
  "’": "’",
};
const KEY = /^([\p{L}][\p{L}-]*):/u;

/**
 * Splits what was typed into words. Quotes, straight or curly, hold several together; a quote inside a word, or one
 * that is never closed, is an apostrophe.
 */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at]!)) {
      at += 1;
      continue;
    }
    const key = KEY.exec(text.slice(at, at + 40))?.[1];
    const start = key === undefined ? at : at + key.length + 1;
    const quoted = quotedAt(text, start);
    const end = quoted?.end ?? wordEnd(text, start);
    words.push({ text: quoted?.text ?? text.slice(start, end), ...(key !== undefined && { key }) });
    at = Math.max(end, at + 1);
  }
  return words;
}

function quotedAt(text: string, start: number): { text: string; end: number } | undefined {
  const close = PAIRS[text[start] ?? ""];
  if (close === undefined) return undefined;
  // Phones set both quotes alike, or the wrong way round.
  const closers = close === "'" || close === "’" ? ["'", "’"] : [close, '"', "”", "“"];
  for (let at = start + 1; at < text.length; at += 1) {
    const ends = at + 1 === text.length || /\s/.test(text[at + 1]!);
    if (closers.includes(text[at]!) && ends) return { text: text.slice(start + 1, at).trim(), end: at + 1 };
  }
  return undefined;
}

function wordEnd(text: string, start: number): number {
  const space = text.slice(start).search(/\s/);
  return space < 0 ? text.length : start + space;
}

/**
 * Fits typed words to a command's options: `name:value` by name, the rest where the command places them, or to the
 * text options in order, the last of which takes all that is left. A number goes by name, since a name may end in
 * one, but for an option that stands first, and for a page with nothing else. Throws a UserError that says what is wrong and how the command is typed.
 */
export function parseOptions(
  command: Command,
  words: readonly Word[],
  usage: string,
  filled: Readonly<Record<string, string>> = {},
): Record<string, unknown> {
  const given = { ...fitWords(command, joinLists(words), usage), ...filled };
  const checked = command.options.safeParse(given);
  const faults = checked.success
    ? []
    : checked.error.issues.filter(({ path: [name] }) => String(name) in filled);
  if (faults.length === 0) return checkOptions(command, given, usage);
  throw new FieldError(
    Object.fromEntries(faults.map(({ path: [name], message }) => [String(name), message])),
  );
}

/** Checks options given by name. Throws a UserError as `parseOptions` does. */
export function checkOptions(
  command: Command,
  given: Readonly<Record<string, unknown>>,
  usage: string,
): Record<string, unknown> {
  const checked = command.options.safeParse(given);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const name = String(issue!.path[0]);
  if (!(name in given))
    throw new UserError(`“${command.name}” needs to know ${whichOf(name, command)}. Type: ${usage}`);
  throw new UserError(
    `${name} cannot be “${shortened(String(given[name]))}”: ${issue!.message.toLowerCase()}. Type: ${usage}`,
  );
}

/** "which figure"; an option whose name is no noun says it in its description: "Which proposal, by its number". */
function whichOf(name: string, command: Command): string {
  const described = optionsOf(command).find((option) => option.name === name)?.description ?? "";
  return /^Which /.test(described) ? `w${described.slice(1)}` : `which ${name}`;
}

/** After a comma a value goes on: "topics:border, trade". */
function joinLists(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last?.key !== undefined && last.text.endsWith(",") && word.key === undefined)
      joined[joined.length - 1] = { ...last, text: `${last.text}${word.text}` };
    else joined.push(word);
  }
  return joined;
}

function fitWords(command: Command, words: readonly Word[], usage: string): Record<string, unknown> {
  const options = optionsOf(command);
  const given: Record<string, unknown> = {};
  const loose: string[] = [];
  for (const { key, text } of words) {
    const option = key === undefined ? undefined : options.find(({ name }) => name === key.toLowerCase());
    if (option) given[option.name] = typedValue(option, text);
    else if (key !== undefined && text !== "" && isSlip(key, options))
      throw new UserError(`There is no “${key}” here: ${didYouMean(key, namesOf(options))} Type: ${usage}`);
    else loose.push(key === undefined ? text : `${key}:${text}`);
  }
  if (command.place) return { ...placed(command.place(loose), given), ...given };
  const [first] = options;
  if (first?.type === "integer" && !(first.name in given) && loose.length > 0)
    given[first.name] = typedValue(first, loose.shift()!);
  const page = options.find(({ name, type }) => type === "integer" && !(name in given));
  const isPage =
    page && loose.length === 1 && /^\d+$/.test(loose[0]!) && !options.some(({ required }) => required);
  if (isPage) given[page.name] = typedValue(page, loose.pop()!);
  const open = options.filter(({ name, type }) => !(name in given) && type === "text");
  for (const [place, { name }] of open.entries()) {
    if (loose.length === 0) break;
    given[name] = loose.splice(0, place === open.length - 1 ? loose.length : 1).join(" ");
  }
  if (loose.length > 0) throw new UserError(tooMuch(loose, options, usage));
  return given;
}

const namesOf = (options: readonly Option[]): string[] => options.map(({ name }) => name);

/** "Pgae:2" is a slip, and no part of a name. */
const isSlip = (key: string, options: readonly Option[]): boolean =>
  createSpelling(namesOf(options)).nearest(key.toLowerCase()) !== undefined;

/** What a command makes of words without names. Throws a UserError where that is given by name too. */
function placed(
  values: Readonly<Record<string, string>>,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const twice = Object.keys(values).find((name) => name in given);
  if (twice === undefined) return values;
  throw new UserError(
    `${capitalized(twice)} is given twice: “${shortened(values[twice]!)}” and “${shortened(String(given[twice]))}”. Leave one out.`,
  );
}

function tooMuch(loose: readonly string[], options: readonly Option[], usage: string): string {
  const key = KEY.exec(loose[0]!)?.[1];
  const hint = key && didYouMean(key, namesOf(options));
  return `“${shortened(loose.join(" "))}” is more than this command takes. ${hint ? `${capitalized(hint)} ` : ""}Type: ${usage}`;
}

const YES = new Set(["yes", "y", "true", "on", "1"]);
const NO = new Set(["no", "n", "false", "off", "0"]);

function typedValue({ type }: Option, text: string): unknown {
  if (type === "integer") return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
  if (type === "choice") return text.toLowerCase();
  if (type === "flag") return YES.has(text.toLowerCase()) ? true : NO.has(text.toLowerCase()) ? false : text;
  return text;
}

/** What a person typed, short enough to be shown back, and unable to turn the sentence around it about. */
export function shortened(text: string): string {
  const characters = [...text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, " ")];
  return characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : text;
}

/** What is typed without a slash is said to the first one: "figure advisers" is "/brief figure advisers". */
export function asCommand(text: string, slashes: readonly Slash[]): string {
  const typed = text.trimStart();
  const [word] = typed.split(/\s/, 1);
  const isNamed = typed.startsWith("/") || slashes.some(({ name }) => name === word?.toLowerCase());
  if (isMistypedSlash(typed, slashes)) return `/${typed}`;
  return isNamed || typed === "" || !slashes[0] ? typed : `/${slashes[0].name} ${typed}`;
}

/** "Breif figure advisers": nearly a slash, and a command of it, are no words of a figure's name. */
export function isMistypedSlash(typed: string, slashes: readonly Slash[]): boolean {
  const [word = "", second = ""] = typed.toLowerCase().split(/\s+/, 2);
  const near = createSpelling(slashes.map(({ name }) => name)).nearest(word);
  const slash = slashes.find(({ name }) => name === near && name !== word);
  return slash !== undefined && firstWordsOf(slash).includes(second);
}
