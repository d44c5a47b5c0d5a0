import type { Reply } from "./reply.ts";

/** A channel's wish for a digest. */
export interface Wish {
  readonly chat: string;
  /** The channel's id, as its chat gives it. */
  readonly channel: string;
  /** Five fields, minute to weekday. */
  readonly cron: string;
  /** The IANA zone that the expression is read in. */
  readonly zone: string;
  /** Stories with one of these topics, or with one of these ids; both empty: every story. */
  readonly topics: readonly string[];
  readonly stories: readonly string[];
  /** What is new since the channel's last digest, or all there is. */
  readonly what: "changes" | "everything";
  readonly whenEmpty: "skip" | "say-so";
}

/** A wish that is kept. */
export interface Subscription extends Wish {
  /** Counts from 1 and is never given twice: people name a schedule by it. */
  readonly id: number;
  readonly state: "active" | "paused";
  /** Why it was paused, where it was not by a person: "the bot may not write in the channel". */
  readonly pausedWhy?: string | undefined;
  readonly createdBy: string;
}

/** What became of a delivery, in words that people read. */
export type DeliveryState =
  | "pending"
  | "sending"
  | "sent"
  | "late"
  | "skipped"
  | "retrying"
  | "failed"
  | "missed"
  | "unknown";

/** One delivery, and its way stage by stage. */
export interface DeliveryTold {
  readonly id: number;
  readonly kind: "digest" | "correction" | "notice" | "answer";
  readonly chat: string;
  readonly channel: string;
  readonly subscription?: number | undefined;
  /** "2026-11-24T09:00[Europe/Rome]"; of what is no digest, its key. */
  readonly slot: string;
  readonly due: Temporal.Instant;
  readonly state: DeliveryState;
  /** Why it is in that state, where that does not go without saying, and what to do. */
  readonly reason?: string | undefined;
  readonly mend?: string | undefined;
  readonly tries: number;
  /** Where it is being retried: not before. */
  readonly nextTry?: Temporal.Instant | undefined;
  readonly stages: readonly { readonly at: Temporal.Instant; readonly what: string }[];
}

/** The channels' wishes and what becomes of them. Rejections are UserErrors where the person can help. */
export interface Schedules {
  add(wish: Wish, by: string): Promise<Subscription>;
  /** All that have not been removed, in the order they were made. */
  list(): Promise<readonly Subscription[]>;
  pause(id: number): Promise<void>;
  /** Slots that fell while it was paused are not caught up. */
  resume(id: number): Promise<void>;
  remove(id: number): Promise<void>;
  /** What the next digest would say; undefined where it would be skipped, as there is nothing new. */
  preview(id: number): Promise<Reply | undefined>;
  /** Owes a digest now, beside those of the schedule. */
  sendNow(id: number): Promise<void>;
  /** The last delivery that a schedule owed; undefined where none has been due yet. */
  last(id: number): Promise<DeliveryTold | undefined>;
  /** Of late: what was missed, what failed, and of what it is not known whether it arrived. The newest first. */
  trouble(): Promise<readonly DeliveryTold[]>;
  /** Why the bot cannot post in a channel and what to do about it; undefined where it can. */
  obstacle(chat: string, channel: string): Promise<string | undefined>;
}
