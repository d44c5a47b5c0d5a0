import { GatewayIntentBits } from "discord.js";
import { describe, expect, test } from "vitest";
import { createDiscordAdapter } from "../../../src/adapters/discord/index.ts";
import { UserError } from "../../../src/chat/errors.ts";
import type { Answer } from "../../../src/chat/invocation.ts";
import {
  adapterFor,
  botThat,
  newsBot,
  onAir,
  privately,
  register,
  startDiscord,
  textReply,
} from "./newsroom.ts";

const CALLBACK = "POST /interactions/:interaction/:token/callback";
const askLoss = { command: "brief figure", options: { figure: "loss" } };
const now = () => Temporal.Instant.fromEpochMilliseconds(0);

describe("coming on air", () => {
  test("it asks to hear of its servers and of nothing else", async () => {
    const { discord, adapter } = await onAir();
    expect(discord.gateway.identifies.map(({ intents }) => intents)).toEqual([GatewayIntentBits.Guilds]);
    expect(adapter.health()).toEqual({ state: "up", detail: "as dateline" });
  });

  test("a wrong token is for the operator to put right, and is not shown", async () => {
    const discord = await startDiscord();
    const adapter = createDiscordAdapter({ token: `${discord.token}x`, apiUrl: discord.apiUrl, now });
    const error = await adapter.start(newsBot()).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    expect((error as Error).message).toContain("DISCORD_TOKEN");
    expect((error as Error).message).not.toContain(discord.token);
    expect(adapter.health()).toMatchObject({ state: "refused" });
    await adapter.stop();
    expect(adapter.health()).toMatchObject({ state: "refused" });
  });

  test.each([
    [4014, /Guilds/],
    [4004, /DISCORD_TOKEN/],
    [4011, /sharding/],
  ])("a gateway that closes with %i at the door is for the operator too", async (code, words) => {
    const discord = await startDiscord();
    discord.gateway.closeAtIdentify(code);
    const { adapter } = adapterFor(discord);
    await expect(adapter.start(newsBot())).rejects.toThrow(words);
    expect(adapter.health()).toMatchObject({ state: "refused", detail: expect.stringMatching(words) });
  });

  test("a Discord that is down at the start is tried until it answers", async () => {
    const discord = await startDiscord();
    await register(discord);
    discord.misbehave("GET /gateway/bot", { status: 503 }, { times: 2 });
    const { adapter, log } = adapterFor(discord);
    const starting = adapter.start(newsBot());
    await discord.until(() => log.some(({ message }) => message.includes("tried again")), "the log");
    expect(adapter.health()).toMatchObject({ state: "connecting" });
    await starting;
    expect(adapter.health()).toMatchObject({ state: "up" });
    expect((await (await discord.slash(askLoss)).reply()).text).toContain("between £5m and £7m");
  });

  test("a gateway that is down while the rest answers is tried until it answers", async () => {
    const discord = await startDiscord();
    discord.gateway.refuseConnections(true);
    const { adapter } = adapterFor(discord);
    const starting = adapter.start(newsBot());
    await discord.until(() => discord.gateway.refused() >= 2, "two dials");
    expect(adapter.health()).toMatchObject({ state: "connecting" });
    discord.gateway.refuseConnections(false);
    await starting;
    expect(adapter.health()).toMatchObject({ state: "up" });
  });

  test("while it tries, it can be stopped, and then tries no more", async () => {
    const discord = await startDiscord();
    discord.gateway.refuseConnections(true);
    const { adapter } = adapterFor(discord);
    void adapter.start(newsBot());
    await discord.until(() => discord.gateway.refused() >= 1, "a dial");
    await adapter.stop();
    discord.gateway.refuseConnections(false);
    expect(adapter.health()).toEqual({ state: "stopped" });
    const dials = discord.gateway.connections.length;
    // Half a second is how long discord.js waits before it dials again, stopped or not.
    await expect(discord.until(() => discord.gateway.connections.length > dials, "a dial")).rejects.toThrow(
      "in vain",
    );
  });
});

