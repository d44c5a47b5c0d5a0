import type { Decided, Desk, Refreshed, Review } from "../chat/desk.ts";
import type { Doer, Offered, Proposal, Publication } from "../chat/publication.ts";
import { editionNameOf } from "../content/edition.ts";
import type { Newsroom } from "../newsroom.ts";
import type { Source } from "../sources/source.ts";
import { createEditions } from "../store/editions.ts";
import { createPublications, publish } from "../store/publications.ts";
import { readRecord, record } from "../store/record.ts";
import type { Store } from "../store/store.ts";
import { createAmending } from "./amending.ts";
import { createAmendmentRows } from "./amendment-rows.ts";
import { createAmendments } from "./amendments.ts";
import { createCandidates } from "./candidate.ts";
import { createFindings, lastFinding, type NumberFinding } from "./findings.ts";
import { createFollowing } from "./following.ts";
import { createFourEyes } from "./four-eyes.ts";
import { createGoneBackFrom } from "./gone-back-from.ts";
import { createProposals } from "./proposals.ts";
import { reachedBy } from "./reached.ts";
import type { RefreshedItself } from "./told.ts";

export interface DeskParts {
  readonly store: Store;
  readonly source: Source;
  readonly newsroom: Newsroom;
  readonly review: Review;
  readonly now: () => Temporal.Instant;
}

/** The desk of one process: what moderators do with editions, and what it does by itself. */
export interface RunningDesk extends Desk {
  /** Brings the newest publication into use in this process. False where nothing has ever been published. */
  follow(): Promise<boolean>;
  /**
   * Refreshes without being asked. What moderators have rolled back or discarded is not brought up again until the
   * source holds something else: `held` says so. Rejects with the reason of `signal`, where that says to stop.
   */
  refreshItself(signal?: AbortSignal): Promise<RefreshedItself>;
  readonly numberFinding: NumberFinding;
  /** As `refresh`, and where nothing has ever been published, without review. Without a user the bot does it itself. */
  refreshNow(by: Doer): Promise<Refreshed>;
}

