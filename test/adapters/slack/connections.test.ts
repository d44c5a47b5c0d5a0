import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { UserError } from "../../../src/chat/errors.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { createManualClock } from "../../support/slack/index.ts";
import { adapterOn, botSaying, newsroomBot, note, onSlack, workspace } from "./newsroom.ts";

const rejections: unknown[] = [];
const remember = (reason: unknown) => void rejections.push(reason);
beforeAll(() => void process.on("unhandledRejection", remember));
afterAll(() => {
  process.off("unhandledRejection", remember);
  expect(rejections).toEqual([]);
});

describe("starting", () => {
  it.each(["token_revoked", "invalid_auth", "account_inactive"] as const)(
    "is refused with what to do when the bot's token is turned away: %s",
    async (state) => {
      const slack = await workspace();
      slack.setToken("bot", state);
      const adapter = adapterOn(slack);
      const refusal = await adapter.start(newsroomBot()).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(UserError);
      expect(String(refusal)).toContain("SLACK_BOT_TOKEN");
      expect(String(refusal)).not.toContain(slack.botToken);
      expect(adapter.health()).toMatchObject({ state: "refused" });
      expect(slack.requestsTo("apps.connections.open")).toEqual([]);
    },
  );

  it("is refused with what to do when the app's token is turned away", async () => {
    const slack = await workspace();
    slack.setToken("app", "invalid_auth");
    const adapter = adapterOn(slack);
    await expect(adapter.start(newsroomBot())).rejects.toThrow(/SLACK_APP_TOKEN .*connections:write/);
    expect(adapter.health().state).toBe("refused");
  });

  it("is refused when the app's token lacks its scope", async () => {
    const slack = await workspace();
    const fault = {
      kind: "refused",
      error: "missing_scope",
      details: { needed: "connections:write" },
    } as const;
    slack.misbehave("apps.connections.open", fault, 2);
    await expect(adapterOn(slack).start(newsroomBot())).rejects.toThrow(/lacks the scope connections:write/);
  });

  it.each([
    ["auth.test", { kind: "server error" }],
    ["auth.test", { kind: "reset" }],
    ["auth.test", { kind: "malformed" }],
    ["auth.test", { kind: "rate limited", retryAfter: 0 }],
    ["apps.connections.open", { kind: "server error" }],
    ["apps.connections.open", { kind: "reset" }],
    ["apps.connections.open", { kind: "malformed" }],
    ["apps.connections.open", { kind: "rate limited", retryAfter: 0 }],
  ] as const)("is tried again after trouble on the way: %s, %j", async (method, fault) => {
    const slack = await workspace();
    slack.misbehave(method, fault, 2);
    const { adapter } = await onSlack(slack);
    expect(adapter.health()).toEqual({ state: "up", detail: "as @dateline in Newsroom (test)" });
  });

  it("goes on being tried while Slack is not there, says so, and ends when it is stopped", async () => {
    const slack = await workspace();
    slack.misbehave("auth.test", { kind: "reset" }, 1000);
    const adapter = adapterOn(slack);
    const starting = adapter.start(newsroomBot()).catch((error: unknown) => error);
    await slack.until(() => slack.requestsTo("auth.test").length >= 2);
    expect(adapter.health()).toMatchObject({ state: "connecting" });
    await adapter.stop();
    expect(String(await starting)).toContain("stopped before it was connected");
    expect(adapter.health()).toEqual({ state: "stopped" });
  });

  it("ends at once when it is stopped while Slack keeps an answer back", async () => {
    const slack = await workspace();
    const held = slack.hold("apps.connections.open", "before");
    const other = slack.hold("apps.connections.open", "before");
    const adapter = adapterOn(slack);
    const starting = adapter.start(newsroomBot()).catch((error: unknown) => error);
    await Promise.all([held.arrived, other.arrived]);
    await adapter.stop();
    expect(String(await starting)).toContain("stopped before it was connected");
    held.release();
    other.release();
    expect(slack.connections()).toEqual([]);
  });
});

