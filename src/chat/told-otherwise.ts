import { type Claim, type Figure, wordAttribution } from "../content/story.ts";
import type { ClaimNews, FigureNews } from "../digest/figure-news.ts";
import { hedgedOf } from "./figure-view.ts";
import { figuresIn } from "./figures-in.ts";
import type { ChangePart, Hedged, Reply } from "./reply.ts";

/** What a figure's value is followed by, in a message that told it and was corrected, once it is withdrawn. */
const WITHDRAWN = " (withdrawn)";

/**
 * What a reply told that is told otherwise now, given what became of each figure since its edition, by ref. Of a
 * figure only the claims that the reply told: that another report came in makes nothing wrong that was said before.
 * A claim without `from` is one that the reply says is withdrawn.
 */
export function toldOtherwise(reply: Reply, fates: ReadonlyMap<string, FigureNews>): FigureNews[] {
  const saidByRef = Map.groupBy(saidIn(reply), ({ ref }) => ref);
  return [...saidByRef].flatMap(([ref, said]) => {
    const fate = fates.get(ref);
    const claims = fate && claimsTold(fate, said);
    return fate && claims && claims.length > 0 ? [{ ...fate, claims }] : [];
  });
}

/** What is said to be so: not what a message says was so until then, or for a time. */
function saidIn({ parts }: Reply): Hedged[] {
  return parts.flatMap((part) => {
    if (part.kind !== "change") return figuresIn({ parts: [part] });
    return part.isPast ? [] : [toldLast(part)];
  });
}

/** What a change says is so from then on. */
export function toldLast({ from, to }: ChangePart): Hedged {
  return to ?? withdrawn(from!);
}

function claimsTold(news: FigureNews, said: readonly Hedged[]): readonly ClaimNews[] {
  const { from, to, claims } = news;
  if (!from) return said.some(isWithdrawn) ? claims : [];
  const standing = said.filter((hedged) => !isWithdrawn(hedged));
  if (!to || (standing.length > 0 && !standing.some((hedged) => claimOf(hedged, from))))
    return standing.length > 0 ? claims.filter((claim) => claim.from) : [];
  const told = new Set(said.map((hedged) => becameOf(hedged, news)));
  return claims.filter((claim) => told.has(claim));
}

/** What became of a value that a reply told, or told as withdrawn; undefined where nothing did. */
export function becameOf(hedged: Hedged, { from, to, claims }: FigureNews): ClaimNews | undefined {
  if (!isWithdrawn(hedged)) {
    const told = from && claimOf(hedged, from);
    return told && claims.find((claim) => claim.from === told);
  }
  if (!to) return undefined;
  if (!from) return { to: claimOf(unmarked(hedged), to) ?? to.claims[0] };
  return claims.find((claim) => !claim.from && claim.to && isOf(unmarked(hedged), claim.to, to));
}

/**
 * The claim of a figure that a value in a reply was made from. Where that has been put in other words since, it is
 * the only one that its outlet printed of the same source; undefined where there are several, or none.
 */
function claimOf(hedged: Hedged, figure: Figure): Claim | undefined {
  const { attribution, printed } = hedged;
  const isAlike = (claim: Claim) =>
    claim.report.outlet === printed.outlet && wordAttribution(claim) === attribution;
  const same = figure.claims.find((claim) => isOf(hedged, claim, figure));
  const [alike, ...others] = same ? [same] : figure.claims.filter(isAlike);
  return others.length === 0 ? alike : undefined;
}

/** Whether a value in a reply was made from a claim. At a sentence's beginning it has a capital, and no noun. */
export function isOf(hedged: Hedged, claim: Claim, figure: Figure): boolean {
  return keyOf(hedged) === keyOf(hedgedOf(claim, figure));
}

function keyOf({ value, window, attribution, printed }: Hedged): string {
  return JSON.stringify([value.toLowerCase(), window, attribution, printed]);
}

export function isWithdrawn({ value }: Hedged): boolean {
  return value.endsWith(WITHDRAWN);
}

export function withdrawn(hedged: Hedged): Hedged {
  return isWithdrawn(hedged) ? hedged : { ...hedged, value: `${hedged.value}${WITHDRAWN}` };
}

function unmarked(hedged: Hedged): Hedged {
  return { ...hedged, value: hedged.value.slice(0, -WITHDRAWN.length) };
}
