/** A person in a chat, by the ids that the chat gives; without a user it is the bot itself. */
export interface Doer {
  readonly chat?: string | undefined;
  readonly channel?: string | undefined;
  readonly user?: string | undefined;
}

/** An edition that came into use. The last one is the one in use. */
export interface Publication {
  /** Counts up: a later publication has a larger one. */
  readonly id: number;
  readonly edition: string;
  /** The edition that was in use before; undefined for the first. */
  readonly base?: string | undefined;
  readonly kind: "publish" | "rollback" | "automatic";
  readonly by: Doer;
  readonly reason?: string | undefined;
  readonly at: Temporal.Instant;
}

/** An edition that waits to be published, beside the one in use. */
export interface Proposal {
  /** Counts from 1 and is never given twice: people name it by this. */
  readonly id: number;
  readonly edition: string;
  /** The edition that was in use when it was proposed, and the number of its publication. */
  readonly base: string;
  readonly ground: number;
  readonly kind: "publish" | "rollback";
  /** Once it is overtaken, replaced, discarded or published, it stays so. */
  readonly state: "open" | "published" | "discarded" | "replaced" | "overtaken";
  readonly by: Doer;
  readonly reason?: string | undefined;
  readonly at: Temporal.Instant;
}

/** An edition that differs from the one in use: proposed, or where no review is wanted, published at once. */
export type Offered =
  | { readonly outcome: "proposed"; readonly proposal: Proposal; readonly isNew: boolean }
  | { readonly outcome: "published"; readonly publication: Publication }
  /** Another edition came into use meanwhile. */
  | { readonly outcome: "overtaken"; readonly by: Publication };

/** One line of the record: who did what, when, from where, on which edition, and why. Ids only. */
export interface Recorded {
  readonly id: number;
  readonly at: Temporal.Instant;
  readonly by: Doer;
  /** What was done: "published", "refused". */
  readonly what: string;
  /** What it was done to: "proposal 3", "schedule 2", "/desk publish". */
  readonly subject?: string | undefined;
  readonly edition?: string | undefined;
  readonly reason?: string | undefined;
}

/** A page of a list that may be long, the newest first. */
export interface Slice<T> {
  readonly rows: readonly T[];
  /** Of all there are. */
  readonly count: number;
}
