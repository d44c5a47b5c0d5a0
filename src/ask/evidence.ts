import { type Candidate, isEmpty } from "./candidate.ts";
import { type EvidenceOfStory, evidenceOfStory, settingOf } from "./evidence-of-story.ts";
import { evidenceOfWords } from "./evidence-of-words.ts";
import { isNumberInName } from "./fit.ts";
import { isPerson } from "./meanings.ts";
import { isPriceAsked } from "./prices.ts";
import type { Qualifier } from "./qualifiers.ts";
import type { Question } from "./question.ts";
import { comparable, isNearStated } from "./stated.ts";

/*
 * What speaks for a figure and against it, and what speaks for it that none answers, in numbers. How much each counts
 * is learned from test/ask (src/ask/weights.json); here stands only what is looked at.
 */

/** The evidence of each candidate, in their order: each piece from -1 to 4. */
export function evidenceAmong(question: Question, candidates: readonly Candidate[]): Evidence[] {
  const ofStories = Map.groupBy(candidates, ({ story }) => story);
  const setting = settingOf(candidates);
  return candidates.map((candidate) => ({
    ...evidenceFor(
      question,
      candidate,
      ofStories.get(candidate.story)!.filter((rival) => rival !== candidate),
    ),
    ...evidenceOfStory(candidate, setting),
  }));
}

/** `rivals` are the other figures of its story. */
function evidenceFor(question: Question, candidate: Candidate, rivals: readonly Candidate[]) {
  return {
    ...evidenceOfWords(question, candidate, rivals),
    ...evidenceOfName(question, candidate),
    ...evidenceOfQualifiers(question, candidate),
    ...evidenceOfQuantity(question, candidate, rivals),
    ...evidenceOfTime(question, candidate),
    ...evidenceOfTalk(question, candidate),
  };
}

export type Evidence = ReturnType<typeof evidenceFor> & EvidenceOfStory;

/** How much of what it is called is said. */
function evidenceOfName({ asked, terms, stated }: Question, { cover, figure, told }: Candidate) {
  return {
    named: cover.named,
    labelled: cover.labelled,
    unsaid: Math.min(cover.unsaid, 3),
    changeLeftOut: Number(cover.leavesOutChange),
    changeUnasked: Number(CHANGE.test(figure.label) && !asked.isOfChange),
    changeMet: Number(CHANGE.test(figure.label) && asked.isOfChange),
    differenceMissed: Number(asked.isOfDifference && !CHANGE.test(figure.label)),
    allThereAre: Number(asked.inAll === "had" && cover.leavesOut !== undefined),
    allThere: Number(asked.inAll === "there" && cover.leavesOut === "label and aliases"),
    numberInName: Number(isNumberInName(stated, told)),
    numberInNameNot: Number(told.numbers.size > 0 && !isNumberInName(stated, told)),
    nothingSaid: Number(isEmpty(terms)),
  };
}

const CHANGE =
  /^(?:\w+ )?(?:rise|fall|drop|increase|cut|growth|decline|jump|change|gain|loss|swing|slump|surge|reduction|hike|saving|swelling)\b|^(?:extra|more|fewer|less)\b/;

function evidenceOfQualifiers({ qualifiers, denied }: Question, { told }: Candidate) {
  const isMissed = (one: Qualifier) => Number(qualifiers.has(one) && !told.qualifiers.has(one));
  const isUnasked = (one: Qualifier) => Number(!qualifiers.has(one) && told.qualifiers.has(one));
  return {
    qualified: qualifiers.intersection(told.qualifiers).size,
    qualifierMissed: qualifiers.difference(told.qualifiers).size,
    qualifierUnasked: told.qualifiers.difference(qualifiers).size,
    eachMissed: isMissed("each"),
    eachUnasked: isUnasked("each"),
    averageMissed: isMissed("average"),
    totalMissed: isMissed("total"),
    otherMissed: isMissed("other"),
    otherUnasked: isUnasked("other"),
    wholeMissed: isMissed("whole"),
    wholeUnasked: isUnasked("whole"),
    riseMissed: isMissed("rise"),
    fallMissed: isMissed("fall"),
    denied: Number(denied.length > 0),
  };
}

