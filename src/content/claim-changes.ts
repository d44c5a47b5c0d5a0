import { sameQuantity } from "../figures/quantity.ts";
import { wordQuantity } from "../figures/wording.ts";
import { type Claim, type Figure, wordAttribution, wordClaimWindow } from "./story.ts";

/** What became of a claim, and what a reader would say of it. */
export type ClaimChange =
  | { readonly change: "added"; readonly claim: Claim; readonly told: string }
  | { readonly change: "removed"; readonly claim: Claim; readonly told: string }
  | { readonly change: "changed"; readonly from: Claim; readonly to: Claim; readonly told: string };

/** What became of a figure's claims. They have no ids: of the same report's, those that differ are paired in order. */
export function claimChanges(from: Figure, to: Figure): ClaimChange[] {
  const before = byReport(withoutThose(to.claims, from.claims));
  const after = byReport(withoutThose(from.claims, to.claims));
  const reports = [...new Set([...before.keys(), ...after.keys()])];
  return reports.flatMap((report) => {
    const [old, fresh] = [before.get(report) ?? [], after.get(report) ?? []];
    return Array.from({ length: Math.max(old.length, fresh.length) }, (_, place) =>
      claimChange(old[place], fresh[place], from, to),
    ).flat();
  });
}

function withoutThose(others: readonly Claim[], claims: readonly Claim[]): Claim[] {
  const known = new Set(others.map(contentOf));
  return claims.filter((claim) => !known.has(contentOf(claim)));
}

/** A claim without the ids that only the file knows. */
function contentOf({ report: { id: _, ...report }, ...claim }: Claim): string {
  return JSON.stringify({ ...claim, report });
}

function byReport(claims: readonly Claim[]): Map<string, Claim[]> {
  return Map.groupBy(claims, ({ report }) => `${report.outlet} ${report.url}`);
}

function claimChange(
  from: Claim | undefined,
  to: Claim | undefined,
  before: Figure,
  after: Figure,
): ClaimChange[] {
  const asPrinted = bothAlone(before, after);
  const saidBefore = from && wordValue(from, before, asPrinted);
  const saidAfter = to && wordValue(to, after, asPrinted);
  if (!from)
    return to ? [{ change: "added", claim: to, told: `${to.report.outlet}: ${saidAfter}, new` }] : [];
  if (!to)
    return [{ change: "removed", claim: from, told: `${from.report.outlet}: ${saidBefore}, withdrawn` }];
  const { outlet } = to.report;
  const [whoBefore, whoAfter] = [wordAttribution(from), wordAttribution(to)];
  const told =
    saidBefore !== saidAfter
      ? `${saidBefore} → ${saidAfter}`
      : `${saidAfter}, ${whoBefore === whoAfter ? "told differently" : `${whoBefore} → ${whoAfter}`}`;
  return [{ change: "changed", from, to, told: `${outlet}: ${told}` }];
}

export function changesMeaning(change: ClaimChange): boolean {
  return change.change !== "changed" || !sameClaim(change.from, change.to);
}

export function sameClaim(a: Claim, b: Claim): boolean {
  const said = ({ by, through, window, counts, report }: Claim) =>
    JSON.stringify([by, through, window, counts, report.outlet]);
  return sameQuantity(a.quantity, b.quantity) && said(a) === said(b);
}

/**
 * A claim's value and window in words: as printed, or worded alike. Where one of two figures has several claims,
 * neither is as printed, or the same claim would look changed.
 */
export function wordValue(claim: Claim, figure: Figure, asPrinted: boolean): string {
  const value = asPrinted || claim.vague ? claim.told : wordQuantity(claim.quantity, figure);
  const window = wordClaimWindow(claim);
  return window === undefined ? value : `${value} ${window}`;
}

/** Whether two figures' claims are both told as printed, each being its figure's only one. */
export function bothAlone(from: Figure, to: Figure): boolean {
  return from.claims.length === 1 && to.claims.length === 1;
}
