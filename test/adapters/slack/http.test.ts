import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { adapterOn, botSaying, newsroomBot, note, overHttp, workspace } from "./newsroom.ts";

const MINUTE = 60_000;

async function withCommand() {
  const slack = await workspace();
  const bot = botSaying(note);
  const { url } = await overHttp(slack, { bot });
  const { payload } = await slack.slash({ command: "/brief", text: "real" });
  const sent = { kind: "slash_commands" as const, payload: { ...payload, text: "again", trigger_id: "1.2" } };
  return { slack, bot, url, sent };
}

describe("a request over HTTP", () => {
  it("is refused with a wrong signature", async () => {
    const { slack, bot, url, sent } = await withCommand();
    expect(await slack.postSigned(url, sent, { secret: "somebody else's" })).toMatchObject({ status: 401 });
    expect(bot.asked).toEqual(["/brief real"]);
  });

  it.each([
    ["from the past", -6 * MINUTE],
    ["from the future", 6 * MINUTE],
  ])("is refused with a right signature %s", async (_, skew) => {
    const { slack, bot, url, sent } = await withCommand();
    expect(await slack.postSigned(url, sent, { at: Date.now() + skew })).toMatchObject({ status: 401 });
    expect(bot.asked).toEqual(["/brief real"]);
  });

  it.each([-4 * MINUTE, 4 * MINUTE])("is taken when clocks differ by a few minutes: %d ms", async (skew) => {
    const { slack, bot, url, sent } = await withCommand();
    expect(await slack.postSigned(url, sent, { at: Date.now() + skew })).toMatchObject({ status: 200 });
    expect(bot.asked).toEqual(["/brief real", "/brief again"]);
  });

  it("is refused without a signature, with half of one, elsewhere, by another verb, and when it is no form", async () => {
    const { slack, bot, url, sent } = await withCommand();
    const body = new URLSearchParams(sent.payload as Record<string, string>).toString();
    const post = (to: string, headers: Record<string, string> = {}, verb = "POST") =>
      fetch(to, {
        method: verb,
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
        ...(verb === "POST" && { body }),
      });
    expect((await post(url)).status).toBe(401);
    expect((await post(url, { "x-slack-signature": "v0=00" })).status).toBe(401);
    expect((await post(url, { "x-slack-signature": "v0", "x-slack-request-timestamp": "x" })).status).toBe(
      401,
    );
    expect((await post(url.replace("/slack/events", "/"))).status).toBe(404);
    expect((await post(url, {}, "GET")).status).toBe(405);
    const huge = await fetch(url, { method: "POST", body: "x".repeat(2_000_000) }).catch(() => ({
      status: 413,
    }));
    expect(huge.status).toBe(413);
    expect(
      await slack.postSigned(url, {
        kind: "events_api",
        payload: { type: "url_verification", challenge: "c" },
      }),
    ).toMatchObject({ status: 200, payload: { challenge: "c" } });
    expect(bot.asked).toEqual(["/brief real"]);
  });

  it("of a kind the app does not ask for is acknowledged, and nothing comes of it", async () => {
    const { slack, bot, url, sent } = await withCommand();
    const { user_id, trigger_id } = sent.payload as Record<string, string>;
    const payload = { type: "message_action", callback_id: "x", trigger_id, user: { id: user_id } };
    expect(await slack.postSigned(url, { kind: "interactive", payload })).toMatchObject({ status: 200 });
    expect(bot.asked).toEqual(["/brief real"]);
  });

  it("answers Slack's look at the certificate, and takes nothing else with it", async () => {
    const { bot, url, sent } = await withCommand();
    const body = new URLSearchParams({ ...(sent.payload as Record<string, string>), ssl_check: "1" });
    const answer = await fetch(url, { method: "POST", body });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("");
    expect(bot.asked).toEqual(["/brief real"]);
  });

  it("is not taken when the port is not to be had, and the error says which setting to change", async () => {
    const slack = await workspace();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const adapter = adapterOn(slack, { receive: { mode: "http", signingSecret: "made up", port } });
    await expect(adapter.start(newsroomBot())).rejects.toThrow(/SLACK_PORT/);
    await new Promise((resolve) => other.close(resolve));
  });

  it("finds the door closed after stopping", async () => {
    const slack = await workspace();
    const { adapter, url } = await overHttp(slack);
    expect(adapter.health().detail).toContain(url);
    await adapter.stop();
    await expect(fetch(url, { method: "POST" })).rejects.toThrow();
    expect((await slack.slash({ command: "/brief" })).error).toBe("dispatch_failed");
  });
});
