import { z } from "zod";
import type { Edition } from "../content/edition.ts";
import type { Health } from "./health.ts";
import type { Reply } from "./reply.ts";

/** Who may use a command: everyone, or moderators only. */
export type Audience = "asker" | "moderator";

/** What a command may look at. It touches no chat: it returns what to say. */
export interface Context {
  readonly edition: Edition;
  /** Every slash command there is, for the help. */
  readonly slashes: readonly Slash[];
  readonly desk: DeskState;
}

/** How the bot is doing. */
export interface DeskState {
  /** When the edition in use came into use. */
  readonly since: Temporal.Instant;
  /** The zone that times are told in. */
  readonly zone: string;
  readonly chats: readonly { readonly name: string; readonly health: Health }[];
}

/**
 * A command's one declaration: its options check what is typed, complete it, register it with the chats that want
 * that, and make its help. The order of the options is the order in which they are typed without their names.
 */
export interface Command<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: string;
  /** One line of at most 100 characters, as Discord requires. */
  readonly summary: string;
  readonly audience: Audience;
  readonly options: z.ZodObject<Shape>;
  run(invoked: { readonly options: z.output<z.ZodObject<Shape>> }, context: Context): Reply | Promise<Reply>;
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
  /**
   * What a text that names no command may stand for, as it would have been typed: "figure advisers". Where that is
   * not certain, a mistyped command is thought of first.
   */
  otherwise?(
    text: string,
    context: Context,
  ): { readonly text: string; readonly certain: boolean } | undefined;
}

/** Adds to every asker's command the option to show the answer to the channel. */
const shared = {
  share: z.boolean("it must be yes or no").default(false).describe("Show the answer to the whole channel"),
};

export function defineCommand<Shape extends z.ZodRawShape>(command: Command<Shape>): Command {
  const options = command.audience === "asker" ? command.options.extend(shared) : command.options;
  return { ...command, options } as unknown as Command;
}

/** What a value is the name of, so that chats can complete it. */
export type Completes = "figure" | "story" | "topic" | "command";

const named = (completes: Completes) =>
  z.string().trim().min(1, "it is empty").max(200, "it is longer than 200 characters").meta({ completes });

export const figureName = () => named("figure");
export const storyName = () => named("story");
export const topicName = () => named("topic");
export const commandName = () => named("command");

/** One option of a command, as a chat registers and completes it. */
export interface Option {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly type: "text" | "integer" | "flag";
  readonly completes?: Completes | undefined;
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
      type: inner instanceof z.ZodNumber ? "integer" : inner instanceof z.ZodBoolean ? "flag" : "text",
      completes: inner.meta()?.completes as Completes | undefined,
      ...(inner instanceof z.ZodNumber && { min: inner.minValue ?? undefined }),
    };
  });
}

function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrap(schema.unwrap() as z.ZodType)
    : schema;
}
