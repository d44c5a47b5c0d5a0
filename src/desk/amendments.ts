import type { Amended, Amendment, Amendments, AmendmentWish, Ended } from "../chat/amendments.ts";
import type { Desk } from "../chat/desk.ts";
import type { Doer, Offered, Proposal } from "../chat/publication.ts";
import {
  amended,
  type Change,
  type PrintedClaim,
  printedClaim,
  rebasedOn,
  saidInstead,
  standingOf,
} from "../content/amend.ts";
import { checkFile } from "../content/check-file.ts";
import { hashOf, saysSame } from "../content/normal-form.ts";
import type { Finding } from "../content/problem.ts";
import type { StoryFile } from "../content/schema.ts";
import { latestToday } from "../newsroom.ts";
import type { Editions } from "../store/editions.ts";
import { figuresOf } from "./amendment-figures.ts";
import type { AmendmentRows, KeptAmendment, LiveAmendment } from "./amendment-rows.ts";

export interface AmendmentsParts {
  readonly rows: AmendmentRows;
  readonly editions: Editions;
  readonly desk: Pick<Desk, "review" | "current" | "open" | "proposal" | "discard">;
  /** Offers an edition that is kept, to be published as review wants it. */
  readonly offer: (edition: string, reason: string, by: Doer) => Promise<Offered>;
  readonly now: () => Temporal.Instant;
}

export function createAmendments({ rows, editions, desk, offer, now }: AmendmentsParts): Amendments {
  /** One wish after the other: each builds on what the one before it brought about. */
  let working: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = working.then(work);
    working = done.catch(() => {});
    return done;
  }

  /**
   * What waits to be published already, and is not lost over a change: the new proposal holds both. Where a change
   * publishes itself, what waits for a moderator all the same is not to come into use along with it.
   */
  async function waitingProposal(): Promise<Proposal | undefined> {
    if (desk.review === "none") return undefined;
    return (await desk.open()).findLast(({ kind }) => kind === "publish");
  }

  async function propose(wish: AmendmentWish, by: Doer): Promise<Amended> {
    const { story, reason } = wish;
    const current = await desk.current();
    const told = await editions.file(current.edition, story);
    if (!told) throw new Error(`the edition ${current.edition} has no story ${story}`);
    const waiting = await waitingProposal();
    const ground = waiting?.edition ?? current.edition;
    const before = (await editions.file(ground, story)) ?? told;
    const change = changeOf(wish, told);
    const all = await rows.live();
    const live = all.filter((one) => one.story === story);
    const below = live.findLast((one) => isBelow(one, change));
    if (waiting && standingOf(change, before) === "gone")
      return { outcome: "withdrawn", proposal: waiting.id };
    const after = amended(before, placedIn(before, change, below));
    if (hashOf(after) === hashOf(before)) return { outcome: "same", proposal: waiting?.id };
    const checked = checkFile(after, { today: latestToday(now()) });
    if ("errors" in checked) return { outcome: "invalid", errors: checked.errors.map(fromItsClaim) };
    const kept = {
      story,
      change: onSource(change, live),
      madeOn: hashOf(told),
      replaces: below?.id,
      by,
      reason,
    };
    const id = await rows.add(kept, now());
    const offered = await offer(await editions.vary(ground, [checked], now()), reason, by);
    if (offered.outcome === "proposed")
      await rows.propose([id, ...waitingWith(waiting, all)], offered.proposal.id);
    return { id, ...offered };
  }

  async function toldOf(kept: KeptAmendment, edition: string): Promise<Amendment> {
    const { id, story, change, by, at, reason } = kept;
    const standing = standingOf(change, await editions.file(edition, story));
    return {
      ...{ id, story, by, at, reason, kind: change.kind },
      ...(change.kind !== "withdraw-story" && { figure: change.figure }),
      // What is told no more waits for nothing either.
      isTold: standing === "settled" || standing === "gone",
      ...figuresOf(kept),
    };
  }

  async function decide(id: number, how: (kept: KeptAmendment) => Promise<Ended["outcome"]>): Promise<Ended> {
    const kept = (await rows.live()).find((one) => one.id === id);
    if (!kept) return { outcome: "none" };
    const { edition } = await desk.current();
    const amendment = await toldOf(kept, edition);
    return { outcome: await how(kept), amendment } as Ended;
  }

  return {
    propose: (wish, where) => inTurn(() => propose(wish, where)),

    async list() {
      const { edition } = await desk.current();
      return Promise.all((await rows.live()).map((kept) => toldOf(kept, edition)));
    },

    keep: (id, reason, where) =>
      decide(id, async (kept) => {
        if (kept.conflict === undefined) return "undisputed";
        const change = rebasedOn(kept.change, kept.conflict.source);
        if (change === undefined) return "gone";
        await rows.decide(kept, { change }, { by: where, reason }, now());
        return "kept";
      }),

    drop: (id, reason, where) =>
      decide(id, async (kept) => {
        await rows.decide(kept, "dropped", { by: where, reason }, now());
        const proposal = kept.proposal === undefined ? undefined : await desk.proposal(kept.proposal);
        if (proposal?.state === "open") await desk.discard(proposal.id, where, reason);
        return "dropped";
      }),
  };
}

