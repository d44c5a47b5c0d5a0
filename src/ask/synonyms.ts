/*
 * Words that newsrooms use for one another. A line is a set of near synonyms; a word may stand in several. Before ">"
 * stands what may be asked by, after it what a figure may be called: who asks for the dead means the drowned too, and
 * not the other way round. What a figure would be wrong for stays apart: killed and injured, men and women.
 */
export const SYNONYMS = `
die > drown murder shoot suffocate
animal > cattle cow livestock horse sheep pig goat whale bird bear elephant tiger dog cat
vehicle > car lorry truck bus van motorcycle
ship > ferry tanker warship trawler
boat > ferry ship trawler lifeboat dinghy
aircraft > plane jet helicopter drone
plane > jet airliner
crime > robbery theft murder burglary assault
disease > measles cholera flu malaria covid polio ebola dengue
building > house home school hospital church tower
doctor > surgeon
hurt > burn
force > soldier police troop
official > officer agent
weapon > gun rifle missile bomb
leave > flee evacuate displace emigrate
die death kill fatality perish dead slay toll decease casualty fatal deadly
victim dead casualty
murder homicide
injure wound hurt injury casualty maim
missing unaccounted disappear lost unfound
survive survivor rescue save alive
rescue save saved pluck retrieve
evacuate displace flee uproot relocate evacuee
displace flee refugee uproot
migrate migrant emigrate emigrant
migrate migrant immigrant immigrate
depart leave exit
quit leave resign
resident inhabitant population villager citizen live
adviser advisor consultant counsel
agent officer official personnel operative
soldier troop military serviceman force army trooper
police officer cop policeman
guard officer warden ranger
arrest detain apprehend custody jail imprison seize stop catch
apprehend stop intercept
prisoner inmate detainee convict
escape break flee abscond escapee
deport expel removal remove repatriate
thief robber burglar raider suspect
steal rob theft take robbery heist loot burgle raid
robbery heist raid burglary theft
hack breach intrusion cyberattack hacker breakin
protest demonstrate march rally demonstrator protester marcher
riot unrest uprising
strike walkout stoppage striker
kid child pupil minor youngster youth
pupil student schoolchild child
teacher educator lecturer
baby newborn infant birth
birth born bear
woman female
man male
old elderly senior pensioner aged
young youth
worker employee staff labourer labour workforce builder
employee staff job post worker workforce position
layoff redundancy dismissal cut axe fire sack job redundant shed
fire sack dismiss layoff
hire recruit employ engage
employ job work
unemployed jobless unemployment joblessness
vacant vacancy unfilled empty open
doctor physician medic
nurse nursing
patient sick
hospital hospitalize admit admission clinic
hospital treat
operation surgery procedure
infect catch contract
wait stuck idle queue
infect infection case sick ill contract illness patient
illness disease sickness
outbreak epidemic
vaccine vaccinate jab inoculate immunize shots dose
vaccine dose jab shots
quarantine isolate isolation
hunger starve famine hungry
hungry > food hunger starve
wait queue waiting
queue wait line
home house dwelling household property residence
household family home
flat apartment
building structure property
house housing home
burn fire blaze torch scorch wildfire
fire blaze wildfire inferno
destroy raze wreck demolish ruin burn flatten level gut
damage destroy harm wreck ruin
damage loss harm
crash collision accident wreck
crash accident
vehicle car automobile auto
car vehicle
lorry truck
plane aircraft airplane jet airliner
flight plane
ship vessel boat
boat vessel
ferry boat vessel ship
train rail railway
railway rail line
traveller passenger rider tourist
passenger traveller rider commuter
ride journey trip travel commute
journey trip voyage travel flight
airport airfield
road street motorway highway traffic
drive driver motorist
bicycle bike cyclist cycle
tourist visitor holidaymaker traveller
visitor attend guest tourist
audience viewer spectator crowd watcher
spectator crowd fan
attend attendance crowd
watch view viewer see
voter vote electorate ballot
vote ballot
election poll vote electoral
win winner victory victor
run runner
athlete runner competitor sportsman player
finish finisher complete
race marathon
goal score
price cost charge fee
cost price expense spend bill expenditure budget
budget spend cost
bill cost
spend expenditure outlay spent invest
fee charge
fine penalty penalize
pay wage salary earn compensation
wage pay salary earning
raise rise increase hike
rise > payrise
raise > payrise
increase > payrise
hike > payrise
payrise > raise increase
original first initial old
fail > stop
stop > fail
topple > demolish oust dismiss
picketer picket striker
picket picketer
top > peak high maximum
wreck > destroy damage sink
permanent > last
racecourse > race
stick > hold delay
spread > circulate
allow > limit permit legal
permit > limit allow legal
limit > allow permit legal
low > deep
ahead > lead advantage gap
lead > ahead
return > refuse deport
hardcurrency > foreigncurrency reserve
show > exhibition
earn profit revenue income turnover
profit earning gain surplus
revenue sale income turnover taking
sale sell sold revenue
sell sale
gross sale
debt owe borrow loan
owe debt due
loss lose lost damage
lose loss
fund funding finance money raise capital
money fund cash
money dollar euro
donate donation give contribute charity raise
aid relief assistance help support
promise pledge commit
pledge promise
invest investment investor
investor shareholder backer
share stock equity
value worth valuation valuable valued
worth value valuation
compensation payout refund reimburse damages
refund reimburse repay
reward bounty
ransom extortion
demand want seek ask request
offer propose
tax levy duty
save saving cut
save saving
rent rental lease
income earning salary wage
interest rate
bank lender
company firm business corporation
firm company
factory plant
customer client user subscriber consumer shopper
user customer
shop store retailer
close shut closure
open reopen
open launch begin
launch start
cancel scrap drop ground call axe
scrap cancel abandon
delay late postpone overdue
late delay
change switch move transfer
ride passenger rider
increase rise grow growth jump climb surge soar gain up hike go
rise climb increase grow jump surge soar go
grow growth rise increase expand
fall drop decline decrease reduce reduction down slump plunge shrink sink loss cut dip slide
drop fall decline go
cut reduce reduction decrease slash lower
decline fall drop decrease
reduce reduction cut
shrink fall
double twice
contain containment
control contain
land area ground terrain
area size land extent acreage
size area big large extent
clear fell cut deforestation deforest log
forest wood tree woodland
forest deforestation
tree forest
plant sow
log logging timber
harvest crop yield
crop harvest
maize corn
farmer grower
farm farming agriculture
cattle cow herd
livestock > cattle cow sheep goat pig herd animal hen
animal creature
whale cetacean
strand beach stick
stranding strand
strand stuck
refloat rescue
sea ocean water
river stream
rain rainfall precipitation
snow snowfall
flood inundate flooding deluge
storm hurricane cyclone typhoon
wind gust
earthquake quake tremor
magnitude strength strong
strong strength
heat hot temperature warm
temperature hot cold warm heat degree
heatwave heat hot
cold temperature
drought dry rain
weather climate
wave swell
high height tall
deep depth low
long length duration
length long
length duration time last long
old age
heavy weight weigh mass
mass weight heavy
fast speed quick velocity
speed fast quick velocity pace
far distance
distance far away
wide width
hen chicken poultry
poultry > hen chicken duck turkey goose
cull slaughter kill destroy
bird > hen chicken seabird gull duck goose
donkey mule
dog hound
illegal unlawful criminal
sheep lamb flock
flock herd
pup cub litter young
nest egg
stop station halt
station stop
track line rail
ticket fare
add new extra
new add
shoreline coastline coast shore
pollute pollution contaminate contamination
oil slick spill
birth newborn baby
salary earn
starting start initial
politician lawmaker minister deputy senator congressman
lawmaker legislator deputy politician parliamentarian
coup putsch takeover
withdraw withdrawal
curfew lockdown
body corpse dead death
bury entomb
mud mudslide
landslide mudslide
rubbish waste trash garbage litter
phone handset smartphone mobile
handset phone
recall withdraw
client customer
analyst expert
scientist researcher expert
researcher scientist
dark darkness night
food supply provision
drill bore
room bedroom
hotel inn resort
objection object complaint oppose
complaint complain objection
casino gambling
gambling bet
tower skyscraper
yes favour support approve
favour support
margin lead gap difference
idle unused laid
ban prohibit forbid prohibition outlaw
prohibit ban
renovate renovation refurbish refurbishment restore restoration repair
refurbish renovate
seat capacity
concert performance show gig
performance show
taxpayer public state
public state
cheap cheapest
launch liftoff
satellite spacecraft
fail failure unsuccessful
failure fail
weather storm
tornado twister
snowstorm blizzard
volcano eruption erupt
evict eviction
homeless roughsleeper
tenant renter
landlord owner
mortgage loan
debt loan
bankruptcy insolvency bankrupt
dividend payout
subsidy grant aid
grant subsidy funding fund award
fund grant
budget allocation funding
deficit shortfall gap
shortfall deficit shortage gap lack
shortage lack shortfall short
need shortage
surplus excess
import buy
export sell ship
tariff tax levy duty
toll charge fee
subscription subscriber subscribe
download install
view watch
follower fan subscriber
post message
lawsuit suit case
sue lawsuit
plaintiff claimant
judge court
trial case
convict conviction guilty
jail prison imprison
prison jail
inmate prisoner
rape assault
stab knife stabbing
shooting shoot gun
gunfire shooting shot
bullet round
bomb explosive
airstrike strike raid bombing
missile rocket
soldier troop
casualty victim
wound injure
child minor
marry wedding
match game fixture
game match
champion winner title
title championship
crowd attendance
stadium arena
transfer signing fee
player footballer
coach manager
team squad side club
club team
injury injure
doping drug
record best
copy sale
reader readership
read reader
author writer
exhibit exhibition show
exhibition exhibit
artist painter
sculpture statue
visit visitor
guest visitor
surgery operate operation
donor donate donation
cancer tumour
test testing screen
positive infected
smoke smoker cigarette
cigarette tobacco
alcohol drinking
obesity obese overweight
obese overweight
pill tablet drug medicine
medicine drug medication
drug medicine
exam grade
grade mark
graduate degree
truancy absent
absent absence
tuition fee
scholarship grant
teach lesson
lesson class
vehicle fleet
bus coach
tram streetcar
metro subway underground
crew sailor seaman
cargo freight load container
freight cargo
port harbour
dam barrage
pipe pipeline
leak escape
nuclear atomic
turbine windmill
grid network
internet web online
online internet
broadband internet
software program app
app software
computer pc machine
robot machine
chip semiconductor
discover find
fossil bone
bone skeleton
tomb grave
temple shrine
church cathedral
pilgrim worshipper
worshipper pilgrim believer
wheat grain
grain wheat cereal
milk dairy
meat beef pork
bee hive colony
hive colony beehive
colony hive
big large huge size
large big
biggest largest
electricity power energy
power outage
outage blackout cut
blackout outage
generate produce output
produce production output make manufacture
production output produce
output capacity produce
capacity hold fit
solar sun
sun sunlight
wind turbine
oil petroleum crude
gas fuel
fuel petrol gasoline
water drinking
reservoir dam
emit emission carbon
carbon emission
pollution pollute
food meal
meal lunch dinner food
serve served
drink drinking
waste throw discard wasted
throw waste discard
camp settlement
tent shelter
border frontier crossing
cross crossing
arrive arrival come reach
arrival arrive
send deploy dispatch sent despatch
deploy send deployment station mobilize
deploy deployment
deliver send delivery ship
delivery deliver
supply provide power
supply provide
install put erect fit
build construct building construction erect
construct build
dig excavate bore
tunnel underground
trap stick stuck trapped
free release rescue
release free
mine colliery pit
miner mineworker pitman
breach violation infringement offence
violation breach offence
offence crime
court trial
sentence jail
inspect inspection
safety safe
law legislation bill act
oppose against opposition reject disapprove
against oppose
support back approve favour
approve approval support
opposition oppose
govern government
government state authority
president leader
minister ministry
council authority municipality
law rule
attack assault raid strike
attack bomb
bomb explosion blast
explosion blast
gun firearm weapon
weapon arm gun
tank armour
war conflict fighting combat
fight fighting combat
truce ceasefire armistice
ceasefire truce
advance gain progress push
gain advance
progress advance
capture seize
occupy seize
photo picture image photograph
picture photo image
film movie picture
movie film
cinema theatre screen
screen cinema
ticket admission
ticket sale
show screen
album record
song track
book copy
award prize
museum gallery
painting picture artwork
jewel gem jewellery
probe spacecraft craft
spacecraft probe
mission programme
programme scheme project program
project scheme programme
scheme plan
phone mobile
website site
account user
data record
cook chef kitchen
kitchen cook
teach teacher
university college
exam test
fish fishing
fisherman fisher
catch caught
quota limit allowance
limit cap maximum
stock population
driver motorist
drunk alcohol
speed speeding
install installed
immigrant foreign foreigner
abroad overseas foreign
foreign overseas international abroad
marry marriage wed
alone single
expectancy lifespan
fertility birth
retire retirement pension
pension retirement
monthly month
yearly annual year annually
annual yearly
daily day
weekly week
hourly hour
average mean typical
record high
peak highest high maximum
minimum lowest low
turnout participation vote
participate participation
observer monitor watcher watch observe
monitor observer
station post
poll survey
investigate investigator probe investigation inquiry
investigator detective
enforce enforcement
illegal undocumented unlawful irregular unauthorized
undocumented illegal document paper
document paper
level amount
remove removal
participant competitor
staff crew
board aboard
sink sank
tall height
oversee supervise
debris rubble
repair fix mend
fix repair
restore repair
clean cleanup
spill leak
tonne ton
shooting gun
hostage captive
kidnap abduct
smuggle traffick
drug narcotic
confiscate seize
seize confiscate haul
investment invest
deal agreement contract
contract deal
merge merger takeover
takeover buyout acquisition
buy purchase acquire
acquire acquisition buy
purchase buy
tariff duty
loan credit lend
lend loan
bankrupt insolvency
startup company
charge recharge charging
recharge charge
glacier ice
park reserve
guard protect
beach shore coast
shore coast
island isle
town city
neighbourhood district
province region
auction sale
mp > member lawmaker
choir chorus
chorus choir
danger threat risk
risk threat danger
threat danger risk
battle > fight
overload overcrowd
bin > throw discard waste
pull rescue
die > lose
tug tugboat
tugboat tug
takings > boxoffice sale revenue gross income
take > gross boxoffice
earn > gross boxoffice taking revenue
gross boxoffice taking revenue
boxoffice gross taking
domestic home
foreign > abroad
foreigner foreign abroad immigrant
ad advert advertising advertisement marketing promotion
marketing advertising ad advert promotion
cinema theatre screen
running > length
plot site land parcel field
site plot land location
inmate prisoner convict
sack dismiss layoff
ashore land
dig excavate remove shift
remove dig clear
circle orbit
orbit circle satellite
aloft orbit
dead > broken
broken > fail failure defunct fault
defunct fail broken
fail > defunct lost
volunteer helper help
helper volunteer
start > starter begin
begin start
finish > complete finisher
treat help care medic medical
medical medic treat
entry > admission ticket place
place > entry seat
entrance > admission entry ticket
admission entry entrance ticket
pass > cross transit
transit pass cross
dock moor berth
moor dock berth
tie > moor
grant award aid subsidy
subsidy aid grant support
pour > invest
invest pour put
employ > staff
vote > ballot turnout
undecided unsure wavering
unsure undecided
accuracy accurate margin error
accurate accuracy margin error
ahead lead
lead ahead
behind trail deficit
want > demand claim ask seek
demand want require call
call > demand
catch > quota haul landing
haul catch
landing catch
backlog queue wait
grounded stuck aground
aground grounded stuck
lost > ruin destroy
ruin lose destroy wreck spoil
spoil ruin
error mistake fault wrong
mistake error fault
fault error defect
defect fault flaw
flaw defect fault
wage salary pay
topple fall collapse
signatory signer
bail bond
heir inherit inheritance
inheritance estate legacy
legacy inheritance bequest
bequest legacy
spectator onlooker
onlooker spectator
broke break
lift > raise
sacking dismissal layoff
overrun overspend excess
overspend overrun
arrears debt
windfall profit
takeoff launch
touchdown landing
outlet shop store branch
branch outlet shop
bed > capacity
dwelling flat home
harvest > pick
pick harvest gather
gather collect
collect gather
vet veterinarian
shoal fish
wreckage wreck debris
wreck wreckage
stray > escape
lawyer attorney solicitor barrister
attorney lawyer
witness testimony
fugitive escape escapee
hide conceal
conceal hide
tremor earthquake
downpour rain
lose > die
own owner owe
commission fee
extra > addition bonus
onboard aboard
refit renovate redo
redo refit renovate
testify witness
witness testify
fit > seat hold capacity
ill sick
sick ill
thin thickness
warm > temperature
turn > refuse reject
send > return
nick pinch swipe > steal theft stole
bust nab collar > arrest
ditch axe bin shelve > scrap cancel abandon
chuck > throw discard waste
bloke guy lad > man
kid > pupil child student
register registration enrol enroll
registration register
distribute > give deliver
grab > seize take
smash > break record damage
wreck > destroy
swamp > flood
swap > exchange change
splash > spend
earn > pay salary wage
boss > director manager chief head executive
kit equipment gear
equipment gear
pricey expensive costly
household > family
staffer employee staff
medic doctor paramedic nurse
copper > police officer
squad team
telly television tv
television tv
tv television
car > vehicle
bike > bicycle
plant > factory
store > supermarket shop
supermarket shop store
pub bar
bar pub
restaurant cafe
cafe restaurant
hit > strike
struck strike
stay > remain
leftover remain
vanish disappear lose
disappear vanish
extra additional more
additional extra new
spare extra
usual normal typical average
normal usual typical
typical usual average
goal target aim
target goal aim
aim target goal
limit ceiling
ceiling limit cap
cap limit ceiling
threshold limit
forecast predict projection expect
projection forecast
wage > earn
lend borrow loan
borrow lend loan
lift raise increase
boost increase raise
slash cut
trim cut
shed > lose cut
thin > thickness
wide > width
shallow depth
tall > height
quick > speed time
slow > speed
strength > power
wet > rain
dry > drought
freeze frost cold
frost freeze
ice > glacier sheet
melt > shrink retreat thaw
retreat > melt shrink
shrink > retreat melt thin
grow > rise
seed > sow plant
feed > food meal
portion meal serving
serving meal portion
bottle > litre
crate box
box crate package
parcel > box
sack bag
bag sack
load lorryload cargo
owner > holder proprietor
proprietor owner
holder owner
buyer bidder purchaser
purchaser buyer
seller vendor
vendor seller trader
trader vendor merchant stallholder
stallholder trader vendor
shopper buyer
contestant competitor participant entrant
entrant competitor participant runner
competitor entrant
racer competitor
jockey rider
signatory sign
opponent > critic oppose against
critic opponent oppose
backer supporter
supporter backer
activist campaigner protester
campaigner activist protester
campaign drive
drive campaign
scheme > programme
pupil > child
guest > tourist
lodger tenant
squatter occupant
neighbour resident
local > resident villager
townspeople resident
settler resident
herder farmer shepherd
shepherd herder
veterinary vet
grower > farmer
fall > rain snow rainfall snowfall hail precipitation
create generate > new bring
flame fire burn blaze
worker > picker packer docker labourer
find recover discover retrieve
recover find retrieve
unearth dig excavate find discover
survivor > rescue pull
body > dead victim
hospitalize hospital injure
sicken ill sick infect poison
poison contaminate toxic
symptom ill
diagnose case infect test
dose jab vaccine shots
recover recovery cure heal
prescription prescribe medicine
ambulance paramedic
surgeon doctor
appointment visit consultation
waitlist wait queue
overdose drug
suicide die
pregnant pregnancy mother
classroom class
enroll enrol enrolment admit pupil student attend
dropout quit leave
absentee absent absence
literacy read
homework lesson
graduate graduation
campus university
lecture teach
apply application applicant
applicant apply candidate
vacancy post job
overtime hour
bonus pay award
pension pensioner retirement
picket strike
union member
join member recruit
expel suspend dismiss
suspend halt stop pause
resign quit step
elect election vote
candidate contender run stand
ballot vote paper
majority lead margin
poll vote survey
survey respondent ask poll
respondent ask interview survey
reject turn refuse
veto reject block
petition sign signature
signature sign petition
sign signature
mayor council
council councillor
minister cabinet
treaty agreement pact deal
sanction ban embargo
refugee asylum
asylum refugee migrant
visa permit
permit licence license allow authorize
licence license permit
passport document
detention detain
patrol guard
barrier fence wall
fence wall barrier
troop force soldier
shell bombard artillery
drone unmanned aircraft
ammunition shell bullet
shipwreck sink
capsize overturn sink
passenger > aboard
aboard passenger board
carriage wagon coach car
derail derailment
derailment derail train
runway airport
evacuate leave
shelter camp tent refuge
collapse fall cave crumble
rebuild reconstruct reconstruction restore build
demolition demolish
tenant resident
eviction evict
rent tenant
mortgage rate
deposit save
saver deposit
economy gdp
unemployment jobless unemployed
export shipment
output produce make
brewery beer
vineyard wine grape
grape wine
wine bottle
orchard fruit tree
seed plant
plough farm
drought water
irrigate irrigation water
level depth height
snow > avalanche
avalanche snow
mudslide landslide
lava volcano eruption
ash volcano eruption
aftershock quake tremor
quake > aftershock
tsunami wave
gale wind storm
gust wind
lightning strike
hail hailstone
acre land
protect conservation conserve
endanger threaten rare
species animal
breed hatch born birth
hatch egg chick
chick hatch
poach kill hunt
hunt kill shoot
trophy hunt
trawl fish
reef coral
bleach coral
plastic waste rubbish
litter rubbish waste
recycle recycling
landfill waste dump
sewage waste pollution
dump throw waste discard
emission pollute
coal mine
drill well
barrel oil
pipeline pipe
leak spill
reactor nuclear
charger charge
rocket launch
orbit satellite
astronaut crew
telescope observe
asteroid rock
lunar moon
crater hole
discovery find discover
archaeologist dig excavate
coin treasure
treasure hoard coin
hoard find
museum visit
theft steal
stolen steal
burglar thief
password account
scam fraud con swindle
fraud scam swindle
victim defraud scam
swindle fraud
launder money
bribe corrupt corruption
corruption bribe
seize confiscate
smuggle haul
gang member
gunman shooter
shooter gunman
stab knife
bail release
verdict jury
juror jury
sentence term jail
parole release
fine pay
sue damages claim
damages compensation payout
settle settlement
settlement settle pay
fan supporter spectator
supporter fan
score goal point
lap race
round match
stage perform
perform performance show concert
sing singer song
singer sing
stream listen play
listener listen
listen listener stream
ticket seat admission
screen show
episode series
actor cast
director film
festival visitor attend
exhibit show
subscriber subscribe
merger merge
franchise branch
stall market
market stall
customer shopper
discount cut reduction cheap
cheap discount
fare price ticket
toll charge
route line
line route
stop station
delay wait
cancel scrap
punctual time late
pothole hole
cyclist bicycle
bicycle bike
pedestrian walk foot
walker hike hiker
hiker walk walker
climb climber ascend
climber climb mountaineer
mountaineer climber
trail path route
tourist visit
cruise ship
passenger > cruise
congregation worshipper
priest clergy
pilgrim pilgrimage
pilgrimage pilgrim
donate blood
parcel package
package parcel box
letter mail post
mail letter
message text
email message
complaint letter
letter complaint
comment reply response
reply response answer
response reply
attendee attend guest
delegate attend
conference summit meeting
summit meeting conference
meeting summit
speech speak
oldest old age
elderly old
toddler child
teenager teen youth
teen teenager young youth
orphan child
divorce separate split
bride wedding marry
funeral burial bury mourn
mourner mourn funeral
mourn mourner
grave burial bury
helicopter aircraft
hose water
contain control
insure insurance
insurance insure
payout insurance
premium insurance
`
  .trim()
  .split("\n")
  .map((line) => line.trim().split(" "))
  .filter((line) => line.length > 1);

