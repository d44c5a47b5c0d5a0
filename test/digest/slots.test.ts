import fc from "fast-check";
import { createTask } from "node-cron";
import { describe, expect, test } from "vitest";
import { readSchedule } from "../../src/digest/read-schedule.ts";
import { nextSlots, type Slot, slotsBetween } from "../../src/digest/slots.ts";
import { changes, watchClock } from "./clock.ts";

const at = (iso: string) => Temporal.Instant.from(iso);
const line = ({ id, due }: Slot) => `${id} ${due.toString({ smallestUnit: "minute" })}`;

function between(when: string, zone: string, after: string, until: string): string[] {
  return slotsBetween(readSchedule(when, zone), at(after), at(until)).map(line);
}

/** From the day before a day to the end of the day after. */
function daysAround(date: string): [string, string] {
  const day = Temporal.PlainDate.from(date);
  return [`${day.subtract({ days: 1 })}T00:00Z`, `${day.add({ days: 2 })}T00:00Z`];
}

describe("a slot", () => {
  test("in the spring gap is due at the first minute after it, and keeps its own time", () => {
    expect(between("30 2 * * *", "Europe/Rome", "2027-03-27T12:00Z", "2027-03-29T12:00Z")).toEqual([
      "2027-03-28T02:30[Europe/Rome] 2027-03-28T01:00Z",
      "2027-03-29T02:30[Europe/Rome] 2027-03-29T00:30Z",
    ]);
  });

  test("in the autumn overlap is due once, at the first of the two", () => {
    expect(between("30 2 * * *", "Europe/Rome", "2027-10-30T12:00Z", "2027-11-01T00:00Z")).toEqual([
      "2027-10-31T02:30[Europe/Rome] 2027-10-31T00:30Z",
    ]);
  });

  test("is one where several fall due after one gap, the latest of them", () => {
    expect(between("*/20 * * * *", "Europe/Rome", "2027-03-28T00:30Z", "2027-03-28T01:20Z")).toEqual([
      "2027-03-28T01:40[Europe/Rome] 2027-03-28T00:40Z",
      "2027-03-28T03:00[Europe/Rome] 2027-03-28T01:00Z",
      "2027-03-28T03:20[Europe/Rome] 2027-03-28T01:20Z",
    ]);
    expect(between("0,30 2 * * *", "Europe/Rome", "2027-03-28T00:00Z", "2027-03-28T12:00Z")).toEqual([
      "2027-03-28T02:30[Europe/Rome] 2027-03-28T01:00Z",
    ]);
  });

  test("of a day that never came is due when the next one begins, once", () => {
    expect(between("0 9,15 * * *", "Pacific/Apia", "2011-12-29T12:00Z", "2011-12-31T12:00Z")).toEqual([
      "2011-12-29T09:00[Pacific/Apia] 2011-12-29T19:00Z",
      "2011-12-29T15:00[Pacific/Apia] 2011-12-30T01:00Z",
      "2011-12-30T15:00[Pacific/Apia] 2011-12-30T10:00Z",
      "2011-12-31T09:00[Pacific/Apia] 2011-12-30T19:00Z",
      "2011-12-31T15:00[Pacific/Apia] 2011-12-31T01:00Z",
    ]);
  });

  test("at a midnight that clocks leap over is due at one o’clock", () => {
    expect(between("@daily", "America/Sao_Paulo", "2018-11-03T12:00Z", "2018-11-04T12:00Z")).toEqual([
      "2018-11-04T00:00[America/Sao_Paulo] 2018-11-04T03:00Z",
    ]);
  });

  test("is told after the first instant and up to the last, that one included", () => {
    expect(between("0 9 * * *", "UTC", "2027-01-01T09:00Z", "2027-01-03T09:00Z")).toEqual([
      "2027-01-02T09:00[UTC] 2027-01-02T09:00Z",
      "2027-01-03T09:00[UTC] 2027-01-03T09:00Z",
    ]);
  });

  test("is found however rare: 29 February over the eight years around 2100", () => {
    const leap = readSchedule("0 9 29 2 *", "Asia/Kathmandu");
    expect(nextSlots(leap, at("2096-03-01T00:00Z"), 2).map(line)).toEqual([
      "2104-02-29T09:00[Asia/Kathmandu] 2104-02-29T03:15Z",
      "2108-02-29T09:00[Asia/Kathmandu] 2108-02-29T03:15Z",
    ]);
  });
});

