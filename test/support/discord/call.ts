import type { SentFile } from "./journal.ts";
import { type BodySchema, checkAgainstSpec, type SpecProblem } from "./openapi.ts";
import { formRefusal } from "./refusal.ts";

/** A request a route has to answer. */
export interface Call {
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  files: readonly SentFile[];
  /** Notes what a body breaks, so that tests can ask for it. */
  violate: (problems: SpecProblem[]) => void;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export type Handler = (call: Call) => Answer;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent: Answer = { status: 204 };

/** The request's body, checked against Discord's OpenAPI document; refused as 50035 where it does not fit. */
export function bodyAs<T>(call: Call, schema: BodySchema, body: unknown = call.body, at: string[] = []): T {
  const problems = checkAgainstSpec(schema, body ?? {}, at);
  if (problems.length > 0) {
    call.violate(problems);
    throw formRefusal(problems);
  }
  return (body ?? {}) as T;
}

export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`the route has no :${name}`);
  return value;
}