const PHRASE_PATTERNS = [
  ["grown[- ]?ups?", "adults"],
  ["(?:lay|lays|laying|laid) (?:\\w+ ){1,2}off", "layoffs"],
  ["(?:dig|dug|digging) (?:out|up)(?! (?:the )?(?:road|street|pavement))", "excavated"],
  [
    "(?:put|puts|putting) up(?= (?:its|the|their|his) (?:\\w+ )?(?:prices?|fees?|fares?|rents?|rates?|tolls?|premiums?|charges?|tax(?:es)?))",
    "raise",
  ],
  ["(?:take|takes|took|taken|taking) (?:\\w+ ){1,3}to court", "sue"],
  ["(?:go|goes|went|gone|going) bust|(?:go|goes|went|gone|going) under(?= |$)(?! \\w+ name)", "insolvent"],
  ["set(?:ting)? (?:off|out)(?! (?:a|an|the|fireworks|alarms?)\\b)", "started"],
  [
    "(?:made|make|making|makes) it (?:to|over|across) (?:the )?(?:end|finish|line|finish line)|cross(?:ed|ing)? the (?:finish(?:ing)? )?line",
    "finished",
  ],
  ["len[dt](?:ing)? a hand|help(?:ed|ing)? out|pitch(?:ed|ing)? in", "volunteered"],
  [
    "dont[- ]knows?|d(?:o|oes)nt know(?= (?:who|how|yet|which|whether))|(?:not|havent|hasnt) (?:yet )?(?:decided|made up (?:their|his|her) minds?)",
    "undecided",
  ],
  [
    "turn(?:ed|s)? out(?= (?:last|to vote|on|at|in|for|this)\\b)|(?<=(?:predicted|expected|voter|forecast|likely) )turn[- ]out",
    "turnout",
  ],
  [
    "(?:lost|lose|losing|loses) (?:their |his |her )?(?:homes?|houses?)|without (?:a |their )?(?:home|homes|roof)",
    "homeless",
  ],
  ["(?:are|is|were|was) (?:still )?left(?= (?:in|on|at|of|to|over)\\b|$)", "remaining"],
  ["(?:up|out) in space|in orbit|circling", "orbit"],
  [
    "(?:no longer|not|dont|doesnt|arent|isnt|wasnt|werent|never|stopped) work(?:ing|s)?(?: any ?more)?|out of (?:order|action|service)",
    "failed",
  ],
  ["go(?:es|ne|ing)? wrong|went wrong", "error"],
  ["outside (?:of )?(?:the )?(?:us|u\\.s\\.|usa|country)|rest of the world|intl", "abroad"],
  [
    "death toll|loss of life|(?:lost|lose|losing|loses) (?:their |his |her |our )?li(?:fe|ves)|lives (?:were |have been |are |had been )?lost|passed away",
    "deaths",
  ],
  [
    "(?:lost|lose|losing|loses) (?:their |his |her |its |electric(?:al)? )?(?:power|electricity)|(?:without|no|have no|had no|has no) (?:electricity|power)|in the dark|power cuts?|power outages?|knocked out power",
    "blackout",
  ],
  [
    "(?:lost|lose|losing|loses) (?:their |his |her )?(?:jobs?|posts?)|job (?:losses|cuts?)|laid off|lay(?:ing)? off|made redundant|be redundant",
    "layoffs",
  ],
  ["out of (?:work|a job)|without (?:work|a job)|looking for work", "unemployed"],
  ["people (?:who )?(?:are |is |were |do |have )?(?:work(?:ing|ed)?|employed)", "workers"],
  ["(?:show|shows|showed|turn|turned) up|came along|came out to", "attended"],
  ["kick(?:ed|ing)? out|thrown off|threw out", "evicted"],
  ["hook(?:ed|ing)? up|plugged in", "connected"],
  ["(?:got|get|given|gave) the sack|lost their job", "layoffs"],
  ["wip(?:ed|ing|es?) out", "destroyed"],
  ["(?:knock|knocked|tear|tore|torn|pull|pulled|bring|brought) down", "demolished"],
  ["r[au]n (?:away|off)|on the run|at large", "escaped"],
  ["set free|let out", "freed"],
  ["lock(?:ed|ing)? up|put away|behind bars|sent to (?:jail|prison)|in jail", "jailed"],
  ["gone? (?:bust|under)|went (?:bust|under)", "bankrupt"],
  ["splash(?:ed|ing)? out", "spent"],
  ["rak(?:e|ed|ing) in", "earned"],
  ["hand(?:ed|ing)? out|g[ai]ve(?:n)? out", "given"],
  ["g[ai]ve(?:n)? away", "donated"],
  ["d[iu]g up|turned over the ground", "excavated"],
  ["put on hold", "suspended"],
  ["(?:made|make|got|get|walked) (?:off|away) with", "stole"],
  ["sign(?:ed|ing)? up", "registered"],
  ["dropp?(?:ed|ing)? out", "quit"],
  [
    "(?:came|come|went) down with|f[ae]ll(?:en)? (?:ill|sick)|g[eo]t(?:ten|ting)? (?:ill|sick)|(?:become|became) ill",
    "ill",
  ],
  ["snapp?(?:ed)? up", "bought"],
  ["(?:left|leave|leaves|leaving) (?:it |them )?behind", "remaining"],
  ["took over|take over", "takeover"],
  ["paid out|pay(?:ing)? out", "payout"],
  ["gave birth|give birth", "births"],
  ["price tag|price-tag", "cost"],
  ["br(?:ing|ings|ought|inging) in", "raised"],
  ["on ?board", "aboard"],
  ["in danger|at risk|under threat", "threatened"],
  ["thrown? away|threw away|throw(?:ing|s)? away|binned", "wasted"],
  ["turn(?:ed|ing|s)? (?:back|away)|not (?:be )?(?:let|allowed) (?:through|in)|denied entry", "refused"],
  ["(?:sent|send|sending|came|come|coming|comes|given|gave|handed) back", "returned"],
  [
    "to begin with|in the first place|at (?:the )?(?:first|outset)(?! (?:day|round|stage|week|step))",
    "originally",
  ],
  ["end(?:ed|s|ing)? up|wound up|(?:shell|shelled|fork|forked) out", "got"],
  ["no[- ]votes?|vot(?:e|ed|es|ing) (?:no|against)|votes? against|against votes?|sa(?:id|y|ys) no", "noes"],
  ["yes[- ]votes?|vot(?:e|ed|es|ing) (?:yes|in favou?r)|votes? in favou?r|sa(?:id|y|ys) yes", "ayes"],
  ["under control", "contained"],
  [
    "(?<=people |persons? |were |was |those )on(?: board)?(?= (?:the|a|an|that|this) (?:ferry|ship|boat|vessel|plane|jet|flight|train|bus|coach|tram|helicopter|trawler|liner)\\b)",
    "aboard",
  ],
  ["pre-?sale", "before sale"],
  ["(?:caught|catch(?:es)?|catching|burst(?:ing)? into|on) (?:fire|flames)", "fires"],
  ["(?:over|above|past) (?:the )?capacity", "overcrowded"],
  ["per cent|percentage of|pct", "percent"],
  ["head ?count", "workforce"],
  ["walk(?:ed|ing)? out|down(?:ed|ing)? tools", "strike"],
  ["on strike", "strike"],
  ["call(?:ed|ing)? off", "cancelled"],
  ["thrown? out", "wasted"],
  ["go(?:ing|ne)? hungry|went hungry|in need of food|not enough to eat", "hungry"],
  ["taken? to (?:the )?hospital|(?:treated )?in (?:the )?hospital|hospitali[sz](?:ed|ations?)", "hospital"],
  ["under arrest|(?:taken|held|placed) (?:in|into|under) (?:custody|arrest)|in custody", "arrested"],
  [
    "(?:had|have|has|forced|made|told|ordered|asked) to leave(?: (?:their|the) (?:homes?|houses?))?|(?:driven|forced) (?:out of|out|from)",
    "displaced",
  ],
  [
    "mov(?:ed?|ing) (?:out|from their homes?)|left (?:their )?homes?|leave (?:their )?homes?",
    "displaced home",
  ],
  ["took? to the streets|take to the streets", "marched"],
  ["took? part|taking part|taken part", "participate"],
  ["get(?:ting)? away|got away|gotten away|broke(?:n)? out(?! of (?:a |the )?fire)", "escaped"],
  ["chopped down|cut(?:ting)? down|fell(?:ed|ing)", "cleared"],
  ["burn(?:t|ed|s|ing)? (?:down|to the ground)|went up in flames|up in flames", "burned"],
  ["go(?:es)? up|went up|gone up|going up", "rise"],
  ["go(?:es)? down|went down|gone down|going down|come down|came down", "fall"],
  ["shut(?:s|ting)? down|clos(?:e|ed|ing|es) down", "closed"],
  ["set up|put up", "installed"],
  ["brought back|bring back|taken back", "return"],
  ["brought (?:up )?to the surface|brought up", "freed"],
  ["born abroad|foreign[- ]born|born in another country|from abroad", "immigrants"],
  ["road (?:deaths?|fatalities)|traffic (?:deaths?|fatalities)", "road deaths"],
  ["money (?:was |were )?raised", "funding raised"],
  ["stock price|share price|price of (?:its |the )?shares|shares", "shareprice"],
  ["stock drop|stock fall", "shareprice drop"],
  ["box office", "boxoffice sales"],
  ["work force", "workforce"],
  ["pay ?rises?|pay increases?|raises?(?= is| does| do| did| the| are)|wage increases?", "payrise"],
  ["ahead of|prior to|leading up to|in the run-?up to", "before"],
  ["below (?:the )?ground|underground", "deep underground"],
  [
    "(?:took|take|takes|taking|taken) part in the (?:vote|election|ballot|referendum|poll)|(?:bothered|came|come|went|go|turned out|showed up) to vote|(?:bothered|bother) to (?:show|turn) up|cast (?:a|their|the) (?:vote|ballot)s?",
    "turnout",
  ],
  ["lives (?=(?:did|has|have|had|does) .*\\bclaim)", "deaths "],
  ["(?:is|are|was|were)? ?asking for|asks? for|asked for|holding out for", "demand"],
  ["(?:put|puts|putting|laid|placed) (?:it )?on the table", "offer"],
  ["(?:go|goes|going|went|sells?|selling|sold) for(?= (?:how|what|now|these|at)\\b|$)", "price"],
  ["chang(?:e|es|ed|ing) hands|(?:found|find|finding) (?:a buyer|buyers)", "sold"],
  ["(?:take|takes|took|taken|taking) in(?= |$)(?! (?:the|a) )", "arrested"],
  ["chip(?:s|ped|ping)? in|put(?:s|ting)? (?:in|up) (?:the )?money", "pays"],
  ["pil(?:e|ed|es|ing) up|lying around", "waiting"],
  ["behind (?:the )?(?:plan|schedule|timetable|time)", "delay late"],
  ["(?:more|extra) pay|(?:more|extra|higher) wages", "payrise"],
  ["at (?:the )?most", "maximum"],
  ["pay demand|wage demand", "payrise demand"],
  ["pay offer|wage offer", "payrise offer"],
  ["cease[- ]fire", "ceasefire"],
  ["break-?in", "hack"],
  ["cyber[- ]?attack|data breach", "hack"],
  ["snow[- ]?ploughs?|snow[- ]?plows?", "snowplough"],
  ["air ?strikes?", "airstrike"],
  ["well worth|worth", "worth"],
  ["u\\.s\\.(?:a\\.?)?|usa|the us|united states(?: of america)?|americans?|america", "unitedstates"],
  ["u\\.k\\.|uk|united kingdom|great britain|britain|british", "unitedkingdom"],
  ["u\\.n\\.|united nations", "unitednations"],
  ["european union", "europeanunion"],
  ["g[ia]ve(?:n)? up|giving up|pack(?:ed|ing)? it in", "quit"],
  ["(?:brought|bring|taken?|took|moved?|moving|got|get) to safety", "evacuated"],
] as const;

