export const PEOPLE_DEEDS_AND_MEASURES = `
lost/destroyed remaining
local foreign/international/overseas
rescued/saved killed homeless
adult/grown-up child/kid/minor/youngster pensioner/senior
baby/infant toddler teenager/teen adult/grown-up
man/gentleman woman/lady boy girl
male/masculine female/feminine
father/dad mother/mum/mom son daughter
brother sister cousin uncle aunt nephew niece
grandfather/grandpa grandmother/grandma grandson granddaughter
husband wife
widow widower orphan
married single/unmarried divorced widowed
parent child grandparent grandchild
king queen prince princess
duke duchess earl countess baron baroness
twin triplet quadruplet
eldest/oldest youngest
young old/elderly
doctor/physician nurse midwife porter paramedic pharmacist dentist
surgeon anaesthetist/anesthetist radiologist psychiatrist cardiologist dermatologist paediatrician/pediatrician
physiotherapist psychologist optician dietician/dietitian
teacher pupil
lecturer/professor student
headteacher/headmaster/principal teacher caretaker/janitor
undergraduate postgraduate
bachelor master doctorate/phd
judge prosecutor lawyer/solicitor juror bailiff
defendant/accused plaintiff/claimant witness juror
victim suspect witness
policeman/policewoman firefighter/fireman paramedic soldier lifeguard
constable sergeant inspector superintendent commissioner
prisoner/inmate/convict guard/warder/jailer
soldier civilian
soldier/troop sailor airman marine
conscript/draftee volunteer reservist
private corporal sergeant lieutenant captain major colonel general
admiral commodore ensign midshipman
pilot steward/stewardess passenger
driver passenger pedestrian cyclist motorcyclist/biker
driver conductor guard ticket-inspector
miner farmer fisherman forester/lumberjack shepherd beekeeper
carpenter/joiner plumber electrician bricklayer/mason roofer painter plasterer tiler welder
baker butcher grocer fishmonger confectioner florist
cook/chef waiter/waitress barman/bartender dishwasher
cleaner cook gardener nanny butler
hairdresser/barber beautician tailor cobbler/shoemaker
engineer architect surveyor
chemist physicist biologist mathematician geologist astronomer
historian archaeologist/archeologist linguist philosopher economist
accountant/bookkeeper lawyer banker broker
clerk cashier salesman/saleswoman manager
manager/boss worker
employer employee/staff
apprentice/trainee journeyman foreman
owner tenant lodger
landlord tenant/renter
buyer/purchaser/customer seller/vendor
producer/manufacturer consumer wholesaler retailer
borrower/debtor lender/creditor
donor/giver recipient/beneficiary
winner loser
author translator editor illustrator publisher
actor/actress director producer
singer dancer conductor composer pianist violinist drummer guitarist
painter sculptor photographer
journalist/reporter photographer cameraman
player coach referee/umpire spectator/fan
goalkeeper/goalie defender midfielder striker/forward
batsman/batter bowler fielder
president minister mayor governor ambassador
senator congressman/representative
voter candidate
bishop priest nun monk deacon
priest/pastor imam rabbi
christian muslim jew hindu buddhist sikh
catholic protestant orthodox
sunni shia/shiite
rich/wealthy poor/needy
employed unemployed/jobless retired
full-time part-time
permanent temporary seasonal
skilled unskilled
professional amateur
volunteer/unpaid paid/salaried
local/resident tourist/visitor
native/indigenous immigrant/migrant
immigrant/newcomer emigrant
citizen/national foreigner/alien
domestic/home foreign/overseas
resident commuter
urban/city rural/countryside
european african asian american australian
french german italian spanish portuguese dutch belgian swiss austrian polish danish swedish norwegian finnish
russian ukrainian belarusian georgian armenian moldovan
syrian afghan iraqi eritrean somali sudanese
indian pakistani bangladeshi nepali chinese japanese korean vietnamese filipino thai
english scottish welsh irish
american canadian mexican brazilian argentine chilean
black white asian hispanic/latino
healthy/well sick/ill
blind deaf mute
smoker nonsmoker
vegetarian vegan
member nonmember
guilty innocent
kill/die/death/dead/perish injure/hurt/wound miss/unaccounted rescue/save
survivor/survive dead/fatality/death
damage destroy/flatten
evacuate return
arrest/detain charge/indict convict acquit release/free sentence
fine jail/imprison execute deport
prosecution defence/defense
accuse clear/exonerate
convict pardon
suspended served
conviction acquittal
murder/homicide manslaughter
murder robbery burglary rape arson kidnapping/abduction fraud
theft/steal fraud bribery blackmail/extortion
burglar pickpocket shoplifter fraudster arsonist kidnapper murderer/killer
injured/hurt/wounded unharmed/unhurt/unscathed
stolen recovered/retrieved
seize/confiscate return
lost found
stab shoot strangle poison drown
knife pistol/handgun rifle shotgun
gun knife bomb grenade
bullet cartridge shell
cocaine heroin cannabis/marijuana ecstasy amphetamine methamphetamine
jail/prison hospital school
attacker/assailant victim
fire flood earthquake/quake storm landslide/mudslide avalanche drought eruption
hurricane tornado blizzard heatwave
hailstorm thunderstorm snowstorm sandstorm
earthquake aftershock tsunami
sink refloat
drown burn suffocate
helicopter ambulance boat
evacuated stranded/trapped
flooded dry
roof wall floor cellar/basement
house school hospital church bridge
home shop/store office factory/plant
house barn garage shed
food water medicine fuel clothing
power/electricity water gas telephone
open/opened closed/shut
reopen close
blocked/impassable passable
build/construct demolish/raze
repair/mend replace
advance retreat/withdraw
attack defend
capture/conquer liberate
victory defeat
win lose draw/tie
war/wartime peace/peacetime
ceasefire/truce offensive
tank aircraft ship submarine
missile drone artillery mortar
mine shell rocket torpedo
rebel/insurgent soldier
army navy airforce
infantry cavalry artillery
ally enemy/foe
recruit/enlist discharge
strike lockout
strike march/demonstration petition
march sit-in
peaceful violent
supporter/backer opponent
for against
yes no
accept/approve reject/refuse/deny
approved/accepted/granted rejected/refused/denied pending
allow/permit ban/forbid/prohibit
legal/lawful illegal/unlawful
arrive/arrival leave/depart/departure
enter/entry exit
immigration emigration
deport admit
passport visa
land sea air
captain/skipper deckhand passenger stowaway
patient nurse visitor
inpatient outpatient
admit/hospitalise/hospitalize discharge
infect recover/cure vaccinate/inoculate
infection/case death recovery
vaccinated/inoculated unvaccinated
critical serious stable
fatal nonfatal
acute chronic
cancer diabetes stroke asthma dementia tuberculosis malaria
measles mumps rubella flu/influenza cholera polio chickenpox
bacterium/bacterial virus/viral fungus/fungal
tablet/pill injection/jab ointment syrup
antibiotic painkiller antidepressant sedative
kidney liver heart lung cornea
hip knee shoulder ankle elbow wrist
arm leg head back neck chest
hand foot finger toe
bone muscle skin blood
eye ear nose tooth
birth/born death stillbirth miscarriage abortion
marriage/wedding divorce birth death
blood urine saliva
hospital pharmacy hospice
surgery/operation radiotherapy chemotherapy
kindergarten/nursery/preschool school university
primary/elementary secondary tertiary
bachelor doctorate apprenticeship
public/state private
pass fail
enrol/enroll graduate
admit/accept expel suspend
reading writing arithmetic
mathematics/maths physics chemistry biology history geography
classroom gym/gymnasium canteen/cafeteria library laboratory
teach learn
present absent
breakfast lunch dinner/supper
north/northern south/southern east/eastern west/western
northeast northwest southeast southwest
left right
inside/indoor outside/outdoor
top/upper bottom/lower middle
front rear/back
up/upward down/downward
uphill downhill
upstream downstream
inbound/incoming outbound/outgoing
inner outer
clockwise anticlockwise/counterclockwise
centre/center edge/periphery outskirts
near/nearby far/distant
first second third fourth fifth sixth seventh eighth ninth tenth
first/initial last/final
previous next current/present
former/past present/current future
gold silver bronze
single double triple quadruple
one-way return
odd even
big/large small/little medium
long short
wide/broad narrow
tall/high low
deep shallow
thick thin
heavy light
fast/quick slow
hot cold warm
wet dry
full empty
full half quarter
whole/entire part
half third quarter fifth tenth
majority minority
old new
new used/secondhand
original/genuine copy/replica fake/counterfeit
cheap expensive
free/gratis paid
length/long width/wide/breadth height/high/tall depth/deep thickness/thick weight/weigh/heavy
diameter circumference
area/surface volume/capacity weight
age/old price/cost weight/weigh speed/fast duration height/tall
distance duration speed
temperature humidity rainfall wind pressure
sunshine rain/rainfall snow/snowfall fog
minimum/lowest/least maximum/highest/most average/mean median
shortest longest
smallest largest/biggest
cheapest dearest
net gross
before after during
beginning/start end/finish
early late
punctual delayed cancelled/canceled
morning afternoon evening night
day/daytime night/overnight
midnight noon/midday
yesterday today tomorrow
monday tuesday wednesday thursday friday saturday sunday
weekday weekend
january february march april may june july august september october november december
spring summer autumn/fall winter
hourly daily weekly monthly quarterly yearly/annual
increase/rise/grow/gain decrease/fall/drop/decline/shrink
raise/lift lower/cut/reduce
profit/surplus loss/deficit
income/revenue expense/expenditure/spending
export import
buy/purchase sell/sale rent/lease
hire/recruit dismiss/fire/sack resign/quit retire
add remove
planned/expected/forecast actual
estimated measured
direct indirect
voluntary compulsory/mandatory
`;
