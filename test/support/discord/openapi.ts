import * as spec from "discord-api-spec/zod";
import type { Problem } from "./refusal.ts";

/** The part of a zod issue that is read here. */
interface Issue {
  code: string;
  path: PropertyKey[];
  message: string;
  maximum?: number;
  minimum?: number;
  values?: unknown[];
  errors?: Issue[][];
  input?: unknown;
}

interface Schema {
  safeParse(
    value: unknown,
  ): { success: true; data: unknown } | { success: false; error: { issues: Issue[] } };
}

const schemas = spec as unknown as Record<string, Schema>;

/** Discord's own OpenAPI document, as zod schemas: the bodies it allows, by the name of the schema. */
export type BodySchema =
  | "MessageCreateRequestSchema"
  | "MessageEditRequestPartialSchema"
  | "CreateMessageInteractionCallbackRequestSchema"
  | "UpdateMessageInteractionCallbackRequestSchema"
  | "ApplicationCommandAutocompleteCallbackRequestSchema"
  | "ModalInteractionCallbackRequestSchema"
  | "IncomingWebhookRequestPartialSchema"
  | "IncomingWebhookUpdateRequestPartialSchema"
  | "ApplicationCommandCreateRequestSchema"
  | "ApplicationCommandUpdateRequestSchema"
  | "ApplicationCommandPatchRequestPartialSchema"
  | "CreateTextThreadWithoutMessageRequestSchema";

export interface SpecProblem extends Problem {
  source: "openapi" | "unknown field";
}

/**
 * Fields discord.js always sends, empty, where the OpenAPI document has none; the real Discord ignores them.
 * Any other value is refused, so a nonce on a follow-up (which would not work) is found.
 */
const IGNORED_WHEN_FALSE = new Set(["tts", "enforce_nonce"]);

/** In the written docs but not in the OpenAPI document. */
const MISSING_FROM_THE_DOCUMENT = new Set(["nsfw"]);

/** What the OpenAPI document has against a body: every broken rule, and every field it does not know. */
export function checkAgainstSpec(schema: BodySchema, body: unknown, at: string[] = []): SpecProblem[] {
  const result = schemaNamed(schema).safeParse(body);
  if (!result.success) {
    return result.error.issues.flatMap((issue) => {
      const told = nearestIssue(issue);
      return { ...inDiscordsWords(told.issue, at.concat(told.path)), source: "openapi" as const };
    });
  }
  return fieldsLost(body, result.data, at).map((path) => ({
    path,
    code: "UNKNOWN_FIELD",
    message: `Discord's OpenAPI document has no field "${path.at(-1)}" here.`,
    source: "unknown field",
  }));
}

/** Holds an answer of the fake itself against the document: the first broken rule in words, or undefined. */
export function misfitOfAnswer(schema: string, answer: unknown): string | undefined {
  const result = schemaNamed(schema).safeParse(answer);
  if (result.success) return undefined;
  const { issue, path } = nearestIssue(result.error.issues[0] as Issue);
  return `${schema} at ${path.join(".")}: ${issue.message}`;
}

function schemaNamed(name: string): Schema {
  const schema = schemas[name];
  if (!schema) throw new Error(`discord-api-spec has no ${name}`);
  return schema;
}

/** In a union, the alternative meant is the one whose `type` fitted; its issues say more than "invalid input". */
function nearestIssue(issue: Issue, before: string[] = []): { issue: Issue; path: string[] } {
  const path = before.concat(issue.path.map(String));
  if (issue.code !== "invalid_union" || !issue.errors?.length) return { issue, path };
  const meant = issue.errors.find(
    (issues) => !issues.some((one) => one.path.length === 1 && one.path[0] === "type"),
  );
  const chosen = (meant ?? issue.errors[0])?.[0];
  return chosen ? nearestIssue(chosen, path) : { issue, path };
}

function inDiscordsWords(issue: Issue, path: string[]): Problem {
  switch (issue.code) {
    case "too_big":
      return { path, code: "BASE_TYPE_BAD_LENGTH", message: `Must be ${issue.maximum} or fewer in length.` };
    case "too_small":
      return { path, code: "BASE_TYPE_BAD_LENGTH", message: `Must be ${issue.minimum} or more in length.` };
    case "invalid_value":
      return {
        path,
        code: "BASE_TYPE_CHOICES",
        message: `Value must be one of {${issue.values?.join(", ")}}.`,
      };
    case "invalid_type":
      return issue.message.includes("undefined")
        ? { path, code: "BASE_TYPE_REQUIRED", message: "This field is required" }
        : { path, code: "BASE_TYPE_INVALID", message: issue.message };
    default:
      return { path, code: "BASE_TYPE_INVALID", message: issue.message };
  }
}

/** zod drops what a schema does not name; what is gone was unknown. */
function fieldsLost(sent: unknown, kept: unknown, path: string[]): string[][] {
  if (Array.isArray(sent) && Array.isArray(kept)) {
    return sent.flatMap((item, index) => fieldsLost(item, kept[index], [...path, String(index)]));
  }
  if (!isObject(sent) || !isObject(kept)) return [];
  return Object.entries(sent).flatMap(([key, value]) => {
    if (key in kept) return fieldsLost(value, kept[key], [...path, key]);
    if (MISSING_FROM_THE_DOCUMENT.has(key) || (IGNORED_WHEN_FALSE.has(key) && value === false)) return [];
    return [[...path, key]];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