describe("connections that break", () => {
  test("what is asked while the connection is down is answered when it is back, once (hubot-slack#210)", async () => {
    const { discord, adapter } = await onAir();
    discord.gateway.repeatOnResume(50);
    await (await discord.slash(askLoss)).reply();
    discord.gateway.drop();
    await discord.until(() => adapter.health().state === "connecting", "the loss");
    const outcome = await discord.slash(askLoss);
    expect((await outcome.reply()).text).toContain("between £5m and £7m");
    expect(discord.gateway.resumes.at(-1)!.replayed).toBeGreaterThan(1);
    expect(discord.requests({ route: CALLBACK })).toHaveLength(2);
    expect(adapter.health()).toMatchObject({ state: "up" });
  });

  test.each([
    ["op 7", (discord: Awaited<ReturnType<typeof startDiscord>>) => discord.gateway.askToReconnect()],
    [
      "op 9, to be resumed",
      (discord: Awaited<ReturnType<typeof startDiscord>>) => discord.gateway.invalidateSession(true),
    ],
  ])("%s: the session is resumed and answers on", async (_, doing) => {
    const { discord } = await onAir();
    doing(discord);
    await discord.until(() => discord.gateway.resumes.length === 1, "the resume");
    expect((await (await discord.slash(askLoss)).reply()).text).toContain("between £5m and £7m");
  });

  test("op 9, not to be resumed: a new session answers on", async () => {
    const { discord } = await onAir();
    discord.gateway.invalidateSession(false);
    // Discord allows one identify in five seconds, and the library keeps to it.
    const again = () => discord.until(() => discord.gateway.identifies.length === 2, "the second identify");
    await again().catch(again);
    await discord.until(() => discord.gateway.isConnected(), "the session");
    expect((await (await discord.slash(askLoss)).reply()).text).toContain("between £5m and £7m");
  });

  test("a heartbeat that is not answered makes it connect anew", async () => {
    const { discord } = await onAir(newsBot(), { heartbeatInterval: 150 });
    discord.gateway.ackHeartbeats(false);
    await discord.until(() => discord.gateway.resumes.length > 0, "the resume");
    discord.gateway.ackHeartbeats(true);
    expect((await (await discord.slash(askLoss)).reply()).text).toContain("between £5m and £7m");
  });

  test("what is asked during an outage is answered after it, though dials failed meanwhile", async () => {
    const { discord, adapter } = await onAir();
    discord.gateway.refuseConnections(true);
    discord.gateway.drop();
    await discord.until(() => discord.gateway.refused() === 2, "two dials");
    const asking = discord.slash(askLoss);
    discord.gateway.refuseConnections(false);
    expect((await (await asking).reply()).text).toContain("between £5m and £7m");
    expect(discord.gateway.identifies).toHaveLength(1);
    expect(adapter.health()).toMatchObject({ state: "up" });
  });

  test("an event that makes no sense harms nothing but itself", async () => {
    const { discord, log } = await onAir();
    discord.gateway.publish("INTERACTION_CREATE", { id: "1", type: 2 });
    discord.gateway.publish("INTERACTION_CREATE", null);
    discord.gateway.publish("GUILD_CREATE", { id: "5", channels: 7, roles: "none" });
    expect((await (await discord.slash(askLoss)).reply()).text).toContain("between £5m and £7m");
    expect(log.filter(({ level }) => level === "error").length).toBeGreaterThan(0);
  });

  test("an outage is waited out ever longer, not stormed", async () => {
    const { discord, adapter } = await onAir();
    discord.gateway.refuseConnections(true);
    const before = discord.gateway.refused();
    discord.gateway.drop();
    await discord.until(() => discord.gateway.refused() - before === 2, "two dials");
    // The library alone would dial every half second: here the third comes two seconds after the second.
    const third = discord.until(() => discord.gateway.refused() - before === 3, "the third");
    const started = performance.now();
    await third;
    expect(performance.now() - started).toBeGreaterThan(1200);
    discord.gateway.refuseConnections(false);
    await discord.until(() => adapter.health().state === "up", "the connection");
  });

  test("a token that is reset while the bot runs is told in the log and by its health", async () => {
    const { discord, adapter, log } = await onAir();
    discord.gateway.drop(4004);
    await discord.until(() => adapter.health().state === "refused", "the refusal");
    expect(log.some(({ level, message }) => level === "error" && message.includes("DISCORD_TOKEN"))).toBe(
      true,
    );
  });
});

describe("going off air", () => {
  test("running commands finish, new ones are left alone, and the connection is closed", async () => {
    const gate = Promise.withResolvers<Answer>();
    const { discord, adapter } = await onAir(botThat(() => gate.promise));
    const outcome = await discord.slash(askLoss);
    const stopping = adapter.stop();
    gate.resolve(privately(textReply("as many as 80")));
    await stopping;
    expect((await outcome.reply()).text).toBe("as many as 80");
    expect(discord.gateway.isConnected()).toBe(false);
    expect(discord.gateway.closes).toContainEqual({ code: 1000, by: "bot" });
    expect(adapter.health()).toEqual({ state: "stopped" });
  });

  test("stopped while it reconnects, it does not come back", async () => {
    const { discord, adapter } = await onAir();
    discord.gateway.drop();
    await discord.until(() => adapter.health().state === "connecting", "the loss");
    await adapter.stop();
    await expect(discord.until(() => discord.gateway.isConnected(), "a connection")).rejects.toThrow(
      "in vain",
    );
  });

  test("it can be stopped twice, or before it was started", async () => {
    const { adapter } = adapterFor(await startDiscord());
    await adapter.stop();
    await adapter.stop();
  });
});