const RARE = [
  "30 2 * * *",
  "0 9 * * mon-fri",
  "0 3 * * sun",
  "0 0 1 * *",
  "30 2 28-31 * *",
  "0 9 29 2 *",
  "15 2,14 * mar-apr,oct-nov *",
];
const OFTEN = [
  "0 0 * * *",
  "45 1 * * *",
  "59 23 * * *",
  "0,30 1-3 * * sat,sun",
  "0 * * * *",
  "*/15 * * * *",
  "7-59/10 0-5 * * *",
  "*/5 1-2 * * *",
];

const DECADES: [zone: string, from: number, to: number][] = [
  ["Europe/Rome", 2019, 2029],
  ["America/New_York", 2019, 2029],
  ["Australia/Lord_Howe", 2019, 2029],
  ["Africa/Casablanca", 2019, 2029],
  ["Asia/Kathmandu", 2019, 2029],
  ["America/Sao_Paulo", 2019, 2029],
  ["America/Sao_Paulo", 2010, 2019],
  ["Pacific/Apia", 2009, 2014],
  ["Antarctica/Troll", 2019, 2029],
  ["America/St_Johns", 2008, 2012],
  ["Asia/Pyongyang", 2014, 2019],
  ["UTC", 2019, 2029],
];

describe("slots are what a watched clock shows, in", () => {
  test.each(DECADES)("%s, every day from %i to %i", (zone, from, to) => {
    const [after, until] = [`${from}-01-01T00:00Z`, `${to}-01-01T00:00Z`];
    for (const expression of RARE) {
      const watched = watchClock(expression, zone, after, until);
      expect(between(expression, zone, after, until)).toEqual(watched);
      expect(watched.length).toBeGreaterThan(0);
    }
  });

  test.each(DECADES)("%s, every minute around its changes from %i to %i", (zone, from, to) => {
    for (const date of changes(zone, from, to)) {
      for (const expression of OFTEN) {
        const [after, until] = daysAround(date);
        expect(between(expression, zone, after, until)).toEqual(watchClock(expression, zone, after, until));
      }
    }
  });
});

const zones = fc.constantFrom(
  ...new Set(DECADES.map(([zone]) => zone)),
  ...Intl.supportedValuesOf("timeZone"),
);
const list = (low: number, high: number, most: number) =>
  fc
    .uniqueArray(fc.integer({ min: low, max: high }), { minLength: 1, maxLength: most })
    .map((all) => all.join());
const minutes = fc.constantFrom("0", "30", "15,45", "*/15", "7", "*/5", "0,59");
const hours = fc.oneof(fc.constantFrom("*", "0-3", "1,2", "22-2"), list(0, 23, 3));
const days = fc.oneof(
  fc.constantFrom("* * *", "* * mon-fri", "1 * *", "28-31 * *", "* * fri-mon", "29 2 *"),
  list(0, 6, 3).map((weekdays) => `* * ${weekdays}`),
  list(1, 28, 3).map((dates) => `${dates} * *`),
);
const expressions = fc
  .tuple(minutes, hours, days)
  .map((fields) => fields.join(" "))
  .filter((expression) => !expression.startsWith("0,59"));
const schedules = fc.tuple(expressions, zones).map(([when, zone]) => readSchedule(when, zone));
/** Any minute of 2008 to 2037. */
const instants = fc
  .integer({ min: Date.parse("2008-01-01") / 60_000, max: Date.parse("2037-12-31") / 60_000 })
  .map((minute) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000));
const spans = fc.integer({ min: 1, max: 60 * 24 * 5 });

