import type { Claim, Figure } from "../content/story.ts";
import type { ClaimNews, FigureNews } from "../digest/figure-news.ts";
import { hedgedOf } from "./figure-view.ts";
import { figuresIn } from "./figures-in.ts";
import type { Hedged, Reply } from "./reply.ts";

/** What a figure's value is followed by, in a message that told it and was corrected, once it is withdrawn. */
const WITHDRAWN = " (withdrawn)";

/**
 * What a reply told that is told otherwise now, given what became of each figure since its edition, by ref. Of a
 * figure only the claims that the reply told: that another report came in makes nothing wrong that was said before.
 */
export function toldOtherwise(reply: Reply, fates: ReadonlyMap<string, FigureNews>): FigureNews[] {
  const saidByRef = Map.groupBy(saidIn(reply), ({ ref }) => ref);
  return [...saidByRef].flatMap(([ref, said]) => {
    const fate = fates.get(ref);
    const claims = fate && claimsTold(fate, said);
    return fate && claims && claims.length > 0 ? [{ ...fate, claims }] : [];
  });
}

/** What is said to be so: not what a message says was so until then, nor what it says was corrected in it. */
function saidIn({ parts }: Reply): Hedged[] {
  return parts.flatMap((part) => {
    if (part.kind !== "change") return figuresIn({ parts: [part] });
    if (part.isCorrection) return part.to || !part.from ? [] : [withdrawn(part.from)];
    return part.to ?? withdrawn(part.from!);
  });
}

function claimsTold({ from, to, claims }: FigureNews, said: readonly Hedged[]): readonly ClaimNews[] {
  if (!from) return said.some(isWithdrawn) ? claims : [];
  const standing = said.filter((hedged) => !isWithdrawn(hedged));
  if (!to || !standing.some((hedged) => from.claims.some((claim) => isOf(hedged, claim, from))))
    return standing.length > 0 ? claims.filter((claim) => claim.from) : [];
  return claims.filter((claim) => standing.some((hedged) => claim.from && isOf(hedged, claim.from, from)));
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
