/*
 * Two ways to bring the forms of a word together, light enough to be right more often than clever: a stem joins the
 * inflections (arrest, arrests, arrested), a root the derivations too (evacuate, evacuation, evacuee).
 */

/** Forms that no rule joins to their word. */
const VERBS = tableOf(
  `went gone goes goer|go; sent|send; left leaving|leave; fell fallen|fall; rose risen|rise; won|win;
  lost|lose; built|build; spent|spend; paid|pay; sold|sell; bought|buy; taught|teach; held|hold; kept|keep;
  made|make; took taken|take; died dies dying dead|die; fled|flee; shot|shoot; struck stricken|strike;
  stole stolen|steal; drove driven|drive; grew grown|grow; broke broken|break; drank drunk|drink;
  sank sunk|sink; flew flown|fly; swam swum|swim; caught|catch; fought|fight; thought|think;
  got gotten|get; gave given|give; saw seen|see; knew known|know; bore born|bear; hung|hang; led|lead;
  met|meet; read|read; ran|run; said|say; sat|sit; slept|sleep; stood|stand; told|tell; threw thrown|throw;
  understood|understand; wore worn|wear; wrote written|write; began begun|begin; bit bitten|bite;
  blew blown|blow; brought|bring; burnt|burn; chose chosen|choose; came|come; dug|dig; drew drawn|draw;
  ate eaten|eat; felt|feel; found|find; forgot forgotten|forget; froze frozen|freeze; heard|hear;
  hid hidden|hide; laid|lay; lent|lend; lit|light; meant|mean; rode ridden|ride; rang rung|ring;
  sought|seek; shook shaken|shake; shone|shine; shrank shrunk|shrink; slid|slide; spoke spoken|speak;
  spelt|spell; spilt|spill; sprang sprung|spring; stuck|stick; swept|sweep; swore sworn|swear;
  tore torn|tear; woke woken|wake; used uses|use; wound|wound; wounded|wound; hit|hit; cut|cut; dying|die; lying|lie;
  tying|tie; going|go; doing|do; using|use; quit quits|quit; shut shuts|shut;
  put puts|put; set|set; let|let; split|split; spread|spread; burst|burst; freed|free; fired|dismiss; firing|dismiss; agreed|agree; guaranteed|guarantee`,
);

const OTHERS = tableOf(
  `deaths|death; children childrens|child; men mens|man; women womens|woman; feet|foot; lives|life;
  wives|wife; worse worst|bad; better best|good; bigger biggest|big; larger largest|large;
  higher highest|high; lower lowest|low; heavier heaviest|heavy; longer longest|long; hotter hottest|hot;
  colder coldest|cold; faster fastest|fast; older oldest|old; deeper deepest|deep;
  deadlier deadliest|deadly; thieves|thief; knives|knife; wolves|wolf; leaves|leaf; shelves|shelf;
  halves|half; mice|mouse; geese|goose; teeth|tooth; oxen|ox; fish fishes|fish; sheep|sheep;
  policemen policewomen|policeman; firemen firewomen|fireman; fishermen|fisherman; servicemen|serviceman;
  gunmen|gunman; spokesmen|spokesman; lawmen|lawman; seamen|seaman; series|series; species|species;
  media|media; data|data; gas gases|gas; bus buses|bus; lens|lens; news|news; politics|politics;
  economics|economics; olympics|olympics; us|us; police|police; policy policies|policy;
  worker workers|worker; number numbers|number; corner corners|corner; general generals|general;
  officer officers|officer; office offices|office; united|united; being beings|being;
  evening evenings|evening; wedding weddings|wedding; building buildings|building`,
);

/** Of each line, the forms before the bar have the word after it. */
function tableOf(lines: string): Map<string, string> {
  return new Map(
    lines.split(/;\s*/).flatMap((line) => {
      const [forms = "", word = ""] = line.split("|");
      return forms
        .trim()
        .split(/\s+/)
        .map((form): [string, string] => [form, word]);
    }),
  );
}

