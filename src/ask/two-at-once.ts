import type { Figure } from "../content/story.ts";
import type { Outcome } from "./outcome.ts";
import { isVerbForm } from "./stem.ts";
import { weightOf, wordsOf } from "./words.ts";

/*
 * Two figures asked for in one breath: "how many were killed and how many hurt", "confirmed and suspected farms". Each
 * part is answered by itself, with what it leaves unsaid put back in from the other.
 */

/** What comes of a part, and the figures that come nearest to it, however unlikely: the likeliest first. */
export interface Answer {
  readonly outcome: Outcome;
  readonly nearest: readonly Near[];
}

interface Near {
  readonly figure: Figure;
  readonly chance: number;
}

/** Ways to have a part answered: over all figures, and over those of the story of one. */
export interface Answers {
  answer(part: string): Answer;
  within(part: string, figure: Figure): Answer;
}

/** Where the other part is answered for sure, this one must be as likely as this. */
const BESIDE = 0.6;
/** The same where the whole is answered as one question, too. */
const SURELY = 0.55;
/** The same of what comes second for a part, where the other part means what comes first. */
const SECOND = 0.3;

const ASKS = "how (?:many|much|long|far|high|big|old|fast|deep|heavy|tall|hot)\\b";

/** Where a second question begins. */
const NEXT_QUESTION = new RegExp(
  `(?:\\band\\b|[&+,;?.]|\\bor\\b|\\bplus\\b|\\bout of\\b)\\s*(?:and |also )*(?=${ASKS}|what(?:’s|'s| is| was| are| were| did| does| do| share| percentage| percent)\\b)`,
  "i",
);
const QUESTION = new RegExp(`\\b${ASKS}|\\bwhat\\b`, "i");

/** What stands between two things that are named. */
const BETWEEN = /\s+(?:and|&|\+|plus|vs\.?|versus)\s+/i;
/** The same where neither may be meant: a vote may be "against" a law. */
const BETWEEN_PERHAPS = /\s+(?:against|compared (?:with|to)|next to|alongside|out of)\s+/i;

/** What comes of a text that may ask for two: `whole` is what comes of it as one question. */
export function answerTwo(text: string, whole: Outcome, answers: Answers): Outcome {
  const next = NEXT_QUESTION.exec(text);
  if (next !== null && QUESTION.test(text.slice(0, next.index))) {
    const parts = [text.slice(0, next.index).trim(), text.slice(next.index + next[0].length).trim()] as const;
    return answerQuestions(parts, answers);
  }
  return (
    answerNamed(text.split(BETWEEN), answers, whole.outcome === "figure" ? SURELY : BESIDE) ??
    (whole.outcome === "figure" ? undefined : answerNamed(text.split(BETWEEN_PERHAPS), answers, BESIDE)) ??
    whole
  );
}

function answerQuestions([asked, alsoAsked]: readonly [string, string], answers: Answers) {
  const { answer } = answers;
  const [first, second] = besideEachOther(
    [firstOf(asked, alsoAsked, answer), likeliestOf(questionsFor(alsoAsked, asked), answer)],
    [asked, alsoAsked],
    answers,
  );
  const both = bothOf(first, second);
  if (both !== undefined) return both;
  if (first.outcome.outcome === "figure" && second.outcome.outcome === "none")
    return { ...first.outcome, unanswered: alsoAsked };
  if (second.outcome.outcome === "figure" && first.outcome.outcome === "none")
    return { ...second.outcome, unanswered: asked };
  const all = [...new Set([first, second].flatMap(({ outcome }) => figuresOf(outcome)))];
  return all.length > 1
    ? ({ outcome: "choice", figures: all.slice(0, 4), both: true } as const)
    : first.outcome;
}

/** "How many people and how many lorries was it carrying": what follows the second may be meant of the first, too. */
function firstOf(asked: string, alsoAsked: string, answer: (part: string) => Answer): Answer {
  const alone = answer(asked);
  if (alone.outcome.outcome === "figure" || !COUNTED.test(alsoAsked)) return alone;
  const whole = answer(`${asked} ${alsoAsked.replace(COUNTED, "")}`);
  return whole.outcome.outcome === "figure" ? whole : alone;
}

const COUNTED = /^\W*how (?:many|much) \S+/i;

/** "How many doses were bought and how many used": what is counted is said once, and meant twice. */
function questionsFor(second: string, first: string): string[] {
  const counted = /\bhow (?:many|much) (?:of (?:the|its|their) )?(\p{L}{3,})/iu.exec(first)?.[1];
  return counted === undefined
    ? [second]
    : [second, second.replace(/\bhow (?:many|much)\b/i, (cue) => `${cue} ${counted}`)];
}

