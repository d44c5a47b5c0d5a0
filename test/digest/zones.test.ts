import { describe, expect, test } from "vitest";
import { zonesByPlace } from "../../src/digest/places.ts";
import { completeZones, readZone, zoneNamed } from "../../src/digest/zones.ts";

describe("a time zone", () => {
  test.each([
    ["europe/rome", "Europe/Rome"],
    ["Asia/Katmandu", "Asia/Katmandu"],
    ["us/eastern", "US/Eastern"],
    ["utc", "UTC"],
    ["America/New York", "America/New_York"],
    ["new york", "America/New_York"],
    [" Rome ", "Europe/Rome"],
    ["São Paulo", "America/Sao_Paulo"],
    ["katmandu", "Asia/Kathmandu"],
    ["Kiev", "Europe/Kyiv"],
    ["Milan", "Europe/Rome"],
    ["india", "Asia/Kolkata"],
  ])("is read from “%s”", (typed, zone) => {
    expect(readZone(typed)).toBe(zone);
  });

  test.each([
    ["+02:00", "is an offset, and does not follow summer time"],
    ["UTC+2", "is an offset"],
    ["Europe/Rme", "did you mean “Europe/Rome”"],
    ["rone", "did you mean “Europe/Rome”"],
    ["united states", "type one of its cities"],
    ["EST", "type America/New_York"],
    ["Rome[u-ca=iso8601]", "No time zone is called"],
    ["２０２７", "No time zone is called"],
    ["", "Say in which time zone"],
  ])("is not read from “%s”", (typed, reason) => {
    expect(() => readZone(typed)).toThrow(reason);
  });

  test("by its very name is one of the database, in its own case", () => {
    expect(["EUROPE/ROME", "Europe/Kyiv", "CET", "Rome", "+01:00", "Z", ""].map(zoneNamed)).toEqual([
      "Europe/Rome",
      "Europe/Kyiv",
      "CET",
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("while a zone is typed", () => {
  test.each([
    ["rome", ["Europe/Rome"]],
    ["Europe/Ro", ["Europe/Rome"]],
    ["new y", ["America/New_York"]],
    ["kath", ["Asia/Kathmandu"]],
    ["katm", ["Asia/Kathmandu"]],
    ["nepal", ["Asia/Kathmandu"]],
    ["york", ["America/New_York"]],
    ["qqq", []],
  ])("“%s” finds %j", (typed, zones) => {
    expect(completeZones(typed)).toEqual(zones);
  });

  test("what is called just that comes first", () => {
    expect(completeZones("georgia").slice(0, 1)).toEqual(["Asia/Tbilisi"]);
    expect(completeZones("vienna")[0]).toBe("Europe/Vienna");
  });

  test("no more are offered than a chat can show", () => {
    expect(completeZones("america")).toHaveLength(25);
    expect(completeZones("")).toHaveLength(25);
  });

  test("every zone that is offered is there, and has the clocks of the one it is another name of", () => {
    const zones = new Set([...zonesByPlace().values()].flat());
    expect([...zones].filter((zone) => zoneNamed(zone) !== zone)).toEqual([]);
    const first = (zone: string) =>
      new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
    const offered = new Set([...zones].map(first));
    expect(Intl.supportedValuesOf("timeZone").filter((zone) => !offered.has(zone))).toEqual([]);
    expect(zones.size).toBe(Intl.supportedValuesOf("timeZone").length + 1);
  });
});