export function createDesk({ store, source, newsroom, review, now }: DeskParts): RunningDesk {
  const { db } = store;
  const editions = createEditions(db);
  const publications = createPublications(db);
  const proposals = createProposals(db);
  const rows = createAmendmentRows(db);
  const candidates = createCandidates(source, { now, amend: createAmending(rows, now) });
  const isOwn = createFourEyes({ review, editions, rows });
  const goneBackFrom = createGoneBackFrom({ publications, editions });
  const numberFinding = createFindings(db);
  const { follow, expect } = createFollowing({ newsroom, editions, publications });

  async function current(): Promise<Publication> {
    const latest = await publications.latest();
    if (!latest) throw new Error("nothing has been published");
    return latest;
  }

  /** Reads what the source holds and keeps it, where it is sound and another edition than the one in use. */
  async function readCandidate(signal?: AbortSignal) {
    const reading = await candidates.read(signal);
    if (reading.outcome !== "read")
      return { outcome: "unread" as const, reason: reading.reason, mend: reading.mend };
    const { stories, problems } = reading;
    const errors = problems.filter(({ severity }) => severity === "error");
    if (errors.length > 0)
      return { outcome: "refused" as const, problems: [...errors, ...warnings(problems)] };
    const name = editionNameOf(stories.map(({ story, hash }) => [story.id, hash]));
    // Only now, for another edition may have come into use while the source was read.
    const ground = await publications.latest();
    if (ground && name === ground.edition)
      return { outcome: "unchanged" as const, publication: ground, problems };
    if (stories.length === 0) return { outcome: "unread" as const, ...EMPTY };
    await editions.keep(name, stories, now());
    expect(stories);
    return { outcome: "differs" as const, edition: name, problems, ground };
  }

  /** Publishes without review; the first there is, or what follows the one in use. */
  async function publishNow(
    edition: string,
    { ground, kind, by, reason }: Offer & { readonly kind: Publication["kind"] },
  ): Promise<Offered> {
    const next = { edition, base: ground?.edition, follows: ground?.id ?? 0, kind, by, reason };
    const publication = await db.transaction().execute(async (trx) => publish(trx, next, now()));
    await follow();
    return publication
      ? { outcome: "published", publication }
      : { outcome: "overtaken", by: await current() };
  }

  /** Proposes an edition, or publishes it at once where no review is wanted. */
  async function offer(edition: string, kind: Proposal["kind"], offered: Offer): Promise<Offered> {
    const { ground, by, reason } = offered;
    if (!ground || (review === "none" && !offered.bringsBack)) {
      const itself = by.user === undefined ? "automatic" : kind;
      return publishNow(edition, { ...offered, kind: itself });
    }
    const made = await proposals.propose({ edition, kind, by, reason, ground }, now());
    if (made.isNew) await editions.prune(now().subtract(UNUSED_FOR));
    return { outcome: "proposed", ...made };
  }

  /** Offers what the source holds. What was gone back from waits for a moderator, though no review is wanted. */
  async function offerRead(
    edition: string,
    ground: Publication | undefined,
    by: Doer,
    reason?: string,
  ): Promise<Offered> {
    const bringsBack = ground && review === "none" && (await goneBackFrom.isIn(edition, ground));
    return offer(edition, "publish", { ground, by, reason, bringsBack });
  }

  async function refresh(by: Doer, reason?: string): Promise<Refreshed> {
    const candidate = await readCandidate();
    if (candidate.outcome !== "unread" && candidate.outcome !== "refused") await numberFinding("");
    if (candidate.outcome !== "differs") return candidate;
    const { edition, problems, ground } = candidate;
    return { problems, ...(await offerRead(edition, ground, by, reason)) };
  }

  async function closedNow(id: number): Promise<Extract<Decided, { outcome: "closed" }>> {
    const proposal = (await proposals.byId(id))!;
    return { outcome: "closed", proposal, by: await publications.after(proposal.ground) };
  }

  /** A wish that is not granted is on the record too. */
  async function refused(by: Doer, proposal: Proposal, reason: string): Promise<void> {
    const { id, edition } = proposal;
    await record(db, { by, what: "refused", subject: `proposal ${id}`, edition, reason }, now());
  }

  const desk: Omit<RunningDesk, "amendments"> = {
    review,
    follow,
    numberFinding,
    current,
    refresh,
    refreshNow: refresh,

    async trouble() {
      const finding = await lastFinding(db);
      return finding === "" ? undefined : (JSON.parse(finding) as { text: string }).text;
    },

    async refreshItself(signal) {
      const candidate = await readCandidate(signal);
      if (candidate.outcome !== "differs") return candidate;
      const { edition, problems, ground } = candidate;
      if (ground && (goneBackFrom.isIt(edition, ground) || (await proposals.wasDiscarded(edition, ground))))
        return { outcome: "held", edition };
      return { problems, ...(await offerRead(edition, ground, {})) };
    },

    async open() {
      return proposals.open(await current());
    },
    proposal: (id) => proposals.byId(id),
    isOwn,

    async publish(id, where, reason): Promise<Decided> {
      const proposal = await proposals.byId(id);
      if (!proposal) return { outcome: "none" };
      if (proposal.state === "open" && (await isOwn(proposal, where))) {
        await refused(where, proposal, "proposed or changed by the same person");
        return { outcome: "own", proposal };
      }
      const settled = await proposals.publish(proposal, where, reason, now());
      await follow();
      if (settled.outcome === "published") return settled;
      const closed = await closedNow(id);
      await refused(where, closed.proposal, `it was ${closed.proposal.state} already`);
      return closed;
    },

    async discard(id, where, reason): Promise<Decided> {
      const proposal = await proposals.byId(id);
      if (!proposal) return { outcome: "none" };
      const brought = (await rows.live()).filter((kept) => kept.proposal === id);
      const isDiscarded = await proposals.discard(proposal, where, reason, now());
      if (!isDiscarded) return closedNow(id);
      return { outcome: "discarded", proposal, amendments: brought.map((kept) => kept.id) };
    },

    async rollBack(edition, reason, where) {
      return offer(edition, "rollback", { ground: await current(), by: where, reason });
    },

    publication: (name) => publications.ofEdition(name),
    history: (skip, most) => publications.list(skip, most),
    record: (skip, most) => readRecord(db, { skip, most }),

    async compare(from, to) {
      const apart = await editions.apart(from, to);
      return apart && { ...apart, reached: await reachedBy(db, apart) };
    },
  };
  const amendments = createAmendments({
    ...{ rows, editions, desk, now },
    offer: async (edition, reason, by) => offer(edition, "publish", { ground: await current(), by, reason }),
  });
  return { ...desk, amendments };
}

/** Editions that nobody wants any more are kept this long: one may be about to be proposed. */
const UNUSED_FOR = { hours: 24 };

/** A folder that is not mounted, or a wrong address, is likelier than a newsroom that has nothing to tell any more. */
const EMPTY = {
  reason: "the source holds no stories",
  mend: "Look whether CONTENT_SOURCE leads to the right place; a story is withdrawn by its status",
};

interface Offer {
  readonly ground: Publication | undefined;
  readonly by: Doer;
  readonly reason?: string | undefined;
  /** Whether it holds something that was gone back from, and waits for a moderator in any case. */
  readonly bringsBack?: boolean | undefined;
}

function warnings<T extends { readonly severity: string }>(problems: readonly T[]): T[] {
  return problems.filter(({ severity }) => severity !== "error");
}
