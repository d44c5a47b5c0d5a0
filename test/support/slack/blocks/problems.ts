import type { z } from "zod";

/** Where a fault stands, in the notation Slack uses: `[json-pointer:/blocks/0/text/text]`. */
export function problemAt(what: string, pointer: string): string {
  return `${what} [json-pointer:${pointer}]`;
}

type Issue = z.core.$ZodIssue;

/** Slack's words for each thing that zod found wrong. */
export function problemsOf(issues: readonly Issue[], base: string): string[] {
  return issues.flatMap((issue) => wordsFor(issue, [base, ...issue.path.map(String)]));
}

function wordsFor(issue: Issue, path: string[]): string[] {
  const here = path.join("/");
  const parent = path.slice(0, -1).join("/");
  const last = path.at(-1) ?? "";
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => problemAt(`invalid additional property: ${key}`, here));
    case "too_big":
      return [problemAt(tooBig(issue.origin, Number(issue.maximum)), here)];
    case "too_small":
      return [problemAt(tooSmall(issue.origin, Number(issue.minimum)), here)];
    case "invalid_union":
      if (issue.discriminator !== undefined) return [problemAt(unsupported(issue.input), here)];
      return [
        problemAt("failed to match all allowed schemas", here),
        ...problemsOf(nearest(issue.errors), here),
      ];
    case "invalid_value":
      if (issue.input === undefined) return [problemAt(`missing required field: ${last}`, parent)];
      return [problemAt(`must be one of: ${issue.values.map(String).join(", ")}`, here)];
    case "invalid_type":
      if (issue.input === undefined) return [problemAt(`missing required field: ${last}`, parent)];
      return [problemAt(`must be a valid ${issue.expected}`, here)];
    default:
      return [problemAt(issue.message, here)];
  }
}

/** Of several allowed shapes, what keeps the value from the one it comes closest to. */
function nearest(attempts: readonly (readonly Issue[])[]): readonly Issue[] {
  return [...attempts].sort((a, b) => a.length - b.length)[0] ?? [];
}

function tooBig(origin: string, maximum: number): string {
  if (origin === "string") return `must be less than ${maximum + 1} characters`;
  if (origin === "array") return `no more than ${maximum} items allowed`;
  return `must be less than ${maximum + 1}`;
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === "string") return `must be more than ${minimum - 1} characters`;
  if (origin === "array") return `must provide at least ${minimum} items`;
  return `must be more than ${minimum - 1}`;
}

function unsupported(input: unknown): string {
  const type = (input as { type?: unknown } | undefined)?.type;
  return type === undefined ? "missing required field: type" : `unsupported type: ${String(type)}`;
}
