import type { z } from "zod";
import { didYouMean, nearest } from "../text/nearest.ts";
import type { Finding } from "./problem.ts";
import { keysAt, mayBeLeftOut } from "./schema-walk.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** A schema's issues as findings in words that a writer can act on. `story` is the value that was checked. */
export function explainIssues(issues: readonly Issue[], story: unknown): Finding[] {
  const meant = keysMeant(issues, story);
  return issues
    .filter((issue) => valueAt(story, issue.path) !== undefined || !meant.has(pathKey(issue.path)))
    .flatMap((issue) => explainIssue(issue, story));
}

function explainIssue(issue: Issue, story: unknown): Finding[] {
  const { path } = issue;
  const value = valueAt(story, path);
  if (value === undefined) return [{ path, message: `${subject(path)} is missing: add it here` }];
  if (value === null) return [{ path, message: `${subject(path)} is empty: ${mendingEmpty(path)}` }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(key, path, story));
    case "invalid_key":
      return [{ path, at: "key", message: `${subject(path)} ${issue.issues[0]!.message}` }];
    case "invalid_type":
      return [{ path, message: wrongType(issue, value) }];
    case "invalid_value":
      return [{ path, message: notOneOf(issue, value) }];
    case "invalid_union":
      return formMeant(issue).flatMap((inner) =>
        explainIssue({ ...inner, path: [...path, ...inner.path] }, story),
      );
    default:
      return [{ path, message: `${subject(path)} ${issue.message}` }];
  }
}

function valueAt(story: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    story,
  );
}

/** What a message speaks of: the key, or the place in a list. */
function subject(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "the story";
  if (typeof last !== "number") return quoted(String(last));
  return `entry ${last + 1} of ${subject(path.slice(0, -1))}`;
}

// ---- keys

function unknownKey(key: string, path: Path, story: unknown): Finding {
  const hint = didYouMean(key, keysFree(path, story)) || `the keys are ${keysAt(path).join(", ")}`;
  return { path: [...path, key], at: "key", message: `${quoted(key)} is not a key here: ${hint}` };
}

function keysFree(path: Path, story: unknown): string[] {
  const map = valueAt(story, path) as object;
  return keysAt(path).filter((key) => !Object.hasOwn(map, key));
}

/** The keys that unknown ones were surely meant to be. Nobody needs to hear that these are missing, too. */
function keysMeant(issues: readonly Issue[], story: unknown): Set<string> {
  const meant = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue;
    const free = keysFree(issue.path, story);
    for (const key of issue.keys) {
      const [likeliest] = nearest(key, free, 1);
      if (likeliest !== undefined) meant.add(pathKey([...issue.path, likeliest]));
    }
  }
  return meant;
}

function pathKey(path: Path): string {
  return path.join("\n");
}

// ---- values

function wrongType({ expected, message, path }: Issue & { code: "invalid_type" }, value: unknown): string {
  const isOurs = !message.startsWith("Invalid input");
  if (isOurs) return `${subject(path)} ${message}`;
  if (path.length === 0)
    return `the file holds ${shown(value)}: a story begins with its id, as in “id: harbour-fire”`;
  return `${subject(path)} is ${shown(value)}: ${WANTED[expected] ?? `it must be ${expected}`}`;
}

function mendingEmpty(path: Path): string {
  return mayBeLeftOut(path) ? "write its value, or remove the key" : "write its value";
}

const WANTED: Record<string, string> = {
  string: "write text, in quotes if it looks like something else",
  number: "write a number, digits only",
  array: "write a list, each entry on a line that begins with a hyphen",
  object: "write keys and values, indented under it",
  record: "write entries by id, indented under it",
};

function notOneOf(issue: Issue & { code: "invalid_value" }, value: unknown): string {
  const known = issue.values.map(String);
  const hint = typeof value === "string" ? didYouMean(value, known) : "";
  return `${subject(issue.path)} is ${shown(value)}: it must be one of ${known.join(", ")}${hint && `; ${hint}`}`;
}

/** Of the forms a value may take, the faults it has as the one it was meant to be: the first that is of its type. */
function formMeant({ errors }: Issue & { code: "invalid_union" }): readonly Issue[] {
  const isOfType = (issues: readonly Issue[]) =>
    !issues.some(({ code, path }) => code === "invalid_type" && path.length === 0);
  return errors.find(isOfType) ?? errors[0] ?? [];
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a map of keys";
  return quoted(String(value));
}

/** Long enough to be known by, and short enough for a line. */
const LONGEST_QUOTE = 40;

function quoted(text: string): string {
  const characters = [...text];
  return `“${characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join("")}…` : text}”`;
}
