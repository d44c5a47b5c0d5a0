import { createHmac } from "node:crypto";
import type { Envelope } from "./delivery.ts";
import { isJson, type Json } from "./json.ts";

/** How a request is signed: with which secret, and at what time (in milliseconds). */
export interface Signing {
  secret: string;
  at: number;
}

export interface SignedAnswer {
  status: number;
  payload: Json;
}

/** Headers by which an app knows that a request is Slack's. */
function signatureOf({ secret, at }: Signing, rawBody: string): Record<string, string> {
  const seconds = String(Math.floor(at / 1000));
  const digest = createHmac("sha256", secret).update(`v0:${seconds}:${rawBody}`).digest("hex");
  return { "x-slack-request-timestamp": seconds, "x-slack-signature": `v0=${digest}` };
}

/** Sends what happened to the app's address, in HTTP mode. */
export async function postSigned(
  url: string,
  envelope: Pick<Envelope, "kind" | "payload" | "retry">,
  signing: Signing,
): Promise<SignedAnswer> {
  const { body, contentType } = bodyOf(envelope);
  const answer = await fetch(url, {
    method: "POST",
    body,
    headers: {
      "content-type": contentType,
      ...signatureOf(signing, body),
      ...(envelope.retry && {
        "x-slack-retry-num": String(envelope.retry.attempt),
        "x-slack-retry-reason": envelope.retry.reason,
      }),
    },
  });
  return { status: answer.status, payload: payloadOf(await answer.text()) };
}

/** Commands travel as a form, interactions as one JSON field of a form, events as JSON. */
function bodyOf({ kind, payload }: Pick<Envelope, "kind" | "payload">): {
  body: string;
  contentType: string;
} {
  if (kind === "events_api") return { body: JSON.stringify(payload), contentType: "application/json" };
  const fields =
    kind === "interactive" ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
  return {
    body: new URLSearchParams(fields).toString(),
    contentType: "application/x-www-form-urlencoded",
  };
}

function payloadOf(text: string): Json {
  try {
    const parsed: unknown = text === "" ? {} : JSON.parse(text);
    return isJson(parsed) ? parsed : { text };
  } catch {
    return { text };
  }
}
