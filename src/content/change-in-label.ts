import type { Change } from "../figures/comparable.ts";

const RISE = /^(?:increases?|rises?|growth|jumps?|surges?|gains?|hikes?)$/;
const FALL = /^(?:decreases?|falls?|drops?|declines?|reductions?|cuts?|plunges?|slumps?)$/;
const CHANGE = /^changes?$/;
/** At the end of a label these are more often other things: a storm surge, the long jump, Niagara Falls. */
const NOT_LAST = /^(?:jumps?|surges?|gains?|falls|drops)$/;

/** The words that end the noun a label is about, where nothing else does. */
const LINK =
  /^(?:in|of|to|since|over|between|among|for|at|by|from|on|with|without|after|before|during|per|than|as|and|or|that|who|whom|whose|which|where|when)$/;
/** After these a rise is of something; "falls at home" are no fall of homes. */
const OF_SOMETHING = /^(?:in|of|to|since|over|between|among|for)$/;

/**
 * Whether a figure's label says that it is a change, and which way: of "rise of the price of bread" the noun is "rise", of
 * "homes that fall in the flood zone" it is "homes". Undefined where it is how much there is.
 */
export function changeInLabel(label: string): Change | undefined {
  return changeIn(label.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? []);
}

function changeIn(words: readonly string[]): Change | undefined {
  const at = words.findIndex((word) => LINK.test(word));
  const [nouns, link] = at === -1 ? [words, undefined] : [words.slice(0, at), words[at]!];
  const isRate = /^(?:rates?|pace)$/.test(nouns.at(-1) ?? "");
  // The rate of growth and the growth rate are as much a change as growth is.
  if (isRate && link === "of") return changeIn(words.slice(at + 1));
  const noun =
    nouns
      .at(isRate ? -2 : -1)
      ?.split("-")
      .at(-1) ?? "";
  if (link === undefined ? NOT_LAST.test(noun) : !OF_SOMETHING.test(link)) return undefined;
  if (RISE.test(noun)) return "rise";
  if (FALL.test(noun)) return "fall";
  return CHANGE.test(noun) ? "change" : undefined;
}
