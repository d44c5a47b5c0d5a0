import type { Edition } from "../content/edition.ts";
import { nearest } from "../text/nearest.ts";
import type { Access } from "./access.ts";
import type { Command, Context, DeskState, Slash, Where } from "./command.ts";
import { completionsFor, suggestionsFor } from "./complete.ts";
import { FieldError, UserError } from "./errors.ts";
import { figuresIn } from "./figures-in.ts";
import { unknownCommandReply, unknownInGroupReply } from "./help.ts";
import type { Answer, Completion, Invocation, Suggestion } from "./invocation.ts";
import { correctedNames, named, splitName } from "./naming.ts";
import { asCommand, checkOptions, parseOptions, splitWords } from "./parse.ts";
import type { Posted } from "./posted.ts";
import { createMemory } from "./remembered.ts";
import type { Reply } from "./reply.ts";
import { createTalks } from "./talks.ts";
import { usageOf } from "./usage.ts";

/** The one thing adapters talk to. */
export interface Bot {
  /** Answers a command. Never rejects: what goes wrong becomes an answer that says so. */
  answer(invocation: Invocation): Promise<Answer>;
  /**
   * Told where a public answer has landed, as far as its chat lets that be known: figures in it that change are
   * corrected there. Never throws, and nothing waits for it.
   */
  landed?(answer: Answer, posted: Posted, chat: string): void;
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
  /** How the bot is doing, for moderators; `asker` is whose doings it puts on the record. */
  readonly desk: (asker?: Where) => DeskState;
  readonly access: Access;
  readonly onLanded?: Bot["landed"];
  /** Told of everyone who was refused a moderators' command. */
  readonly onRefusal?: ((refused: Refused) => void) | undefined;
  /** A new name for a fault, to find it in the log by. */
  readonly newReference: () => string;
  /** Told of every fault that is not the person's, with the reference that the person was given. */
  readonly onFault: (fault: {
    readonly error: unknown;
    readonly reference: string;
    readonly text: string;
  }) => void;
}

export interface Refused {
  readonly where: Where;
  /** The command, without what was typed after it: "/desk publish". */
  readonly command: string;
  /** What the person was told. */
  readonly reason: string;
}

/** Longer than any command: what is longer is a paste that went astray. */
const LONGEST_TEXT = 3000;

export function createBot({
  slashes,
  edition,
  desk,
  access,
  onLanded,
  onRefusal,
  newReference,
  onFault,
}: BotParts): Bot {
  const remembered = createMemory();
  const talks = createTalks();
  const contextNow = (asker?: Where): Context => ({ edition: edition(), slashes, desk: desk(asker) });

  async function answer(invocation: Invocation): Promise<Answer> {
    try {
      return await run(invocation, contextNow(whereOf(invocation)));
    } catch (error) {
      if (error instanceof FieldError)
        return { ...aside({ kind: "problem", text: error.message }), faults: error.faults };
      if (error instanceof UserError) return aside({ kind: "problem", text: error.message });
      const reference = newReference();
      onFault({ error, reference, text: invocation.text });
      const text = `Something went wrong here, and it is not your doing. Tell whoever runs this bot: reference ${reference}.`;
      return { ...aside({ kind: "problem", text }), reference };
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
    const where = whereOf(invocation);
    const reason = command.audience === "moderator" ? await access.refusal(invocation) : undefined;
    if (reason) {
      onRefusal?.({ where, command: `/${slash.name} ${command.name}`, reason });
      throw new UserError(reason);
    }
    const options = optionsFor(invocation, slash, command, rest);
    const talk = talkOf(invocation);
    const last = command.leansOnTalk ? talks.last(talk, invocation.thread !== undefined) : undefined;
    const answer = () => command.run({ options, where }, { ...context, last });
    const question = `${slash.name} ${command.name} ${JSON.stringify([options, last])}`;
    const isKept = command.audience === "asker" && !command.isFleeting?.(options);
    const reply = isKept ? await remembered(context.edition, question, answer) : await answer();
    const [ref, ...others] = new Set(figuresIn(reply).map(({ ref }) => ref));
    if (ref !== undefined && others.length === 0) talks.note(talk, { ref, words: wordsFor(options) });
    else if (reply.asksBack) talks.note(talk, { words: wordsFor(options) });
    return {
      visibility: options.share === true ? "public" : "private",
      reply,
      edition: context.edition.name,
    };
  }

  return {
    answer,
    ...(onLanded && { landed: onLanded }),
    complete: (text) => completionsFor(text, contextNow()),
    suggest: (command, option, typed) => suggestionsFor(command, option, typed, contextNow()),
    slashes,
  };
}

function whereOf({ chat, channel, user }: Invocation): Where {
  return { chat, channel, user };
}

/** A talk is a thread, or what one person asks in a channel. */
const talkOf = ({ chat, channel, user, thread }: Invocation): string =>
  JSON.stringify(thread === undefined ? [chat, channel, "", user] : [chat, channel, thread]);

/** What was typed for an answer: a command's first option says it. */
function wordsFor(options: Readonly<Record<string, unknown>>): string {
  const [first] = Object.values(options);
  return typeof first === "string" ? first : "";
}

function optionsFor(
  { options, filled }: Invocation,
  slash: Slash,
  command: Command,
  rest: string,
): Record<string, unknown> {
  const usage = usageOf(slash, command);
  return options
    ? checkOptions(command, options, usage)
    : parseOptions(command, splitWords(rest), usage, filled);
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
  const found = named(slash, typed);
  if (found === undefined) return otherwise(slash, typed, context);
  if ("command" in found) return { slash, ...found };
  const { group, rest } = found;
  return { reply: unknownInGroupReply(slash, group, rest, correctedNames(slash, typed)) };
}

/** For a text whose first word is no command: what it may stand for, a command nearly typed, or the help. */
function otherwise(slash: Slash, typed: string, context: Context): Chosen | { readonly reply: Reply } {
  const meant = slash.otherwise?.(typed.trim(), context);
  const near = correctedNames(slash, typed);
  const stoodFor = meant && (meant.certain || near.length === 0) ? named(slash, meant.text) : undefined;
  if (stoodFor && "command" in stoodFor) return { slash, ...stoodFor };
  const commands = near.map((name) => `/${slash.name} ${name}`);
  return { reply: unknownCommandReply(`/${slash.name} ${splitName(typed).word}`, commands, context) };
}
