import { type Candidate, isEmpty } from "./candidate.ts";
import { isOpposed } from "./contrasts.ts";
import type { Match } from "./cover.ts";
import { isNumberInName } from "./fit.ts";
import { isPerson, meansPeople } from "./meanings.ts";
import { isPriceAsked } from "./prices.ts";
import type { Question } from "./question.ts";
import { stemOf } from "./stem.ts";

/*
 * What speaks for a figure and against it, and what speaks for it that none answers, in numbers. How much each counts
 * is learned from test/ask (src/ask/weights.ts); here stands only what is looked at.
 */

/** Below this a word does not count as matched. */
const MATCHED = 0.45;
/** From this on a match is by a name of the figure, be it in other words. */
const OWN = 0.64;
/** From this on it is the very word. */
const EXACT = 0.95;
/** Below this a word is talk. */
const TALK = 0.15;

const flag = (is: boolean): number => (is ? 1 : 0);

/** What a figure's evidence is, each from 0 up, at most 4. `rivals` are the other figures of its story. */
export function evidenceFor(question: Question, candidate: Candidate, rivals: readonly Candidate[]) {
  const { cover, told, fits, figure } = candidate;
  const { asked, terms, phases, stated } = question;
  const all = cover.matches.filter(({ term }) => term.importance >= TALK);
  const said = all.filter(({ term }) => !term.isLead);
  const lead = all.filter(({ term }) => term.isLead);

  const weight = sumOf(said, ({ term }) => term.importance);
  const missed = said.filter(({ cover, term }) => cover < MATCHED && !meansPeople(term.stem));
  const keys = missed.filter(({ term }) => term.isKey);
  const met = said.filter(({ cover }) => cover >= MATCHED);
  const context = met.filter(({ term }) => !term.isName && term.role === "context");
  const heads = met.filter(({ term }) => !term.isName && term.role === "head");
  const names = met.filter(({ term }) => term.isName);
  const isRole = (role: Match["term"]["role"]) => (match: Match) =>
    !match.term.isName && match.term.role === role;
  const mine = said.filter(isOwn);
  const isKindAsked =
    asked.kinds !== undefined || question.unit !== undefined || asked.dimension !== undefined;
  const isHeadExact = heads.some(({ ofFigure }) => ofFigure >= EXACT);
  const isPredicateMissed = keys.some((one) => isRole("predicate")(one) && !isNeutral(one));
  return {
    otherKind: flag(!fits.kind),
    likeKind: flag(candidate.isOfLikeKind),
    score: Math.min(cover.score, 4),
    own: Math.min(cover.own, 3),
    ownShare: weight === 0 ? 0 : sumOf(said, ({ term, ofFigure }) => term.importance * ofFigure) / weight,
    missing: cover.missing,
    exact: Math.min(cover.exact, 3),
    agentMissed: flag(keys.some(({ term }) => term.isAgent)),
    neutralMissed: Math.min(keys.filter(isNeutral).length, 2),
    groupOnly: flag(mine.length > 0 && mine.every(({ term }) => term.isGroup)),
    otherName: flag(
      names.some((one) => !isOwn(one)) || keys.some(({ term }) => term.isName)
        ? told.properStems.size > 0 && [...told.properStems].every((stem) => !question.stems.has(stem))
        : false,
    ),
    nameUnsaid: flag(
      told.properStems.size > 0 && [...told.properStems].every((stem) => !question.stems.has(stem)),
    ),
    pastMissed: flag(question.isOfPast && candidate.phase !== "before" && candidate.timeFit === 0),
    inPlaceOf: Math.min(keys.filter((one) => isInPlace(one, candidate, question)).length, 2),
    opposed: Math.min(opposedIn(question, candidate), 2),
    headMissed: keys.filter(isRole("head")).length,
    headExact: flag(isHeadExact),
    headInOtherWords: flag(heads.length > 0 && !isHeadExact),
    predicateMissed: flag(isPredicateMissed),
    predicateMet: sumOf(met.filter(isRole("predicate")), ({ ofFigure }) => ofFigure),
    onlyPredicateMissed: flag(isHeadExact && isPredicateMissed),
    contextMissed: Math.min(
      keys.filter((one) => isRole("context")(one) && !one.term.isAgent && !isNeutral(one)).length,
      3,
    ),
    contextMet: Math.min(
      sumOf(context.filter(isOwn), ({ term }) => term.importance),
      3,
    ),
    contextOfStory: Math.min(
      sumOf(
        context.filter((one) => !isOwn(one)),
        ({ term }) => term.importance,
      ),
      3,
    ),
    nameMissed: Math.min(keys.filter(({ term }) => term.isName).length, 2),
    nameOfStory: Math.min(names.filter((one) => !isOwn(one)).length, 2),
    restMissed: Math.min(
      sumOf(
        missed.filter(({ term }) => !term.isKey),
        ({ term }) => term.importance,
      ),
      3,
    ),
    modifierMissed: Math.min(keys.filter(({ term }) => term.isModifier).length, 2),
    leadMet: Math.min(
      sumOf(lead, ({ term, cover }) => (cover >= MATCHED ? term.importance : 0)),
      2,
    ),
    missedIsRivals: Math.min(
      keys.filter(({ term }) => rivals.some((rival) => has(rival, term.stem))).length,
      2,
    ),
    /** Words that it alone of its story has. */
    distinct: Math.min(mine.filter(({ term }) => !rivals.some((rival) => isMetBy(rival, term))).length, 3),
    nothingDistinct: flag(mine.every(({ term }) => rivals.some((rival) => isMetBy(rival, term)))),
    rivalHasMore: Math.min(
      said.filter((one) => !isOwn(one) && rivals.some((rival) => isMetBy(rival, one.term))).length,
      3,
    ),
    rivalsOfKind: Math.min(rivals.filter(({ fits }) => fits.kind).length, 4) / 4,
    onlyOfKind: flag(isKindAsked && fits.kind && !rivals.some(({ fits }) => fits.kind)),
    sameUnit: flag(question.unit !== undefined && question.unit === told.unit),
    labelled: cover.labelled,
    unsaid: Math.min(cover.unsaid, 3),
    missedAndUnsaid: Math.min(keys.length, cover.unsaid, 3),
    numberInName: flag(isNumberInName(stated, told)),
    numberInNameNot: flag(told.numbers.size > 0 && !isNumberInName(stated, told)),
    qualified: question.qualifiers.intersection(told.qualifiers).size,
    qualifierMissed: question.qualifiers.difference(told.qualifiers).size,
    qualifierUnasked: told.qualifiers.difference(question.qualifiers).size,
    eachMissed: flag(question.qualifiers.has("each") && !told.qualifiers.has("each")),
    eachUnasked: flag(!question.qualifiers.has("each") && told.qualifiers.has("each")),
    averageMissed: flag(question.qualifiers.has("average") && !told.qualifiers.has("average")),
    totalMissed: flag(question.qualifiers.has("total") && !told.qualifiers.has("total")),
    riseMissed: flag(question.qualifiers.has("rise") && !told.qualifiers.has("rise")),
    fallMissed: flag(question.qualifiers.has("fall") && !told.qualifiers.has("fall")),
    mostUnasked: flag(!question.qualifiers.has("most") && told.qualifiers.has("most")),
    named: cover.named,
    namedSquared: cover.named ** 2,
    changeLeftOut: flag(cover.leavesOutChange),
    changeUnasked: flag(CHANGE.test(figure.label) && !asked.isOfChange),
    dimension: candidate.dimensionFit,
    looseDimension: flag(cover.isLooseDimension),
    stated: flag(candidate.hasStated),
    statedBySource: flag(asked.about === "source" && candidate.hasStated),
    statedNot: flag(stated.length > 0 && !candidate.hasStated),
    time: candidate.timeFit,
    phase: candidate.phaseFit,
    phaseUnsaid: flag(phases.length > 0 && candidate.phase === undefined),
    kindUnsaid: flag(asked.kinds === undefined && asked.hasCue),
    nothingSaid: flag(isEmpty(terms)),
    allThereAre: flag(asked.inAll === "had" && cover.leavesOut !== undefined),
    allThere: flag(asked.inAll === "there" && cover.leavesOut === "label and aliases"),
    rankUnasked: flag(figure.kind === "rank" && !asked.isRank),
    denied: flag(question.denied.length > 0),
    notPeople: flag(
      told.ofPeople === "no" && terms.some(({ role, stem }) => role === "head" && isPerson(stem)),
    ),
  };
}

