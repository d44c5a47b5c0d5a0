import type { Story } from "../content/story.ts";
import type { Briefing, Title, ToldStory } from "../digest/briefing.ts";
import { counted } from "../text/counted.ts";
import { figureNewsParts } from "./change-view.ts";
import type { Button, Part, Reply } from "./reply.ts";
import { sentenceParts, storyEntry, storyParts } from "./story-view.ts";

export interface DigestNotes {
  /** When a digest that comes late was due, in local words, to follow "due": "at 8:00 a.m. on Tuesday". */
  readonly late?: string | undefined;
  /** The command that tells once more what changed, where there is one. */
  readonly changes?: string | undefined;
}

/** A digest. The same briefing and notes make the same reply. */
export function digestReply(briefing: Briefing, notes: DigestNotes = {}): Reply {
  const { told, titles, isSinceLast } = briefing;
  const [fresh, changed] = [
    titles.filter(({ changes }) => changes === 0),
    titles.filter(({ changes }) => changes > 0),
  ];
  return {
    parts: [
      ...told.flatMap(toldParts),
      ...titleParts(isSinceLast ? "Also new:" : "Also followed here:", fresh),
      ...titleParts("Also changed:", changed),
      ...withdrawnParts(briefing),
      ...footParts(briefing, notes),
    ],
  };
}

/** What a channel is told that wants to hear that there is nothing to tell. */
export function nothingNewReply(): Reply {
  return { parts: [{ kind: "note", text: "Nothing new since the last digest." }] };
}

function toldParts(told: ToldStory): Part[] {
  const { story, isInFull, news, more } = told;
  const buttons: Button[] = [{ label: "Its figures", command: `/brief figures ${story.id}` }];
  if (!isInFull) buttons.unshift({ label: "The story", command: `/brief latest ${story.id}` });
  return [
    ...(isInFull ? storyParts(story) : changedParts(told)),
    ...news.figures.flatMap(figureNewsParts),
    ...(more > 0 ? [note(`And ${counted(more, "more change", "more changes")} in this story.`)] : []),
    { kind: "buttons" as const, buttons },
  ].filter(isSaidFirst);
}

function changedParts({ story, news }: ToldStory): Part[] {
  return [
    { kind: "heading", text: `Changed: ${story.headline}` },
    ...(news.headlineWas === undefined ? [] : [note(`The headline was “${news.headlineWas}”.`)]),
    ...sentenceParts(news.sentences, story),
  ];
}

/** Sentences and changes may tell of the same figure; that its reports differ is said once. */
function isSaidFirst(part: Part, place: number, parts: readonly Part[]): boolean {
  if (part.kind !== "agreement") return true;
  return parts.findIndex((other) => other.kind === "agreement" && other.text === part.text) === place;
}

function titleParts(over: string, titles: readonly Title[]): Part[] {
  if (titles.length === 0) return [];
  const entries = titles.map(({ story, changes }) =>
    changes === 0
      ? storyEntry(story)
      : { ...storyEntry(story), detail: counted(changes, "change", "changes") },
  );
  return [note(over), { kind: "entries", entries }];
}

function withdrawnParts({ withdrawn, othersWithdrawn }: Briefing): Part[] {
  if (withdrawn.length === 0) return [];
  const stories = withdrawn.length === 1 ? "this story" : "these stories";
  return [
    { kind: "heading", text: "Withdrawn" },
    { kind: "text", runs: [`What was told here of ${stories}, figures included, is told no longer.`] },
    { kind: "entries", entries: withdrawn.map(({ headline }: Story) => ({ title: headline })) },
    ...(othersWithdrawn > 0 ? [note(`And ${counted(othersWithdrawn, "more story", "more stories")}.`)] : []),
  ];
}

function footParts({ scope, isSinceLast, others }: Briefing, { late, changes }: DigestNotes): Part[] {
  const [topic, ...topics] = scope.topics;
  const all =
    topic !== undefined && topics.length + scope.stories.length === 0
      ? `/brief stories ${topic}`
      : "/brief stories";
  const said = [
    others > 0 ? `And ${counted(others, "more story", "more stories")}: ${all}.` : "",
    isSinceLast ? "This is what is new since the last digest." : "",
    late === undefined ? "" : `It comes late: it was due ${late}.`,
  ].filter(Boolean);
  const buttons: Button[] = [{ label: "All stories", command: all }];
  if (changes !== undefined) buttons.unshift({ label: "What changed", command: changes });
  return [...(said.length > 0 ? [note(said.join(" "))] : []), { kind: "buttons", buttons }];
}

const note = (text: string): Part => ({ kind: "note", text });