/** "The turnout and Duarte's result": each half means a figure of its own. */
function answerNamed(
  [one, other, ...more]: readonly string[],
  answers: Answers,
  least: number,
): Outcome | undefined {
  if (one === undefined || other === undefined || more.length > 0) return undefined;
  if ([one, other].some((half) => TALKS.test(half)) || isOfOne(one, other)) return undefined;
  const { answer } = answers;
  const [first, second] = besideEachOther(
    [
      likeliestOf([one, ...endingsOf(other).map((end) => `${one} ${end}`)], answer),
      likeliestOf([other, ...beginningsOf(one).map((start) => `${start} ${other}`)], answer),
    ],
    [one, other],
    answers,
  );
  return bothOf(first, second, least);
}

/** Somebody tells of himself, and names nothing: "I’m writing it up and cannot find how many were sent". */
const TALKS = /\b(?:i|i['’]?m|we|we['’]re|my)\b/i;

/** "How many have packed up and gone": the same are asked for all along. */
const isOfOne = (one: string, other: string): boolean =>
  QUESTION.test(one) && isVerbForm(wordsOf(other)[0]?.text ?? "");

/** "Arabica and robusta rises": what stands last is meant of the first, too. */
const endingsOf = (half: string): string[] =>
  wordsOf(half)
    .slice(-1)
    .filter((word) => weightOf(word) === "full")
    .map(({ text }) => text);

/** "Seats for the opposition and the government", "trips now and on the new line": what is meant of the second, too. */
function beginningsOf(half: string): string[] {
  const before = /^.*\b(?:of|for|in|by|to|at|from|on|with)(?=\s)/i.exec(half)?.[0];
  const butLast = /^.*(?=\s+\S+$)/.exec(half)?.[0];
  return [before, butLast].filter((start) => start !== undefined);
}

/** Of ways to put a part the first that is answered by a figure, or else the one that comes nearest to one. */
function likeliestOf(ways: readonly string[], answer: (part: string) => Answer): Answer {
  const answers = ways.map(answer);
  return answers.find(({ outcome }) => outcome.outcome === "figure") ?? answers.reduce(likelier);
}

/** "Length of the Portavane lanes, and parking lost": the story that one part names is meant of the other, too. */
function besideEachOther(
  [first, second]: readonly [Answer, Answer],
  [one, other]: readonly [string, string],
  { within }: Answers,
): readonly [Answer, Answer] {
  const figureOf = ({ outcome }: Answer) => (outcome.outcome === "figure" ? outcome.figure : undefined);
  const [a, b] = [figureOf(first), figureOf(second)];
  if (a !== undefined && b === undefined) return [first, likelier(second, within(other, a))];
  if (b !== undefined && a === undefined) return [likelier(first, within(one, b)), second];
  return [first, second];
}

const chanceOf = (near: Near | undefined): number => near?.chance ?? 0;

const likelier = (a: Answer, b: Answer): Answer => (chanceOf(b.nearest[0]) > chanceOf(a.nearest[0]) ? b : a);

/** Both figures, where one part is answered for sure and the other is likely enough. */
function bothOf(first: Answer, second: Answer, least = BESIDE): Outcome | undefined {
  const [a, b] = likeliestPair(first.nearest, second.nearest, least);
  if (a === undefined || b === undefined) return undefined;
  const sure = [first, second].filter(({ outcome }) => outcome.outcome === "figure").length;
  if (sure === 0) return undefined;
  if (sure === 1 && storyOf(a.figure) !== storyOf(b.figure)) return undefined;
  return { outcome: "choice", figures: [a.figure, b.figure], both: true };
}

/** The likeliest two that are not the same. */
function likeliestPair(
  [a, nextA]: readonly Near[],
  [b, nextB]: readonly Near[],
  least: number,
): readonly [Near, Near] | readonly [] {
  if (a === undefined || b === undefined) return [];
  if (a.figure !== b.figure) return Math.min(a.chance, b.chance) < least ? [] : [a, b];
  const isSecondOfA = chanceOf(nextA) * b.chance > chanceOf(nextB) * a.chance;
  const pair = isSecondOfA ? ([nextA, b] as const) : ([a, nextB] as const);
  const [one, other] = pair;
  return one === undefined || other === undefined || Math.min(one.chance, other.chance) < SECOND
    ? []
    : [one, other];
}

const storyOf = ({ ref }: Figure): string => ref.slice(0, ref.indexOf("/"));

const figuresOf = (outcome: Outcome): readonly Figure[] =>
  outcome.outcome === "figure" ? [outcome.figure] : outcome.outcome === "choice" ? outcome.figures : [];
