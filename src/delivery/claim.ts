import type { DeliveryTold } from "../chat/schedules.ts";
import type { Content } from "./contents.ts";

/** A message to be owed to a channel. */
export interface Owed {
  /** Names it for good: a key is owed once, whoever says so and how often. */
  readonly key: string;
  readonly kind: DeliveryTold["kind"];
  readonly chat: string;
  readonly channel: string;
  readonly subscription?: number | undefined;
  readonly slot: string;
  readonly due: Temporal.Instant;
  /** What it says, where that is settled beforehand. */
  readonly content?: string | undefined;
  /** Where it is owed no more by the time it is written down. */
  readonly missed?: string | undefined;
}

/** Words for the moderators that are still to be owed. */
export interface Notice {
  readonly owed: Owed;
  readonly content: Content;
}

/** A delivery that a sender has claimed. */
export interface Claimed {
  readonly id: number;
  readonly key: string;
  readonly kind: DeliveryTold["kind"];
  readonly channel: string;
  readonly subscription: number | undefined;
  readonly slot: string;
  readonly due: Temporal.Instant;
  readonly owedAt: Temporal.Instant;
  /** With `tries` it names this claim among all of the delivery's. */
  readonly takenAt: Temporal.Instant;
  readonly tries: number;
  /** It may stand in the channel already. */
  readonly isUncertain: boolean;
  readonly content: string | undefined;
  /** The ids of its messages that have landed, by their place. */
  readonly messages: readonly string[];
  readonly trail: string | null;
}

/** How a claim ends. */
export type Settlement =
  | {
      readonly state: "sent" | "late";
      readonly messages: readonly string[];
      readonly edition?: string | undefined;
    }
  /** Nothing was new, unless another reason is given. */
  | { readonly state: "skipped"; readonly reason?: string | undefined; readonly edition: string }
  | { readonly state: "missed"; readonly reason: string }
  | { readonly state: "failed" | "unknown"; readonly reason: string; readonly mend: string }
  | {
      readonly state: "retrying";
      readonly reason: string;
      readonly next: Temporal.Instant;
      readonly isUncertain: boolean;
    }
  /** Given back as it was: nothing has been tried. */
  | { readonly state: "pending" };

/** A claim and its end; and what the moderators are to be told of it, so that neither is kept without the other. */
export interface Settled {
  readonly claimed: Claimed;
  readonly settlement: Settlement;
  readonly notice?: Notice | undefined;
}

/** A delivery that is done with, as far as it is counted. */
export type Done = Pick<DeliveryTold, "chat" | "kind" | "state">;

/** One step on a delivery's way, as the trail keeps it. */
export interface TrailStep {
  readonly at: number;
  readonly what: string;
}
