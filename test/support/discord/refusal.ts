/** One thing wrong with a body: where it is, and the code and words Discord gives it. */
export interface Problem {
  path: string[];
  code: string;
  message: string;
}

/** The errors the bot must be able to tell apart: HTTP status and words (docs, topics/opcodes-and-status-codes). */
const KNOWN = {
  0: [401, "401: Unauthorized"],
  10003: [404, "Unknown Channel"],
  10004: [404, "Unknown Guild"],
  10007: [404, "Unknown Member"],
  10008: [404, "Unknown Message"],
  10013: [404, "Unknown User"],
  10015: [404, "Unknown Webhook"],
  10062: [404, "Unknown interaction"],
  10063: [404, "Unknown application command"],
  20022: [429, "This message cannot be edited due to announcement rate limits"],
  30032: [400, "Maximum number of application commands reached"],
  30034: [429, "Max number of daily application command creates has been reached"],
  // Seen by users as HTTP 429, not 400 (aikaterna-cogs#302).
  30046: [429, "Maximum number of edits to messages older than 1 hour reached. Try again later."],
  40005: [413, "Request entity too large"],
  40060: [400, "Interaction has already been acknowledged."],
  40094: [400, "This interaction has hit the maximum number of follow up messages"],
  40333: [403, "internal network error"],
  50001: [403, "Missing Access"],
  50005: [403, "Cannot edit a message authored by another user"],
  50006: [400, "Cannot send an empty message"],
  50007: [403, "Cannot send messages to this user"],
  50013: [403, "Missing Permissions"],
  50035: [400, "Invalid Form Body"],
  50041: [400, "Invalid API version provided"],
  50083: [400, "Thread is archived"],
  50109: [400, "The request body contains invalid JSON."],
} as const satisfies Record<number, readonly [number, string]>;

export type KnownCode = keyof typeof KNOWN;

/** What a route throws to answer as Discord does when it will not do a thing. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: { code: number; message: string; errors?: unknown };

  constructor(code: KnownCode, errors?: unknown) {
    const [status, message] = KNOWN[code];
    super(`${code} ${message}`);
    this.status = status;
    this.body = { code, message, ...(errors === undefined ? {} : { errors }) };
  }
}

interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[];
}

/** The 50035 answer: problems hung into a tree by path, each leaf a `_errors` list. */
export function formRefusal(problems: readonly Problem[]): Refusal {
  const root: ErrorTree = {};
  for (const { path, code, message } of problems) {
    let branch = root;
    for (const step of path) {
      branch[step] ??= {};
      branch = branch[step] as ErrorTree;
    }
    branch._errors ??= [];
    (branch._errors as { code: string; message: string }[]).push({ code, message });
  }
  return new Refusal(50035, root);
}

export function tooLong(path: string[], max: number): Problem {
  return { path, code: "BASE_TYPE_MAX_LENGTH", message: `Must be ${max} or fewer in length.` };
}

/** Discord does not tell whether it counts code points or UTF-16 units; the stricter, as its OpenAPI schemas count here. */
export const lengthOf = (text: string | null | undefined): number => (text ?? "").length;
