import type { Json } from "./json.ts";

/** Slack's way of saying no: HTTP 200 with `ok: false` and an error code. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: Json;

  constructor(code: string, details: Json = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** A refusal that points at each fault, the way `invalid_blocks` and `invalid_arguments` do. */
export function refusalAt(code: string, problems: string[]): Refusal {
  return new Refusal(code, {
    errors: problems,
    response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
  });
}
