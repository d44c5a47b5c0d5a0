import { ChatError, type Undelivered } from "../chat/errors.ts";
import type { Claimed, Settlement } from "./claim.ts";
import type { Content } from "./contents.ts";
import { isAfter } from "./is-after.ts";

/**
 * How long after a lost answer, or after a sender's end, a channel is looked through. A request may take ten seconds
 * (the chats' own limits), and what is still on its way would not be found.
 */
export const LOOK_AFTER = Temporal.Duration.from({ seconds: 12 });

/** The longest wait between two tries. */
const LONGEST_WAIT_MS = 10 * 60_000;
/** The wait where the chat names none. */
const WAIT_MS = 5000;

export interface Odds {
  readonly now: Temporal.Instant;
  /** From 0 to 1, never 1. */
  readonly chance: number;
  /** After this moment it is not worth sending any more. */
  readonly worthUntil: Temporal.Instant;
}

/** How a claim ends whose message the chat did not take, or of which it cannot be told. */
export function settlementOf(claimed: Claimed, error: unknown, odds: Odds): Settlement {
  const failure = error instanceof ChatError ? error : undefined;
  const reason = failure?.message ?? "Something went wrong here; the log has it.";
  const undelivered: Undelivered = failure?.undelivered ?? { outcome: "unknown" };
  if (undelivered.outcome === "never" && undelivered.reason !== "signed-out")
    return { state: "failed", reason, mend: undelivered.mend };
  const isUncertain = undelivered.outcome === "unknown";
  const waitMs = undelivered.outcome === "retry" ? undelivered.afterMs : WAIT_MS;
  return again(claimed, { reason, waitMs, isUncertain }, odds);
}

/** How a claim ends where it could not be seen whether the message is there. */
export function unseen(claimed: Claimed, error: unknown, odds: Odds): Settlement {
  const undelivered = error instanceof ChatError ? error.undelivered : undefined;
  const reason = `It may stand in the channel, and that could not be looked up: ${(error as Error).message}`;
  if (undelivered?.outcome === "never")
    return { state: "unknown", reason, mend: `${undelivered.mend} ${LOOK}` };
  const waitMs = undelivered?.outcome === "retry" ? undelivered.afterMs : WAIT_MS;
  return again(claimed, { reason, waitMs, isUncertain: true }, odds);
}

/** How a claim ends in a chat where nothing can be looked up. */
export const UNKNOWABLE: Settlement = {
  state: "unknown",
  reason: "The answer was lost, and this chat cannot be asked whether the message is there.",
  mend: "Look into the channel. If it is not there, send it again.",
};

const LOOK = "Until then look into the channel yourself: it is not sent again, lest it stand there twice.";

/** Another try, each after a longer wait, unless it is not worth it any more by then. */
function again(
  { tries }: Claimed,
  { reason, waitMs, isUncertain }: { reason: string; waitMs: number; isUncertain: boolean },
  { now, chance, worthUntil }: Odds,
): Settlement {
  const grown = Math.min(Math.max(waitMs, 250) * 2 ** Math.max(0, tries - 2), LONGEST_WAIT_MS);
  const jittered = Math.max(waitMs, grown * (0.75 + chance / 2));
  const least = isUncertain ? LOOK_AFTER.total("milliseconds") : 0;
  const next = now.add({ milliseconds: Math.ceil(Math.max(jittered, least)) });
  if (!isAfter(next, worthUntil)) return { state: "retrying", reason, next, isUncertain };
  if (isUncertain)
    return { state: "unknown", reason, mend: "Look into the channel. If it is not there, send it again." };
  return {
    state: "failed",
    reason,
    mend: "It was tried until it was too old to be worth it. See whether the chat is up.",
  };
}

/** Owed this long after it was due, or sent that long after, a digest is late. A large fan-out takes minutes. */
const CAUGHT_UP_MS = 90_000;
const LATE_MS = 15 * 60_000;

export function isLate({ due, owedAt }: Claimed, now: Temporal.Instant): boolean {
  const at = due.epochMilliseconds;
  return owedAt.epochMilliseconds - at > CAUGHT_UP_MS || now.epochMilliseconds - at > LATE_MS;
}

/** After this moment a delivery is not worth sending any more: a digest is news for some hours, the rest is owed for days. */
export function worthUntil({ kind, due }: Claimed, catchUp: Temporal.Duration): Temporal.Instant {
  return kind === "digest" ? due.add(catchUp) : due.add({ hours: OWED_HOURS });
}

const OWED_HOURS = 7 * 24;

/** Looked for, and not there. */
export function notThere(now: Temporal.Instant): Settlement {
  const reason = "it was looked for, and is not in the channel";
  return { state: "retrying", reason, next: now, isUncertain: false };
}

/** Looked for, and there as far as it got: a message of several that broke off. The rest is sent whatever falls due. */
export function halfThere(now: Temporal.Instant): Settlement {
  const reason = "it was looked for, and only its beginning is in the channel";
  return { state: "retrying", reason, next: now, isUncertain: false };
}

/** Taken up, but not looked for: the next one to take it up has to. */
export function stillUncertain(now: Temporal.Instant): Settlement {
  return {
    state: "retrying",
    reason: "it was not yet looked for in the channel",
    next: now,
    isUncertain: true,
  };
}

/** Sent, or late; and which edition the channel has been told by it. */
export function sentAs(
  claimed: Claimed,
  { edition }: Content,
  messages: readonly string[],
  now: Temporal.Instant,
): Settlement {
  return {
    // A correction has no time of its own.
    state: claimed.kind !== "correction" && isLate(claimed, now) ? "late" : "sent",
    messages,
    edition: edition === "" ? undefined : edition,
  };
}