/** Whether it is the sort of number that is asked for. */
function evidenceOfQuantity(
  { asked, terms, unit, stated }: Question,
  { fits, told, figure, cover, dimensionFit, stated: ofStated }: Candidate,
  rivals: readonly Candidate[],
) {
  const isKindAsked = asked.kinds !== undefined || unit !== undefined || asked.dimension !== undefined;
  const isComparable = comparable(stated, figure).length > 0;
  const rivalsOfKind = rivals.filter(({ fits }) => fits.kind).length;
  return {
    otherKind: Number(!fits.kind),
    otherDenial: Number(!fits.denial),
    kindUnsaid: Number(asked.kinds === undefined && asked.hasCue),
    rivalsOfKind: Math.min(rivalsOfKind, 4) / 4,
    onlyOfKind: Number(isKindAsked && fits.kind && rivalsOfKind === 0),
    sameUnit: Number(unit !== undefined && unit === told.unit),
    dimension: dimensionFit,
    dimensionNamed: Number(asked.dimension !== undefined && told.dimensions.has(asked.dimension)),
    looseDimension: Number(cover.isLooseDimension),
    rankUnasked: Number(figure.kind === "rank" && !asked.isRank),
    notPeople: Number(
      told.ofPeople === "no" && terms.some(({ role, stem }) => role === "head" && isPerson(stem)),
    ),
    stated: ofStated,
    statedAll: Number(ofStated === 1),
    statedBySource: Number(asked.about === "source" && ofStated > 0),
    statedNear: Number(ofStated === 0 && isNearStated(stated, figure)),
    statedNot: Number(ofStated === 0 && isComparable),
    statedAside: Number(stated.length > 0 && !isComparable),
  };
}

function evidenceOfTime({ phases, isOfPast, periods }: Question, { timeFit, phaseFit, told }: Candidate) {
  const isTimed = periods.size > 0 && told.periods.size > 0;
  const isSamePeriod = !periods.isDisjointFrom(told.periods);
  return {
    samePeriod: Number(isTimed && isSamePeriod),
    otherPeriod: Number(isTimed && !isSamePeriod),
    time: timeFit,
    phase: phaseFit,
    phaseUnsaid: Number(phases.length > 0 && told.phase === undefined),
    pastMissed: Number(isOfPast && !told.isOfPast && told.phase !== "before" && timeFit === 0),
  };
}

/** Whether it is what was told before, or a number of the same sort. */
function evidenceOfTalk({ before, asked }: Question, { figure }: Candidate) {
  const isLike = before !== undefined && before.kind === figure.kind && before.unit === figure.unit;
  return {
    toldBefore: Number(before?.ref === figure.ref),
    likeBefore: Number(isLike && before.ref !== figure.ref && !asked.hasCue),
    unlikeBefore: Number(before !== undefined && !isLike && !asked.hasCue),
  };
}

/** What speaks for it that no figure answers, whatever the figures are. */
export function evidenceOfNone(question: Question) {
  const { asked, terms, denied, times, stated, phases, qualifiers } = question;
  const full = terms.filter(({ importance, isLead }) => importance > 0.5 && !isLead).length;
  return {
    always: 1,
    notOfValue: Number(asked.about !== "value" && asked.about !== "source"),
    reason: Number(asked.about === "reason"),
    time: Number(asked.about === "time"),
    place: Number(asked.about === "place"),
    person: Number(asked.about === "person"),
    manner: Number(asked.about === "manner"),
    source: Number(asked.about === "source"),
    thing: Number(asked.isOfThing && asked.about === "value"),
    group: Number(asked.isOfGroup),
    two: Number(asked.isOfTwo),
    before: Number(phases.includes("before")),
    each: Number(qualifiers.has("each")),
    share: Number(asked.isPart),
    change: Number(asked.isOfChange),
    cue: Number(asked.hasCue),
    denied: Number(denied.length > 0),
    timed: Number(times.length > 0),
    allThereAre: Number(asked.inAll === "had"),
    price: Number(isPriceAsked(terms)),
    stated: Number(stated.length > 0),
    oneWord: Number(full <= 1),
    words: Math.min(full, 4),
    lead: Number(terms.some(({ isLead }) => isLead)),
    after: Number(question.before !== undefined),
    afterWithCue: Number(question.before !== undefined && asked.hasCue),
  };
}

export type EvidenceOfNone = ReturnType<typeof evidenceOfNone>;
