export const GOODS_TRANSPORT_AND_MONEY = `
wheat barley rye oats maize/corn rice sorghum millet buckwheat quinoa
soy/soybean sunflower rapeseed/canola palm olive coconut peanut/groundnut
apple pear quince plum cherry apricot peach nectarine
orange lemon lime grapefruit mandarin/tangerine/clementine pomelo
banana pineapple mango papaya avocado guava kiwi lychee pomegranate fig date
strawberry raspberry blackberry blueberry gooseberry cranberry blackcurrant redcurrant elderberry
grape olive almond fig cork apple
almond walnut hazelnut cashew pistachio peanut/groundnut chestnut macadamia pecan
potato carrot turnip parsnip beetroot radish swede celeriac yam cassava/manioc
onion garlic leek shallot chive
cabbage cauliflower broccoli kale spinach lettuce chard
tomato cucumber pepper/capsicum aubergine/eggplant courgette/zucchini pumpkin melon squash
pea bean lentil chickpea
asparagus artichoke rhubarb celery fennel mushroom
coffee tea cocoa tobacco sugar rubber cotton
coffee tea cocoa juice milk water lemonade beer wine
cotton wool silk linen hemp jute nylon polyester leather
vanilla saffron cinnamon clove nutmeg cardamom ginger turmeric pepper cumin
basil parsley mint thyme rosemary oregano sage dill coriander/cilantro
beer wine cider spirit/liquor mead sake
whisky/whiskey vodka gin rum brandy tequila cognac absinthe
red white rose
milk butter cheese yoghurt/yogurt cream egg
milk butter cheese bread flour sugar rice salt egg
beef pork lamb/mutton chicken turkey veal venison duck fish
ham bacon sausage salami mince steak
bread roll cake biscuit/cookie croissant pie doughnut/donut
jam honey marmalade syrup butter
flour sugar salt yeast butter
pasta rice potato bread noodles couscous
oil vinegar mustard ketchup mayonnaise
pizza burger/hamburger kebab sandwich taco sushi
soup salad starter dessert/pudding
breakfast lunch dinner/supper snack
chocolate caramel liquorice toffee gum marzipan
cake waffle pancake biscuit/cookie
raw fried smoked dried frozen canned/tinned
fresh frozen dried canned/tinned
ripe unripe rotten
skimmed semiskimmed whole
organic conventional
food drink/beverage
bottle tin keg carton
bottle glass jug cup
plate bowl cup saucer
knife fork spoon
sow/plant harvest/reap plough/plow fertilise/fertilize irrigate spray
seed fertiliser/fertilizer pesticide feed
herbicide insecticide fungicide
eat drink
boil fry bake roast grill steam
hay straw silage manure
orchard vineyard field pasture/meadow greenhouse
grain/cereal vegetable fruit meat dairy
cow bull calf ox
cattle sheep pig/swine goat horse poultry
horse donkey mule camel
stallion mare foal gelding
sheep goat llama alpaca
ewe ram lamb
sow boar piglet
hen/chicken cockerel/rooster chick
hen/chicken turkey duck goose ostrich quail pheasant
dog cat rabbit hamster parrot tortoise goldfish horse
puppy kitten
dog fox wolf jackal coyote
lion tiger leopard cheetah jaguar puma/cougar lynx
elephant rhino/rhinoceros hippo/hippopotamus giraffe zebra buffalo
lion elephant giraffe zebra antelope hyena crocodile
gorilla chimpanzee orangutan gibbon baboon lemur
bear wolf lynx fox badger otter beaver
panda koala kangaroo wombat wallaby platypus
moose/elk reindeer chamois ibex bison
stag doe fawn
rabbit hare squirrel hedgehog mole
rat mouse squirrel hamster
seal penguin albatross
shark ray tuna swordfish
crocodile turtle snake lizard
snake lizard frog toad newt salamander
python cobra viper rattlesnake mamba
bee wasp hornet ant termite
bee butterfly beetle moth dragonfly ladybird
mosquito tick flea louse midge
locust grasshopper cricket
snail slug worm
mammal bird fish reptile amphibian insect
eagle falcon hawk owl vulture kite buzzard osprey
stork crane heron ibis flamingo pelican
swan goose duck coot
sparrow robin blackbird starling swallow swift finch thrush
crow raven magpie jackdaw jay rook
pigeon/dove gull/seagull crow
puffin gannet guillemot kittiwake razorbill
parrot macaw cockatoo canary budgerigar
salmon trout cod herring mackerel tuna haddock sardine anchovy halibut
carp pike perch eel catfish sturgeon trout
cod plaice sole turbot
oyster mussel scallop clam
lobster crab shrimp/prawn crayfish
squid octopus jellyfish
oak beech ash maple birch lime/linden chestnut poplar willow elm
spruce pine fir larch cedar yew cypress
teak mahogany ebony
root trunk branch leaf bark
flower leaf seed fruit
rose tulip daffodil lily orchid carnation
tree shrub/bush grass flower
fell/cut plant
nest egg chick
egg milk meat wool honey
hatch die
wild tame/domesticated captive
male female
cull/slaughter vaccinate
hive queen
stable kennel aviary
antler/horn tusk hoof
fur feather scale
tail wing beak claw
wingspan weight
breeder hunter vet/veterinarian
hunt fish
hunter angler/fisherman
zoo circus aquarium
bite sting
gold silver copper bronze platinum palladium
iron copper zinc lead tin aluminium/aluminum nickel cobalt
lithium cobalt nickel manganese graphite
chromium tungsten titanium vanadium molybdenum
uranium plutonium thorium
ore metal slag
bauxite ore coal phosphate potash
coin banknote/note
coin ring necklace bracelet brooch earring
wood stone brick concrete steel glass clay
marble granite limestone sandstone slate
sand gravel clay cement lime
tile brick slate thatch
plastic glass paper cardboard metal wood
paper glass plastic textile battery
log plank pulp pellet
hydrogen oxygen nitrogen helium methane ammonia
methane carbon nitrogen sulphur/sulfur
arsenic mercury lead cadmium
petrol/gasoline diesel kerosene electricity hydrogen
petrol/gasoline diesel electric hybrid hydrogen
electric diesel steam
coal oil gas nuclear wind solar hydro/hydropower geothermal biomass
coal lignite peat wood
crude petrol/gasoline diesel
renewable fossil nuclear
onshore offshore
turbine panel battery reactor dam boiler
generate/produce consume/use store
generation consumption storage
electricity gas water
gigawatt megawatt kilowatt
mine quarry refinery smelter
pipeline cable tanker
voltage power
charge discharge
car bus tram truck/lorry van motorcycle/motorbike bicycle/bike scooter
car truck/lorry tractor bus
train bus plane/aeroplane/airplane ferry car
ambulance taxi/cab minibus coach tractor
driver passenger pedestrian cyclist
driver conductor passenger inspector
pilot steward/stewardess passenger
captain sailor passenger
engine wheel brake tyre/tire windscreen/windshield seat battery door
locomotive carriage/wagon
engine gearbox battery chassis
ferry tanker trawler yacht tug barge
frigate destroyer corvette submarine minesweeper cruiser
yacht canoe/kayak dinghy raft
plane/aeroplane/airplane helicopter drone glider balloon airship
bomber fighter helicopter drone
rocket satellite capsule rover
mast hull keel sail rudder anchor
wing engine fuselage cockpit
airport station port/harbour/harbor
runway terminal hangar
takeoff landing
departure arrival
platform track tunnel signal
bridge tunnel road railway/railroad
motorway/highway/freeway street lane path
pavement/sidewalk road
road railway/railroad canal
junction/crossroads roundabout bridge
single return
single double triple
adult child/kid pensioner/senior student
peak offpeak
delayed cancelled/canceled
speed range price weight
length width height depth weight age
area height volume
board disembark
manual automatic
house flat/apartment hotel office shop/store warehouse/depot
detached terraced
kitchen bathroom bedroom corridor/hallway
cellar/basement attic/loft
floor/storey/story room
roof wall floor window door chimney
lift/elevator escalator stairs/staircase
school hospital church library museum theatre/theater stadium prison/jail
church mosque synagogue temple
castle palace fortress
tower spire dome nave
hotel hostel campsite
cinema/movie theatre/theater museum
factory/plant office warehouse/depot
barn stable house
garage garden balcony terrace pool sauna
toilet shower bath
bed chair table sofa/couch wardrobe
occupied vacant/empty
furnished unfurnished
forest/woodland farmland desert wetland pasture/meadow
field forest/wood lake
upper lower
ground first second third
indoor outdoor
architect builder/contractor
plumber electrician carpenter painter roofer bricklayer
profit/gain loss
revenue/income expenditure/spending
gross net
debt asset
surplus deficit
lender borrower
creditor debtor
buy/purchase sell rent/lease
buyer/purchaser seller/vendor
landlord tenant
owner/homeowner tenant/renter
share bond
rise/increase/gain fall/drop/decline
domestic foreign
public private
wholesaler retailer manufacturer/producer
hired/recruited dismissed/sacked retired
employed/working unemployed/jobless
fulltime parttime
permanent temporary
skilled unskilled
overtime holiday/vacation
manager/executive worker apprentice/trainee
cashier manager cleaner guard
accountant lawyer engineer
strike/walkout lockout
fixed variable
opening closing
open/opened close/closed
online offline
pound/sterling dollar euro yen franc
barrel tonne/ton
supermarket pharmacy bakery butcher bookshop/bookstore
clothing food furniture electronics toy
shoe shirt dress coat hat trousers/pants
bank airline brewery steelmaker carmaker/automaker
branch headquarters
cheap/cheapest expensive/dearest
underground/metro/subway tram bus ferry
bicycle/bike scooter moped motorcycle/motorbike skateboard
profit/earnings revenue/sales/turnover cost/expense debt dividend
wage/salary pension rent bonus price tax
tax fine fee rent subsidy
loan grant/subsidy deposit
rent deposit mortgage heating
borrow repay
deposit withdraw spend
import export harvest
importer exporter grower/farmer
hire/recruit dismiss/fire/sack resign retire promote
vacancy employee/worker redundancy/layoff
employer/boss employee/worker supplier customer/client
shareholder bondholder creditor employee/worker customer/client
minimum average median maximum
inflation unemployment/joblessness interest growth
employment unemployment/joblessness
passenger freight/cargo mail
delay breakdown crash/collision theft cancellation
build/construct/erect demolish/raze renovate/refurbish
built/constructed demolished/razed renovated/refurbished
construction demolition renovation/refurbishment
whale dolphin porpoise seal walrus
diamond ruby emerald sapphire pearl amber gold silver
wheat rapeseed/canola sunflower sugarbeet hop flax potato
urban/city rural/countryside
depart/leave arrive
daily weekly monthly annual/yearly
conifer broadleaf
damaged destroyed
ship plane/aeroplane/airplane train truck/lorry
`;
