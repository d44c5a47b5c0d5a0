import { z } from "zod";
import type { Completion } from "../../chat/invocation.ts";
import { COMMAND_CHARS } from "./limits.ts";

/** What came over the wire, or a sentence that says what is wrong with it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

/** A command typed into a tab. `id` is the page's own name for it: sent twice, it is still one command. */
export interface Said {
  readonly tab: string;
  readonly id?: string | undefined;
  readonly text: string;
  /** What a form was filled in with, by option. */
  readonly filled?: Readonly<Record<string, string>> | undefined;
}

/** How far a tab had read when its stream broke. */
export interface Place {
  readonly tab: string;
  readonly seq: number;
}

const typed = z
  .string("The command is missing.")
  .max(COMMAND_CHARS, `A command is at most ${COMMAND_CHARS} characters.`);

const said = z.object({
  tab: z.string("The tab is missing: open /events first, and use the id it gives."),
  id: z.string().min(1).max(64, "The id of a command is at most 64 characters.").optional(),
  text: typed.refine((text) => text.trim() !== "", "There is nothing to send."),
  filled: z.record(z.string().max(64), z.string()).optional(),
});

/** Reads the body of POST /say. */
export function parseSaid(body: string): Parsed<Said> {
  const json = readJson(body);
  if (!json.ok) return json;
  const parsed = said.safeParse(json.value);
  if (!parsed.success) return { ok: false, problem: firstProblem(parsed.error) };
  return { ok: true, value: { ...parsed.data, text: parsed.data.text.trim() } };
}

/** Reads the `text` of GET /complete. */
export function parseTyped(text: string | undefined): Parsed<string> {
  const parsed = typed.safeParse(text ?? "");
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problem: firstProblem(parsed.error) };
}

/** Reads an event's id, as the browser hands it back. Anything else than one of ours is no place at all. */
export function parsePlace(lastEventId: string | undefined): Place | undefined {
  const [, tab, seq] = lastEventId?.match(/^([\w-]{1,64})\.(\d{1,15})$/) ?? [];
  return tab === undefined ? undefined : { tab, seq: Number(seq) };
}

/** The id of an event: which tab it is for and how many came before. */
export function eventId({ tab, seq }: Place): string {
  return `${tab}.${seq}`;
}

/** Completions as the page reads them. */
export function completionsJson(completions: readonly Completion[]): { completions: Completion[] } {
  return { completions: completions.map(({ text, label, detail }) => ({ text, label, detail })) };
}

function readJson(body: string): Parsed<unknown> {
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch {
    return { ok: false, problem: "The body is not JSON." };
  }
}

function firstProblem(error: z.ZodError): string {
  return error.issues[0]?.message ?? "The request is not one this page makes.";
}
