import { setTimeout as pause } from "node:timers/promises";
import { createBatched } from "./batched.ts";
import type { Claimed, Notice, Settlement } from "./claim.ts";
import type { Ledger } from "./ledger.ts";
import type { Log } from "./log.ts";
import type { Notices } from "./notices.ts";

/** Writes down what became of a claim, and does not leave off: only then may the message be forgotten. */
export type Settle = (claimed: Claimed, settlement: Settlement) => Promise<void>;

export interface SettlingParts {
  readonly chat: string;
  readonly ledger: Ledger;
  readonly notices: Notices;
  /** How many deliveries are on their way, each to be settled. */
  readonly underWay: () => number;
  /** Tells that it is to be left off after all. What is left is found in the channel by whoever sends next. */
  readonly stopping: AbortSignal;
  readonly now: () => Temporal.Instant;
  readonly log: Log;
}

/** Written down at once where so many wait. */
const ENOUGH = 32;
/** How long what became of a message may wait to be written down with others. */
const SETTLE_WITHIN_MS = 200;
/** Between two tries to write down what became of a message. */
const SETTLE_AGAIN_MS = 1000;

export function createSettling(parts: SettlingParts): Settle {
  const { chat, ledger, notices, underWay, stopping, now, log } = parts;

  const settleSoon = createBatched<{ claimed: Claimed; settlement: Settlement; notice: Notice | undefined }>(
    (settled) => ledger.settle(settled, now()),
    { enough: ENOUGH, waitMs: SETTLE_WITHIN_MS, areAll: (waiting) => waiting >= underWay() },
  );

  function noticeOf({ id, channel, slot }: Claimed, settlement: Settlement): Notice | undefined {
    if (settlement.state !== "unknown") return undefined;
    const text = `Delivery ${id} (${chat}, channel ${channel}, ${slot}): ${settlement.reason} ${settlement.mend}`;
    return notices.oneOfMany("unknown", `unknown ${id}`, text);
  }

  return async (claimed, settlement) => {
    const settled = { claimed, settlement, notice: noticeOf(claimed, settlement) };
    for (;;) {
      try {
        return await settleSoon(settled);
      } catch (err) {
        log.error(
          { err, delivery: claimed.id, state: settlement.state },
          "what became of a delivery cannot be written down; it is tried again",
        );
        if (stopping.aborted) return;
        await pause(SETTLE_AGAIN_MS, undefined, { signal: stopping }).catch(() => {});
      }
    }
  };
}
