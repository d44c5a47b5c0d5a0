import type { Said } from "../content/amend.ts";
import type { Finding } from "../content/problem.ts";
import type { Figure } from "../content/story.ts";
import type { Doer, Offered } from "./publication.ts";

/** What a moderator wants changed in a story of the edition in use, and why. */
export type AmendmentWish = { readonly story: string; readonly reason: string } & (
  | {
      readonly kind: "correct";
      readonly figure: string;
      /** Which of the figure's claims, counted from 0. */
      readonly claim: number;
      readonly to: Said;
    }
  | { readonly kind: "withdraw-figure"; readonly figure: string }
  | { readonly kind: "withdraw-story" }
);

/** What came of a wish. */
export type Amended =
  /** Errors, their paths from the claim or from its report on: ["words"], ["report", "url"]. Nothing else happened. */
  | { readonly outcome: "invalid"; readonly errors: readonly Finding[] }
  /** It says so already: the edition in use, or the proposal that waits. */
  | { readonly outcome: "same"; readonly proposal?: number | undefined }
  /** The proposal that waits withdraws the figure, so that nothing of it can be corrected. */
  | { readonly outcome: "withdrawn"; readonly proposal: number }
  | ({ readonly id: number } & Offered);

/** A change that is kept beside the source. */
export interface Amendment {
  /** Counts from 1 and is never given twice. */
  readonly id: number;
  readonly story: string;
  readonly figure?: string | undefined;
  readonly kind: AmendmentWish["kind"];
  /** The figure as the source has it, with the claim that is changed alone; and as it is told instead. */
  readonly from?: Figure | undefined;
  readonly to?: Figure | undefined;
  readonly by: Doer;
  readonly at: Temporal.Instant;
  readonly reason: string;
  /** Whether the edition in use has it, or nothing any more that it could change. */
  readonly isTold: boolean;
  /**
   * The source says a third thing now, or has nothing left there. Somebody has to say which of the two stands. Of a
   * claim, `source` is what it says.
   */
  readonly conflict?: { readonly isGone: boolean; readonly source?: Figure | undefined } | undefined;
}

/** Changes from chat, kept until the source says the same. */
export interface Amendments {
  /** Checks a change, keeps it, and offers the edition that has it, as `Desk.review` says. */
  propose(wish: AmendmentWish, where: Doer): Promise<Amended>;
  /** Those that are in force, the oldest first. */
  list(): Promise<readonly Amendment[]>;
  /** Has the amendment stand, though the source says something else since. */
  keep(id: number, reason: string | undefined, where: Doer): Promise<Ended>;
  /** Takes it back: from the next edition on the source's own words are told. */
  drop(id: number, reason: string | undefined, where: Doer): Promise<Ended>;
}

/** What came of deciding on an amendment. */
export type Ended =
  | { readonly outcome: "kept" | "dropped"; readonly amendment: Amendment }
  /** The source has nothing left that it could change, so it can only be dropped. */
  | { readonly outcome: "gone"; readonly amendment: Amendment }
  /** The source says nothing that is in its way. */
  | { readonly outcome: "undisputed"; readonly amendment: Amendment }
  | { readonly outcome: "none" };
