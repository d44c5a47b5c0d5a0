import { differenceBetween, type FigureChange, type StoryChange } from "../content/difference.ts";
import type { Sentence } from "../content/prose.ts";
import { agreementOn, type Figure, type Story } from "../content/story.ts";
import { figureNews } from "../digest/figure-news.ts";
import { withoutTold } from "../digest/story-news.ts";
import { counted } from "../text/counted.ts";
import { figureNewsParts } from "./change-view.ts";
import type { Comparison } from "./desk.ts";
import { chatName } from "./doer.ts";
import { pageOf } from "./pages.ts";
import type { Note, Part } from "./reply.ts";
import { sentenceParts } from "./story-view.ts";

/** Channels told by name; more are counted. */
const MOST_CHANNELS = 5;
const MOST_LABELS = 5;

/** What stands under one heading and is not torn apart. */
interface Block {
  readonly heading: string;
  /** Made out only where it is shown: an edition may change in thousands of places. */
  readonly parts: () => readonly Part[];
}

/** What a reader would find changed between two editions, page by page; `command` with "page:2" is the next page. */
export function comparisonParts(
  comparison: Comparison,
  page: number,
  command: string,
): { readonly parts: Part[]; readonly under: Part[] } {
  const changes = differenceBetween(comparison.from, comparison.to);
  const { rows, under } = pageOf(blocksOf(changes, comparison), page, command);
  const shown = rows.flatMap(({ heading, parts }, place): Part[] =>
    rows[place - 1]?.heading === heading ? [...parts()] : [{ kind: "heading", text: heading }, ...parts()],
  );
  return { parts: [...summaryParts(changes, comparison), ...shown], under };
}

function summaryParts(changes: readonly StoryChange[], { reached }: Comparison): Part[] {
  if (changes.length === 0)
    return [note("Nothing that a reader would notice: other names, topics, notes or drafts.")];
  const figures = changes.flatMap((change) => (change.change === "changed" ? change.figures : []));
  const said = [
    `Stories: ${tally(changes)}.`,
    figures.length > 0 ? `Figures in the changed ones: ${tally(figures)}.` : "",
  ].filter(Boolean);
  const apart = figures.flatMap(nowApart);
  const channels = new Set(reached.flatMap((one) => one.channels.map((at) => `${at.chat} ${at.channel}`)));
  return [
    { kind: "text", runs: [said.join(" ")] },
    ...(apart.length > 0 ? [note(`Reports that agreed until now part ways on: ${labelsOf(apart)}.`)] : []),
    ...(channels.size > 0
      ? [
          note(
            `${counted(channels.size, "channel was", "channels were")} told a figure that changes or goes.`,
          ),
        ]
      : []),
  ];
}

/** "1 new, 2 withdrawn, 3 changed". */
function tally(changes: readonly { readonly change: "added" | "removed" | "changed" }[]): string {
  const words = { added: "new", removed: "withdrawn", changed: "changed" };
  return (["added", "removed", "changed"] as const)
    .map((kind) => ({ kind, count: changes.filter(({ change }) => change === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${words[kind]}`)
    .join(", ");
}

function labelsOf(figures: readonly Figure[]): string {
  const labels = figures.slice(0, MOST_LABELS).map(({ label }) => label);
  const more = figures.length > MOST_LABELS ? `; and ${figures.length - MOST_LABELS} more` : "";
  return `${labels.join("; ")}${more}`;
}

/** The figure, where its reports can no longer all be right. */
function nowApart(change: FigureChange): Figure[] {
  if (change.change !== "changed") return [];
  return isApart(change.to) && !isApart(change.from) ? [change.to] : [];
}

function isApart(figure: Figure): boolean {
  return !["alone", "agree"].includes(agreementOn(figure).verdict);
}

function blocksOf(changes: readonly StoryChange[], comparison: Comparison): Block[] {
  return changes.flatMap((change): Block[] => {
    if (change.change === "added") return addedBlocks(change.story);
    if (change.change === "removed") return [removedBlock(change.story, comparison)];
    return changedBlocks(change, comparison);
  });
}

function removedBlock({ headline, figures }: Story, comparison: Comparison): Block {
  const refs = figures.map(({ ref }) => ref);
  return {
    heading: `Withdrawn: ${headline}`,
    parts: () => [
      note(`With ${counted(figures.length, "figure", "figures")}.`),
      ...reachedParts(refs, comparison),
    ],
  };
}

function addedBlocks(story: Story): Block[] {
  const heading = `New: ${story.headline}`;
  const all = story.figures.map((figure) => ({ to: figure, claims: [{ to: figure.claims[0] }] }));
  return [
    { heading, parts: () => sentenceParts(story.brief, story) },
    ...withoutTold(all, story.brief).map((news) => ({ heading, parts: () => figureNewsParts(news) })),
  ];
}

const IN_ORDER = ["changed", "removed", "added"] as const;

function changedBlocks(
  { from, to, figures, reworded }: Extract<StoryChange, { change: "changed" }>,
  comparison: Comparison,
): Block[] {
  const heading = `Changed: ${to.headline}`;
  const words = () => [
    ...(from.headline === to.headline ? [] : [note(`The headline was “${from.headline}”.`)]),
    ...onlyIn(from, to, "Said no longer:"),
    ...onlyIn(to, from, "Said from now on:"),
  ];
  return [
    ...(reworded ? [{ heading, parts: words }] : []),
    ...IN_ORDER.flatMap((kind) => figures.filter(({ change }) => change === kind)).map((change) => ({
      heading,
      parts: () => figureParts(change, comparison),
    })),
  ];
}

/** The sentences that one of two states of a story has, and the other has not. */
function onlyIn(story: Story, other: Story, over: string): Part[] {
  const written = (sentence: Sentence) => JSON.stringify(sentence);
  const known = new Set(other.brief.map(written));
  const own = story.brief.filter((sentence) => !known.has(written(sentence)));
  return own.length === 0 ? [] : [note(over), ...sentenceParts(own, story)];
}

function figureParts(change: FigureChange, comparison: Comparison): Part[] {
  const news = figureNews(change);
  const figure = change.change === "changed" ? change.to : change.figure;
  if (!news) return [note(`${figure.label}: written in another way, the same in meaning.`)];
  return [...figureNewsParts(news), ...reachedParts([figure.ref], comparison)];
}

/** Where figures have been told that are other ones now, or gone. */
function reachedParts(refs: readonly string[], { reached }: Comparison): Part[] {
  const told = reached.filter(({ figure }) => refs.includes(figure)).flatMap(({ channels }) => channels);
  const byName = new Set(told.map(({ chat, channel }) => `${channel} on ${chatName(chat)}`));
  if (byName.size === 0) return [];
  const names = [...byName].slice(0, MOST_CHANNELS).join(", ");
  const more = byName.size > MOST_CHANNELS ? ` and ${byName.size - MOST_CHANNELS} more` : "";
  return [note(`Told already in ${counted(byName.size, "channel", "channels")}: ${names}${more}.`)];
}

function note(text: string): Note {
  return { kind: "note", text };
}
