import { cutText } from "../text/break-text.ts";
import { didYouMean } from "../text/nearest.ts";
import { ScheduleError } from "./errors.ts";
import { folded, zonesByPlace } from "./places.ts";

/** The zone of a name of the IANA database, in its own case; nothing for other names and for offsets. */
export function zoneNamed(name: string): string | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return undefined;
  }
}

/** Names in the database of clocks that are never changed, which people type for those that are. */
const STANDARD: ReadonlyMap<string, string> = new Map([
  ["EST", "America/New_York"],
  ["MST", "America/Denver"],
]);

/**
 * The zone that a typed name means: a name of the IANA database, or a city or country that lies in one zone alone.
 * Throws a ScheduleError that says what to type instead.
 */
export function readZone(typed: string): string {
  const name = typed.trim();
  if (name === "") throw new ScheduleError("Say in which time zone, as in Europe/Rome.");
  const changing = STANDARD.get(name.toUpperCase());
  if (changing !== undefined) {
    throw new ScheduleError(`“${name}” has no summer time. If its clocks are to change, type ${changing}.`);
  }
  const known = zoneNamed(name.replace(/\s+/g, "_"));
  if (known !== undefined) return known;
  if (/^(?:utc|gmt)?\s*[+-]?\d/i.test(name)) {
    throw new ScheduleError(
      `“${cutText(name, 40)}” is an offset, and does not follow summer time. Type a city, as in Europe/Rome, or UTC.`,
    );
  }
  const zones = zonesByPlace().get(folded(name));
  if (zones?.length === 1) return zones[0]!;
  throw new ScheduleError(zones === undefined ? noSuchZone(name) : severalZones(name, zones));
}

function noSuchZone(name: string): string {
  const places = zonesByPlace();
  const near = didYouMean(folded(name), places.keys()).replace(/“(.+?)”/g, (quoted, place: string) => {
    const zones = places.get(place)!;
    return zones.length === 1 ? `“${zones[0]}”` : quoted;
  });
  return `No time zone is called “${cutText(name, 40)}”: ${near || "type a city, as in Europe/Rome."}`;
}

function severalZones(name: string, zones: readonly string[]): string {
  return `“${cutText(name, 40)}” has ${zones.length} time zones: type one of its cities, as in ${zones[0]}.`;
}

/**
 * Zones to choose from while someone types a city, a country or a zone's name, at most `most`. Places that are called
 * just that come first, then those that begin with it, then those with a word that does.
 */
export function completeZones(typed: string, most = 25): string[] {
  const sought = folded(typed);
  const ranks: string[][] = [[], [], []];
  for (const [place, zones] of zonesByPlace()) {
    const rank = place === sought ? 0 : place.startsWith(sought) ? 1 : place.includes(` ${sought}`) ? 2 : 3;
    ranks[rank]?.push(...zones);
  }
  return [...new Set(ranks.flat())].slice(0, most);
}
