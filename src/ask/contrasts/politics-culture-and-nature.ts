export const POLITICS_CULTURE_AND_NATURE = `
abstain approve/back/favour oppose/reject
yes no abstention
win lose draw/tie
majority minority
government/coalition opposition
left right centre
conservative liberal socialist green nationalist communist
republican democrat independent
voter candidate observer donor
valid invalid/spoiled
presidential parliamentary municipal/local regional european
president premier/chancellor king queen speaker
mayor governor minister senator judge ambassador bishop general
first second third fourth fifth sixth seventh eighth ninth tenth
incumbent challenger
outgoing incoming
elect appoint resign dismiss/oust
hire/recruit/employ dismiss/sack/fire retire resign
amendment petition treaty budget
seat vote candidate
committee plenary
parliament court police army church
embassy consulate
federal state municipal
county province municipality/commune
national regional local
domestic foreign
public private
public secret
ratify amend suspend repeal
adopt/pass reject/defeat postpone/delay
propose/table adopt/pass withdraw
sign veto
join leave/quit
member guest
chair/chairman secretary treasurer
decided undecided
donation membership subsidy fine
revenue/income spending/expenditure
surplus deficit
debt deficit revenue
profit loss revenue/turnover/sales
tax fee fine
grant loan
pension wage/salary
pensioner unemployed student
pupil teacher
teacher nurse policeman judge soldier firefighter
school university kindergarten/nursery
school hospital library museum prison
primary secondary
defence education health culture transport agriculture welfare environment
water gas electricity
sewage drinking
rent heating
tenant landlord
planned/budgeted actual
forecast/expected actual
original/initial revised
initial final
gross net
total average
maximum/highest minimum/lowest average median
rise/increase/grow fall/drop/decrease/decline
more less/fewer
before after
annual/yearly monthly weekly daily hourly quarterly
spring summer autumn winter
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
morning afternoon evening night
weekday weekend
yesterday today tomorrow
start/begin/beginning end/finish
current/present previous/former/earlier future
last next
remaining completed
spent remaining
paid unpaid
full half quarter
half third quarter fifth
single double triple
single return
two three four five six seven eight nine ten
adult/grown-up child/kid teenager baby/infant pensioner/senior
man/men woman/women child/children
boy girl
male female
husband wife
mother father
son daughter
brother sister
football/soccer handball basketball volleyball hockey tennis rugby cricket baseball golf
swimming rowing sailing diving cycling running
skiing snowboarding biathlon bobsleigh skating
boxing wrestling judo fencing
marathon sprint relay hurdle
slalom downhill
player coach/trainer referee/umpire spectator/fan
goalkeeper/goalie striker/forward defender midfielder
goal assist corner foul
yellow red
win/victory defeat/loss draw/tie
home away
host guest
training race match
promotion/promote relegation/relegate
season match
score concede
stadium pool museum theatre
cyclist driver pedestrian
amateur professional
junior senior
individual team
winner/champion loser
qualify fail
theatre cinema museum library zoo
film play opera ballet concert
singer dancer actor musician
violin piano guitar trumpet flute cello organ
actor director producer
writer/author publisher reader translator
painter sculptor photographer
painting sculpture/statue drawing photograph/photo
book newspaper magazine map
manuscript painting coin
page chapter
premiere rehearsal
concert exhibition
visitor inhabitant/resident
tourist resident/local/inhabitant
guest staff
passenger crew
hotel hostel campsite restaurant
breakfast lunch dinner/supper
seated standing
beach mountain lake
castle church cave
cathedral synagogue mosque
cruise flight
ferry train bus/coach tram taxi underground/metro/subway
car bicycle/bike lorry/truck bus motorcycle/motorbike
plane/aircraft helicopter drone balloon
booking/reservation cancellation
newspaper radio television/tv podcast
listener viewer reader
subscriber advertiser
subscription advertising
journalist/reporter editor cameraman
print/printed online/digital
letter email parcel/package
landline mobile
computer printer
screen keyboard battery
hardware software
upload download
sender/send recipient/receive
online offline
employee customer supplier
steal/stolen delete/erase
delete/erase restore/recover
post comment
audio video
broadband satellite
electric diesel petrol/gasoline hybrid hydrogen
solar wind nuclear hydro/hydroelectric coal gas
camera sensor microphone
automatic manual
rain/rainfall snow/snowfall hail fog wind
temperature humidity rainfall wind sunshine
hurricane/typhoon/cyclone earthquake tsunami tornado volcano
flood/flooding drought fire/blaze earthquake landslide avalanche
hot/warm cold
wet dry
frost heat
snow ice
glacier river lake sea/ocean
river canal reservoir
tide wave
fresh/freshwater salt/saltwater
groundwater rainwater
upstream downstream
source mouth
upper lower middle
inner outer
shallow deep
surface bottom
shore/coast inland
island mainland
dam bridge tunnel
length/long width/wide height/high depth/deep weight/heavy age/old speed/fast
atlantic pacific arctic indian
mediterranean baltic
north/northern south/southern east/eastern west/western
northeast northwest southeast southwest
street/road square park bridge
pavement/sidewalk carriageway
house flat/apartment garage shop office warehouse factory
roof wall floor ceiling window door
cellar/basement attic
lift/elevator escalator staircase
playground cemetery park parking
market harbour/port airport station
bench lamp tree sign
oak beech birch pine spruce maple ash elm lime chestnut willow poplar fir larch
conifer broadleaf
deciduous evergreen
tree shrub flower
plant/planted fell/felled
sow harvest/reap
seed seedling
forest meadow/grassland farmland wetland/swamp
bark leaf root branch
wolf bear lynx fox deer boar hare
whale dolphin seal shark turtle
salmon trout cod herring tuna eel carp pike
mussel oyster crab lobster shrimp/prawn
eagle owl stork swan crow heron
bee wasp beetle butterfly ant mosquito
fish bird mammal reptile
adult cub
native/indigenous invasive
extinct endangered
rescue/save kill
glass paper plastic metal
bottle can
household industrial
recycle/recycled burn/incinerate/incinerated landfill/dump compost
organic chemical
solid liquid gaseous
nitrogen oxygen hydrogen sulphur/sulfur
lead mercury arsenic cadmium
air water soil
pollute/contaminate clean/purify
renewable fossil
produce/generate consume/use
moon mars venus jupiter saturn sun
planet star comet asteroid
satellite telescope rocket
rover orbiter lander
launch/liftoff landing recovery
crewed/manned uncrewed/unmanned
distance diameter altitude
laboratory observatory
physics chemistry medicine literature
drug/medicine placebo vaccine
vaccinated unvaccinated
infected healthy
patient volunteer doctor/physician nurse
doctor/physician nurse midwife pharmacist dentist paramedic
heart lung liver kidney brain
arm leg
hand foot
knee hip shoulder elbow
cancer stroke diabetes
tablet/pill injection/jab
recover/cure die/death relapse
improve worsen/deteriorate
mild severe
positive negative
smoker nonsmoker
mouse rat rabbit monkey pig
flu/influenza measles malaria cholera tuberculosis polio
birth death
marriage/wedding divorce
inpatient outpatient
donor recipient
build/construct demolish repair/renovate close
buy/purchase sell rent/lease
import export
read write
open close
plan cancel delay/postpone
damage/damaged destroy/destroyed intact
lost/lose found/find
new old
used new
load unload
accept refuse/decline
allow/permit ban/forbid
city/town village
city/town countryside
centre suburb
arrival/arrive departure/depart
qualifying quarterfinal semifinal final
free/empty/vacant full/occupied
borrow lend buy
wood/timber stone brick concrete steel
coal oil gas
referendum election
phone laptop tablet
admit discharge
`;
