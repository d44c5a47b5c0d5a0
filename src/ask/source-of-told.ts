import type { Figure } from "../content/story.ts";
import { readAsked } from "./asked.ts";
import { stemOf } from "./stem.ts";
import { plain, weightOf, wordsOf } from "./words.ts";

/** To say, to find out, to vouch for: what one does with a number. */
const FINDS =
  "sa(?:y|ys|id)|claim\\w*|announc\\w*|check\\w*|verif\\w*|work\\w*|c[ao]mes?|promis\\w*|pledg\\w*|predict\\w*|forecast\\w*|estimat\\w*|measur\\w*|finds?|found|calculat\\w*|s[ae]ws?|sees?|seen|count\\w*|thinks?|g[ai]ves?|puts?|confirm\\w*|t[eo]ll?s?|told|report\\w*|suggest\\w*|record\\w*|reckon\\w*|believ\\w*|quot\\w*|print\\w*|writes?|wrote|releas\\w*|publish\\w*|stat(?:es?|ed)|add\\w*";

const IT = "(?:that|this|it|so|these|those)";
const NUMBER =
  "(?:number|measurement|calculation|survey|poll|data|figure|estimate|count|claim|tally|percentage|share|sum|total)";

/** To do something to it: who did is no source. */
const DOES =
  "(?:caus|own|buil|start|fund|order|attack|kill|design|organi|want|need|us|sign|approv|los|clos|cancel|shut|hi|shot|hur|bough|creat|found|invent|attend|support|oppos|commit|stopp|reject|fix|repair|visit|watch|eat|cu|sen)";

/** Questions that say of what was told no more than "that". */
const OF_THAT = [
  `^(?:who|whos|whom|which \\w+)(?: \\w+){0,3}? (?:${FINDS})(?: \\w+){0,2}? ${IT}(?: out| up| down| first)?\\b`,
  `^(?:who|whos|whose)(?: is| was)? (?:(?:${IT}|the)(?: ${NUMBER})? from|counting|measuring|saying)`,
  `\\bfrom who(?:m)?\\b`,
  `\\bhow (?:do|does|did|can|would) (?:we|you|they|u|i|anyone) know\\b`,
  `^(?:is|was|are|were) ${IT} (?:one |${NUMBER} )?(?:\\w+ )?(?:from|by|according|official|theirs)\\b`,
  `^who (?:\\w+ )?(?!${DOES})\\w+(?:ed|t) (?:that|it|this)$`,
  "^(?:by )?who(?:m)?(?: exactly| precisely)$",
  `^(?:whose|whos|who is|who has|who gave(?: out)?|who put out) (?:the |this |that )?${NUMBER}\\b`,
  `^wheres?(?: is| was)? ${IT}(?: one| ${NUMBER})? from\\b`,
  `\\b(?:did|does|has|is) (?:\\w+ ){1,4}?(?:say|saying|said|claim|claiming|announced?|confirm|confirmed|report|print|write) ${IT}\\b`,
  "^(?:according to|as per|via) ",
].map((pattern) => new RegExp(pattern));

/** "The palace’s number?", "guild or publisher?". */
const BY_SOMEBODY = new RegExp(`^(?:(?:is|was) ${IT} )?(?:the |their |an? )?(?:\\w+ ){1,3}${NUMBER}$| or `);

/** Whether what follows on a figure asks who said it, or where it is from, and of nothing else. */
export function asksSourceOf({ claims }: Figure, text: string): boolean {
  const asked = plain(text);
  if (OF_THAT.some((pattern) => pattern.test(asked))) return true;
  const words = wordsOf(asked).filter((word) => weightOf(word) === "full");
  if (words.length === 0) return readAsked(asked).about === "source";
  if (!BY_SOMEBODY.test(asked)) return false;
  const speakers = wordsOf(
    claims.map(({ by = "", through = "", report }) => `${by} ${through} ${report.outlet}`).join(" "),
  );
  const isSpeaker = new Set(speakers.map(({ stem }) => stem));
  return words.every(({ stem }) => isSpeaker.has(stem) || SPEAKERS.has(stem));
}

/** Those who commonly come up with numbers. */
const SPEAKERS = new Set(
  `government ministry minister police army military union company firm hospital palace mayor owner agency charity council
  spokesman spokeswoman spokesperson operator regulator paper newspaper city bank court inquiry official expert scientist
  management guild publisher party campaign rebel activist organiser own`
    .split(/\s+/)
    .map(stemOf),
);
