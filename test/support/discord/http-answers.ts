import type { ServerResponse } from "node:http";
import type { Answer } from "./call.ts";
import type { Problem, Refusal } from "./refusal.ts";

export const NOT_FOUND: Answer = { status: 404, body: { code: 0, message: "404: Not Found" } };

export function withHeaders(answer: Answer, headers: Record<string, string>): Answer {
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

/** A refusal that is 429 says when to come again, as Discord's own limits do. */
export function refusalAnswer(refusal: Refusal, retryAfter?: number): Answer {
  if (retryAfter === undefined) return { status: refusal.status, body: refusal.body };
  return {
    status: refusal.status,
    body: { ...refusal.body, retry_after: retryAfter },
    headers: { "retry-after": String(retryAfter) },
  };
}

export function send(response: ServerResponse, { status, body, headers }: Answer) {
  if (response.destroyed) return;
  if (body === undefined) {
    response.writeHead(status, headers);
    response.end();
    return;
  }
  const type = headers?.["content-type"] ?? "application/json";
  response.writeHead(status, { ...headers, "content-type": type });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}

/** Reads the problems back out of a refusal's error tree. */
export function problemsOf({ body }: Refusal): (Problem & { source: "limit" })[] {
  if (body.errors === undefined)
    return [{ path: [], code: String(body.code), message: body.message, source: "limit" }];
  const walk = (branch: unknown, path: string[]): (Problem & { source: "limit" })[] =>
    Object.entries(branch as Record<string, unknown>).flatMap(([key, value]) =>
      key === "_errors"
        ? (value as { code: string; message: string }[]).map((one) => ({
            ...one,
            path,
            source: "limit" as const,
          }))
        : walk(value, [...path, key]),
    );
  return walk(body.errors, []);
}
