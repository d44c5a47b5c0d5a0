import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { UserError } from "../src/chat/errors.ts";
import { readConfig } from "../src/config.ts";

const SETTINGS =
  "CONTENT_SOURCE CONTENT_TOKEN CONTENT_ALLOW_HOSTS CONTENT_REVIEW CONTENT_REFRESH CONTENT_WATCH LOCAL LOCAL_PORT SLACK_BOT_TOKEN SLACK_APP_TOKEN SLACK_SIGNING_SECRET SLACK_PORT SLACK_HOST SLACK_API_URL SLACK_MODERATORS DISCORD_TOKEN DISCORD_API_URL DISCORD_MODERATORS DISCORD_MENTIONS TIMEZONE DATABASE_URL CATCH_UP DESK_CHANNEL LOG_LEVEL".split(
    " ",
  );

describe("configuration", () => {
  test("without any setting everything has a sensible value", () => {
    expect(readConfig({})).toMatchObject({
      content: { at: "content", allowHosts: new Set() },
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
      readConfig({ LOCAL: "off", TIMEZONE: "Asia/Kathmandu", LOG_LEVEL: "warn", CONTENT_SOURCE: "/news" }),
    ).toMatchObject({
      content: { at: "/news", allowHosts: new Set() },
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
    ["CONTENT_REVIEW", "three"],
    ["CONTENT_WATCH", "yes"],
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

  test("content is reviewed where others read it, unless it is said otherwise", () => {
    const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
    expect(readConfig({}).review).toBe("none");
    expect(readConfig(slack).review).toBe("one");
    expect(readConfig({ DISCORD_TOKEN: "t" }).review).toBe("one");
    expect(readConfig({ ...slack, CONTENT_REVIEW: "none" }).review).toBe("none");
    expect(readConfig({ CONTENT_REVIEW: "two" }).review).toBe("two");
  });

  test("content is read again in words or by a cron expression, by the clocks of the zone", () => {
    const env = { CONTENT_REFRESH: "every 15 minutes", TIMEZONE: "Europe/Rome" };
    expect(readConfig(env).refresh).toMatchObject({
      cron: { expression: "*/15 * * * *" },
      zone: "Europe/Rome",
    });
    expect(readConfig({ CONTENT_REFRESH: "0 6 * * mon" }).refresh?.cron.expression).toMatch(/^0 6 /);
    expect(() => readConfig({ CONTENT_REFRESH: "now and then" })).toThrow(/^CONTENT_REFRESH must be a time/);
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

  test("content may come from an address, with a token and hosts of one’s own", () => {
    const env = {
      CONTENT_SOURCE: "http://Git.internal:3000/news.tar.gz",
      CONTENT_TOKEN: "hunter2",
      CONTENT_ALLOW_HOSTS: "git.Internal, ::1 10.0.0.1",
    };
    const { content, secrets } = readConfig(env);
    expect(content).toEqual({
      at: env.CONTENT_SOURCE,
      token: "hunter2",
      allowHosts: new Set(["git.internal", "::1", "10.0.0.1"]),
    });
    expect(secrets).toContain("hunter2");
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ CONTENT_SOURCE: "http://git.internal/a.yaml" }, /^CONTENT_SOURCE must be https/],
    [
      { CONTENT_SOURCE: "https://me:hunter2@example.org/a.yaml" },
      /^CONTENT_SOURCE must not have a name or a password/,
    ],
    [
      { CONTENT_SOURCE: "https://10.0.0.1/a.yaml?token=hunter2" },
      /^CONTENT_SOURCE must lead out to the internet/,
    ],
    [{ CONTENT_SOURCE: "s3://bucket/a.yaml" }, /^CONTENT_SOURCE must be a folder or an https address/],
    [{ CONTENT_TOKEN: "hunter2\r\nx: y" }, /^CONTENT_TOKEN must be one word/],
    [{ CONTENT_ALLOW_HOSTS: "https://git.internal" }, /^CONTENT_ALLOW_HOSTS must list names of hosts/],
    [{ CONTENT_ALLOW_HOSTS: "git.internal:3000" }, /^CONTENT_ALLOW_HOSTS must list names of hosts/],
    [{ CONTENT_ALLOW_HOSTS: "*.internal" }, /^CONTENT_ALLOW_HOSTS must list names of hosts/],
  ])("%o is refused, without what may be secret in it", (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
    expect(() => readConfig(env)).not.toThrow(/hunter2/);
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
