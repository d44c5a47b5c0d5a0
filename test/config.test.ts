import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { UserError } from "../src/chat/errors.ts";
import { readConfig } from "../src/config.ts";

describe("configuration", () => {
  test("without any setting everything has a sensible value", () => {
    expect(readConfig({})).toEqual({ contentDir: "content", localPort: 3000, zone: "UTC", logLevel: "info" });
  });

  test("an empty setting counts as left out", () => {
    expect(readConfig({ LOCAL_PORT: "", TIMEZONE: " " })).toEqual(readConfig({}));
  });

  test("a setting is taken", () => {
    expect(
      readConfig({ LOCAL: "off", TIMEZONE: "Asia/Kathmandu", LOG_LEVEL: "warn", CONTENT_DIR: "/news" }),
    ).toEqual({
      contentDir: "/news",
      localPort: "off",
      zone: "Asia/Kathmandu",
      logLevel: "warn",
    });
  });

  test.each([
    ["LOCAL_PORT", "http"],
    ["LOCAL_PORT", "70000"],
    ["LOCAL", "yes"],
    ["TIMEZONE", "Rome"],
    ["TIMEZONE", "+01:00"],
    ["LOG_LEVEL", "loud"],
  ])("%s=%s is refused by name, with what to do", (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(UserError);
    expect(() => readConfig({ [name]: value })).toThrow(
      new RegExp(`^${name} must be .*\\.env\\.example`, "s"),
    );
  });

  test("every wrong setting is named at once", () => {
    expect(() => readConfig({ LOCAL: "x", TIMEZONE: "x" })).toThrow(/LOCAL must.*\nTIMEZONE must/);
  });

  test(".env.example has every setting, and sets none", () => {
    const example = readFileSync(".env.example", "utf8");
    for (const name of ["CONTENT_DIR", "LOCAL", "LOCAL_PORT", "TIMEZONE", "LOG_LEVEL"]) {
      expect(example).toMatch(new RegExp(`^# ?${name}=`, "m"));
    }
    expect(example.split("\n").filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
  });
});
