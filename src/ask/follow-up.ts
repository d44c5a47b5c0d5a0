import type { Figure } from "../content/story.ts";
import { cuesIn, readAsked } from "./asked.ts";
import type { Answerer } from "./asking.ts";
import type { Outcome } from "./outcome.ts";
import { plain, weightOf, wordsOf } from "./words.ts";

/** What was told last, to be asked on from. */
export interface Before {
  /** What was typed for it: a question, or a figure's name. */
  readonly words: string;
  readonly figure: Figure;
}

const GOES_ON = /^\W*(?:and|or|but|also|what about|how about)\b[\s,:]*(?:what about|how about)?\s*/i;

/** "And per day?", "who said so?", "and the injured?": whether a question leans on what was told before it. */
export const goesOn = (text: string): boolean => GOES_ON.test(text) || saysLittle(text);

/** It has no word of its own: "per day?", "since when?". */
const saysLittle = (text: string): boolean =>
  !/\d/.test(text) && wordsOf(text).every((word) => weightOf(word) !== "full");

/**
 * What comes of a question that leans on what was told before: who said that, or another figure of the same story.
 * `ofStory` answers over that story alone. Undefined where the question makes no more of it than it does by itself.
 */
export function answerOn(text: string, { words, figure }: Before, ofStory: Answerer): Outcome | undefined {
  const rest = text.replace(GOES_ON, "");
  if (!saysLittle(rest)) return found(ofStory(rest));
  const { about } = readAsked(plain(rest));
  if (about === "source")
    return { outcome: "figure", figure, lead: figure.claims[0], about: "source", stated: [] };
  // What itself leaned on a question before it says as little.
  const subject = saysLittle(words.replace(GOES_ON, "")) ? figure.label : words;
  return about === "value" && rest !== "" ? found(ofStory(joined(subject, rest))) : undefined;
}

/** "How many were stopped" and "per day?"; of "how long?" the sort of quantity takes the place of the one before. */
function joined(subject: string, rest: string): string {
  const [said, added] = [plain(subject), plain(rest)];
  const [cue] = cuesIn(said);
  return cue === undefined || cuesIn(added).length === 0
    ? `${subject.replace(/[\s?!.]+$/, "")} ${rest}`
    : `${added} ${said.slice(0, cue.start)}${said.slice(cue.end)}`;
}

const found = (outcome: Outcome): Outcome | undefined => (outcome.outcome === "none" ? undefined : outcome);
