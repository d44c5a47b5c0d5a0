import { describe, expect, it } from "vitest";
import { slashes } from "../../../commands/index.ts";
import { examineSlack } from "../../../src/adapters/slack/examine.ts";
import { slackManifest } from "../../../src/adapters/slack/manifest.ts";
import type { SlackConfig } from "../../../src/config.ts";
import type { FakeSlack } from "../../support/slack/index.ts";
import { workspace } from "./newsroom.ts";

function configOf(slack: FakeSlack, more: Partial<SlackConfig> = {}): SlackConfig {
  return {
    botToken: slack.botToken,
    receive: { mode: "socket", appToken: slack.appToken },
    apiUrl: slack.apiUrl,
    moderators: new Set(),
    ...more,
  };
}

describe("the manifest", () => {
  it("names every slash command with how it is used, and asks Slack to escape what is typed", () => {
    const { features } = slackManifest({ slashes });
    expect(features.slash_commands).toMatchObject([
      { command: "/brief", should_escape: true, usage_hint: expect.stringContaining("figure") },
      { command: "/desk", should_escape: true },
    ]);
    for (const { command, description, usage_hint } of features.slash_commands) {
      expect(command.length).toBeLessThanOrEqual(32);
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(usage_hint.length).toBeLessThanOrEqual(1000);
    }
  });

  it("uses Socket Mode, unless it is given an address", () => {
    expect(slackManifest({ slashes }).settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(slackManifest({ slashes }))).not.toContain("url");
    const { settings, features } = slackManifest({ slashes, url: "https://bot.example" });
    const address = "https://bot.example/slack/events";
    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      interactivity: { is_enabled: true, request_url: address },
      event_subscriptions: { request_url: address, bot_events: ["app_home_opened", "app_mention"] },
    });
    expect(features.slash_commands.map((command) => command.url)).toEqual([address, address]);
  });

  it("asks for no right that it has no use for", () => {
    expect(slackManifest({ slashes }).oauth_config.scopes.bot).toEqual([
      "app_mentions:read",
      "commands",
      "chat:write",
      "files:write",
      "channels:history",
      "groups:history",
      "usergroups:read",
    ]);
  });
});

describe("the examination", () => {
  it("finds nothing amiss where all is well", async () => {
    const slack = await workspace();
    const checks = await examineSlack(configOf(slack), [slack.channel.id]);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks[0]!.text).toBe("SLACK_BOT_TOKEN works: @dateline in Newsroom (test)");
    expect(slack.messages()).toEqual([]);
  });

  it("names missing scopes, a wrong app token and a channel to be invited to, with what to do and no secret", async () => {
    const slack = await workspace({
      scopes: ["app_mentions:read", "commands", "chat:write", "files:write", "channels:history"],
    });
    slack.setToken("app", "invalid_auth");
    const outside = slack.addChannel({ name: "outside", withBot: false });
    const checks = await examineSlack(configOf(slack), [outside.id]);
    const wrong = checks.filter(({ ok }) => !ok);
    expect(wrong.map(({ text }) => text)).toEqual([
      expect.stringContaining("groups:history"),
      expect.stringContaining("usergroups:read"),
      expect.stringContaining("SLACK_APP_TOKEN opens no connection"),
      expect.stringContaining(outside.id),
    ]);
    for (const { mend } of wrong) expect(mend).toMatch(/\w{3}/);
    expect(JSON.stringify(checks)).not.toContain(slack.botToken);
    expect(JSON.stringify(checks)).not.toContain(slack.appToken);
  });

  it("tells a wrong token from a Slack that does not answer", async () => {
    const slack = await workspace();
    slack.setToken("bot", "token_revoked");
    const receive = { mode: "http", signingSecret: "made up", port: 3001 } as const;
    const [wrong, door] = await examineSlack(configOf(slack, { receive }));
    expect(wrong!.mend).toContain("Bot User OAuth Token");
    expect(door).toMatchObject({ ok: true, text: expect.stringContaining("SLACK_SIGNING_SECRET is set") });
    slack.misbehave("auth.test", { kind: "reset" });
    const [away] = await examineSlack(configOf(slack, { receive }));
    expect(away!.mend).toContain("could not be asked");
  });
});
