import type { Claim, Figure, Story } from "../content/story.ts";
import type { Kind } from "../figures/quantity.ts";
import { readQuantities } from "../figures/read.ts";
import { deniedByNames, sinceLastIn } from "./denials.ts";
import { DIMENSION_WORDS, type Dimension, type UnitSort, unitSortOf } from "./dimensions.ts";
import { namesIn } from "./marks.ts";
import { isNoWord, isPerson, standsForPeople } from "./meanings.ts";
import { MONTHS } from "./months.ts";
import { type Period, periodsIn } from "./periods.ts";
import { isPastAsked, type Phase, phasesIn } from "./phases.ts";
import { isCountry } from "./places.ts";
import { poleIn } from "./poles.ts";
import { type Qualifier, qualifiersIn } from "./qualifiers.ts";
import { isVerbForm, stemOf } from "./stem.ts";
import { phrasesAmong } from "./thesaurus.ts";
import { plain, type Word, weightOf, wordsOf } from "./words.ts";

/** Where a word stands, and how much that makes a figure be about it. */
const OWN = {
  name: 1,
  unit: 0.95,
  counts: 0.85,
  time: 0.9,
  sentence: 0.75,
  speaker: 0.6,
  printed: 0.4,
} as const;
const OF_STORY = { id: 1, about: 0.95, told: 0.6, printed: 0.4 } as const;

/** From this on a word is the figure's own: its name, its unit, what it counts. */
export const OWN_FROM = 0.75;
/** From this on it is the very word. */
export const EXACT = 0.95;

/** What a figure says of itself, by the stems and the roots of its words (a root has a dot before it). */
export interface Told {
  readonly own: ReadonlyMap<string, number>;
  /** Its label and its aliases, each in all its words but the smallest. */
  readonly names: readonly (readonly Word[])[];
  readonly kind: Kind;
  readonly unit: UnitSort | undefined;
  readonly unitStems: ReadonlySet<string>;
  /** What its label says was done: "closed", "stolen"; or is to be done, in a time "to charge". */
  readonly happened: readonly Word[];
  /** What is counted: the unit, and what its names begin with. */
  readonly counted: ReadonlyMap<string, number>;
  /** Whether it is of people, as far as one can see. */
  readonly ofPeople: "yes" | "maybe" | "no";
  /** It is money, and a name of it says that it is a price. */
  readonly isPrice: boolean;
  /** The dimensions its name speaks of. */
  readonly dimensions: ReadonlySet<Dimension>;
  readonly timed: Timed;
  readonly phase: Phase | undefined;
  readonly pole: ReturnType<typeof poleIn>;
  /** The stems of its label, and of its other names. */
  readonly labelStems: readonly string[];
  readonly nameStems: ReadonlySet<string>;
  /** Those that are names of somebody or something. */
  /** Its names say that it is of another time than the story's: "in the last round". */
  readonly isOfPast: boolean;
  readonly properStems: ReadonlySet<string>;
  readonly qualifiers: ReadonlySet<Qualifier>;
  readonly periods: ReadonlySet<Period>;
  /** Numbers that stand in its names: "people over 65". */
  readonly numbers: ReadonlySet<number>;
  /** What its names say is not so, by stems and roots. */
  readonly denied: ReadonlySet<string>;
  /** What it is the time since the last of, by stems and roots: there was none since. */
  readonly sinceLast: ReadonlySet<string>;
}

/** What is known of when a figure's claims are of. */
export interface Timed {
  readonly claims: readonly Claim[];
  /** The figure's own names, in small letters. */
  readonly names: string;
  /** When the story was reported. */
  readonly reported: readonly string[];
  /** What the story is about, in its headline and its topics. */
  readonly about: string;
}

