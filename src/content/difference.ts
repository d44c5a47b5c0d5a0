import { counted } from "../text/counted.ts";
import {
  bothAlone,
  type ClaimChange,
  changesMeaning,
  claimChanges,
  sameClaim,
  wordValue,
} from "./claim-changes.ts";
import type { Edition } from "./edition.ts";
import { type Figure, type Story, wordAttribution, wordCounted } from "./story.ts";

/** What a reader would notice between two editions. Drafts are not told, so they do not count. */
export type StoryChange =
  | { readonly change: "added"; readonly story: Story }
  /** No longer told: gone from the content, withdrawn, or a draft again. */
  | { readonly change: "removed"; readonly story: Story }
  | {
      readonly change: "changed";
      readonly from: Story;
      readonly to: Story;
      /** The headline or the sentences of the brief read differently, figures aside. */
      readonly reworded: boolean;
      readonly figures: readonly FigureChange[];
    };

export type FigureChange =
  | { readonly change: "added"; readonly figure: Figure; readonly told: string }
  | { readonly change: "removed"; readonly figure: Figure; readonly told: string }
  | {
      readonly change: "changed";
      readonly from: Figure;
      readonly to: Figure;
      /** The value, the hedge, the window or who says so changed, and not the spelling alone. */
      readonly meaning: boolean;
      readonly claims: readonly ClaimChange[];
      readonly told: string;
    };

/** The difference between two editions: by story, then by figure, then by claim. */
export function differenceBetween(from: Edition, to: Edition): StoryChange[] {
  const before = new Map(from.published.map((story) => [story.id, story]));
  const after = new Map(to.published.map((story) => [story.id, story]));
  return [
    ...to.published.filter(({ id }) => !before.has(id)).map((story) => ({ change: "added" as const, story })),
    ...from.published
      .filter(({ id }) => !after.has(id))
      .map((story) => ({ change: "removed" as const, story })),
    ...from.published.flatMap((story) => {
      const next = after.get(story.id);
      return next && next !== story ? changedStory(story, next) : [];
    }),
  ];
}

function changedStory(from: Story, to: Story): StoryChange[] {
  const reworded = JSON.stringify([from.headline, from.brief]) !== JSON.stringify([to.headline, to.brief]);
  const figures = figureChanges(from, to);
  return reworded || figures.length > 0 ? [{ change: "changed", from, to, reworded, figures }] : [];
}

function figureChanges(from: Story, to: Story): FigureChange[] {
  const before = new Map(from.figures.map((figure) => [figure.id, figure]));
  const after = new Map(to.figures.map((figure) => [figure.id, figure]));
  return [
    ...to.figures
      .filter(({ id }) => !before.has(id))
      .map((figure) => ({ change: "added" as const, figure, told: `${figure.label}: ${lead(figure)}, new` })),
    ...from.figures
      .filter(({ id }) => !after.has(id))
      .map((figure) => ({
        change: "removed" as const,
        figure,
        told: `${figure.label}: ${lead(figure)}, withdrawn`,
      })),
    ...from.figures.flatMap((figure) => {
      const next = after.get(figure.id);
      return next ? changedFigure(figure, next) : [];
    }),
  ];
}

function lead(figure: Figure): string {
  return wordValue(figure.claims[0], figure, figure.claims.length === 1);
}

function changedFigure(from: Figure, to: Figure): FigureChange[] {
  const claims = claimChanges(from, to);
  const remeasured = from.kind !== to.kind || from.unit !== to.unit || from.rank !== to.rank;
  const reordered = !sameClaim(from.claims[0], to.claims[0]);
  if (claims.length === 0 && !remeasured && !reordered && from.label === to.label) return [];
  const meaning = remeasured || reordered || claims.some(changesMeaning);
  return [{ change: "changed", from, to, meaning, claims, told: toldChange(from, to, claims) }];
}

/** "advisers sent to Guatemala: as many as 80 → about 120": of all that changed, what a reader would notice first. */
function toldChange(from: Figure, to: Figure, claims: readonly ClaimChange[]): string {
  const asPrinted = bothAlone(from, to);
  const [before, after] = [from, to].map((figure) => wordValue(figure.claims[0], figure, asPrinted));
  if (before !== after) return `${to.label}: ${before} → ${after}`;
  const [countedBefore, countedAfter] = [from, to].map((figure) => wordCounted(figure.claims[0], figure));
  if (countedBefore !== countedAfter)
    return `${to.label}: ${before} ${countedBefore ?? ""} → ${after} ${countedAfter ?? ""}`;
  if (from.label !== to.label) return `${from.label} → ${to.label}: ${after}`;
  const [saidBefore, saidAfter] = [wordAttribution(from.claims[0]), wordAttribution(to.claims[0])];
  if (saidBefore !== saidAfter) return `${to.label}: ${after}, ${saidBefore} → ${saidAfter}`;
  const [claimsBefore, claimsAfter] = [from.claims.length, to.claims.length];
  if (claimsBefore !== claimsAfter)
    return `${to.label}: ${after}, ${counted(claimsBefore, "claim", "claims")} → ${counted(claimsAfter, "claim", "claims")}`;
  return `${to.label}: ${claims[0]?.told ?? `${after}, told differently`}`;
}
