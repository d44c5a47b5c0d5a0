import { agreementOn, wordClaimWindow } from "../content/story.ts";
import type { ClaimNews, FigureNews } from "../digest/figure-news.ts";
import { readsAlike } from "../digest/reads-alike.ts";
import { wordWindow } from "../figures/window.ts";
import { capitalized } from "../text/capitalized.ts";
import { agreementParts, hedgedOf } from "./figure-view.ts";
import type { ChangePart, Part } from "./reply.ts";

/** What became of a figure: from what to what, claim by claim, and whether its reports agree now. */
export function figureNewsParts(news: FigureNews): Part[] {
  const { from, to, claims } = news;
  return [
    ...claims.map((claim, place) => changePart(claim, news, place === 0 ? renamed(news) : "")),
    ...(to === undefined ? [] : agreementParts(to, `${capitalized(to.label)}. `)).filter(
      ({ verdict }) => verdict !== "agree" || (from !== undefined && agreementOn(from).verdict !== "agree"),
    ),
  ];
}

function changePart(claim: ClaimNews, { from, to }: FigureNews, renaming: string): ChangePart {
  const why = [renaming, recounted(claim), moved(claim)].filter(Boolean).join(" ");
  return {
    kind: "change",
    label: (to ?? from)!.label,
    from: claim.from && hedgedOf(claim.from, from!),
    to: claim.to && hedgedOf(claim.to, to!),
    why: why === "" ? undefined : why,
  };
}

function renamed({ from, to }: FigureNews): string {
  return from && to && !readsAlike(from.label, to.label) ? `Called “${from.label}” until now.` : "";
}

/** What exactly is counted, where that is new. Reports differ in it anyway, so it is only told of one that changed. */
function recounted({ from, to }: ClaimNews): string {
  if (!to) return "";
  if (!from) return to.counts === undefined ? "" : `Counted here: ${to.counts}.`;
  if (from.counts === to.counts || from.report.url !== to.report.url) return "";
  const [before, now] = [from, to].map(({ counts }) => counts ?? "not stated");
  return `Counted until now: ${before}; from now on: ${now}.`;
}

/** Another time in the same words. */
function moved({ from, to }: ClaimNews): string {
  if (!from?.window || !to?.window || wordClaimWindow(from) !== wordClaimWindow(to)) return "";
  const [before, now] = [wordWindow(from.window), wordWindow(to.window)];
  return before === now ? "" : `Until now ${before}; from now on ${now}.`;
}
