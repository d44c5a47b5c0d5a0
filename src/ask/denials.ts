import { meaningsOf } from "./meanings.ts";
import { isVerbForm, stemOf } from "./stem.ts";
import { type Word, weightOf, wordsOf } from "./words.ts";

/*
 * "How many were not vaccinated" is no question after those who were, and what is left of the whole is not worked out:
 * only a figure that is itself told by what is not answers it.
 */

/** Words that deny what comes after them. Texts are plain: apostrophes are gone. */
const DENIES =
  /^(?:not|no|never|without|nobody|none|neither|nor|cannot|lack(?:s|ed|ing)?|(?:do|does|did|is|are|was|were|has|have|had|ca|could|wo|would|should)nt)$/;

const FAILS_TO = /\b(?:fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)) to\b/g;

/** "Still waiting for power" is without it. */
const WAITS = /\b(?:still waiting for|await(?:s|ed|ing)?|(?:still|yet) to (?:get|have|receive|see))\b/g;

/** "Pay nothing" denies what comes before. */
const NOTHING = /^(?:nothing|nil)$/;

/** What has a word that denies and denies nothing of what is asked. */
const IDLE =
  /\b(?:(?:no|not) (?:more|less|fewer|later|longer) than|no (?:number|numbers|figure|figures)|no longer|not (?:only|just|sure|true|yet known)|or not|(?:is|isnt|was|wasnt|are|arent|were|werent|do|dont|did|didnt) (?:it|there|that|they|you|not it)(?: not)?|why not|no idea|if (?:not|no)|no one knows|not counting|not including|(?:not|hasnt|havent|wasnt|isnt) (?:been |seen |this |so |as |that ){1,3}(?:high|low|bad|big|hot|cold|large|many|much|deep|strong|weak|dry|wet|few))\b/g;

/** What is said of something that is gone, shut or missing, by stems: a name may deny by one of these alone. */
const OPPOSITES = new Map(
  `find missing unaccounted disappear; open close shut; close open; vote abstain abstention; attend absent absence;
  survive die kill death; work idle jobless unemployed; employ jobless unemployed; pay owe; accept reject refuse;
  agree oppose against; support oppose against; favour oppose against; approve oppose reject; pass fail; run cancel;
  know unknown; power outage blackout cut; electricity outage blackout cut; light dark; sun dark; rain dry drought;
  home homeless; house homeless; shelter homeless; job jobless unemployed; return missing; arrive missing late;
  school closed; want oppose against; connection cut; connect cut; get stuck wait;
  live empty abandoned unsafe uninhabitable; hear missing unaccounted; make die lost; owner stray; collapse stand; destroy stand; cover exempt; fall stand; confirm suspect await possible; sick hidden; water dry; computer down offline; system down offline; train cancel; notice undetected; detect unnoticed; take remain spare; answer silent contact; respond silent contact; reply silent contact; sell unsold; time late delay; tap dry; go idle fail`
    .split(/;\s*/)
    .map((line) => {
      const [word = "", ...others] = line.split(" ");
      return [stemOf(word), others.map(stemOf)] as const;
    }),
);

/**
 * What a text denies: for each "not", "without" and their like the words that it may be of, of those that say
 * something. "Haven't got power" may be of either, and so may "no tap water".
 */
export function deniedIn(plain: string): Word[][] {
  const words = wordsOf(plain.replace(IDLE, " ").replace(FAILS_TO, " not ").replace(WAITS, " without "));
  return words.flatMap(({ text }, at) => {
    if (NOTHING.test(text)) return [words.slice(0, at).filter(saysMuch).slice(-1)].filter(isSome);
    return DENIES.test(text) ? [deniedBy(words.slice(at + 1))].filter(isSome) : [];
  });
}

const saysMuch = (word: Word): boolean => weightOf(word) === "full";

const isSome = (words: readonly Word[]): boolean => words.length > 0;

function deniedBy(after: readonly Word[]): Word[] {
  const at = after.findIndex((word) => saysMuch(word) || OPPOSITES.has(word.stem));
  if (at < 0) return after.filter((word) => weightOf(word) !== "small").slice(0, 1);
  const first = after[at]!;
  const next = saysMuch(first)
    ? after.slice(at + 1, isVerbForm(first.text) ? at + 1 : at + 2).find(saysMuch)
    : after.slice(at + 1).find(saysMuch);
  return next === undefined ? [first] : [first, next];
}

/** What a word that is denied may be called by a name that says so in one word: "unvaccinated", "missing". */
export function deniedMeanings({ text, stem }: Word): ReadonlyMap<string, number> {
  const keys = ["un", "non", "in", "dis", "im"].map((start) => stemOf(`${start}${text}`));
  return new Map([...keys, ...(OPPOSITES.get(stem) ?? [])].map((key) => [key, 0.9]));
}

/**
 * What the names of a figure deny: "homes without electricity", "people out of work". What another of its names says as
 * it is, it does not deny.
 */
export function deniedByNames(names: readonly string[]): ReadonlySet<string> {
  const denied = new Set(names.flatMap(deniedByName));
  for (const name of names)
    if (deniedByName(name).length === 0)
      for (const { stem, root } of wordsOf(name)) for (const key of [stem, `.${root}`]) denied.delete(key);
  return denied;
}

const deniedByName = (name: string): string[] =>
  deniedIn(
    name
      .replace(/\b(?:out of(?! (?:the|an?|their|its)\b)|short of|lacking|for (?:want|lack) of)\b/g, "without")
      .replace(/\b(\w+) (?:had been|has been|was|were|is|are) off\b/g, "without $1")
      .replace(/\blast (?:had|saw|got|received) (?:an? |the )?/g, "without "),
  ).flatMap(([first]) => [first!.stem, `.${first!.root}`]);

/** "Time since the last tour" is time without one. */
export function sinceLastIn(names: readonly string[]): ReadonlySet<string> {
  const last = names.flatMap(
    (name) => /\bsince (?:the|their|its|his|her|a)? ?last\b(.*)$/.exec(name)?.[1] ?? [],
  );
  return new Set(last.flatMap(wordsOf).flatMap(({ stem, root }) => [stem, `.${root}`]));
}

/** Whether two denials may be of one thing: "no power" and "without electricity". */
export function isDenied({ stem }: Word, denied: ReadonlySet<string>): boolean {
  return [...meaningsOf(stem).keys()].some((key) => denied.has(key));
}
