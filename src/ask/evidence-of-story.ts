import type { Candidate } from "./candidate.ts";
import type { Match } from "./cover.ts";
import { atMost, OWN, shareOwn, TALK, weightOf } from "./evidence-of-words.ts";
import { meansPeople } from "./meanings.ts";

/*
 * Which story a question is of: "how old was the Karsa dam" names one, and what names it is not asked of the figure.
 */

/** From this on a word is told by a story. */
const TOLD = 0.4;
/** The stories that the figures looked at are of, by the words of the question that each tells. */
export type Setting = ReadonlyMap<string, ReadonlySet<string>>;

export function settingOf(candidates: readonly Candidate[]): Setting {
  const told = new Map<string, Set<string>>();
  for (const { story, cover } of candidates) {
    const words = told.get(story) ?? new Set();
    told.set(story, words);
    for (const match of cover.matches) if (isToldBy(match)) words.add(match.term.stem);
  }
  return told;
}

/** What of a question is said of the story that a figure is of, and what of another one. */
export function evidenceOfStory({ story, cover }: Candidate, setting: Setting) {
  const said = cover.matches.filter(({ term }) => term.importance >= TALK && !meansPeople(term.stem));
  const rest = said.filter(({ ofFigure }) => ofFigure < OWN);
  const others = [...setting].filter(([other]) => other !== story).map(([, words]) => words);
  const isOnlyHere = ({ term }: Match) => !others.some((words) => words.has(term.stem));
  const setIn = rest.filter(isToldBy);
  const elsewhere = others.map((words) =>
    weightOf(rest.filter((match) => words.has(match.term.stem) && !isToldBy(match))),
  );
  return {
    storySaid: atMost(2, weightOf(setIn)),
    storyAlone: atMost(2, weightOf(others.length === 0 ? [] : setIn.filter(isOnlyHere))),
    otherStory: atMost(2, Math.max(0, ...elsewhere)),
    restUnmet: atMost(3, weightOf(rest.filter((match) => !isToldBy(match)))),
    restMet: shareOwn(said.filter((match) => match.ofFigure >= OWN || !isToldBy(match))),
  };
}

export type EvidenceOfStory = ReturnType<typeof evidenceOfStory>;

const isToldBy = ({ ofStory }: Match): boolean => ofStory >= TOLD;
