import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { UserError } from "../src/chat/errors.ts";
import { readConfig } from "../src/config.ts";

const SETTINGS =
  "CONTENT_DIR LOCAL LOCAL_PORT SLACK_BOT_TOKEN SLACK_APP_TOKEN SLACK_SIGNING_SECRET SLACK_PORT SLACK_HOST SLACK_API_URL SLACK_MODERATORS DISCORD_TOKEN DISCORD_API_URL DISCORD_MODERATORS TIMEZONE LOG_LEVEL".split(
    " ",
  );

describe("configuration", () => {
  test("without any setting everything has a sensible value", () => {
    expect(readConfig({})).toEqual({
      contentDir: "content",
      localPort: 3000,
      zone: "UTC",
      logLevel: "info",
      secrets: [],
    });
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
      secrets: [],
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

  describe("a chat that is set up in part is an error that names what is missing", () => {
    test.each([
      [{ SLACK_APP_TOKEN: "xapp-1" }, "SLACK_BOT_TOKEN"],
      [{ SLACK_MODERATORS: "U1" }, "SLACK_BOT_TOKEN"],
      [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET"],
      [{ DISCORD_MODERATORS: "123456789012345678" }, "DISCORD_TOKEN"],
    ])("%o", (env, missing) => {
      expect(() => readConfig(env)).toThrow(new RegExp(`half set up: ${missing.replace(/[()]/g, "\\$&")}`));
    });
  });

  test("an app token means Socket Mode, a signing secret alone HTTP", () => {
    const both = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", SLACK_SIGNING_SECRET: "s" };
    expect(readConfig(both).slack?.receive).toEqual({ mode: "socket", appToken: "xapp-1" });
    const http = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" };
    expect(readConfig(http).slack?.receive).toEqual({
      mode: "http",
      signingSecret: "s",
      host: "127.0.0.1",
      port: 3001,
    });
  });

  test("a secret that is wrong is named and never shown", () => {
    const wrong = { SLACK_BOT_TOKEN: "xapp-hunter2", DISCORD_MODERATORS: "me" };
    expect(() => readConfig(wrong)).toThrow(
      /SLACK_BOT_TOKEN must be the bot token.*app-level one\.\nDISCORD_MODERATORS/,
    );
    expect(() => readConfig(wrong)).not.toThrow(/hunter2/);
  });

  test(".env.example has every setting, and sets none", () => {
    const example = readFileSync(".env.example", "utf8");
    for (const name of SETTINGS) {
      expect(example).toMatch(new RegExp(`^# ?${name}=`, "m"));
    }
    expect(example.split("\n").filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
  });
});
