import { z } from "zod";
import type { Edition } from "../content/edition.ts";
import type { Changes } from "./changes.ts";
import type { Desk } from "./desk.ts";
import type { Health } from "./health.ts";
import type { Invocation } from "./invocation.ts";
import type { Reply } from "./reply.ts";
import type { Schedules } from "./schedules.ts";
import type { Told } from "./talks.ts";

/** Who may use a command: everyone, or moderators only. */
export type Audience = "asker" | "moderator";

/** What a command may look at. It touches no chat: it returns what to say. */
export interface Context {
  readonly edition: Edition;
  /** Every slash command there is, for the help. */
  readonly slashes: readonly Slash[];
  readonly desk: DeskState;
  /** What was told last to who asks, or in the thread that it is asked in. */
  readonly last?: Told | undefined;
}

/** How the bot is doing. */
export interface DeskState {
  /** When the edition in use came into use. */
  readonly since: Temporal.Instant;
  /** The zone that times are told in. */
  readonly zone: string;
  readonly chats: readonly { readonly name: string; readonly health: Health }[];
  /** The moment at which this is so. */
  readonly now: Temporal.Instant;
  /** The channels' digests; undefined where none are sent, as in a command line that answers and ends. */
  readonly schedules?: Schedules | undefined;
  /** The editions and what moderators do with them; undefined where there is no store to publish in. */
  readonly work?: Desk | undefined;
  /** What has been corrected; undefined where that is not at hand. */
  readonly changes?: Changes | undefined;
}

/** Who asks, and where. */
export type Where = Pick<Invocation, "chat" | "channel" | "user">;

/**
 * A command's one declaration: its options check what is typed, complete it, register it with the chats that want
 * that, and make its help. The order of the options is the order in which they are typed without their names.
 */
export interface Command<Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** "figure"; or two words, of which the first names a group of its slash: "schedule add". */
  readonly name: string;
  /** One line of at most 100 characters, as Discord requires. */
  readonly summary: string;
  readonly audience: Audience;
  /** What it answers depends on more than the edition and the options, so that no answer of it is kept. */
  isFleeting?(options: z.output<z.ZodObject<Shape>>): boolean;
  /** What it answers depends on what was told last in the talk, too. */
  readonly leansOnTalk?: boolean;
  readonly options: z.ZodObject<Shape>;
  /** Says which options typed words go to that have no name before them, where their order alone does not. */
  place?(words: readonly string[]): Readonly<Record<string, string>>;
  run(
    invoked: { readonly options: z.output<z.ZodObject<Shape>>; readonly where: Where },
    context: Context,
  ): Reply | Promise<Reply>;
}

/** A slash command, whose first word chooses one of its commands. */
export interface Slash {
  /** What follows the slash: "brief". */
  readonly name: string;
  readonly summary: string;
  /** Whom most of its commands are for. Chats that can hide a command hide a moderators’ one. */
  readonly audience: Audience;
  readonly commands: readonly Command[];
  /** The command that the slash alone stands for. */
  readonly bare: string;
  readonly groups?: readonly Group[] | undefined;
  /**
   * What a text that names no command may stand for, as it would have been typed: "figure advisers". Where that is
   * not certain, a mistyped command is thought of first.
   */
  otherwise?(
    text: string,
    context: Context,
  ): { readonly text: string; readonly certain: boolean } | undefined;
}

/** Commands whose names begin with one word: "/desk schedule add", "/desk schedule list". */
export interface Group {
  readonly name: string;
  readonly summary: string;
  /** The command that the group's name alone stands for: "schedule list". */
  readonly bare: string;
}

/** Adds to every asker's command the option to show the answer to the channel. */
const shared = {
  share: z.boolean("it must be yes or no").default(false).describe("Show the answer to the whole channel"),
};

/** As it is declared. What an asker is answered is kept for the next one, so it may not depend on who asks where. */
type Declared<Shape extends z.ZodRawShape> =
  | (Command<Shape> & { readonly audience: "moderator" })
  | (Omit<Command<Shape>, "run"> & {
      readonly audience: "asker";
      run(
        invoked: { readonly options: z.output<z.ZodObject<Shape>> },
        context: Context,
      ): Reply | Promise<Reply>;
    });

export function defineCommand<Shape extends z.ZodRawShape>(command: Declared<Shape>): Command {
  const options = command.audience === "asker" ? command.options.extend(shared) : command.options;
  return { ...command, options } as unknown as Command;
}

/** What a value is the name of, so that chats can complete it. */
export type Completes = "figure" | "story" | "subject" | "topic" | "zone" | "command";

const named = (completes: Completes) =>
  z.string().trim().min(1, "it is empty").max(200, "it is longer than 200 characters").meta({ completes });

export const figureName = () => named("figure");
export const storyName = () => named("story");
/** A figure or a story. */
export const subjectName = () => named("subject");
export const topicName = () => named("topic");
export const commandName = () => named("command");
/** A time zone, or a place that lies in one. */
export const zoneName = () => named("zone");

/** One option of a command, as a chat registers and completes it. */
export interface Option {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly type: "text" | "integer" | "flag" | "channel" | "choice";
  readonly completes?: Completes | undefined;
  /** Whether it takes several names, with commas between. */
  readonly several?: boolean | undefined;
  /** The words that a choice is among. */
  readonly choices?: readonly string[] | undefined;
  /** The least an integer may be. */
  readonly min?: number | undefined;
}

const optionsByCommand = new WeakMap<Command, readonly Option[]>();

/** The options of a command in the order they are typed. Read from its schema once: every answer asks for them. */
export function optionsOf(command: Command): readonly Option[] {
  const known = optionsByCommand.get(command) ?? readOptions(command);
  optionsByCommand.set(command, known);
  return known;
}

function readOptions(command: Command): Option[] {
  return Object.entries(command.options.shape).map(([name, schema]) => {
    const field = schema as z.ZodType;
    const inner = unwrap(field);
    return {
      name,
      description: field.description ?? inner.description ?? "",
      required: !field.safeParse(undefined).success,
      type: typeOf(inner),
      completes: inner.meta()?.completes as Completes | undefined,
      ...(inner.meta()?.several === true && { several: true }),
      ...(inner instanceof z.ZodEnum && { choices: inner.options.map(String) }),
      ...(inner instanceof z.ZodNumber && { min: inner.minValue ?? undefined }),
    };
  });
}

function typeOf(schema: z.ZodType): Option["type"] {
  if (schema instanceof z.ZodNumber) return "integer";
  if (schema instanceof z.ZodBoolean) return "flag";
  if (schema instanceof z.ZodEnum) return "choice";
  return schema.meta()?.channel === true ? "channel" : "text";
}

function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrap(schema.unwrap() as z.ZodType)
    : schema;
}
