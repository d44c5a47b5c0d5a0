import { changesMeaning, sameClaim } from "../content/claim-changes.ts";
import type { FigureChange } from "../content/difference.ts";
import type { Claim, Figure } from "../content/story.ts";
import { readsAlike } from "./reads-alike.ts";

/** What became of a figure, as far as it is news. */
export interface FigureNews {
  /** As it was told until now. Without it, the figure is new. */
  readonly from?: Figure | undefined;
  /** As it is told from now on. Without it, the figure is withdrawn. */
  readonly to?: Figure | undefined;
  /** At least one; what leads comes first. */
  readonly claims: readonly ClaimNews[];
}

/** What became of a claim. One of the two is always there. */
export interface ClaimNews {
  readonly from?: Claim | undefined;
  readonly to?: Claim | undefined;
}

/** The news in a figure's change, or undefined where it was only written in another way. */
export function figureNews(change: FigureChange): FigureNews | undefined {
  if (change.change === "added") return { to: change.figure, claims: [{ to: change.figure.claims[0] }] };
  if (change.change === "removed")
    return { from: change.figure, claims: [{ from: change.figure.claims[0] }] };
  const { from, to } = change;
  const lead = { from: from.claims[0], to: to.claims[0] };
  const isLeadNews =
    !readsAlike(from.label, to.label) || !sameMeasure(from, to) || !sameClaim(lead.from, lead.to);
  const others = change.claims.filter(changesMeaning).map(claimNews);
  const claims = isLeadNews ? [lead, ...others.filter((other) => !isWithin(other, lead))] : others;
  return claims.length > 0 ? { from, to, claims } : undefined;
}

function claimNews(change: Extract<FigureChange, { change: "changed" }>["claims"][number]): ClaimNews {
  if (change.change === "added") return { to: change.claim };
  if (change.change === "removed") return { from: change.claim };
  return { from: change.from, to: change.to };
}

/** A claim that gave way to the one that leads now, or came in as that one, is told with it. */
function isWithin({ from, to }: ClaimNews, lead: ClaimNews): boolean {
  return [from, to].every((claim) => claim === undefined || claim === lead.from || claim === lead.to);
}

function sameMeasure(a: Figure, b: Figure): boolean {
  return a.kind === b.kind && a.unit === b.unit && a.rank === b.rank;
}
