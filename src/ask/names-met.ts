import { meansPeople } from "./meanings.ts";
import { stemOf } from "./stem.ts";
import type { StoryTold, Told } from "./told.ts";
import { type Word, weightOf } from "./words.ts";

/** How much of what a figure is called a question says. */
export interface NamesMet {
  /** From 0 to 1: how much of the name that fits best the question says. */
  readonly named: number;
  /** The same of the label alone. */
  readonly labelled: number;
  /** Words of the label that the question does not say, each by how few figures share it. */
  readonly unsaid: number;
  /** The label is of a rise or a fall, and the question is not. */
  readonly leavesOutChange: boolean;
  /** The label says what happened ("closed", "stolen"), and the question does not; no alias says it all either. */
  readonly leavesOut?: "label" | "label and aliases" | undefined;
}

/** Words of a rise or a fall, by their stems. */
export const CHANGES = new Set(
  [
    "rise",
    "fall",
    "increase",
    "decrease",
    "drop",
    "decline",
    "growth",
    "cut",
    "reduction",
    "change",
    "slump",
  ].map(stemOf),
);

/** Words of what lies between two numbers: who asks for either does not ask for these. */
const GAPS = new Set(
  ["margin", "gap", "difference", "majority", "shortfall", "deficit", "surplus"].map(stemOf),
);

/** Below this a word of a name is not said, only alluded to. */
const SAID = 0.75;

/** Lays a figure's names against a question. `meanings` has what each word of the question may be called. */
export function namesMet(
  meanings: readonly ReadonlyMap<string, number>[],
  { names, kind, happened }: Told,
  story: StoryTold,
): NamesMet {
  const saidIn = (name: readonly Word[]) => {
    // "Fires" says the fires of "people burned in the fires", and not the burned too.
    const said = meanings.map((near) => ({ near, itself: name.find(({ stem }) => near.get(stem) === 1) }));
    return (word: Word) =>
      Math.max(
        0,
        ...said.map(({ near, itself }) =>
          itself !== undefined && itself.stem !== word.stem
            ? 0
            : (near.get(word.stem) ?? near.get(`.${word.root}`) ?? 0),
        ),
      );
  };
  const saidAs = saidIn([]);
  const isSaid = (word: Word) => saidAs(word) >= SAID;
  const [label = [], ...aliases] = names;
  return {
    named: Math.max(...names.map((name) => shareSaid(name, story, saidIn(name)))),
    labelled: shareSaid(label, story, saidIn(label)),
    unsaid: label.reduce(
      (sum, word) => sum + (isSaid(word) || meansPeople(word.stem) ? 0 : weightIn(word, story)),
      0,
    ),
    leavesOutChange:
      label.some((word) => GAPS.has(word.stem) && !isSaid(word)) ||
      (kind !== "count" && kind !== "rank" && label.some((word) => CHANGES.has(word.stem) && !isSaid(word))),
    leavesOut: happened.every(isSaid)
      ? undefined
      : !aliases.some((words) => words.every(isSaid))
        ? "label and aliases"
        : "label",
  };
}

/** How much a word of talk counts in a name: a little, so that "migrants a day" is not said by "migrants". */
const TALK_IN_SHARE = 0.4;

/** How much a word tells the figure from others: "people" hardly, nor what many figures of the story have. */
function weightIn(word: Word, story: StoryTold): number {
  if (meansPeople(word.stem)) return 0.1;
  const isOfStory = (story.words.get(word.stem) ?? 0) >= 0.9;
  return (weightOf(word) === "talk" ? TALK_IN_SHARE : 1) * story.rarity(word.stem) * (isOfStory ? 0.4 : 1);
}

/** From 0 to 1: how much of a name is said. */
function shareSaid(name: readonly Word[], story: StoryTold, saidAs: (word: Word) => number): number {
  let [said, all] = [0, 0];
  for (const word of name) {
    const weight = weightIn(word, story);
    all += weight;
    said += weight * saidAs(word);
  }
  return all === 0 ? 0 : said / all;
}