/** Reads a figure. */
export function tellFigure(figure: Figure, story: Story): Told {
  const own = new Map<string, number>();
  const called = [figure.label, ...figure.aliases];
  const plainly = called.map(plain);
  const names = [...called, figure.id].map(wordsOf);
  for (const words of names) note(own, words, OWN.name);
  const unitWords = wordsOf(figure.unit ?? "");
  note(own, unitWords, OWN.unit);
  if (figure.rank !== undefined) note(own, wordsOf(figure.rank), OWN.unit);
  for (const claim of figure.claims) {
    note(own, wordsOf(claim.counts ?? ""), OWN.counts);
    note(own, wordsOf([claim.windowWords, ...dateWords(claim.window)].join(" ")), OWN.time);
    note(own, wordsOf(`${claim.by ?? ""} ${claim.through ?? ""}`), OWN.speaker);
    note(own, wordsOf(`${claim.report.outlet} ${claim.report.date ?? ""}`), OWN.printed);
  }
  for (const sentence of story.brief) {
    if (!sentence.some((run) => typeof run !== "string" && run.figure === figure.id)) continue;
    note(own, wordsOf(sentence.filter((run) => typeof run === "string").join(" ")), OWN.sentence);
  }
  const label = names[0]!;
  const counted = new Map<string, number>();
  const counts = figure.claims.map((claim) => wordsOf(claim.counts ?? ""));
  for (const words of [unitWords, ...names.map(beginning), ...counts]) note(counted, words, OWN.name);
  return {
    own,
    counted,
    names: names.slice(0, -1).map((words) => words.filter((word) => weightOf(word) !== "small")),
    kind: figure.kind,
    unit: unitOf(figure, unitWords),
    unitStems: new Set(unitWords.map(({ stem }) => stem)),
    happened: label.filter(
      ({ text, stem }, at) =>
        ((isVerbForm(text) && label[at - 1]?.text !== "the") || isDone(label, at)) && !SEEN.test(stem),
    ),
    ofPeople: ofPeople(figure, unitWords, label),
    isPrice: figure.kind === "money" && names.flat().some(({ stem }) => PRICE_NAMES.has(stem)),
    dimensions: dimensionsOf(names.slice(0, -1).flat()),
    timed: timedOf(figure, story),
    phase: phasesIn(plainly.join(" "))[0],
    isOfPast: plainly.some(isPastAsked),
    pole: poleIn(plainly.join(" ")),
    labelStems: label.filter((word) => weightOf(word) !== "small").map(({ stem }) => stem),
    nameStems: new Set(names.flat().map(({ stem }) => stem)),
    properStems: new Set([...namesIn(figure.label), ...firstName(figure.label)].map(stemOf)),
    qualifiers: qualifiersIn(plainly.join(" | ")),
    periods: periodsIn(plainly.join(" | ")),
    numbers: numbersIn(called.join(" | ")),
    denied: deniedByNames(plainly),
    sinceLast: sinceLastIn(plainly),
  };
}

/** Reads what a story says around its figures. */
export function tellStory(story: Story): StoryTold {
  const about = wordsOf([story.headline, ...story.topics].join(" "));
  return {
    words: wordsOfStory(story),
    about: about.filter((word) => weightOf(word) === "full").map(({ stem }) => stem),
    rarity: rarityIn(story),
  };
}

/** What a story says around its figures, and how few of its figures share a word. */
export interface StoryTold {
  readonly words: ReadonlyMap<string, number>;
  /** What it is about, in its headline and its topics, by stems. */
  readonly about: readonly string[];
  /** From 0 to 1: 1 for a word that one figure alone has in its names, by its stem. */
  rarity(stem: string): number;
}

function rarityIn({ figures }: Story): StoryTold["rarity"] {
  const sharedBy = new Map<string, number>();
  for (const { label, aliases } of figures)
    for (const stem of new Set([label, ...aliases].flatMap(wordsOf).map(({ stem }) => stem)))
      sharedBy.set(stem, (sharedBy.get(stem) ?? 0) + 1);
  const most = Math.log(1 + figures.length);
  return (stem) => Math.log(1 + figures.length / (sharedBy.get(stem) ?? 1)) / most;
}

function wordsOfStory(story: Story): ReadonlyMap<string, number> {
  const told = new Map<string, number>();
  note(told, wordsOf(story.id), OF_STORY.id);
  note(told, wordsOf([story.headline, ...story.topics].join(" ")), OF_STORY.about);
  for (const { title, outlet, date = "" } of story.reports) {
    note(told, wordsOf(`${date} ${monthOf(date)}`), OF_STORY.told);
    note(told, wordsOf(`${title} ${outlet}`), OF_STORY.printed);
  }
  for (const sentence of story.brief)
    note(told, wordsOf(sentence.filter((run) => typeof run === "string").join(" ")), OF_STORY.told);
  return told;
}