/** Several words that stand for one, wherever they are read: in questions and in what figures are called. */
const PHRASES = PHRASE_PATTERNS.map(
  ([pattern, word]) => [new RegExp(`\\b(?:${pattern})(?![\\w])`, "g"), ` ${word} `] as const,
);
/** Most texts have none of them, and are looked through once. */
const ANY_PHRASE = new RegExp(`\\b(?:${PHRASE_PATTERNS.map(([pattern]) => pattern).join("|")})(?![\\w])`);

/** A text in small letters with each phrase put into the one word it stands for. */
export function joinPhrases(text: string): string {
  if (!ANY_PHRASE.test(text)) return text;
  return PHRASES.reduce((joined, [pattern, word]) => joined.replace(pattern, word), text);
}

/** Short forms and slips of chat. */
export const SHORT_FORMS: Readonly<Record<string, string>> = {
  ppl: "people",
  ex: "former",
  kmh: "kilometres",
  kph: "kilometres",
  mm: "millimetres",
  cm: "centimetres",
  tb: "terabytes",
  mb: "megabytes",
  gb: "gigabytes",
  nicked: "stolen",
  mt: "mount",
  ops: "operations",
  chimp: "chimpanzee",
  chimps: "chimpanzees",
  pros: "professionals",
  loosing: "losing",
  alltogether: "altogether",
  allready: "already",
  mp: "lawmaker",
  mps: "lawmakers",
  atm: "now",
  intl: "international",
  dom: "domestic",
  max: "maximum",
  qty: "quantity",
  pop: "population",
  hosp: "hospital",
  dept: "department",
  yday: "yesterday",
  peeps: "people",
  govt: "government",
  gov: "government",
  gvt: "government",
  approx: "approximately",
  avg: "average",
  temp: "temperature",
  km: "kilometres",
  kms: "kilometres",
  kg: "kilograms",
  kgs: "kilograms",
  hrs: "hours",
  hr: "hour",
  mins: "minutes",
  min: "minutes",
  secs: "seconds",
  yrs: "years",
  yr: "year",
  mths: "months",
  wks: "weeks",
  cops: "police",
  cash: "money",
  bucks: "dollars",
  quid: "pounds",
  mw: "megawatts",
  gw: "gigawatts",
  hwo: "how",
  hw: "how",
  wat: "what",
  wut: "what",
  whats: "what",
  mny: "many",
  mnay: "many",
  meny: "many",
  mani: "many",
  mutch: "much",
  manny: "many",
  mcuh: "much",
  muhc: "much",
  nr: "number",
  nbr: "number",
  num: "number",
  tho: "though",
  thru: "through",
  w: "with",
  wo: "without",
  abt: "about",
  bc: "because",
  cuz: "because",
  cos: "because",
};
