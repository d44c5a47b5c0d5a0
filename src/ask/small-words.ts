/** Words that carry no subject: they are passed over in questions and in names alike. */
export const SMALL_WORDS = new Set(
  `a an the and or but nor so if then than as at by for from in into of off on onto out over to up down with without
  within about above below under between among around across after before during through per via versus vs
  i you he she it we they me him her us them itself himself herself themselves my your his its our their mine yours hers ours theirs this that these
  those there here who whom whose which what when where why how is am are was were be been being do does did done doing
  have has had having will would shall should can could may might must ought not no nor yes ok okay oh ah um uh hey hi
  hello dear please pls plz thanks thank thx ty just only even also too very really quite rather much many more most
  less least few fewer lot lots some any all both each every either neither other others another such same
  dont doesnt didnt isnt arent wasnt werent wont cant couldnt shouldnt wouldnt havent hasnt hadnt im ive id youre
  theyre theyve theyll youll itll thatll theyd youd itd thatd hes shes weve whats whos wheres hows thats theres lets s t re ve ll d m let because while until till
  again one ones still already yet ever never always often once now today far e g ie eg etc
  de la el le les des du von van der`
    .split(/\s+/)
    .filter(Boolean),
);

/**
 * Words of talk rather than of a subject: a question may have them and the figure not. By their stems they are told
 * once in `weakness`.
 */
export const TALK_WORDS = `go get come make take give put happen occur say tell know think believe hear
  look check ask answer wonder want wanna need like try report claim mention note write print publish quote
  cite estimate reckon suggest expect predict confirm according official officially officials exact exactly precise
  precisely approximate approximately approx roughly circa nearly almost actually actual currently current latest
  recent recently new newest total overall altogether whole entire full estimated reported count counted number figure
  figures amount quantity stat stats statistic statistics info information detail details update updates news story
  article piece coverage headline source sources fact facts thing things stuff bit sort kind type way point bot
  question curious remind remember truly true false correct right wrong sure certain yesterday tonight
  morning week month year day time hour minute ago since last past first second previous early earlier later
  eventually finally apparently supposedly allegedly possibly probably maybe perhaps guess idea clue anyone anybody
  someone somebody everyone everybody anything something nothing nobody place area region country nation world part
  result due cause following amid amidst involved affected include including included regard regarding concerning
  relate related team mate sir madam bro friend boss editor colleague deadline draft newsroom reader become seem
  appear plan planned likely able possible do let average typical typically level measure size set single describe explain
  discuss talk speak hope aim intend wish cover hit use add lie sit stand exist remain bring run reach stretch span suppose participate receive moment present together begin fetch disaster tragedy incident catastrophe crisis
  emergency event situation episode paper newspaper outlet magazine website channel word words term terms percent percentage share proportion fraction record scale far inside along barely else final hurry`.split(
  /\s+/,
);

/** Words for people in general: whoever is counted, they are among them. */
export const PEOPLE_WORDS =
  "people person persons human humans folk folks individual individuals ppl soul souls member members".split(
    " ",
  );

/** Words for people that say hardly more than that they are people of a place or an event. */
export const NEARLY_PEOPLE =
  "resident local citizen civilian inhabitant villager victim islander neighbour townsfolk townspeople populace public".split(
    " ",
  );

/** Nouns for people of some sort: a figure that counts them counts people. */
export const PERSON_NOUNS =
  `${NEARLY_PEOPLE.join(" ")} adult advertiser adviser advisor agent analyst applicant artist asylum athlete attendee attacker
  baby backpacker boy builder buyer candidate captain captive caregiver casualty child clerk client coach commuter
  consumer convict cook cop customer cyclist defendant delegate deputy detainee demonstrator developer diplomat director
  doctor docker donor driver eater elder employee employer engineer escapee evacuee executive expat fan farmer fatality
  fighter finisher firefighter fireman fisherman foreigner founder gambler girl graduate guard guest gunman hacker helper
  hiker homeowner hostage hunter immigrant infant inmate inspector intern investigator investor
  journalist judge juror kid labourer landlord lawmaker lawyer leader listener lobbyist lodger manager marcher marine
  medic mercenary migrant militant miner minister minor monitor mother motorist motorcyclist musician neighbour
  newborn nurse observer occupant officer official operator organiser owner paramedic parent participant passenger
  patient pedestrian pensioner personnel pilgrim pilot player police policeman politician porter prisoner professor
  prosecutor protester protestor pupil ranger rebel recruit refugee relative renter rescuer researcher respondent
  retiree rider rioter robber runner sailor scientist senator senior settler shareholder shopper singer sailor smoker
  soldier spectator spokesperson staff striker student subscriber supporter survivor suspect swimmer taxpayer teacher
  teenager tenant thief tourist trader trainee traveller trooper troop user veteran librarian beekeeper scholar viewer visitor volunteer voter
  warden witness woman worker workforce workman youth crew squad`.split(/\s+/);
