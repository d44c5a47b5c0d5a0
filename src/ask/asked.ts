import type { Kind } from "../figures/quantity.ts";
import { ADJECTIVES, type Dimension } from "./dimensions.ts";
import { plain } from "./words.ts";

/** What a question is after. Only `value` and `source` have a figure for an answer. */
export type About = "value" | "source" | "reason" | "time" | "place" | "person" | "manner";

/** A length of time that a figure is asked for each of. */
export type Rate = "hours" | "days" | "weeks" | "months" | "years";

/** What sort of quantity is asked for. */
export interface Asked {
  readonly about: About;
  /** "How many", "how much" and their like stand in it: a number is wanted. */
  readonly hasCue: boolean;
  readonly kinds?: ReadonlySet<Kind> | undefined;
  readonly dimension?: Dimension | undefined;
  /** So much each day: "per day", "daily". */
  readonly rate?: Rate | undefined;
  /** All there are of something is asked for: "are there", "does it have". */
  readonly inAll?: "there" | "had" | undefined;
  /** A rise or a fall is spoken of. */
  readonly isOfChange: boolean;
  /** By how much something rose or fell is asked for. */
  readonly isOfDifference: boolean;
  /** What part of something is asked for. */
  readonly isPart: boolean;
  /** A rate is asked for. */
  readonly isRate: boolean;
  /** Since when it has not been so: "highest in how many years". */
  readonly isRank: boolean;
  /** How long ago something last was: a length of time may tell it, too. */
  readonly isSince: boolean;
  /** Which one of several is asked for, no number: "which school was hit first". */
  readonly isOfThing: boolean;
  /** Some of a group are asked for: "how many of those arrested". */
  readonly isOfGroup: boolean;
  /** Two things may be asked for at once: "the dead and injured". */
  readonly isOfTwo: boolean;
}

const CUE =
  /\b(?:how (?:many|much|long|far|fast|high|tall|deep|wide|broad|thick|heavy|close|near|steep|loud|noisy|sharp|old|quick|quickly|big|large|great|huge|hot|cold|warm|strong|powerful|late|full|often|frequently)|by what (?:factor|percentage|amount|margin)|(?:what|which) (?:is the |was the |are the |were the )?(?:share|percent|percentage|proportion|fraction|portion|number|amount|count|total|sum|part)|(?:the |total |overall )?(?:number|amount|percentage|proportion|share|count|total) of)\b/g;

const SHARE: readonly Kind[] = ["share", "points"];
const ANY_AMOUNT: readonly Kind[] = ["money", "share", "points", "measure", "multiple"];

