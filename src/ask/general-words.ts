import { NEARLY_PEOPLE, PEOPLE_WORDS, PERSON_NOUNS, SMALL_WORDS, TALK_WORDS } from "./small-words.ts";
import { createSpelling } from "./spelling.ts";
import { stemOf } from "./stem.ts";
import { SYNONYMS } from "./synonyms.ts";
import { thesaurusWords } from "./thesaurus.ts";

/** Words that questions are asked in, whatever they are about. */
const ASKING =
  `many much long often high deep heavy percentage percent share proportion fraction number amount total
  minute hour week month year second decade century kilometre kilometer metre meter centimetre mile foot feet tonne
  litre degree dollar euro pound million billion thousand hundred daily weekly monthly yearly annual
  january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday
  killed injured wounded arrested destroyed damaged rescued missing closed cancelled stolen raised spent evacuated
  displaced deployed died drowned received expensive hired fired detained demanded served sent opened
  north south east west northern southern eastern western biggest largest highest lowest smallest
  cost costs price prices coast most past last lost least vote note more less same some name game factor
  medal metal model modern moral motor mount mouse mouth movie music naked nation native nature naval noise novel ocean
  olive onion opera orange organ outer paint panel panic paper party peace phase phone photo piano pilot pitch place
  plain plane plant plate point pound power press pride prime print prior prize proof proud queen quiet radio range
  rapid ratio reach ready refer river rough round route royal rural salad scale scene scope score sense serve seven
  shade shake shall shape share sharp sheep sheet shelf shell shift shine shirt shock shoot shore short shout sight
  since sixth skill sleep slide small smart smell smile smoke snake solid solve sound south space spare speak speed
  spend spite split sport staff stage stair stake stand stare state steam steel steep stick still stock stone store
  storm strip stuck study style sugar suite sunny super sweet swing sword table taste teach teeth thank theme thick
  think third throw tight tired title today tooth topic total touch tough towel tower track trade train treat trend
  trial tribe trick truck trust truth twice uncle under union unity upper upset urban usage usual valid valley video
  visit vital vocal waste watch water weigh wheel where which while white whole whose woman world worry worth would
  wound wrist write wrong yield young youth boots beach bench berry birds black blade blame blank blast blind block
  blood board boats bonus brain brand bread break brick bride brief bring broad brown brush build bunch cabin cable
  candy carry catch cause chain chair chalk charm chart chase cheap cheat check cheek chess chest child chips choir
  claim clash class clean clear clerk click cliff climb clock cloth cloud coach coats corn count court cover crack
  craft crane crash crazy cream crime cross crowd crown cruel crush curve cycle dance death delay depth dirty dozen
  draft drama dream dress drift drill drink drive eagle early earth eight elbow empty enemy enjoy entry equal error
  essay event exact exist extra faith false fancy fault favor feast fence fever field fifty fight final flame flash
  fleet flesh float floor flour fluid focus force forth forum found frame fraud fresh front frost fruit giant glass
  globe glove grace grain grand grant grape graph grass grave green greet group guard guess guest guide habit happy
  harsh heart hence hobby honey honor horse hotel hours human humor ideal image index inner input issue jeans joint
  judge juice knife knock label large laser laugh layer learn lease leave legal lemon level light limit lines liver
  lobby logic loose lorry lover lower lucky lunch magic major maker march marry match maybe mayor meals means medal
  mercy merge merit metre minor mixed wings tails coins rooms roads seats votes cards tests shops`.split(
    /\s+/,
  );

const WORDS = [
  ...SMALL_WORDS,
  ...TALK_WORDS,
  ...ASKING,
  ...PEOPLE_WORDS,
  ...NEARLY_PEOPLE,
  ...PERSON_NOUNS,
  ...SYNONYMS.flat().filter((word) => word !== ">"),
];

let stems: ReadonlySet<string> | undefined;
let spelling: ReturnType<typeof createSpelling> | undefined;

/** Whether a word, in any inflection, is one of the language of questions. */
export function isGeneralWord(word: string): boolean {
  stems ??= new Set([...WORDS, ...thesaurusWords()].map(stemOf));
  return stems.has(stemOf(word));
}

/** Puts right words of the language of questions. Made once, and when it is first asked for. */
export const GENERAL_SPELLING = {
  nearest(typed: string): string | undefined {
    spelling ??= createSpelling([...WORDS, ...thesaurusWords()]);
    return spelling.nearest(typed);
  },
};
