import { isOpposed } from "./contrasts.ts";
import { isEnglish } from "./english.ts";
import { NEARLY_PEOPLE, PEOPLE_WORDS, PERSON_NOUNS } from "./small-words.ts";
import { rootOf, stemOf } from "./stem.ts";
import { SHORT_FORMS, SYNONYMS } from "./synonyms.ts";
import { calledAlso } from "./thesaurus.ts";

/** How near another word is to one: the word itself is 1. */
const DERIVED = 0.86;
const SYNONYM = 0.83;
const SYNONYM_DERIVED = 0.77;
/** "Villagers" for people, and people for "villagers". */
const NEARLY = 0.6;

const synonymsByStem = new Map<string, Set<string>>();
for (const line of SYNONYMS) {
  const bar = line.indexOf(">");
  const stems = line.filter((word) => word !== ">").map(stemOf);
  for (const stem of bar < 0 ? stems : stems.slice(0, bar)) {
    const known = synonymsByStem.get(stem) ?? new Set<string>();
    for (const other of stems) if (other !== stem) known.add(other);
    synonymsByStem.set(stem, known);
  }
}

const PEOPLE = new Set(PEOPLE_WORDS.map(stemOf));
const NEARLY_PEOPLE_STEMS = new Set(NEARLY_PEOPLE.map(stemOf));
const PERSONS = new Set([...PEOPLE_WORDS, ...PERSON_NOUNS].map(stemOf));

/** Things counted that each stand for somebody. */
const FOR_PEOPLE = new Set(
  "case job post family household infection death injury arrest vacancy vote life body place seat visit birth marriage complaint call signature application objection booking claim registration donation dose jab vaccination ballot ticket membership conviction redundancy layoff enrolment reservation donor entry message"
    .split(" ")
    .map(stemOf),
);

export const standsForPeople = (stem: string): boolean => FOR_PEOPLE.has(stem);
export const meansPeople = (stem: string): boolean => PEOPLE.has(stem);
export const isPerson = (stem: string): boolean => PERSONS.has(stem);

/** Words by which others are known: no slip of the fingers. */
export function isKnownStem(stem: string): boolean {
  return synonymsByStem.has(stem) || PERSONS.has(stem) || calledAlso(stem) !== undefined;
}

/** Whether neither the dictionary nor the lists here have a word of small letters: it can but be a name. */
export const isNoWord = (word: string): boolean =>
  /^\p{L}{3,}$/u.test(word) && !isEnglish(word) && !isKnownStem(stemOf(word)) && !(word in SHORT_FORMS);

/** What else a word may be called, by stems and roots (a root has a dot before it), with how near it is. */
export function meaningsOf(stem: string): ReadonlyMap<string, number> {
  const near = new Map<string, number>();
  const add = (key: string, nearness: number) => {
    if ((near.get(key) ?? 0) < nearness) near.set(key, nearness);
  };
  add(stem, 1);
  add(`.${rootOf(stem)}`, DERIVED);
  const own =
    synonymsByStem.get(stem) ?? (rootOf(stem) === stem ? undefined : synonymsByStem.get(rootOf(stem)));
  for (const other of own ?? []) {
    add(other, SYNONYM);
    add(`.${rootOf(other)}`, SYNONYM_DERIVED);
  }
  for (const other of calledAlso(stem) ?? []) add(other, SYNONYM);
  if (NEARLY_PEOPLE_STEMS.has(stem)) for (const other of PEOPLE) add(other, NEARLY);
  for (const other of near.keys()) if (isOpposed(stem, other)) near.delete(other);
  if (PEOPLE.has(stem)) {
    for (const other of PEOPLE) add(other, 1);
    for (const other of NEARLY_PEOPLE_STEMS) add(other, SYNONYM);
  }
  return near;
}