export type Evidence = ReturnType<typeof evidenceFor>;

/** Verbs that say no more of what is counted than that it is there. */
const NEUTRAL = new Set(
  `send work live come go turn attend file lodge submit serve help target operate run use carry stay collect gather make
  do hold involve need own exist travel move stand meet gather visit show appear face handle manage perform conduct
  produce provide offer deliver deploy launch spend set belong wait sit arrive follow lead call mean turn keep`
    .split(/\s+/)
    .map(stemOf),
);

const isNeutral = ({ term }: Match): boolean =>
  !term.isName && term.role !== "head" && NEUTRAL.has(term.stem);

/** "Gold coins" and "silver coins": the label has another word in the place of one that it misses. */
function isInPlace({ term }: Match, { told }: Candidate, { stems }: Question): boolean {
  const label = told.labelStems;
  const isOther = (stem: string | undefined) => stem !== undefined && !stems.has(stem) && !meansPeople(stem);
  return label.some(
    (stem, at) =>
      (stem === term.after && isOther(label[at - 1])) || (stem === term.before && isOther(label[at + 1])),
  );
}

/** How many words of a question exclude one of the label that it does not say. */
function opposedIn({ stems }: Question, { told }: Candidate): number {
  const unsaid = told.labelStems.filter((stem) => !stems.has(stem));
  let count = 0;
  for (const stem of stems)
    if (!told.nameStems.has(stem) && unsaid.some((other) => isOpposed(stem, other))) count += 1;
  return count;
}