/** Whether a word reads as what was done: "sent", "arrested", "missing". */
export function isVerbForm(word: string): boolean {
  if (VERBS.has(word)) return true;
  return word.length > 4 && /(?:[^e]ed|[a-z]{3}ing)$/.test(word) && !OTHERS.has(word);
}

/** The stem of a folded word: its inflections have the same one. It is for comparing, not for showing. */
export function stemOf(word: string): string {
  const known = VERBS.get(word) ?? OTHERS.get(word);
  return known === undefined ? ending(uninflected(word)) : ending(known);
}

function uninflected(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  const single = /[^suiy]s$|[aeo]ys$|ees$/.test(word) ? word.slice(0, -1) : word;
  if (/[^aeiou]ied$/.test(single)) return single.length > 4 ? `${single.slice(0, -3)}y` : single.slice(0, -1);
  if (/[^e]ed$/.test(single) && /[aeiouy].*ed$/.test(single) && single.length > 4) return single.slice(0, -2);
  if (/[aeiouy].*ing$/.test(single) && single.length > 5) return single.slice(0, -3);
  return single;
}

/** Spellings brought together, and what inflection leaves uncertain taken off: a last e, a doubled consonant. */
function ending(word: string): string {
  if (word.length < 4) return word;
  return word
    .replace(/our$/, "or")
    .replace(/our(?=ed$|er$)/, "or")
    .replace(/is(?=e$|ation$)/, "iz")
    .replace(/(?<=[tb])re$/, "er")
    .replace(/(?<=.{2})is$/, "iz")
    .replace(/^(program)me$/, "$1")
    .replace(/e$/, "")
    .replace(/([bdfglmnprstz])\1$/, "$1");
}

const SUFFIXES =
  /(?:izations?|ations?|ements?|ments?|ness|ities|ity|anc|enc|ancy|ency|ants?|ents?|ers?|ors?|ees?|ists?|ions?|ally|ly|ials?|als?|iv|ful|les|ag|abl|ibl|ur|ery|iz|y)$/;

/** What a stem must keep: shorter roots bring together what has nothing in common. */
const SHORTEST_ROOT = 4;

/** The root of a stem: "evacuation", "evacuees" and "evacuated" have the same one. */
export function rootOf(stem: string): string {
  if (UNDERIVED.has(stem)) return stem;
  let root = stem;
  for (let round = 0; round < 2; round += 1) {
    const shorter = root.replace(SUFFIXES, "");
    const least = /ions?$/.test(root) && !/ations?$/.test(root) ? SHORTEST_ROOT + 1 : SHORTEST_ROOT;
    if (shorter === root || shorter.length < least) break;
    root = shorter.replace(/([bdglmnprt])\1$/, "$1");
  }
  return root.length > 5 ? root.replace(/(?:at|i)$/, "") : root;
}

/** Words whose root would be another word's. */
const UNDERIVED = new Set(
  `worker policy number corner general officer polic station nation pension mission session fashion season reason
  person prison million billion region weather leather feather mother father brother sister daughter river water paper
  power tower summer winter october november december september minister monster master matter letter butter order
  border murder danger finger hunger burger tiger ticket market animal hospital festival capital metal signal total
  journal family army party country county city story history factory category century industry energy company
  economy university moment cement comment element document monument client patient student president president
  resident incident accident agent talent recent present percent event parent forest interest honest harvest
  restaurant giant plant elephant instant distant constant merchant migrant immigrant emigrant infant tenant
  investor investment ocean measure pressure treasure temperature culture nature picture future furniture
  agriculture signature lecture manufacture creature literature adventure mixture texture structure
  barrier carrier soldier courier premier
  counter former tanker banker corner center
  battery surgery nursery gallery bakery lottery delivery discovery recovery
  action section
  airport import export report support transport sport passport
  engineer volunteer pioneer career
  dollar sugar
  coal goal deal meal seal real heal steal
  tunnel
  daily only early family july italy
  party dirty thirty
  bus`
    .split(/\s+/)
    .map((word) => ending(uninflected(word))),
);