/** The places where a number is asked for, in order. The text is plain. */
export function cuesIn(text: string): { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(CUE)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Reads what a plain text asks for. */
export function readAsked(text: string): Asked {
  const [cue] = cuesIn(text);
  const words = cue && text.slice(cue.start, cue.end);
  const adjective =
    words?.startsWith("how ") && !IN_DEBT.test(text) && !OF_AN_AMOUNT.test(text)
      ? ADJECTIVES[words.slice(4)]
      : undefined;
  const dimension = adjective ?? (WEIGHS.test(text) ? "weight" : undefined);
  const isRank = isRankAsked(text);
  return {
    about: isRank && !SOURCE.test(text) ? "value" : aboutOf(text, cue?.start),
    hasCue: cue !== undefined || isRank,
    kinds: isRank ? undefined : kindsOf(text, words, dimension),
    dimension: isRank ? undefined : dimension,
    rate: rateOf(text),
    inAll: inAllOf(text),
    isOfChange:
      /\bhow much \w{3,}er\b|\b(?:more|less|fewer|up|down|higher|lower|rise|rose|risen|rising|fall|fell|fallen|falling|drop|dropped|increased?|decreased?|declined?|grow|grew|grown|growth|cut|cuts|reduced|reduction|shrunk|shrank|slumped?|jump|jumped|climbed|soared|surged|plunged|hike|hiked|raise|raised|change|changed|lost|lose|gain|gained|slump|dip|dearer|cheaper|big)\b/.test(
        text,
      ),
    isOfDifference: /\bby (?:how much|how many|what)\b/.test(text),
    isPart: PART.test(text),
    isRate: /\brates?\b/.test(text),
    isRank,
    isSince: /\bhow (?:many (?:years|months|decades|weeks|days|hours)|long) (?:since|ago)\b/.test(text),
    isOfThing: cue === undefined && THING.test(text),
    isOfGroup: /\bhow many of (?:the|those|these|them|all|its|their)\b/.test(text),
    isOfTwo: /\b(?:and|or|plus|versus|vs)\b/.test(text),
  };
}

/** "How deep in debt", "how far in the red": no length is asked for. */
const IN_DEBT = /\bhow (?:deep|deeply|far|big) in(?:to)? (?:debt|the red|the black)\b/;

/** "How deep is the cut", "how heavy was the fine": it is no length and no weight, and asks what it is. */
const OF_AN_AMOUNT =
  /\bhow (?:deep|steep|sharp|heavy|stiff|wide|far|big|large|high|great|huge|strong) (?:(?:is|was|are|were|will|would|a|an|the|its|their|this|that|be|last|of) )*(?:\w+ )?(?:cuts?|fall|drop|slump|recession|discount|decline|loss|losses|fines?|penalty|penalties|gap|margin|majority|lead|deficit|surplus|shortfall|debts?|rise|increase|hike|jump|tax|levy|turnout|toll|reward|bonus|raise|grant|bill|budget)\b/;

const WEIGHS = /\b(?:weigh|weighs|weighed)\b/;

const THING =
  /\bwhats? (?:is |was |are |were )?(?:the |their |his |her |its )?(?:\w+ ){1,3}(?:names?|nationality|scores?|colou?r|brand)\b|\bwhats? (?:is |was )?the (?:final )?score\b|\bwhat (?:nationality|nationalities|kind|type|sort|breed|colou?r|brand|make|model|language|religion|party|weapons?|gender|sex|names?)\b|\bwhich (?!(?:share|percentage|percent|proportion|number|amount|figure|part|sum|total)\b)\w+|(?<!\b(?:number|figure|figures|info|information|data|idea|numbers|word) )\b(?:at|in|on|by|of) what (?!(?:share|percentage|percent|price|cost|rate|speed|age|height|depth|margin|factor|temperature|altitude|level|pace|frequency|length|width|weight|distance|concentration|magnitude|size|value|wage|salary|pressure|strength)\b)\w+/;

function inAllOf(text: string): Asked["inAll"] {
  if (
    /\b(?:do|does|did) (?!we\b|you\b|i\b).*\b(?:have(?! to\b| left\b)|own|contain|employ)\b|\bhow many .*\b(?:exist|live)\b/.test(
      text,
    )
  )
    return "had";
  if (/\bpopulation\b/.test(text) && !PART.test(text)) return "had";
  return /\b(?:are|were|is|was) there\b/.test(text) ? "there" : undefined;
}

/** A part of something; a share of a company, that is bought and sold, is none. */
const SHARES =
  /\b(?:percent|percentage|proportion|fraction|(?<!\b(?:(?:per|each|every|single|one) (?:\w+ )?|a ))share(?! (?:price|capital|option|sale)))\b/;

const PART = new RegExp(`\\bhow much of\\b|\\bpart\\b|${SHARES.source}`);

/** "Highest since when", "the worst in how many years", "a record": a rank is the answer. */
function isRankAsked(text: string): boolean {
  return (
    /\bsince (?:when|how long|(?:what|which) year)\b|\b(?:\w{3,}est|most|least|worst|best|first|last|record|high|low|so|such|big|bad)\b.*\bin how (?:many (?:years|months|decades|weeks|days)|long)\b|\bhow (?:many years|long) (?:since|ago)\b|\ba record\b|\blast (?:this|so|that|as) \w+|\b(?:not|hasnt|havent|wasnt|never)\b (?:been |seen |it |\w+ ){0,2}?(?:so|this|as|that) (?:high|low|bad|big|hot|cold|large|many|much|deep|strong|weak|dry|wet|few)\b.* (?:for|in) how (?:long|many)\b|\bwhen .*\blast\b.*\b(?:this|so|as)\b/.test(
      text,
    ) ||
    /\b(?:how many|how long)\b.*\b(?:not|hasnt|havent|wasnt|never)\b (?:been |seen |it |\w+ ){0,2}?(?:so|this|as|that) (?:high|low|bad|big|hot|cold|large|many|much|deep|strong|weak|dry|wet|few)\b|\b(?:how many|how long).*\bsince\b.*\b(?:so|this|as|that) (?:high|low|bad|big|hot|cold|large|many|much)\b/.test(
      text,
    )
  );
}

function kindsOf(
  text: string,
  cue: string | undefined,
  dimension: Dimension | undefined,
): ReadonlySet<Kind> | undefined {
  if (cue === undefined && dimension !== undefined) return new Set(KINDS_BY_DIMENSION[dimension]);
  if (cue === undefined && /\b(?:sum|amount of money)\b/.test(text)) return new Set<Kind>(["money"]);
  if (cue === undefined) return SHARES.test(text) ? new Set(SHARE) : undefined;
  if (/percent|proportion|fraction|portion|share|part$/.test(cue)) return new Set(SHARE);
  if (/number|count/.test(cue)) return new Set<Kind>(["count", "measure"]);
  if (/factor/.test(cue)) return new Set<Kind>(["multiple", "share"]);
  if (/margin|amount/.test(cue)) return undefined;
  if (dimension === "weight") return new Set(KINDS_BY_DIMENSION.weight);
  if (cue === "how many" && /\bhow many (?:thousands?|millions?|billions?)\b/.test(text)) return undefined;
  if (cue === "how many") return new Set<Kind>(isOfWhole(text) ? ["count", "share", "multiple"] : ["count"]);
  if (IN_DEBT.test(text)) return new Set<Kind>(["money"]);
  if (cue === "how much") {
    if (/\bhow much (?:money|cash)\b/.test(text)) return new Set<Kind>(["money"]);
    if (/\bby how much\b|\b(?:ahead|behind) by$/.test(text))
      return new Set<Kind>([...ANY_AMOUNT, "count", "duration"]);
    if (/\bhow much (?:of|percent)\b/.test(text)) return new Set<Kind>(["share", "measure", "money"]);
    if (OF_TIME.test(text)) return new Set<Kind>(["duration", "share", "measure"]);
    return new Set<Kind>(LATER.test(text) ? [...ANY_AMOUNT, "duration"] : ANY_AMOUNT);
  }
  if (/full/.test(cue)) return new Set(SHARE);
  if (/often|frequently/.test(cue)) return new Set<Kind>(["count", "multiple", "duration"]);
  return dimension === undefined ? undefined : new Set(KINDS_BY_DIMENSION[dimension]);
}

/** "How much notice": what is had of it is a length of time. */
const OF_TIME = /\bhow much (?:\w+ )?(?:time|overtime|notice|warning|delay|leave|sleep|waiting)\b/;

/** "How much longer": by so many minutes, or so much money. */
const LATER = /\bhow much (?:longer|shorter|quicker|faster|slower|later|earlier|sooner|older|younger|time)\b/;

/** "How many of the colonies", "of every ten, how many": a share says so too. */
const isOfWhole = (text: string): boolean =>
  /\b(?:as a|in) percent(?:age)?\b|\bpercent(?:age)?$|\bhow many of (?:the|them|those|these|its|their|our|all|every)\b|\b(?:out )?of (?:every|each|a) (?:ten|hundred|10|100)\b|\bhow many in (?:every )?(?:ten|a hundred|10|100)\b|\b(?:one|1) in how many\b/.test(
    text,
  );

const KINDS_BY_DIMENSION: Readonly<Record<Dimension, readonly Kind[]>> = {
  length: ["duration", "measure"],
  height: [...ANY_AMOUNT, "count", "duration"],
  tallness: ["measure"],
  depth: ["measure"],
  distance: [...ANY_AMOUNT, "count", "duration"],
  width: ["measure"],
  weight: ["measure"],
  age: ["duration", "measure"],
  speed: ["measure", "duration", "share", "points"],
  size: [...ANY_AMOUNT, "count", "duration"],
  temperature: ["measure"],
  strength: ["measure", "count"],
  delay: ["duration"],
  steepness: ["share", "measure", "multiple"],
  loudness: ["measure"],
};

const SAYS =
  "promised|promises|pledged|warned|predicts|predicted|expects|expected|forecast|admits|admitted|provided|mentioned|called|calls|said|says|say|saying|claim|claims|claimed|report|reports|reported|told|tells|print|prints|printed|publish|published|count|counts|counted|estimate|estimates|estimated|put|puts|announced|announce|confirmed|wrote|writes|gave|gives|stated|states|cited|quoted|reckons|calculated";

const SOURCE = new RegExp(
  `\\bwho (?:has |have |else |first |actually |originally |exactly |was it that |is it that )*(?:${SAYS})\\b(?! (?:the )?(?:most|least|more|up)\\b)|\\baccording to (?:who|whom)\\b|\\bwhose (?:number|figure|estimate|count|claim|word|data|is (?:it|that|this))\\b|\\bwheres? (?:is |was |does |did |do (?:we|you) (?:get|have) )?(?:it|that|this|those|these)(?: (?:come|number|figure|one))? from$|^sources?\\b|(?<!\\b(?:energy|water|power|food|light|heat|funding) )\\bsource$|\\b(?:which|what) (?:poll|survey|study|report|paper|outlet)s? (?:has |have )?(?:${SAYS})\\b|\\bsources? (?:of|for|on|behind)\\b|\\b(?:what|which) (?:organi[sz]ation|agency|body|group|ministry|office|authority|official|expert|charity|institute|union|scientist)s? (?:has |have )?(?:${SAYS})\\b|\\bwho (?:did|made|carried out|conducted|ran|took) (?:the |that |this )?(?:count|survey|poll|estimate|census|study|calculation)\\b|\\b(?:what|which|whats) (?:is |was |are )?(?:the |your )?(?:source|paper|outlet|newspaper|report|article|publication|site|website)\\b|\\bwhere (?:does|do|did|is|was) .*\\b(?:number|figure|estimate|data|count|statistic|it|that|this) (?:come|came|from|taken|printed|published)|\\bwhere (?:was|is|were) .*\\b(?:printed|published|reported)\\b|\\bwho (?:is|was) (?:the |your )?source\\b|\\bwho do you have .* from\\b|\\bcitation\\b|\\bsays who\\b|\\bwhere(?:s| is| are| was| were| do we get| did (?:we|you) get) (?:the |that |this )?(?:\\w+ ){0,3}?(?:rate|number|figure|share|percentage|total|count|estimate|data)s? .*\\bfrom$|\\bwheres? (?:is |was )?(?:the |that |this )?(?:\\w+ )?(?:rate|number|figure|share|percentage|total|count|estimate) from$|\\bwhere (?:does|do|did|is|was|are) (?:the |that |this |those )?(?:number|figure|estimate|count|data)s?\\b.*\\bfrom$|\\bwho (?:has|had|gave|gives|put out|came up with|provided|supplied|released|is behind|was behind|stands behind) (?:us |out )?(?:the |that |this |those )?(?:\\w+ )?(?:number|figure|estimate|count|total|data|statistic|share|percentage)s?\\b|\\bwho (?:measured|calculated|worked out|polled|surveyed)\\b|\\bwhere (?:do|did|have|had|would) (?:we|you|u|i) (?:\\w+ )?(?:have|get|got|take|find|found|pull|see|hear|read)\\b|\\bwhere (?:is|are|was|were) (?:\\w+ )*?(?:forecast|projection|prediction|estimate|calculation|percentage|statistic|stat)s? (?:\\w+ )*?from$|\\b(?:what|which) (?:pollster|polling firm|firm|source|team|researchers?|study|survey|poll)s? (?:has |have )?(?:asked|polled|surveyed|measured|found|worked out)\\b`,
);

/** "How was the turnout" asks what it was. */
const HOW_IS_IT = /\bhow (?:is|are|was|were|s) (?:the |its |their )?\w+(?: (?:in|at|of|for|on) .*)?$/;

/** A number asked for before anything else is what is wanted: "how many died when the dam broke". */
function aboutOf(text: string, cue: number | undefined): About {
  const source = SOURCE.exec(text)?.index;
  if (source !== undefined && source <= (cue ?? source)) return "source";
  const reason =
    /\bwhy\b|\bhow come\b|\bwhat (?:has |have |had )?(?:caused?|led|made|triggered|explains?)\b|\bwhat (?:\w+ed|hit|struck|broke|went|made) (?:the|its|their|so|all|wrong)\b|\breasons? (?:for|why|behind)\b|\bwhat (?:is|was|are|were) the (?:reason|cause|explanation|motive)/.exec(
      text,
    )?.index;
  const time =
    /\bwhen\b|\b(?:what|which) (?:time|hour|day|date|month|year)\b|\bhow soon\b|\bsince what date\b/.exec(
      text,
    )?.index;
  const place = /\bwhere\b|\b(?:what|which) (?:place|country|city|town|region|location|state|village)\b/.exec(
    text,
  )?.index;
  const person = /\bwho\b|\bwhose\b|\bwhom\b/.exec(text)?.index;
  const manner = HOW_IS_IT.test(text)
    ? undefined
    : /\bhow (?:do|does|did|is|are|was|were|can|could|should|would|will|to|has|have|had|exactly|s)\b/.exec(
        text,
      )?.index;
  const found = (
    [
      ["reason", reason],
      ["time", time],
      ["place", place],
      ["person", person],
      ["manner", manner],
    ] as const
  )
    .filter(([, at]) => at !== undefined && at < (cue ?? text.length))
    .sort((a, b) => a[1]! - b[1]!);
  const [first] = found;
  if (first === undefined) return "value";
  // "Do you know who was hurt, and how many" asks for a number in the end; a bare relative word does so too.
  if (isInside(text, first[1]!)) return "value";
  const isRelative =
    cue !== undefined && first[0] !== "reason" && !/^(?:\w+ ){0,3}$/.test(text.slice(0, first[1]));
  if (isRelative) return "value";
  return first[0];
}

/** "People who marched", "nurses where it burned": the word joins a clause, and asks nothing. */
function isInside(text: string, at: number): boolean {
  const before = text.slice(0, at).trim();
  // "The weight of the lander when it takes off".
  if (/\w+ \w+$/.test(before) && CLAUSE.test(text.slice(at))) return true;
  return (
    before !== "" &&
    !/\b(?:and|but|know|tell|me|us|say|ask|asking|wonder|wondering|so|ok|hey|hi|please|exactly|out|idea|explain|is|are|was|were)$/.test(
      before,
    ) &&
    /\b(?:people|those|persons|they|everyone|anyone|\w+s)$/.test(before)
  );
}

/** "When it takes off", "where the road ends": no auxiliary comes first, as it would in a question. */
const CLAUSE =
  /^(?:when|where|who) (?:it|they|he|she|we|you|the \w+|this|that|these|those) (?!is\b|are\b|was\b|were\b)\w+/;

const RATES: readonly (readonly [RegExp, Rate])[] = [
  [
    /\b(?:per|each|every) hour\b|\bhourly\b|(?<!\b(?:over|than|for|in|about|half|within|nearly|almost|around|under|takes?|took|lasts?|be|was|is) )\ban hour\b/,
    "hours",
  ],
  [
    /\b(?:per|each|every) (?:single )?(?:day|night)\b|\bdaily\b|(?<!\b(?:over|than|for|in|about|half|within|nearly|almost|around|under|takes?|took|lasts?|be|was|is) )\ba day\b(?! (?:pupil|trip|ticket|return|school|centre|center|nurse|shift|care|labourer|boy|girl|student|visitor|rate|off|out|one|two)s?\b)/,
    "days",
  ],
  [
    /\b(?:per|each|every) week\b|\bweekly\b|(?<!\b(?:over|than|for|in|about|half|within|nearly|almost|around|under|takes?|took|lasts?|be|was|is) )\ba week\b/,
    "weeks",
  ],
  [
    /\b(?:per|each|every) month\b|\bmonthly\b|(?<!\b(?:over|than|for|in|about|half|within|nearly|almost|around|under|takes?|took|lasts?|be|was|is) )\ba month\b/,
    "months",
  ],
  [
    /\b(?:per|each|every) year\b|\byearly\b|\bannually\b|\bper annum\b|(?<!\b(?:over|than|for|in|about|half|within|of|nearly|almost|around|under|takes?|took|lasts?|be|was|is) )\ba year\b/,
    "years",
  ],
];

function rateOf(text: string): Rate | undefined {
  return RATES.find(([pattern]) => pattern.test(text))?.[1];
}

/** Whether a text reads as a question in a sentence, rather than as a name. */
export function isQuestion(text: string): boolean {
  const typed = plain(text);
  if (typed.split(" ").length < 3) return false;
  return (
    /\?\s*$/.test(text) ||
    cuesIn(typed).length > 0 ||
    /^(?:who|what|which|when|where|why|how|is|are|was|were|did|does|do|has|have|had|can|could|tell|say)\b/.test(
      typed,
    )
  );
}
