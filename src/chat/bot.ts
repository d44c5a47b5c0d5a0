import type { Edition } from "../content/edition.ts";
import { nearest } from "../text/nearest.ts";
import type { Access } from "./access.ts";
import type { Command, Context, DeskState, Slash } from "./command.ts";
import { completionsFor, suggestionsFor } from "./complete.ts";
import { UserError } from "./errors.ts";
import { unknownCommandReply } from "./help.ts";
import type { Answer, Completion, Invocation, Suggestion } from "./invocation.ts";
import { asCommand, checkOptions, parseOptions, splitWords } from "./parse.ts";
import { createMemory } from "./remembered.ts";
import type { Reply } from "./reply.ts";
import { usageOf } from "./usage.ts";

/** The one thing adapters talk to. */
export interface Bot {
  /** Answers a command. Never rejects: what goes wrong becomes an answer that says so. */
  answer(invocation: Invocation): Promise<Answer>;
  /** What may follow the text typed so far, the likeliest first, at most 25. */
  complete(text: string): readonly Completion[];
  /** The values an option may take that fit what is typed of it, at most 25; `command` is "/brief figure". */
  suggest(command: string, option: string, typed: string): readonly Suggestion[];
  /** Every slash command there is, to be registered where a chat wants that. */
  readonly slashes: readonly Slash[];
}

export interface BotParts {
  readonly slashes: readonly Slash[];
  /** The edition to answer from, asked once for each command, so that an answer never mixes two. */
  readonly edition: () => Edition;
  /** How the bot is doing, for moderators. */
  readonly desk: () => DeskState;
  readonly access: Access;
  /** A new name for a fault, to find it in the log by. */
  readonly newReference: () => string;
  /** Told of every fault that is not the person's, with the reference that the person was given. */
  readonly onFault: (fault: {
    readonly error: unknown;
    readonly reference: string;
    readonly text: string;
  }) => void;
}

/** Longer than any command: what is longer is a paste that went astray. */
const LONGEST_TEXT = 3000;

export function createBot({ slashes, edition, desk, access, newReference, onFault }: BotParts): Bot {
  const remembered = createMemory();
  const contextNow = (): Context => ({ edition: edition(), slashes, desk: desk() });

  async function answer(invocation: Invocation): Promise<Answer> {
    try {
      return await run(invocation, contextNow());
    } catch (error) {
      if (error instanceof UserError) return aside({ kind: "problem", text: error.message });
      const reference = newReference();
      onFault({ error, reference, text: invocation.text });
      return aside({
        kind: "problem",
        text: `Something went wrong here, and it is not your doing. Tell whoever runs this bot: reference ${reference}.`,
      });
    }
  }

  async function run(invocation: Invocation, context: Context): Promise<Answer> {
    if (invocation.text.length > LONGEST_TEXT) {
      throw new UserError(
        `That is ${invocation.text.length} characters, and a command has at most ${LONGEST_TEXT}. Shorten it.`,
      );
    }
    const chosen = choose(invocation.text, context);
    if ("reply" in chosen) return { visibility: "private", reply: chosen.reply };
    const { slash, command, rest } = chosen;
    const refused = command.audience === "moderator" ? await access.refusal(invocation) : undefined;
    if (refused) throw new UserError(refused);
    const options = optionsFor(invocation, slash, command, rest);
    const answer = () => command.run({ options }, context);
    const question = `${slash.name} ${command.name} ${JSON.stringify(options)}`;
    const reply =
      command.audience === "asker" ? await remembered(context.edition, question, answer) : await answer();
    return { visibility: options.share === true ? "public" : "private", reply };
  }

  return {
    answer,
    complete: (text) => completionsFor(text, contextNow()),
    suggest: (command, option, typed) => suggestionsFor(command, option, typed, contextNow()),
    slashes,
  };
}

function optionsFor(
  { options }: Invocation,
  slash: Slash,
  command: Command,
  rest: string,
): Record<string, unknown> {
  const usage = usageOf(slash, command);
  return options ? checkOptions(command, options, usage) : parseOptions(command, splitWords(rest), usage);
}

function aside(part: Reply["parts"][number]): Answer {
  return { visibility: "private", reply: { parts: [part] } };
}

interface Chosen {
  readonly slash: Slash;
  readonly command: Command;
  /** What was typed after the command's name. */
  readonly rest: string;
}

/** Finds the command that a text names, or the help that it needs. */
function choose(text: string, context: Context): Chosen | { readonly reply: Reply } {
  const [, name = "", typed = ""] = /^\s*\/?(\S*)\s*([\s\S]*)$/.exec(asCommand(text, context.slashes))!;
  const slash = context.slashes.find((slash) => slash.name === name.toLowerCase());
  if (!slash) {
    const near = nearest(
      name,
      context.slashes.map((slash) => slash.name),
    );
    return {
      reply: unknownCommandReply(
        `/${name}`,
        near.map((slash) => `/${slash} ${typed}`.trim()),
        context,
      ),
    };
  }
  return named(slash, typed) ?? otherwise(slash, typed, context);
}

function named(slash: Slash, typed: string): Chosen | undefined {
  const [, first = "", rest = ""] = /^(\S*)\s*([\s\S]*)$/.exec(typed.trim())!;
  const name = first === "" ? slash.bare : first.toLowerCase();
  const command = slash.commands.find((command) => command.name === name);
  return command && { slash, command, rest };
}

/** For a text whose first word is no command: what it may stand for, a command nearly typed, or the help. */
function otherwise(slash: Slash, typed: string, context: Context): Chosen | { readonly reply: Reply } {
  const [, word = "", rest = ""] = /^(\S*)\s*([\s\S]*)$/.exec(typed.trim())!;
  const meant = slash.otherwise?.(typed.trim(), context);
  const near = nearest(
    word,
    slash.commands.map(({ name }) => name),
  );
  if (meant && (meant.certain || near.length === 0)) return named(slash, meant.text)!;
  const commands = near.map((name) => `/${slash.name} ${name} ${rest}`.trim());
  return { reply: unknownCommandReply(`/${slash.name} ${word}`, commands, context) };
}
