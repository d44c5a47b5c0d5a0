import { atOnce } from "./in-bits.ts";
import { SMALL_WORDS, TALK_WORDS } from "./small-words.ts";
import { stemOf } from "./stem.ts";
import { AMOUNTS_AND_CHANGES } from "./thesaurus/amounts-and-changes.ts";
import { COMPANIES_PRICES_ENERGY_TECHNOLOGY } from "./thesaurus/companies-prices-energy-technology.ts";
import { COUNTRIES } from "./thesaurus/countries.ts";
import { CRIME_WAR_PROTEST_MIGRATION } from "./thesaurus/crime-war-protest-migration.ts";
import { GENERAL } from "./thesaurus/general.ts";
import { HEALTH_SCHOOLS_PEOPLE } from "./thesaurus/health-schools-people.ts";
import { NATURE_FARMING_BUILDING } from "./thesaurus/nature-farming-building.ts";
import { NEWS_WORDS_A } from "./thesaurus/news-words-a.ts";
import { NEWS_WORDS_B } from "./thesaurus/news-words-b.ts";
import { NEWS_WORDS_C } from "./thesaurus/news-words-c.ts";
import { NEWS_WORDS_D_E } from "./thesaurus/news-words-d-e.ts";
import { NEWS_WORDS_F_H } from "./thesaurus/news-words-f-h.ts";
import { NEWS_WORDS_I_L } from "./thesaurus/news-words-i-l.ts";
import { NEWS_WORDS_M_O } from "./thesaurus/news-words-m-o.ts";
import { NEWS_WORDS_P } from "./thesaurus/news-words-p.ts";
import { NEWS_WORDS_Q_R } from "./thesaurus/news-words-q-r.ts";
import { NEWS_WORDS_S } from "./thesaurus/news-words-s.ts";
import { NEWS_WORDS_T_Z } from "./thesaurus/news-words-t-z.ts";
import { PHRASES } from "./thesaurus/phrases.ts";
import { POLITICS_BUDGETS_WORK } from "./thesaurus/politics-budgets-work.ts";
import { RESCUE_FIRES_WEATHER_ACCIDENTS } from "./thesaurus/rescue-fires-weather-accidents.ts";
import { SPORT_CULTURE_TRAVEL_SCIENCE } from "./thesaurus/sport-culture-travel-science.ts";
import { linesOf } from "./word-lists.ts";
import type { Word } from "./words.ts";

/*
 * What people call things. A line of src/ask/thesaurus/ is "lorry = truck hgv | vehicle | tanker | car bus". What stands
 * behind "=" comes to the same in a news story as the first word; among themselves the others need not. After the bars
 * come what it is a sort of, sorts of it, and what it excludes: a figure of the one does not answer for the other. A
 * word with nothing behind it is known, and stands for itself. Words joined by "_" are a phrase, in plain forms:
 * "give_evidence" is "gave evidence" too.
 */

const LISTS = [
  AMOUNTS_AND_CHANGES,
  COMPANIES_PRICES_ENERGY_TECHNOLOGY,
  COUNTRIES,
  CRIME_WAR_PROTEST_MIGRATION,
  GENERAL,
  HEALTH_SCHOOLS_PEOPLE,
  NATURE_FARMING_BUILDING,
  NEWS_WORDS_A,
  NEWS_WORDS_B,
  NEWS_WORDS_C,
  NEWS_WORDS_D_E,
  NEWS_WORDS_F_H,
  NEWS_WORDS_I_L,
  NEWS_WORDS_M_O,
  NEWS_WORDS_P,
  NEWS_WORDS_Q_R,
  NEWS_WORDS_S,
  NEWS_WORDS_T_Z,
  PHRASES,
  POLITICS_BUDGETS_WORK,
  RESCUE_FIRES_WEATHER_ACCIDENTS,
  SPORT_CULTURE_TRAVEL_SCIENCE,
];

/** A phrase does not begin with what makes a question of a text. */
const ASKS = /^(?:how|what|which|who|whose|when|where|why)$/;

/** What may stand between the words of a phrase: "lost their lives". */
const BETWEEN = /^(?:the|an?|their|his|her|its|my|our|your)$/;

const TALK = new Set(TALK_WORDS);

/** The words of phrases by their stems, each with what may follow; at the end of one the word that it is put into. */
interface Branch {
  readonly next: Map<string, Branch>;
  phrase?: string;
}

interface Thesaurus {
  /** Its words as they stand, phrases left out. */
  readonly words: Set<string>;
  readonly alsoByStem: Map<string, Set<string>>;
  readonly broaderByStem: Map<string, Set<string>>;
  readonly excludedByStem: Map<string, Set<string>>;
  readonly phrases: Branch;
}

let known: Thesaurus | undefined;

