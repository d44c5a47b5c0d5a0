/** Zones that Intl lists by a name that the IANA database has since changed. */
const RENAMED: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** Cities and zones that people name, and whose clocks the database files under another city. */
const FILED_UNDER: Readonly<Record<string, string>> = {
  "Africa/Casablanca": "rabat, marrakesh",
  "Africa/Johannesburg": "cape town, pretoria",
  "Africa/Lagos": "abuja",
  "America/Chicago": "central time, cdt, dallas, houston, new orleans",
  "America/Denver": "mountain time, mdt",
  "America/Los_Angeles": "pacific time, pst, pdt, san francisco, san diego, seattle, las vegas",
  "America/New_York": "eastern time, edt, washington, boston, philadelphia, atlanta, miami",
  "America/Sao_Paulo": "rio de janeiro, brasilia",
  "America/Toronto": "ottawa, montreal",
  "Asia/Dubai": "abu dhabi",
  "Asia/Ho_Chi_Minh": "hanoi",
  "Asia/Jerusalem": "tel aviv",
  "Asia/Karachi": "islamabad, lahore",
  "Asia/Kolkata": "delhi, new delhi, mumbai, bombay, bangalore, chennai",
  "Asia/Shanghai": "beijing, peking, guangzhou, shenzhen",
  "Asia/Tokyo": "osaka, kyoto",
  "Australia/Sydney": "canberra",
  "Europe/Amsterdam": "the hague, rotterdam",
  "Europe/Berlin": "munich, hamburg, frankfurt, cologne",
  "Europe/Istanbul": "ankara",
  "Europe/London": "uk, edinburgh, glasgow, cardiff, belfast, manchester",
  "Europe/Madrid": "barcelona",
  "Europe/Moscow": "st petersburg",
  "Europe/Paris": "lyon, marseille",
  "Europe/Rome": "milan, naples, turin, florence, venice",
  "Europe/Zurich": "geneva, bern, basel",
  "Pacific/Auckland": "wellington",
};

let made: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * The zones of every place a person may type, by its folded name: zones, their cities under old and new names, other
 * cities, countries. Made when first asked for, since it takes a tenth of a second.
 */
export function zonesByPlace(): ReadonlyMap<string, readonly string[]> {
  made ??= makePlaces();
  return made;
}

function makePlaces(): Map<string, string[]> {
  const places = new Map<string, string[]>([["utc", ["UTC"]]]);
  const add = (place: string, zone: string) => {
    const zones = places.get(folded(place));
    if (!zones) places.set(folded(place), [zone]);
    else if (!zones.includes(zone)) zones.push(zone);
  };
  for (const listed of Intl.supportedValuesOf("timeZone")) {
    const zone = today(listed);
    for (const name of [zone, listed]) {
      add(name.slice(name.lastIndexOf("/") + 1), zone);
      add(name, zone);
    }
  }
  for (const [zone, cities] of Object.entries(FILED_UNDER)) {
    for (const city of cities.split(", ")) add(city, zone);
  }
  for (const { country, zones } of countries()) {
    for (const zone of zones) add(country, today(zone));
  }
  return places;
}

function today(zone: string): string {
  return RENAMED[zone] ?? zone;
}

/** Every country of two letters that Intl knows by name, with its zones. */
function countries(): { readonly country: string; readonly zones: readonly string[] }[] {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code) => {
      const country = names.of(code);
      return country === undefined
        ? []
        : [{ country, zones: new Intl.Locale(`und-${code}`).getTimeZones() ?? [] }];
    });
}

/** "new york" for "New_York", "sao paulo" for "São Paulo". */
export function folded(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
