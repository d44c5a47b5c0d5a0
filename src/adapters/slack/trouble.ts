import { webApi } from "@slack/bolt";
import { ChatError, type NeverReason, type Undelivered } from "../../chat/errors.ts";

/** What went wrong with a call of the Web API, as far as anything follows from it. */
export type Trouble =
  /** Slack said no, by this code. */
  | { readonly kind: "refused"; readonly code: string; readonly needed?: string | undefined }
  | { readonly kind: "rate-limited"; readonly afterMs: number }
  /** The request never reached Slack. */
  | { readonly kind: "not-reached"; readonly words: string }
  /** Nobody can tell whether it was carried out. */
  | { readonly kind: "unknown"; readonly words: string };

const { ErrorCode } = webApi;

export function troubleOf(error: unknown): Trouble {
  const coded = error as
    | Partial<webApi.WebAPIPlatformError & { retryAfter: number; statusCode: number }>
    | undefined;
  const code: string | undefined = coded?.code;
  if (code === ErrorCode.RateLimitedError)
    return { kind: "rate-limited", afterMs: Number(coded?.retryAfter ?? 1) * 1000 };
  if (code === ErrorCode.PlatformError) return refusalOf(coded?.data ?? {});
  if (code === ErrorCode.HTTPError)
    return { kind: "unknown", words: `it answered HTTP ${coded?.statusCode}` };
  const cause = deepestCode(error);
  if (NOT_SENT.has(cause)) return { kind: "not-reached", words: `it could not be reached (${cause})` };
  return { kind: "unknown", words: `its answer was lost (${cause})` };
}

/** Errors in which no byte of the request has left. */
const NOT_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** An answer that was no JSON comes as a platform error whose code is the answer's text. */
function refusalOf(data: { error?: unknown; needed?: unknown }): Trouble {
  const code = String(data.error);
  if (!/^[a-z][a-z0-9_]*$/.test(code)) return { kind: "unknown", words: "its answer was malformed" };
  if (code === "ratelimited" || code === "rate_limited") return { kind: "rate-limited", afterMs: 60_000 };
  return { kind: "refused", code, needed: typeof data.needed === "string" ? data.needed : undefined };
}

function deepestCode(error: unknown): string {
  let code = "no code";
  for (
    let at: unknown = error;
    at instanceof Error;
    at = (at as { original?: unknown }).original ?? at.cause
  ) {
    const own = (at as { code?: unknown }).code;
    if (typeof own === "string" && !own.startsWith("slack_")) code = own;
    else if (at.name === "TimeoutError" || at.name === "AbortError") code = at.name;
    else if (at instanceof AggregateError && at.errors[0] instanceof Error) code = deepestCode(at.errors[0]);
  }
  return code;
}

/** Codes by which Slack turns a token away for good. */
const SIGNED_OUT = [
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_allowed_token_type",
];

export const isSignedOut = (code: string): boolean => SIGNED_OUT.includes(code);

const GONE: Never = { reason: "channel-gone", mend: "Choose another channel, or bring that one back." };
const INVITE: Never = {
  reason: "forbidden",
  mend: "Invite the bot to the channel: type /invite and its name there.",
};
const LOCKED: Never = {
  reason: "forbidden",
  mend: "Ask an admin of the workspace to let the bot post there.",
};
const OURS: Never = {
  reason: "refused",
  mend: "That is a fault of Dateline's: report it with the error's name.",
};
const FIXED: Never = { reason: "edit-refused", mend: "Post a correction instead." };

type Never = { readonly reason: NeverReason; readonly mend: string };

/** Refusals that trying again does not change. What is not in here may have been carried out. */
const NEVER: Record<string, Never> = {
  channel_not_found: GONE,
  is_archived: GONE,
  channel_is_archived: GONE,
  not_in_channel: INVITE,
  restricted_action: LOCKED,
  restricted_action_read_only_channel: LOCKED,
  restricted_action_thread_only_channel: LOCKED,
  restricted_action_non_threadable_channel: LOCKED,
  ekm_access_denied: LOCKED,
  team_access_not_granted: LOCKED,
  access_denied: LOCKED,
  user_not_found: GONE,
  messages_tab_disabled: LOCKED,
  invalid_blocks: OURS,
  invalid_blocks_format: OURS,
  invalid_arguments: OURS,
  invalid_attachments: OURS,
  invalid_metadata_format: OURS,
  invalid_metadata_schema: OURS,
  metadata_too_large: OURS,
  msg_too_long: OURS,
  msg_blocks_too_long: OURS,
  no_text: OURS,
  message_not_found: { reason: "message-gone", mend: "Somebody deleted it: there is nothing to correct." },
  cant_update_message: FIXED,
  edit_window_closed: FIXED,
  is_inactive: FIXED,
};

/** As a ChatError, which says whether and when to try again. */
export function chatErrorOf(error: unknown, doing: string): ChatError {
  const trouble = troubleOf(error);
  const thrown = (words: string, undelivered: Undelivered) =>
    new ChatError(`Slack did not ${doing}: ${words}.`, undelivered, { cause: error });
  switch (trouble.kind) {
    case "rate-limited":
      return thrown("it asks to wait", { outcome: "retry", afterMs: trouble.afterMs });
    case "not-reached":
      return thrown(trouble.words, { outcome: "retry", afterMs: 5000 });
    case "unknown":
      return thrown(trouble.words, { outcome: "unknown" });
    case "refused":
      return thrown(trouble.code, undeliveredOf(trouble.code, trouble.needed));
  }
}

function undeliveredOf(code: string, needed: string | undefined): Undelivered {
  if (isSignedOut(code)) {
    return {
      outcome: "never",
      reason: "signed-out",
      mend: "Install the app again (“OAuth & Permissions”) and set SLACK_BOT_TOKEN to the token shown there.",
    };
  }
  if (code === "missing_scope") {
    const scopes = needed ?? "that is missing";
    return {
      outcome: "never",
      reason: "forbidden",
      mend: `Add the scope ${scopes} under “OAuth & Permissions” and install the app again.`,
    };
  }
  const never = NEVER[code];
  return never === undefined ? { outcome: "unknown" } : { outcome: "never", ...never };
}