describe("connections", () => {
  it.each(["warning", "refresh_requested", "too_many_websockets"] as const)(
    "are replaced before they go, with no deaf second between: %s",
    async (reason) => {
      const slack = await workspace();
      await onSlack(slack);
      const old = slack.connections();
      for (const connection of old) connection.disconnect(reason);
      // At once, while both are on their way out.
      const during = await slack.slash({ command: "/brief", text: "figure loss" });
      expect(during).toMatchObject({ error: undefined, ack: { ok: true } });
      expect(during.seen()).toHaveLength(1);
      await slack.until(() => old.every(({ isOpen }) => !isOpen), "the old connections closed");
      await slack.connected(2);
      expect((await slack.slash({ command: "/brief", text: "figure loss" })).seen()).toHaveLength(1);
    },
  );

  it("cover for each other: a command is answered while one of them is cut off", async () => {
    const slack = await workspace();
    await onSlack(slack);
    const [cut] = slack.connections();
    cut!.drop();
    await slack.until(() => !cut!.isOpen);
    const asked = await slack.slash({ command: "/brief", text: "figure loss" });
    expect(asked.seen()).toHaveLength(1);
    await slack.connected(2);
  });

  it("come back after all of them were cut, though the first tries fail", async () => {
    const slack = await workspace();
    const { adapter } = await onSlack(slack);
    slack.misbehave("apps.connections.open", { kind: "server error" }, 2);
    slack.misbehave("apps.connections.open", { kind: "reset" }, 2);
    for (const connection of slack.connections()) connection.drop();
    await vi.waitFor(() => expect(adapter.health().state).toBe("connecting"));
    await slack.connected(2);
    expect(adapter.health().state).toBe("up");
    expect((await slack.slash({ command: "/brief", text: "help" })).seen()).toHaveLength(1);
  });

  it.each([
    ["its acknowledgement", 60_000],
    ["the acknowledgement that it is on its way", 1000],
  ])("that are cut before an answer could go out with %s do not lose it", async (_, ackWithinMs) => {
    const clock = createManualClock();
    const slack = await workspace({ clock });
    const done = Promise.withResolvers<Reply>();
    const bot = botSaying(() => done.promise);
    const warnings: string[] = [];
    const log = { error() {}, warn: (_: object, message: string) => void warnings.push(message) };
    await onSlack(slack, { bot, ackWithinMs, log });
    const typing = slack.slash({ command: "/brief", text: "latest" });
    await vi.waitFor(() => expect(bot.asked).toHaveLength(1));
    const old = slack.connections();
    for (const connection of old) connection.drop();
    await slack.until(() => old.every(({ isOpen }) => !isOpen));
    await slack.connected(2);
    const failed = "an acknowledgement could not be sent";
    if (ackWithinMs <= 1000) await vi.waitFor(() => expect(warnings).toContain(failed), 5000);
    done.resolve(note("all the same"));
    await slack.until(() => slack.requestsTo("response_url").length === 1);
    clock.advance(3000);
    const asked = await typing;
    expect(await asked.sees()).toMatchObject({ text: "all the same", via: "response_url" });
  });

  it("answer once what comes again over the other connection after a reconnect", async () => {
    const slack = await workspace();
    const bot = botSaying(note);
    await onSlack(slack, { bot });
    const asked = await slack.slash({ command: "/brief", text: "latest" });
    for (const connection of slack.connections()) connection.disconnect("refresh_requested");
    await slack.repeat(asked);
    await slack.repeat(asked);
    expect(bot.asked).toEqual(["/brief latest"]);
    expect(asked.seen()).toHaveLength(1);
  });

  it("say refused when the app's token is revoked while running", async () => {
    const slack = await workspace();
    const { adapter } = await onSlack(slack);
    slack.setToken("app", "token_revoked");
    for (const connection of slack.connections()) connection.drop();
    await vi.waitFor(() => expect(adapter.health().state).toBe("refused"));
    expect(adapter.health().detail).toContain("SLACK_APP_TOKEN");
  });

  it("do not fall over frames that no sane server sends", async () => {
    const slack = await workspace();
    await onSlack(slack);
    for (const frame of [
      "",
      "{",
      "null",
      "[]",
      '{"type":"events_api"}',
      '{"type":"disconnect"',
      '{"type":"slash_commands"}',
    ]) {
      slack.connections()[0]!.sendRaw(frame);
    }
    expect((await slack.slash({ command: "/brief", text: "help" })).seen()).toHaveLength(1);
  });
});

describe("stopping", () => {
  it("lets a running command finish, tells others to try again, and closes all connections", async () => {
    const slack = await workspace();
    const done = Promise.withResolvers<Reply>();
    const bot = botSaying(() => done.promise);
    const { adapter } = await onSlack(slack, { bot, ackWithinMs: 20 });
    const asked = await slack.slash({ command: "/brief", text: "slow" });
    const stopping = adapter.stop();
    const late = await slack.slash({ command: "/brief", text: "late" });
    expect(late.seen()[0]!.text).toContain("restarting");
    done.resolve(note("finished"));
    await stopping;
    expect(await asked.sees(({ text }) => text === "finished")).toBeDefined();
    await slack.until(() => slack.connections().length === 0);
    expect(bot.asked).toEqual(["/brief slow"]);
  });

  it("works while connections are being made anew", async () => {
    const slack = await workspace();
    const { adapter } = await onSlack(slack);
    slack.misbehave("apps.connections.open", { kind: "server error" }, 1000);
    for (const connection of slack.connections()) connection.disconnect("refresh_requested");
    await slack.until(() => slack.requestsTo("apps.connections.open").length >= 4);
    await adapter.stop();
    await slack.until(() => slack.connections().length === 0);
    expect(adapter.health()).toEqual({ state: "stopped" });
  });

  it("may be followed by another start", async () => {
    const slack = await workspace();
    const { adapter, bot } = await onSlack(slack);
    await adapter.stop();
    await slack.until(() => slack.connections().length === 0);
    await adapter.start(bot);
    expect((await slack.slash({ command: "/brief", text: "help" })).seen()).toHaveLength(1);
  });
});
