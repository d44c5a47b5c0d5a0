import type { Edition } from "../content/edition.ts";
import type { Figure } from "../content/story.ts";
import { type Candidate, layAgainst } from "./candidate.ts";
import { chooseAmong } from "./choose.ts";
import { seek } from "./cover.ts";
import { isEnglish } from "./english.ts";
import { GENERAL_SPELLING, isGeneralWord } from "./general-words.ts";
import { isKnownStem, meansPeople } from "./meanings.ts";
import type { Outcome } from "./outcome.ts";
import { isCountry } from "./places.ts";
import { type Question, readQuestion } from "./question.ts";
import { stemOf } from "./stem.ts";
import { SHORT_FORMS } from "./synonyms.ts";
import { type StoryTold, tellStory } from "./told.ts";
import type { WordIndex } from "./word-index.ts";
import { plain, weightOf, wordsOf } from "./words.ts";

/** Figures that are looked at closely, of those whose words are nearest. */
const CLOSELY = 24;

/** Finds what answers a question, over the figures of one edition. */
export function answerOver(edition: Edition, index: WordIndex, text: string): Outcome {
  const [first, second] = questionsIn(text);
  const outcome = answerOne(edition, index, first!);
  if (second !== undefined) {
    const next = answerNext(second, first!, (text) => answerOne(edition, index, text));
    return bothOf(outcome, next, [first!, second]);
  }
  return twoNamed(text, (part) => answerOne(edition, index, part)) ?? outcome;
}

/** "How many doses were bought and how many used": what is counted is said once, and meant twice. */
function answerNext(second: string, first: string, answer: (text: string) => Outcome): Outcome {
  const alone = answer(second);
  const counted = /\bhow (?:many|much) (?:of (?:the|its|their) )?(\p{L}{3,})/iu.exec(first)?.[1];
  if (alone.outcome === "figure" || counted === undefined) return alone;
  const whole = answer(second.replace(/\bhow (?:many|much)\b/i, (cue) => `${cue} ${counted}`));
  return whole.outcome === "figure" ? whole : alone;
}

/** "The turnout and Duarte's result": each half means a figure of its own. */
function twoNamed(text: string, answer: (part: string) => Outcome): Outcome | undefined {
  const halves = text.split(/\s+(?:and|&|plus|vs\.?|versus)\s+/i);
  if (halves.length !== 2) return undefined;
  const [one, alone] = halves.map(answer);
  // "Seats for the opposition and the government": what stands before the first is meant of the second.
  const before = /^.*\b(?:of|for|in|by|to|at|from|on)\s+/i.exec(halves[0]!)?.[0];
  const other = alone?.outcome === "figure" || before === undefined ? alone : answer(`${before}${halves[1]}`);
  if (one?.outcome !== "figure" || other?.outcome !== "figure" || one.figure === other.figure)
    return undefined;
  return { outcome: "choice", figures: [one.figure, other.figure], both: true };
}

function answerOne(edition: Edition, index: WordIndex, text: string): Outcome {
  const [question, candidates] = readAgainst(edition, index, text);
  const figure = onlyBegunBy(text, candidates);
  return figure === undefined
    ? chooseAmong(question, candidates)
    : { outcome: "figure", figure, lead: figure.claims[0], about: "value", stated: [] };
}

/** The one figure whose label begins as is typed, with two words that say something: "level of illegal crossings". */
function onlyBegunBy(text: string, candidates: readonly Candidate[]): Figure | undefined {
  const typed = plain(text).replace(/^the /, "");
  const saying = wordsOf(typed).filter((word) => weightOf(word) === "full" && !meansPeople(word.stem));
  if (saying.length < 2) return undefined;
  const begun = candidates.filter(({ figure }) => `${plain(figure.label)} `.startsWith(`${typed} `));
  return begun.length === 1 ? begun[0]!.figure : undefined;
}

/** A question with the figures nearest to it, each laid against it. */
export function readAgainst(
  edition: Edition,
  index: WordIndex,
  text: string,
): [question: Question, candidates: readonly Candidate[]] {
  const question = readQuestion(text, {
    corrected: (word, isName) => corrected(word, isName, index),
    hasForm: index.hasForm,
  });
  const sought = seek(question);
  const keys = sought.filter(({ term }) => term.importance > 0.15).map(({ meanings }) => meanings);
  const toldByStory = new Map<string, StoryTold>();
  const candidates = nearestFigures(index, keys).map((figure) => {
    const story = edition.storyOf(figure);
    const ofStory = toldByStory.get(story.id) ?? tellStory(story);
    toldByStory.set(story.id, ofStory);
    return layAgainst(question, sought, figure, story, ofStory);
  });
  return [question, candidates];
}

/** Where a question has no word that a figure has, its kind and its numbers are all there is to go by. */
function nearestFigures(index: WordIndex, keys: readonly ReadonlyMap<string, number>[]): readonly Figure[] {
  const found = index.nearest(keys, CLOSELY);
  if (index.figures.length > CLOSELY || found.length === index.figures.length) return found;
  return index.figures;
}

/** Two questions in one text: "how many were killed and how many hurt". */
const NEXT_QUESTION =
  /(?:\band\b|&|[,;?.]|\bor\b|\bplus\b)\s*(?:and |also )*(?=how (?:many|much|long|far|high|big|old|fast|deep|heavy|tall|hot)\b|what(?:’s|'s| is| was| are| were| did| does| share| percentage| percent)\b)/i;

function questionsIn(text: string): string[] {
  const next = NEXT_QUESTION.exec(text);
  if (next === null) return [text];
  const [before, after] = [text.slice(0, next.index), text.slice(next.index + next[0].length)];
  const isQuestion = /\bhow (?:many|much|long|far|high|big|old|fast|deep|heavy|tall|hot)\b|\bwhat\b/i.test(
    before,
  );
  return isQuestion ? [before.trim(), after.trim()] : [text];
}

function bothOf(first: Outcome, second: Outcome, [asked, alsoAsked]: readonly [string, string]): Outcome {
  const figures = [
    ...new Set([first, second].flatMap((one) => (one.outcome === "figure" ? [one.figure] : []))),
  ];
  if (figures.length === 2) return { outcome: "choice", figures, both: true };
  if (first.outcome === "figure" && second.outcome === "none") return { ...first, unanswered: alsoAsked };
  if (second.outcome === "figure" && first.outcome === "none") return { ...second, unanswered: asked };
  const all = [
    ...new Set([
      ...figures,
      ...[first, second].flatMap((one) => (one.outcome === "choice" ? one.figures : [])),
    ]),
  ];
  return all.length > 1 ? { outcome: "choice", figures: all.slice(0, 4), both: true } : first;
}

/** What a word was to be, where neither the edition nor the language of questions has it. */
function corrected(word: string, isName: boolean, index: WordIndex): string {
  const written = SHORT_FORMS[word];
  if (written !== undefined) return written;
  if (isGeneralWord(word) || index.knows(word) || isKnownStem(stemOf(word)) || isCountry(word)) return word;
  if (isName) return index.spelling.nearest(word) ?? word;
  const ending = endingOf(word, index);
  if (ending === undefined && isEnglish(word)) return word;
  return ending ?? index.spelling.nearest(word) ?? GENERAL_SPELLING.nearest(word) ?? word;
}

/** Of a word put together from two, the last is what it is a sort of: "beehives" are hives. */
function endingOf(word: string, index: WordIndex): string | undefined {
  if (/^(?:non|dis|mis|over|under|out|anti|counter)/.test(word)) return undefined;
  return word.length >= 7 && index.knows(word.slice(3)) ? word.slice(3) : undefined;
}
