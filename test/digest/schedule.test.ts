import fc from "fast-check";
import { parse } from "node-cron";
import { describe, expect, test } from "vitest";
import { readCron } from "../../src/digest/cron.ts";
import { ScheduleError } from "../../src/digest/errors.ts";
import { readSchedule } from "../../src/digest/read-schedule.ts";
import { wordNext, wordSchedule } from "../../src/digest/schedule-words.ts";

const expressionOf = (when: string) => readSchedule(when, "Europe/Rome").cron.expression;
const wordsOf = (when: string) =>
  wordSchedule(readSchedule(when, "Europe/Rome")).replace(/, Europe\/Rome$/, "");

describe("a schedule is read", () => {
  test.each([
    ["weekdays at 9:00", "0 9 * * mon-fri"],
    ["Every weekday at noon", "0 12 * * mon-fri"],
    ["working days at 9 a.m.", "0 9 * * mon-fri"],
    ["every day 09:30", "30 9 * * *"],
    ["daily at 9 and 17", "0 9,17 * * *"],
    ["at 9, 17 on weekdays", "0 9,17 * * mon-fri"],
    ["9am mon,wed,fri", "0 9 * * mon,wed,fri"],
    ["mon, wed & fri at 18.30", "30 18 * * mon,wed,fri"],
    ["Monday and Thursdays at 18h30", "30 18 * * mon,thu"],
    ["tues thurs 12pm", "0 12 * * tue,thu"],
    ["fri - mon at 12 am", "0 0 * * mon,fri,sat,sun"],
    ["monday to wednesday at midnight", "0 0 * * mon,tue,wed"],
    ["weekends at 9:05", "5 9 * * sat,sun"],
    ["the first of the month at 9:00", "0 9 1 * *"],
    ["on the 1st and 15th of every month at 9:00", "0 9 1,15 * *"],
    ["at 9:00 on the 31st", "0 9 31 * *"],
    ["hourly", "0 * * * *"],
    ["every 15 minutes", "*/15 * * * *"],
    ["every 6 hours", "0 */6 * * *"],
    ["* * * * *", "* * * * *"],
    ["@weekly", "0 0 * * 0"],
    ["  0  9 * JAN-mar MON-Fri ", "0 9 * jan-mar mon-fri"],
    ["0 9 * january monday,sunday", "0 9 * jan mon,sun"],
  ])("“%s”", (when, expression) => {
    expect(expressionOf(when)).toBe(expression);
  });

  test.each([
    ["fields that are too few", "0 9 * *", "five fields, and this one 4"],
    ["seconds", "0 0 9 * * *", "Dateline’s schedules have no seconds"],
    ["nicknames that are none", "@reboot", "“@reboot” is no nickname"],
    ["minutes out of bounds", "60 9 * * *", "The minute “60” cannot be read"],
    ["hours out of bounds", "0 24 * * *", "The hour “24” cannot be read"],
    ["days out of bounds", "0 9 0 * *", "The day of the month “0” cannot be read"],
    ["months that are none", "0 9 * janfeb *", "The month “janfeb” cannot be read"],
    ["weekdays out of bounds", "0 9 * * 8", "The weekday “8” cannot be read"],
    ["ranges of millions", "0-99999999 9 * * *", "The minute “0-99999999” cannot be read"],
    ["empty items", "0,,5 9 * * *", "The minute “” cannot be read"],
    ["a step that programs read differently", "5/10 9 * * *", "write 5-59/10"],
    ["a step beyond its field", "*/70 9 * * *", "the step of “*/70” is to be a number from 1 to 59"],
    ["a step of nothing", "*/0 9 * * *", "the step of “*/0”"],
    ["a date and a weekday at once", "0 9 1 * mon", "cron programs disagree"],
    ["dates that never come", "0 9 31 2,4 *", "This never falls due: no month it names has a day 31"],
    ["uneven parts of an hour", "every 25 minutes", "every 5, 10, 15, 20 or 30 minutes"],
    ["days without a time", "weekdays", "Say at what time: 9:00"],
    ["a time without days", "at 9:00", "Say on which days: every day, weekdays"],
    ["times that are none", "weekdays at 25:00", "The time “25:00” cannot be read: write it as 9:00"],
    ["thirteen in the afternoon", "weekdays at 13pm", "The time “13pm” cannot be read"],
    ["days that are none", "fridaze at 9:00", "The days “fridaze” cannot be read: write every day"],
    ["dates that are none", "the 32nd of the month at 9:00", "“32nd” is no day of the month"],
    ["rhythms cron has none for", "every other monday at 9:00", "The days “other” cannot be read"],
    ["times one expression cannot tell", "daily at 9:00 and 17:30", "cannot tell 9:00 and 17:30"],
    ["several schedules in one", "mon at 9:00 and tue at 10:00", "make a schedule for each"],
    ["nothing", "", "Say at what time"],
    ["a whole page", "9:00 ".repeat(100), "too long"],
  ])("but not with %s", (_, when, reason) => {
    expect(() => expressionOf(when)).toThrow(ScheduleError);
    expect(() => expressionOf(when)).toThrow(reason);
  });

  test("or refused in words, whatever is typed", () => {
    const words = fc.constantFrom(
      "every",
      "at",
      "on",
      "mon",
      "9",
      "9:00",
      "1st",
      "*",
      "*/5",
      "1-5",
      "of",
      "month",
    );
    const typed = fc.oneof(
      fc.string(),
      fc.array(fc.oneof(words, fc.string({ maxLength: 4 })), { maxLength: 7 }).map((all) => all.join(" ")),
    );
    fc.assert(
      fc.property(typed, (when) => {
        try {
          expect(readCron(expressionOf(when)).expression).toBe(expressionOf(when));
        } catch (error) {
          expect(error).toBeInstanceOf(ScheduleError);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("as node-cron reads its expression", () => {
    const value = (low: number, high: number) => fc.integer({ min: low, max: high }).map(String);
    const range = (low: number, high: number) =>
      fc
        .tuple(value(low, high), value(low, high), fc.constantFrom("", "/2", "/5"))
        .map(([a, b, c]) => `${a}-${b}${c}`);
    const field = (low: number, high: number, ...more: string[]) =>
      fc.oneof(
        fc.constantFrom("*", "*/2", ...more),
        fc.array(fc.oneof(value(low, high), range(low, high)), { minLength: 1, maxLength: 3 }).map(String),
      );
    const minute = fc.constantFrom("0", "5,45", "*/15", "50-10/5", "*/5");
    const day = fc.oneof(
      field(1, 31).map((days) => [days, "*"]),
      field(0, 7, "sat-tue", "Fri", "monday", "sun,wed-thu").map((weekdays) => ["*", weekdays]),
    );
    const expressions = fc
      .tuple(minute, field(0, 23), day, field(1, 12, "jan", "nov-feb", "March,june"))
      .map(
        ([minutes, hours, [days, weekdays], months]) => `${minutes} ${hours} ${days} ${months} ${weekdays}`,
      );
    const ascending = (values: Iterable<number | string>) =>
      [...new Set(values)].map(Number).sort((a, b) => a - b);
    fc.assert(
      fc.property(expressions, (expression) => {
        let cron: ReturnType<typeof readCron>;
        try {
          cron = readCron(expression);
        } catch {
          return fc.pre(false);
        }
        const other = parse(expression);
        expect(ascending(cron.days)).toEqual(ascending(other.dayOfMonth));
        expect(ascending(cron.months)).toEqual(ascending(other.month));
        expect(ascending([...cron.weekdays].map((weekday) => weekday % 7))).toEqual(
          ascending(other.dayOfWeek),
        );
        expect(ascending(cron.times.map(({ hour }) => hour))).toEqual(ascending(other.hour));
        expect(ascending(cron.times.map(({ minute }) => minute))).toEqual(ascending(other.minute));
      }),
    );
  });
});

describe("a schedule is worded", () => {
  test.each([
    ["0 9 * * 1-5", "weekdays at 09:00"],
    ["0 9,17 * * *", "every day at 09:00 and 17:00"],
    ["30 18 * * mon,thu", "Mondays and Thursdays at 18:30"],
    ["0 9 * * 6,7", "weekends at 09:00"],
    ["0 9 1,2,23 * *", "the 1st, 2nd and 23rd of the month at 09:00"],
    ["0 9 31 * *", "the 31st of the month, where there is one, at 09:00"],
    ["*/15 9-17 * * mon-fri", "every 15 minutes, between 09:00 and 17:59, Monday through Friday"],
    ["0 9 29 february *", "at 09:00, on day 29 of the month, only in February"],
    ["0 6 * nov-feb fri-mon", "at 06:00, Friday through Monday, November through February"],
  ])("“%s”: %s", (expression, words) => {
    expect(wordsOf(expression)).toBe(words);
  });

  test("with its zone", () => {
    expect(wordSchedule(readSchedule("weekdays at 9:00", "europe/rome"))).toBe(
      "weekdays at 09:00, Europe/Rome",
    );
  });

  test("in words that read back to the same days and times, where they are simple", () => {
    const some = (low: number, high: number) =>
      fc.uniqueArray(fc.integer({ min: low, max: high }), { minLength: 1, maxLength: 4 }).map(String);
    const days = fc.oneof(
      some(0, 6).map((weekdays) => `* * ${weekdays}`),
      some(1, 31).map((dates) => `${dates} * *`),
      fc.constant("* * *"),
    );
    const minute = fc.integer({ min: 0, max: 59 });
    fc.assert(
      fc.property(minute, some(0, 23), days, (minute, hours, days) => {
        const cron = readCron(`${minute} ${hours} ${days}`);
        const again = readSchedule(wordsOf(cron.expression), "UTC").cron;
        expect({ ...again, expression: "" }).toEqual({ ...cron, expression: "" });
        expect(again.times.map(String)).toEqual(cron.times.map(String));
      }),
    );
  });

  test("with the next times by its zone’s clocks, and a year where it is another", () => {
    const now = Temporal.Instant.from("2026-11-24T12:00Z");
    const next = (when: string, zone: string) => wordNext(readSchedule(when, zone), now);
    expect(next("weekdays at 9:00", "Europe/Rome")).toBe(
      "Wed 25 Nov 09:00, Thu 26 Nov 09:00, Fri 27 Nov 09:00",
    );
    expect(next("@monthly", "Asia/Kathmandu")).toBe(
      "Tue 1 Dec 00:00, Fri 1 Jan 2027 00:00, Mon 1 Feb 2027 00:00",
    );
  });

  test("with the time at which it is really due where clocks leap over its own", () => {
    const before = Temporal.Instant.from("2027-03-27T12:00Z");
    expect(wordNext(readSchedule("30 2 * * *", "Europe/Rome"), before, 2)).toBe(
      "Sun 28 Mar 03:00, Mon 29 Mar 02:30",
    );
  });
});
