import { saidIn } from "./said-in.ts";

/*
 * Words that narrow what a figure is of, whatever it counts: an average is no total, and what each gets is not what all
 * get. Texts are plain.
 */
const WORDS = {
  each: /\b(?:each|every(?!one|body|thing|where)|per(?! ?cent)|apiece|a head|individual)\b/,
  average: /\b(?:averages?|avg|mean(?! ?t)|typical|typically|median|usual|usually|normal|normally|regular)\b/,
  total: /\b(?:total|totals|overall|altogether|in all|all told|all in all|combined|in sum|grand total)\b/,
  extra: /\b(?:extra|additional|additionally|further|on top|another|surplus)\b/,
  other:
    /\b(?:others?|another|elsewhere|rest of|neighbouring|neighboring|next (?!to|year|month|week|season|election|round|time|day|century|decade)\w+)\b/,
  whole:
    /\b(?:whole|entire|across|nationwide|national|nationally|countrywide|worldwide|global|globally|everywhere|all of \w+|all (?:of )?(?:the )?(?:\w+ )?\w+s)\b/,
  serious: /\b(?:seriously|badly|critically|severely|gravely|critical|serious|severe)\b/,
  lasting: /\b(?:permanent|permanently|lasting|for good|for life|forever)\b/,
  still: /\b(?:still|remain(?:s|ed|ing)?|yet to|left over|ongoing)\b/,
  most: /\b(?:max|maximum|most (?:a|an|that)|at most|highest|peak|record|top|biggest|largest|strongest|longest|worst|up to|ceiling|cap|upper)\b/,
  least: /\b(?:min|minimum|at least|lowest|smallest|shortest|cheapest|lower|floor)\b/,
  first: /\b(?:first|debut)\b/,
  second: /\b(?:second(?= \w)|third|fourth|runner up)\b/,
  share: /\b(?:share|percent|percentage|proportion|rate|quota)\b/,
  gap: /\b(?:by how (?:many|much)|gap|margin|difference|lead|ahead|majority|deficit|shortfall|overrun|over budget|short of|missing)\b/,
  rise: /\b(?:rise|rose|risen|rising|raise|raised|increase|increased|growth|grew|grown|growing|gain|gained|jump|jumped|surge|hike|climb|climbed|up by|gone up|go up|went up|dearer|bigger|more expensive|extra)\b/,
  fall: /\b(?:fall|fell|fallen|falling|drop|dropped|decline|declined|decrease|cut|cuts|loss|lost|shrunk|shrank|slump|plunge|down by|gone down|go down|went down|cheaper|smaller|fewer|less|dip|worse)\b/,
  target:
    /\b(?:target|goal|aim|quota|planned|plan|plans|should|wants? to|meant to|supposed to|needed|required|necessary)\b/,
  record: /\b(?:record|in years|since|ever)\b/,
  not: /\b(?:not|no|never|without|un\w{4,}|non|nt)\b/,
} as const;

export type Qualifier = keyof typeof WORDS;

/** The qualifiers that a plain text has. */
export const qualifiersIn = (plain: string): ReadonlySet<Qualifier> => saidIn(WORDS, plain);