describe("slots", () => {
  test("come in order of time, each local time once", () => {
    fc.assert(
      fc.property(schedules, instants, spans, (schedule, after, span) => {
        const slots = slotsBetween(schedule, after, after.add({ minutes: span }));
        for (const [earlier, later] of slots.slice(1).map((slot, index) => [slots[index]!, slot] as const)) {
          expect(Temporal.Instant.compare(earlier.due, later.due)).toBe(-1);
          expect(Temporal.PlainDateTime.compare(earlier.local, later.local)).toBe(-1);
        }
      }),
    );
  });

  test("are the same however the time is cut: none is lost, none is doubled", () => {
    fc.assert(
      fc.property(schedules, instants, spans, spans, (schedule, after, first, second) => {
        const cut = after.add({ minutes: first });
        const until = cut.add({ minutes: second });
        const pieces = [...slotsBetween(schedule, after, cut), ...slotsBetween(schedule, cut, until)];
        expect(pieces.map(line)).toEqual(slotsBetween(schedule, after, until).map(line));
      }),
    );
  });

  test.each([
    ["Australia/Lord_Howe", "2027-10-02T14:00Z"],
    ["Europe/Rome", "2027-10-30T23:00Z"],
    // At 00:01 clocks went back to the day before.
    ["America/St_Johns", "2010-11-07T01:00Z"],
  ])("are the same asked for by the minute as at once, in %s over a change of clocks", (zone, from) => {
    const schedule = readSchedule("*/15 * * * *", zone);
    const start = at(from);
    const ticks = Array.from({ length: 4 * 60 }, (_, minute) =>
      slotsBetween(schedule, start.add({ minutes: minute }), start.add({ minutes: minute + 1 })),
    );
    for (let minutes = 0; minutes <= 4 * 60; minutes += 5) {
      const atOnce = slotsBetween(schedule, start, start.add({ minutes }));
      expect(ticks.slice(0, minutes).flat().map(line)).toEqual(atOnce.map(line));
    }
  });

  test("are never due before their time, and only after a gap later than it", () => {
    fc.assert(
      fc.property(schedules, instants, ({ cron, zone }, after) => {
        for (const { local, due } of nextSlots({ cron, zone }, after, 5)) {
          const clock = due.toZonedDateTimeISO(zone);
          expect(Temporal.PlainDateTime.compare(clock.toPlainDateTime(), local)).toBeGreaterThanOrEqual(0);
          const before = due.subtract({ minutes: 1 }).toZonedDateTimeISO(zone);
          if (!clock.toPlainDateTime().equals(local)) expect(before.offset).not.toBe(clock.offset);
        }
      }),
    );
  });

  test("that come next are the first of all that come", () => {
    fc.assert(
      fc.property(schedules, instants, fc.integer({ min: 1, max: 5 }), (schedule, after, count) => {
        const next = nextSlots(schedule, after, count);
        expect(next).toHaveLength(count);
        expect(next.map(line)).toEqual(slotsBetween(schedule, after, next.at(-1)!.due).map(line));
      }),
    );
  });

  test("are those of node-cron on days whose clocks are not changed", () => {
    fc.assert(
      fc.property(expressions, zones, instants, (when, zone, from) => {
        const schedule = readSchedule(when, zone);
        const { due } = nextSlots(schedule, from, 1)[0]!;
        const offsets = [-25, 0, 1].map((hours) => due.add({ hours }).toZonedDateTimeISO(zone).offset);
        fc.pre(new Set(offsets).size === 1);
        const task = createTask(when, () => {}, { timezone: zone });
        const isMatch = (instant: Temporal.Instant) => task.match(new Date(instant.epochMilliseconds));
        const before = Array.from({ length: 30 }, (_, ago) => due.subtract({ minutes: ago + 1 }));
        const sooner = before.filter((instant) => Temporal.Instant.compare(instant, from) > 0);
        expect(isMatch(due)).toBe(true);
        expect(sooner.filter(isMatch)).toEqual([]);
        task.destroy();
      }),
    );
  });
});