const CHANGE = /^(?:rise|fall|drop|increase|cut|growth|decline)\b/;

const isOwn = ({ ofFigure }: Match): boolean => ofFigure >= OWN;

const isMetBy = ({ cover }: Candidate, term: Match["term"]): boolean =>
  cover.matches.some((one) => one.term === term && isOwn(one));

const has = ({ told }: Candidate, stem: string): boolean => (told.own.get(stem) ?? 0) >= EXACT;

/** What speaks for it that no figure answers, whatever the figures are. */
export function evidenceOfNone({ asked, terms, denied, times, stated, phases, qualifiers }: Question) {
  const full = terms.filter(({ importance, isLead }) => importance > 0.5 && !isLead).length;
  return {
    always: 1,
    notOfValue: flag(asked.about !== "value" && asked.about !== "source"),
    reason: flag(asked.about === "reason"),
    time: flag(asked.about === "time"),
    place: flag(asked.about === "place"),
    person: flag(asked.about === "person"),
    manner: flag(asked.about === "manner"),
    thing: flag(asked.isOfThing && asked.about === "value"),
    group: flag(asked.isOfGroup),
    two: flag(asked.isOfTwo),
    before: flag(phases.includes("before")),
    each: flag(qualifiers.has("each")),
    share: flag(asked.isPart),
    change: flag(asked.isOfChange),
    cue: flag(asked.hasCue),
    source: flag(asked.about === "source"),
    denied: flag(denied.length > 0),
    timed: flag(times.length > 0),
    allThereAre: flag(asked.inAll === "had"),
    price: flag(isPriceAsked(terms)),
    stated: flag(stated.length > 0),
    oneWord: flag(full <= 1),
    words: Math.min(full, 4),
    lead: flag(terms.some(({ isLead }) => isLead)),
  };
}

export type EvidenceOfNone = ReturnType<typeof evidenceOfNone>;

function sumOf<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0);
}
