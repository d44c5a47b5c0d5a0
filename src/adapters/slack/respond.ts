import { setTimeout as pause } from "node:timers/promises";
import { CALL_WITHIN_MS } from "./limits.ts";

/** What became of a message sent to a response_url. */
export type Responded =
  | "sent"
  /** It cannot be told; it is not sent again. */
  | "unknown"
  /** Used up, or older than half an hour. */
  | "gone"
  /** Slack does not take such a message. */
  | "refused";

const TRIES = 3;
const LONGEST_WAIT_MS = 10_000;

/**
 * Sends a message to a response_url. Bolt's own `respond` waits for ever and tells no reasons. Tried again only
 * where nothing was stored: Slack asked to wait, or was not reached.
 */
export async function respondTo(url: string, body: object, tries = TRIES): Promise<Responded> {
  const answer = await send(url, body);
  if (answer === "unknown" || (typeof answer === "object" && answer.ok))
    return answer === "unknown" ? answer : "sent";
  const waitMs = answer === "not-reached" ? 1000 : waitOf(answer);
  if (waitMs !== undefined && tries > 1) {
    await pause(waitMs);
    return respondTo(url, body, tries - 1);
  }
  if (answer === "not-reached") return "unknown";
  if (answer.status === 404 || answer.status === 410) return "gone";
  return answer.status >= 500 ? "unknown" : "refused";
}

async function send(url: string, body: object): Promise<Response | "not-reached" | "unknown"> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(CALL_WITHIN_MS),
    });
    await answer.body?.cancel();
    return answer;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
    return cause?.code === "ECONNREFUSED" || cause?.code === "ENOTFOUND" ? "not-reached" : "unknown";
  }
}

function waitOf({ status, headers }: Response): number | undefined {
  if (status !== 429) return undefined;
  return Math.min(LONGEST_WAIT_MS, Number(headers.get("retry-after") ?? 1) * 1000);
}
