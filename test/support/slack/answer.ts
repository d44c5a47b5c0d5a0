import type { ServerResponse } from "node:http";
import type { Fault, Faults } from "./faults.ts";
import type { RecordedRequest } from "./requests.ts";

/** What goes back to the caller. A string is sent as it is, anything else as JSON. */
export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** Carries a request out through whatever misbehaviour the test has asked for. */
export async function answerThrough(
  faults: Faults,
  request: RecordedRequest,
  res: ServerResponse,
  carryOut: () => Answer,
): Promise<void> {
  const hold = faults.takeHold(request.method);
  hold?.arrive(request);
  if (hold?.when === "before") await hold.released;
  const fault = faults.takeFault(request.method);
  if (fault?.kind === "reset") return cut(request, res, "reset");
  const answer = instead(fault) ?? carryOut();
  if (hold?.when === "after") await hold.released;
  if (fault?.kind === "reply lost") return cut(request, res, "reply lost");
  send(request, res, fault?.kind === "malformed" ? { status: 200, body: '{"ok":tr' } : answer);
}

/** Answers that replace the work. */
function instead(fault: Fault | undefined): Answer | undefined {
  if (fault?.kind === "rate limited") return rateLimited(fault.retryAfter);
  if (fault?.kind === "server error") return { status: fault.status ?? 500, body: "upstream trouble" };
  if (fault?.kind === "refused") {
    return { status: 200, body: { ok: false, error: fault.error, ...fault.details } };
  }
  return undefined;
}

export function rateLimited(retryAfter: number): Answer {
  return {
    status: 429,
    body: { ok: false, error: "ratelimited" },
    headers: { "retry-after": String(retryAfter) },
  };
}

function cut(request: RecordedRequest, res: ServerResponse, fate: "reset" | "reply lost"): void {
  request.fate = fate;
  if (fate === "reset") res.socket?.resetAndDestroy();
  else res.socket?.destroy();
}

function send(request: RecordedRequest, res: ServerResponse, { status, body, headers }: Answer): void {
  Object.assign(request, { fate: "answered", status, answer: body });
  const isText = typeof body === "string";
  res.writeHead(status, {
    "content-type": isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8",
    ...headers,
  });
  res.end(isText ? body : JSON.stringify(body));
}
