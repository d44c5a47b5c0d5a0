import type { Candidate } from "./candidate.ts";
import { isOpposed } from "./contrasts.ts";
import { MATCHED, type Match } from "./cover.ts";
import { meansPeople } from "./meanings.ts";
import { isPrice } from "./prices.ts";
import type { Question } from "./question.ts";
import { stemOf } from "./stem.ts";
import { isExcluded, isSortOf } from "./thesaurus.ts";
import { EXACT } from "./told.ts";

/** From this on a match is by a name of the figure, be it in other words. */
export const OWN = 0.64;
/** Below this a name is only that of somebody who said it, or of where it was printed. */
const FAINT = 0.6;
/** Below this a word only stands in what is told around a story's figures: it is not what the story is about. */
const ABOUT = 0.75;
/** Below this a word is talk. */
export const TALK = 0.15;

/** How the words of a question are met by a figure, and by the others of its story. */
export function evidenceOfWords(question: Question, candidate: Candidate, rivals: readonly Candidate[]) {
  const { cover, told } = candidate;
  const all = cover.matches.filter(({ term }) => term.importance >= TALK);
  const said = all.filter(({ term }) => !term.isLead);
  const met = said.filter(({ cover }) => cover >= MATCHED);
  const missed = said.filter(({ cover, term }) => cover < MATCHED && !meansPeople(term.stem));
  const keys = missed.filter(({ term }) => term.isKey);
  const names = met.filter(({ term }) => term.isName);
  const heads = met.filter(isRole("head"));
  const context = met.filter(isRole("context"));
  const isHeadExact = heads.some(({ ofFigure }) => ofFigure >= EXACT);
  const isPredicateMissed = keys.some((one) => isRole("predicate")(one) && !isNeutral(one));
  const isByRival = ({ term }: Match) => rivals.some((rival) => isMetBy(rival, term));
  const proper = [...told.properStems];
  const isNameUnsaid = proper.length > 0 && proper.every((stem) => !question.stems.has(stem));
  const mine = said.filter(isOwn);
  return {
    score: atMost(4, cover.score),
    own: atMost(3, cover.own),
    ownShare: shareOwn(said),
    missing: cover.missing,
    exact: atMost(3, cover.exact),
    headExact: Number(isHeadExact),
    headInOtherWords: Number(heads.length > 0 && !isHeadExact),
    headMissed: keys.filter(isRole("head")).length,
    predicateMet: sumOf(met.filter(isRole("predicate")), ({ ofFigure }) => ofFigure),
    predicateMissed: Number(isPredicateMissed),
    onlyPredicateMissed: Number(isHeadExact && isPredicateMissed),
    contextMet: atMost(3, weightOf(context.filter(isOwn))),
    contextOfStory: atMost(3, weightOf(context.filter((one) => !isOwn(one)))),
    contextOfBrief: atMost(
      3,
      weightOf(context.filter((one) => !isOwn(one) && one.ofFigure < FAINT && one.ofStory < ABOUT)),
    ),
    contextMissed: atMost(
      3,
      keys.filter((one) => isRole("context")(one) && !one.term.isAgent && !isNeutral(one)).length,
    ),
    agentMissed: Number(keys.some(({ term }) => term.isAgent)),
    neutralMissed: atMost(2, keys.filter(isNeutral).length),
    modifierMissed: atMost(2, keys.filter(({ term }) => term.isModifier).length),
    restMissed: atMost(3, weightOf(missed.filter(({ term }) => !term.isKey))),
    leadMet: atMost(2, weightOf(all.filter(({ term, cover }) => term.isLead && cover >= MATCHED))),
    groupOnly: Number(mine.length > 0 && mine.every(({ term }) => term.isGroup)),
    partMissed: Number(question.asked.isOfGroup && keys.some(({ term }) => !term.isGroup)),
    nameMissed: atMost(2, keys.filter(({ term }) => term.isName).length),
    nameFaint: atMost(
      2,
      said.filter(
        ({ term, ofFigure, ofStory }) => (term.isName || term.isCountry) && ofFigure < FAINT && ofStory < OWN,
      ).length,
    ),
    nameOfStory: atMost(2, names.filter((one) => !isOwn(one)).length),
    nameUnsaid: Number(isNameUnsaid),
    otherName: Number(isNameUnsaid && [...names, ...keys].some((one) => one.term.isName && !isOwn(one))),
    opposed: atMost(2, excludedIn(question, candidate, isOpposed)),
    excluded: atMost(2, excludedIn(question, candidate, isExcluded)),
    sortAsked: atMost(
      2,
      missed.filter(({ term }) => told.labelStems.some((stem) => isSortOf(term.stem, stem))).length,
    ),
    sortTold: atMost(
      2,
      missed.filter(({ term }) => told.labelStems.some((stem) => isSortOf(stem, term.stem))).length,
    ),
    excludedByStory: atMost(2, candidate.excludedByStory),
    phraseBroken: atMost(2, met.filter(({ term }) => isBroken(term, missed)).length),
    inPlaceOf: atMost(2, keys.filter(({ term }) => isInPlace(term, candidate, question)).length),
    missedAndUnsaid: Math.min(keys.length, cover.unsaid, 3),
    missedIsRivals: atMost(
      2,
      keys.filter(({ term }) => rivals.some((rival) => has(rival, term.stem))).length,
    ),
    metIsRivals: atMost(
      2,
      mine.filter(
        ({ ofFigure, term }) =>
          ofFigure < EXACT && !meansPeople(term.stem) && rivals.some((rival) => has(rival, term.stem)),
      ).length,
    ),
    nothingDistinct: Number(mine.every(isByRival)),
    rivalHasMore: atMost(3, said.filter((one) => !isOwn(one) && isByRival(one)).length),
  };
}

