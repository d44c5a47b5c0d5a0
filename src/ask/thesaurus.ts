import { SMALL_WORDS, TALK_WORDS } from "./small-words.ts";
import { stemOf } from "./stem.ts";
import { AMOUNTS_AND_CHANGES } from "./thesaurus/amounts-and-changes.ts";
import { COMPANIES_PRICES_ENERGY_TECHNOLOGY } from "./thesaurus/companies-prices-energy-technology.ts";
import { CRIME_WAR_PROTEST_MIGRATION } from "./thesaurus/crime-war-protest-migration.ts";
import { GENERAL } from "./thesaurus/general.ts";
import { HEALTH_SCHOOLS_PEOPLE } from "./thesaurus/health-schools-people.ts";
import { NATURE_FARMING_BUILDING } from "./thesaurus/nature-farming-building.ts";
import { PHRASES } from "./thesaurus/phrases.ts";
import { POLITICS_BUDGETS_WORK } from "./thesaurus/politics-budgets-work.ts";
import { RESCUE_FIRES_WEATHER_ACCIDENTS } from "./thesaurus/rescue-fires-weather-accidents.ts";
import { SPORT_CULTURE_TRAVEL_SCIENCE } from "./thesaurus/sport-culture-travel-science.ts";
import { linesOf } from "./word-lists.ts";
import type { Word } from "./words.ts";

/*
 * What people call things. A line of src/ask/thesaurus/ is "firefighter = fireman fire_crew": what stands behind "="
 * comes to the same in a news story as the first word; among themselves the others need not. A word with nothing behind
 * it is known, and stands for itself. Words joined by "_" are a phrase, in plain forms: "give_evidence" is "gave evidence" too.
 */

const LISTS = [
  AMOUNTS_AND_CHANGES,
  COMPANIES_PRICES_ENERGY_TECHNOLOGY,
  CRIME_WAR_PROTEST_MIGRATION,
  GENERAL,
  HEALTH_SCHOOLS_PEOPLE,
  NATURE_FARMING_BUILDING,
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
  readonly phrases: Branch;
}

let read: Thesaurus | undefined;

/** Read when the first question is: that takes a tenth of a second, which a start can do without. */
function thesaurus(): Thesaurus {
  read ??= readLists();
  return read;
}

/** What else a word may be called, by stems; nothing for words that are not known. */
export const calledAlso = (stem: string): ReadonlySet<string> | undefined => thesaurus().alsoByStem.get(stem);

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

function readLists(): Thesaurus {
  const words = new Set<string>();
  const alsoByStem = new Map<string, Set<string>>();
  const phrases: Branch = { next: new Map() };

  for (const line of linesOf(LISTS)) {
    const [first, ...others] = line.split(/[\s=]+/).flatMap(stemOfEntry);
    if (first === undefined) continue;
    const known = alsoOf(first);
    for (const other of others) {
      if (other === first) continue;
      known.add(other);
      alsoOf(other).add(first);
    }
  }
  return { words, alsoByStem, phrases };

  /** The stem of a word, or of the word that a phrase is put into; nothing for a phrase that says too little. */
  function stemOfEntry(text: string): string[] {
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

  function alsoOf(stem: string): Set<string> {
    const known = alsoByStem.get(stem) ?? new Set();
    alsoByStem.set(stem, known);
    return known;
  }
}
