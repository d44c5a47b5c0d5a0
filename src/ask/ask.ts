import type { Edition } from "../content/edition.ts";
import type { Figure } from "../content/story.ts";
import { type Candidate, layAgainst } from "./candidate.ts";
import { chooseAmong } from "./choose.ts";
import { seek } from "./cover.ts";
import { isEnglish } from "./english.ts";
import { GENERAL_SPELLING, isGeneralWord } from "./general-words.ts";
import { likelihoods } from "./likelihood.ts";
import { isKnownStem, isNoWord, meansPeople } from "./meanings.ts";
import { type Outcome, toldAs } from "./outcome.ts";
import { isCountry } from "./places.ts";
import { type Question, readQuestion } from "./question.ts";
import { storyAlone } from "./searched.ts";
import { stemOf } from "./stem.ts";
import { SHORT_FORMS } from "./synonyms.ts";
import { type StoryTold, tellStory } from "./told.ts";
import { type Answer, answerTwo } from "./two-at-once.ts";
import type { WordIndex } from "./word-index.ts";
import { plain, weightOf, wordsOf } from "./words.ts";

/** Figures that are looked at closely, of those whose words are nearest. */
const CLOSELY = 24;

/** Finds what answers a question, over the figures of one edition. `before` is what was told, where it leans on that. */
export function answerOver(edition: Edition, index: WordIndex, text: string, before?: Figure): Outcome {
  const answer = (part: string) => answerOne(edition, index, part, before);
  const within = (part: string, figure: Figure) => {
    const story = storyAlone(edition.storyOf(figure));
    return answerOne(story.edition, story.index, part);
  };
  const { outcome } = answer(text);
  return answerTwo(text, outcome, { answer, within });
}

function answerOne(edition: Edition, index: WordIndex, text: string, before?: Figure): Answer {
  const [question, candidates] = readAgainst(edition, index, text, before);
  const figure = onlyBegunBy(text, candidates);
  if (figure !== undefined) return { outcome: toldAs(figure, "value"), nearest: [{ figure, chance: 1 }] };
  const likely = likelihoods(question, candidates);
  const nearest = likely.slice(0, 2).map(({ candidate, chance }) => ({ figure: candidate.figure, chance }));
  return { outcome: chooseAmong(question, likely), nearest };
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
  before?: Figure,
): [question: Question, candidates: readonly Candidate[]] {
  const read = readQuestion(text, {
    corrected: (word, isName) => corrected(word, isName, index),
    hasForm: index.hasForm,
    isName: (word) => index.knows(word) && isNoWord(word),
  });
  const question: Question = { ...read, before };
  const sought = seek(question);
  const keys = sought.filter(({ term }) => term.importance > 0.15).map(({ meanings }) => meanings);
  const toldByStory = new Map<string, StoryTold>();
  const numbers = read.stated.flatMap(({ quantity }) => quantity.value);
  const candidates = nearestFigures(index, keys, numbers).map((figure) => {
    const story = edition.storyOf(figure);
    const ofStory = toldByStory.get(story.id) ?? tellStory(story);
    toldByStory.set(story.id, ofStory);
    return layAgainst(question, sought, figure, story, ofStory);
  });
  return [question, candidates];
}

/** Where a question has no word that a figure has, its kind and its numbers are all there is to go by. */
function nearestFigures(
  index: WordIndex,
  keys: readonly ReadonlyMap<string, number>[],
  numbers: readonly number[],
): readonly Figure[] {
  const found = index.nearest(keys, numbers, CLOSELY);
  if (index.figures.length > CLOSELY || found.length === index.figures.length) return found;
  return index.figures;
}

/**
 * What a word was to be, where neither the edition nor the language of questions has it: another word, or two that it
 * is written together from.
 */
function corrected(word: string, isName: boolean, index: WordIndex): string {
  const written = SHORT_FORMS[word];
  if (written !== undefined) return written;
  if (isGeneralWord(word) || index.knows(word)) return word;
  const parts = index.partsOf(word);
  if (parts !== undefined) return parts.join(" ");
  if (isKnownStem(stemOf(word)) || isCountry(word)) return word;
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