/** A label begins with a small letter, unless a name does: "US soldiers killed". */
function firstName(label: string): string[] {
  const [first = ""] = label.split(/\s/, 1);
  const [word = ""] = plain(first).split(" ");
  const isName = /^\p{Lu}{2}/u.test(first) || (/^\p{Lu}/u.test(first) && (isNoWord(word) || isCountry(word)));
  return isName ? [word] : [];
}

function numbersIn(text: string): ReadonlySet<number> {
  if (
    !/\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|fifty|hundred)\b/i.test(text)
  )
    return NO_NUMBERS;
  return new Set(readQuantities(text).flatMap(({ quantity }) => quantity.value));
}

const NO_NUMBERS: ReadonlySet<number> = new Set();

const PRICE_NAMES = new Set(
  ["cost", "price", "budget", "bill", "worth", "value", "fee", "expense"].map(stemOf),
);

/** Verbs that say no more of a thing than that it is there. */
const SEEN = /^(?:se|say|report|count|estimat|expect|confirm|regist|record|hav|us|involv|includ)$/;

/** "Time to charge", "pupils who eat": what is done, though its form does not show it. */
const isDone = (words: readonly Word[], at: number): boolean =>
  (words[at - 1]?.text === "to" && words[at - 2]?.text === "time") ||
  (/^(?:who|will)$/.test(words[at - 1]?.text ?? "") && weightOf(words[at]!) === "full");

/** The words before the first that joins a clause or a place: of "pupils who must change school", the pupils. */
function beginning(words: readonly Word[]): readonly Word[] {
  const end = words.findIndex((word, at) => at > 0 && weightOf(word) === "small");
  const first = end < 0 ? words : words.slice(0, end);
  // Of "bus passengers" the passengers are counted, not the buses.
  return first.filter((word, at) => !isOfPerson(word, first[at + 1]));
}

const isOfPerson = ({ stem }: Word, next: Word | undefined): boolean =>
  next !== undefined && isPerson(next.stem) && !isPerson(stem);

function note(told: Map<string, number>, words: readonly Word[], level: number): void {
  for (const word of words) {
    if (weightOf(word) === "small") continue;
    for (const key of [word.stem, `.${word.root}`]) if ((told.get(key) ?? 0) < level) told.set(key, level);
  }
  for (const { phrase } of phrasesAmong(words)) {
    const key = stemOf(phrase);
    if ((told.get(key) ?? 0) < level) told.set(key, level);
  }
}

function ofPeople({ kind }: Figure, unit: readonly Word[], label: readonly Word[]): Told["ofPeople"] {
  if ([...unit, ...label.slice(0, 3)].some(({ stem }) => isPerson(stem))) return "yes";
  return kind !== "count" || unit.length === 0 || unit.some(({ stem }) => standsForPeople(stem))
    ? "maybe"
    : "no";
}

function unitOf({ kind, unit }: Figure, words: readonly Word[]): UnitSort | undefined {
  if (kind === "money" || kind === "share" || kind === "points" || kind === "multiple") return kind;
  return unit === undefined ? undefined : unitSortOf(words.map(({ stem }) => stem));
}

function dimensionsOf(words: readonly Word[]): Set<Dimension> {
  const dimensions = Object.entries(DIMENSION_WORDS) as [Dimension, ReadonlySet<string>][];
  return new Set(
    dimensions
      .filter(([, stems]) => words.some(({ stem }) => stems.has(stem)))
      .map(([dimension]) => dimension),
  );
}

function timedOf({ claims, label, aliases }: Figure, { reports, headline, topics }: Story): Timed {
  return {
    claims,
    names: [label, ...aliases, ...claims.map(({ counts = "" }) => counts)].join(" | ").toLowerCase(),
    reported: reports.flatMap(({ date = [] }) => date),
    about: [headline, ...topics].join(" | "),
  };
}

const monthOf = (date: string): string => MONTHS[Number(date.slice(5, 7)) - 1] ?? "";

function dateWords(window: Figure["claims"][number]["window"]): string[] {
  if (window?.form !== "in" && window?.form !== "since") return [];
  const date = String(window.form === "in" ? window.date : window.start);
  return [plain(date), monthOf(date)];
}
