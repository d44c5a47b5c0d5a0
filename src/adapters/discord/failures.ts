import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { ChatError, type NeverReason, type Undelivered } from "../../chat/errors.ts";
import { NO_MORE_EDITS } from "./rest.ts";

/** What became of a message that Discord did not take. Nothing of the request stands in it: its address holds a token. */
export function chatError(error: unknown, what: string): ChatError {
  if (error instanceof ChatError) return error;
  const undelivered = outcomeOf(error);
  return new ChatError(`Discord did not ${what}: ${reasonOf(error)}`, undelivered, { cause: causeOf(error) });
}

function outcomeOf(error: unknown): Undelivered {
  if (error instanceof RateLimitError) {
    return { outcome: "retry", afterMs: Math.ceil(Math.max(error.retryAfter, error.sublimitTimeout, 0)) };
  }
  if (error instanceof DiscordAPIError) return refusalOf(error);
  if (wasNotSent(error)) return { outcome: "retry", afterMs: NOT_REACHED_MS };
  return { outcome: "unknown" };
}

/** How long to leave a Discord alone that cannot be reached. */
const NOT_REACHED_MS = 5000;

/** Failures from before a request has left: only these say for certain that nothing was stored. */
const BEFORE_SENDING = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function wasNotSent(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("code" in at && BEFORE_SENDING.has(String(at.code))) return true;
    if (at instanceof AggregateError) return at.errors.length > 0 && at.errors.every(wasNotSent);
  }
  return false;
}

const never = (reason: NeverReason, mend: string): Undelivered => ({ outcome: "never", reason, mend });

const GONE = "The channel is gone. Choose another one for what was to be posted here.";
const UNSEEN =
  "The bot cannot see the channel. In the channel's settings, under Permissions, add the bot with View Channel; if it is no longer in the server, invite it again.";
const MUTED =
  "The bot may not write in the channel. In the channel's settings, under Permissions, allow it Send Messages, and in threads Send Messages in Threads.";

/** By Discord's own codes (topics/opcodes-and-status-codes). */
const REFUSALS: Readonly<Record<number, Undelivered>> = {
  10003: never("channel-gone", GONE),
  10004: never("channel-gone", GONE),
  10008: never("message-gone", "The message has been deleted. What has changed has to be said anew."),
  50001: never("forbidden", UNSEEN),
  50013: never("forbidden", MUTED),
  50005: never("edit-refused", "The message is not the bot's own. What has changed has to be said anew."),
  50007: never("forbidden", "This person takes no direct messages from the bot. Choose a channel instead."),
  50008: never("refused", "Nothing can be written in a channel of this kind. Choose a text channel."),
  50024: never("refused", "Nothing can be written in a channel of this kind. Choose a text channel."),
  50083: never("forbidden", "The thread is archived. Open it again, or choose another channel."),
  160005: never("forbidden", "The thread is locked. Unlock it, or choose another channel."),
  200000: never(
    "refused",
    "A rule of the server's AutoMod blocks the message. Exempt the bot's role from it.",
  ),
  200001: never(
    "refused",
    "A rule of the server's AutoMod blocks the message. Exempt the bot's role from it.",
  ),
  40333: never(
    "refused",
    "Something between the bot and Discord hides who is asking. Look at the proxy in DISCORD_API_URL.",
  ),
  ...Object.fromEntries(
    NO_MORE_EDITS.map((code) => [
      code,
      never(
        "edit-refused",
        "Discord allows this old message no more edits. What has changed has to be said anew.",
      ),
    ]),
  ),
};

function refusalOf({ code, status }: DiscordAPIError): Undelivered {
  const known = REFUSALS[Number(code)];
  if (known) return known;
  if (status === 401)
    return never(
      "signed-out",
      "Discord does not take DISCORD_TOKEN. Copy the bot's token again from the developer portal, and start anew.",
    );
  if (status === 403) return never("forbidden", UNSEEN);
  if (status === 404) return never("channel-gone", GONE);
  return never(
    "refused",
    "Discord finds fault with the message itself. The log has its words; tell whoever looks after Dateline.",
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof RateLimitError)
    return `too many messages, to be tried again in ${Math.ceil(error.retryAfter)} ms`;
  if (error instanceof DiscordAPIError) return `${error.message} (${error.code})`;
  if (error instanceof HTTPError)
    return `it answered ${error.status}, and it is not known whether it was done`;
  if (error instanceof Error && error.name === "AbortError") return "there was no answer in time";
  return error instanceof Error ? error.message : String(error);
}

/** A refusal's own error holds the address and the body of the request, so it is not passed on. */
function causeOf(error: unknown): unknown {
  return error instanceof DiscordAPIError || error instanceof HTTPError || error instanceof RateLimitError
    ? undefined
    : error;
}