function changeOf(wish: AmendmentWish, told: StoryFile): Change {
  if (wish.kind === "withdraw-story") return { kind: wish.kind, was: hashOf(told) };
  const entry = told.figures[wish.figure];
  if (!entry) throw new Error(`the story ${wish.story} has no figure ${wish.figure}`);
  if (wish.kind === "withdraw-figure") return { kind: wish.kind, figure: wish.figure, was: entry };
  const { claims, aliases: _, ...of } = entry;
  const was = printedClaim(claims[wish.claim]!, told);
  return { kind: wish.kind, figure: wish.figure, of, was, to: saidInstead(was, wish.to) };
}

/** Whether a change is of the claim that an amendment is of: as that leaves it, or where it is not told yet, found it. */
function isBelow({ change: below, over }: LiveAmendment, change: Change): boolean {
  if (below.kind !== "correct" || change.kind !== "correct" || below.figure !== change.figure) return false;
  const before = over.flatMap(({ change: one }) => (one.kind === "correct" ? [one.to] : []));
  return [below.to, ...before, below.was].some((stage) => isSameClaim(stage, change.was));
}

/** A change of what is told, as one of what waits to be told: that may have the same claim otherwise already. */
function placedIn(waiting: StoryFile, change: Change, below: LiveAmendment | undefined): Change {
  if (change.kind !== "correct" || below?.change.kind !== "correct") return change;
  return standingOf(below.change, waiting) === "settled" ? { ...change, was: below.change.to } : change;
}

function isSameClaim(a: PrintedClaim, b: PrintedClaim): boolean {
  return saysSame({ ...a.claim, report: a.report.url }, { ...b.claim, report: b.report.url });
}

/** A change of what is told, as one of what the source says: what was changed before it is taken out of `was`. */
function onSource(change: Change, live: readonly LiveAmendment[]): Change {
  if (change.kind === "withdraw-story") return live.length === 0 ? change : { kind: change.kind };
  if (change.kind === "correct") {
    const below = live.findLast((one) => isBelow(one, change))?.change;
    return below?.kind === "correct" ? { ...change, was: below.was } : change;
  }
  const corrections = live.flatMap(({ change: below }) =>
    below.kind === "correct" && below.figure === change.figure ? [below] : [],
  );
  const claims = change.was.claims.map(
    (claim) => corrections.find(({ to }) => saysSame(to.claim, claim))?.was.claim ?? claim,
  );
  return { ...change, was: { ...change.was, claims } };
}

/** The amendments that a proposal would have brought, which the next one brings in its place. */
function waitingWith(proposal: Proposal | undefined, live: readonly LiveAmendment[]): number[] {
  const all = live.flatMap((one) => [one, ...one.over]);
  return all.filter((one) => proposal !== undefined && one.proposal === proposal.id).map(({ id }) => id);
}

/** Paths in a file, from the claim or the report on that they are about: what people fill in is that. */
function fromItsClaim({ path, ...finding }: Finding): Finding {
  const [room, , part] = path;
  if (room === "figures" && part === "claims") return { ...finding, path: path.slice(4) };
  return room === "reports" ? { ...finding, path: ["report", ...path.slice(2)] } : { ...finding, path };
}
