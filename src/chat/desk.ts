import type { Edition } from "../content/edition.ts";
import type { ContentProblem } from "../content/problem.ts";
import type { Amendments } from "./amendments.ts";
import type { Doer, Offered, Proposal, Publication, Recorded, Slice } from "./publication.ts";

/** Who must agree before an edition is published: nobody, one moderator, or one and another who did not propose it. */
export type Review = "none" | "one" | "two";

/** What came of reading the source. */
export type Refreshed =
  | { readonly outcome: "unread"; readonly reason: string; readonly mend: string }
  /** Errors first. Nothing else has happened. */
  | { readonly outcome: "refused"; readonly problems: readonly ContentProblem[] }
  | {
      readonly outcome: "unchanged";
      readonly publication: Publication;
      readonly problems: readonly ContentProblem[];
    }
  | ({ readonly problems: readonly ContentProblem[] } & Offered);

/** What came of publishing or discarding a proposal. */
export type Decided =
  | { readonly outcome: "published"; readonly publication: Publication }
  /** `amendments` are the changes from chat that went with it, by their numbers. */
  | { readonly outcome: "discarded"; readonly proposal: Proposal; readonly amendments: readonly number[] }
  /** The one who asks has proposed it, or changed what it brings, and another one must publish it. */
  | { readonly outcome: "own"; readonly proposal: Proposal }
  /** It is not open any more; `by` is what came into use in place of what was then, if anything has. */
  | { readonly outcome: "closed"; readonly proposal: Proposal; readonly by?: Publication | undefined }
  | { readonly outcome: "none" };

/** Two editions, with only those stories in them that differ, and who has been told what differs. */
export interface Comparison {
  readonly from: Edition;
  readonly to: Edition;
  /** Channels that were told a figure which is another one now, or gone. */
  readonly reached: readonly Reached[];
}

export interface Reached {
  /** "guatemala-advisers/advisers". */
  readonly figure: string;
  readonly channels: readonly { readonly chat: string; readonly channel: string }[];
}

/** What moderators do with editions. */
export interface Desk {
  readonly review: Review;
  /** The publication in use. */
  current(): Promise<Publication>;
  /** Reads the source, and where it is sound and differs, proposes it or publishes it, as `review` says. */
  refresh(by: Doer, reason?: string): Promise<Refreshed>;
  /** What is wrong with what the source holds, as it was read by itself last; undefined where nothing is. */
  trouble(): Promise<string | undefined>;
  /** Proposals that may be published, the oldest first. */
  open(): Promise<readonly Proposal[]>;
  proposal(id: number): Promise<Proposal | undefined>;
  /** Whether two must agree, and somebody else than this one must publish it. */
  isOwn(proposal: Proposal, who: Doer): Promise<boolean>;
  publish(id: number, by: Doer, reason: string | undefined): Promise<Decided>;
  discard(id: number, by: Doer, reason: string | undefined): Promise<Decided>;
  /** Offers an edition that was in use before. `name` must be one that `publication` finds. */
  rollBack(edition: string, reason: string | undefined, by: Doer): Promise<Offered>;
  /** The newest publication of an edition, by its name or the beginning of it, where that means one edition only. */
  publication(name: string): Promise<Publication | undefined>;
  history(skip: number, most: number): Promise<Slice<Publication>>;
  /** What differs between two editions; undefined where one of them is not kept any more. */
  compare(from: string, to: string): Promise<Comparison | undefined>;
  record(skip: number, most: number): Promise<Slice<Recorded>>;
  /** Changes made from chat, beside the source. */
  readonly amendments: Amendments;
}