/** Lines read at a time: some milliseconds. */
const LINES = 200;

/**
 * Reads it, bit by bit: all of it takes some tenths of a second, which a start can do without and other answers need
 * not wait for. Whoever asks for a word before that has it read at once.
 */
export function* readThesaurus(): Generator<undefined, void> {
  const read = emptyThesaurus();
  for (const [at, line] of linesOf(LISTS).entries()) {
    if (known !== undefined) return;
    readLine(line, read);
    if (at % LINES === 0) yield;
  }
  known = read;
}

function thesaurus(): Thesaurus {
  if (known === undefined) atOnce(readThesaurus());
  return known!;
}

/** What else a word may be called, by stems; nothing for words that are not known. */
export const calledAlso = (stem: string): ReadonlySet<string> | undefined => thesaurus().alsoByStem.get(stem);

/** Whether the first is a sort of the second, or a part of it. */
export const isSortOf = (stem: string, other: string): boolean =>
  thesaurus().broaderByStem.get(stem)?.has(other) === true && !areSame(stem, other);

/** Whether a figure of the one does not answer for the other. */
export const isExcluded = (stem: string, other: string): boolean =>
  thesaurus().excludedByStem.get(stem)?.has(other) === true && !areSame(stem, other);

const areSame = (stem: string, other: string): boolean => calledAlso(stem)?.has(other) === true;

/** The words that it has, phrases left out. */
export const thesaurusWords = (): ReadonlySet<string> => thesaurus().words;

/** The phrases that words make, with the places that each takes. A phrase is put into one word. */
export function phrasesAmong(words: readonly Word[]): { phrase: string; start: number; end: number }[] {
  const { next } = thesaurus().phrases;
  const all = [];
  for (let start = 0; start < words.length - 1; start += 1) {
    const first = next.get(words[start]!.stem);
    const found = first && phraseFrom(first, words, start);
    if (found) all.push({ phrase: found.phrase, start, end: start + found.length });
  }
  return all;
}

/** The longest phrase that begins at a word. */
function phraseFrom(first: Branch, words: readonly Word[], start: number) {
  let found: { phrase: string; length: number } | undefined;
  let branch: Branch | undefined = first;
  for (let at = start + 1; branch !== undefined && at < words.length; at += 1) {
    const after = branch.next.get(words[at]!.stem);
    if (after === undefined && BETWEEN.test(words[at]!.text)) continue;
    branch = after;
    if (branch?.phrase !== undefined) found = { phrase: branch.phrase, length: at - start + 1 };
  }
  return found;
}

const emptyThesaurus = (): Thesaurus => ({
  words: new Set(),
  alsoByStem: new Map(),
  broaderByStem: new Map(),
  excludedByStem: new Map(),
  phrases: { next: new Map() },
});

function readLine(line: string, read: Thesaurus): void {
  const [head = "", ...parts] = line.split(/[=|]/);
  const [first] = stemsOf(head, read);
  if (first === undefined) return;
  const [same = [], broader = [], narrower = [], excluded = []] = parts.map((part) => stemsOf(part, read));
  addTo(read.alsoByStem, first);
  for (const other of same) addBoth(read.alsoByStem, first, other);
  for (const other of broader) addTo(read.broaderByStem, first, other);
  for (const other of narrower) addTo(read.broaderByStem, other, first);
  for (const other of excluded) addBoth(read.excludedByStem, first, other);
}

const stemsOf = (text: string, read: Thesaurus): string[] =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((entry) => stemOfEntry(entry, read));

/** The stem of a word, or of the word that a phrase is put into; nothing for a phrase that says too little. */
function stemOfEntry(text: string, { words, phrases }: Thesaurus): string[] {
  const parts = text.split("_");
  if (parts.length === 1) {
    words.add(text);
    return [stemOf(text)];
  }
  const telling = parts.filter((part) => !BETWEEN.test(part));
  if (
    telling.length < 2 ||
    ASKS.test(parts[0]!) ||
    parts.every((part) => SMALL_WORDS.has(part) || TALK.has(part))
  )
    return [];
  let branch = phrases;
  for (const stem of telling.map(stemOf)) {
    const next = branch.next.get(stem) ?? { next: new Map() };
    branch.next.set(stem, next);
    branch = next;
  }
  branch.phrase ??= parts.join("");
  return [stemOf(branch.phrase)];
}

function addBoth(known: Map<string, Set<string>>, stem: string, other: string): void {
  addTo(known, stem, other);
  addTo(known, other, stem);
}

function addTo(known: Map<string, Set<string>>, stem: string, other?: string): void {
  const others = known.get(stem) ?? new Set();
  known.set(stem, others);
  if (other !== undefined && other !== stem) others.add(other);
}