/** Verbs that say no more of what is counted than that it is there. */
const NEUTRAL = new Set(
  `send work live come go turn attend file lodge submit serve help target operate run use carry stay collect gather make
  do hold involve need own exist travel move stand meet visit show appear face handle manage perform conduct produce
  provide offer deliver deploy launch spend set belong wait sit arrive follow lead call mean keep`
    .split(/\s+/)
    .map(stemOf),
);

const isNeutral = ({ term }: Match): boolean =>
  !term.isName && term.role !== "head" && NEUTRAL.has(term.stem);

/** "Public debt": the one word is met, and the other of the phrase is missed. */
const isBroken = ({ phrase }: Match["term"], missed: readonly Match[]): boolean =>
  phrase !== undefined && missed.some(({ term }) => term.phrase === phrase);

const isRole =
  (role: Match["term"]["role"]) =>
  ({ term }: Match): boolean =>
    !term.isName && term.role === role;

const isOwn = ({ ofFigure }: Match): boolean => ofFigure >= OWN;

const isMetBy = ({ cover }: Candidate, term: Match["term"]): boolean =>
  cover.matches.some((one) => one.term === term && isOwn(one));

const has = ({ told }: Candidate, stem: string): boolean => (told.own.get(stem) ?? 0) >= EXACT;

/** "Gold coins" and "silver coins": the label has another word in the place of one that it misses. */
function isInPlace({ before, after }: Match["term"], { told }: Candidate, { stems }: Question): boolean {
  const label = told.labelStems;
  const isOther = (stem: string | undefined) => stem !== undefined && !stems.has(stem) && !meansPeople(stem);
  return label.some(
    (stem, at) => (stem === after && isOther(label[at - 1])) || (stem === before && isOther(label[at + 1])),
  );
}

/** How many words of a question exclude one of the label that it does not say, by `excludes`. */
function excludedIn(
  { stems, terms }: Question,
  { told, cover }: Candidate,
  excludes: (stem: string, other: string) => boolean,
): number {
  // What a name only alludes to it may exclude: "casualties" are no deaths where the label is of the injured.
  const met = new Set(cover.matches.filter(({ ofFigure }) => ofFigure >= EXACT).map(({ term }) => term.stem));
  const unsaid = told.labelStems.filter((stem) => !stems.has(stem));
  const said = new Set(terms.filter((term) => !isPrice(term)).map(({ stem }) => stem));
  return [...said].filter(
    (stem) => !told.nameStems.has(stem) && !met.has(stem) && unsaid.some((other) => excludes(stem, other)),
  ).length;
}

/** From 0 to 1: how much of what is said is the figure's own. */
export function shareOwn(said: readonly Match[]): number {
  const weight = weightOf(said);
  return weight === 0 ? 0 : sumOf(said, ({ term, ofFigure }) => term.importance * ofFigure) / weight;
}

export const weightOf = (matches: readonly Match[]): number => sumOf(matches, ({ term }) => term.importance);

export const atMost = (most: number, value: number): number => Math.min(most, value);

function sumOf<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0);
}
