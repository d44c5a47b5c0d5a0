import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { App, LogLevel, SocketModeReceiver } from "@slack/bolt";
import type { KnownBlock } from "@slack/types";
import { createEmulator } from "emulate";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { createFakeSlack, createManualClock, type FakeSlack, type FakeSlackOptions } from "./slack/index.ts";

const quiet = {
  ...{ debug() {}, info() {}, warn() {}, error() {}, setName() {}, setLevel() {} },
  getLevel: () => LogLevel.ERROR,
};

// What a careful adapter sets too: no retries of its own, and no waiting for ever.
const clientOptions = (slack: FakeSlack) => ({
  slackApiUrl: slack.apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: 5000,
});

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function workspace(options?: FakeSlackOptions): Promise<FakeSlack> {
  const slack = await createFakeSlack(options);
  stops.push(() => slack.stop());
  return slack;
}

/** The real bolt in Socket Mode, connected to the fake. */
async function socketApp(slack: FakeSlack, register: (app: App) => void = () => {}): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: quiet,
    clientPingTimeout: 200,
    installerOptions: { clientOptions: clientOptions(slack) },
  });
  const app = new App({
    token: slack.botToken,
    receiver,
    logger: quiet,
    clientOptions: clientOptions(slack),
  });
  register(app);
  await app.start();
  await slack.connected();
  stops.push(() => app.stop());
  return app;
}

/** The real bolt behind HTTP, with the fake posting to it. */
async function httpApp(slack: FakeSlack, register: (app: App) => void): Promise<string> {
  const app = new App({
    token: slack.botToken,
    signingSecret: slack.signingSecret,
    logger: quiet,
    clientOptions: clientOptions(slack),
  });
  register(app);
  const server = (await app.start({ port: 0, host: "127.0.0.1" })) as Server;
  stops.push(async () => {
    server.closeAllConnections();
    await app.stop();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  slack.useHttp(url);
  return url;
}

const section = (text: string): KnownBlock => ({ type: "section", text: { type: "mrkdwn", text } });
const buttons = (...names: string[]): KnownBlock => ({
  type: "actions",
  elements: names.map((name) => ({
    type: "button",
    action_id: `go:${name}`,
    text: { type: "plain_text", text: name },
    value: `value of ${name}`,
  })),
});

// biome-ignore lint/suspicious/noExplicitAny: answers and payloads of many shapes, asserted member by member.
type Loose = any;

/** One Web API call without any library between. */
async function call(slack: FakeSlack, method: string, args: object, token = slack.botToken) {
  const answer = await fetch(`${slack.apiUrl}${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(args),
  });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Record<string, Loose>,
  };
}

const postTo = (slack: FakeSlack, args: object) =>
  call(slack, "chat.postMessage", { channel: slack.channel.id, ...args });

describe("bolt in Socket Mode", () => {
  it("starts, takes a command and answers with its ack", async () => {
    const slack = await workspace();
    await socketApp(slack, (app) => {
      app.command("/brief", async ({ ack, command }) => ack(`you asked: ${command.text}`));
    });
    const asked = await slack.slash({ command: "/brief", text: "advisers" });
    expect(asked.ack).toMatchObject({ ok: true, payload: { text: "you asked: advisers" } });
    expect(asked.seen()).toMatchObject([
      { text: "you asked: advisers", ephemeralTo: slack.person.id, via: "ack" },
    ]);
    expect(slack.messages("general", slack.addPerson({ name: "bo" }))).toEqual([]);
    expect(slack.requests.map((one) => one.method)).toEqual(
      expect.arrayContaining(["auth.test", "apps.connections.open"]),
    );
    expect(slack.violations).toEqual([]);
  });

  it("follows up by response_url, for all to see or for one, and replaces what it said", async () => {
    const slack = await workspace();
    await socketApp(slack, (app) => {
      app.command("/brief", async ({ ack, respond }) => {
        await ack("looking");
        await respond({ replace_original: true, text: "found" });
        await respond({ response_type: "in_channel", text: "for all" });
      });
    });
    const asked = await slack.slash({ command: "/brief" });
    await asked.sees((message) => message.text === "for all");
    expect(asked.seen()).toMatchObject([
      { text: "found", ephemeralTo: slack.person.id, revisions: 1 },
      { text: "for all", ephemeralTo: undefined },
    ]);
  });

  it("tells the person operation_timeout after 3 s and never sends the command again", async () => {
    const clock = createManualClock();
    const slack = await workspace({ clock });
    await socketApp(slack);
    const asking = slack.slash({ command: "/nobody" });
    clock.advance(2999);
    clock.advance(1);
    const asked = await asking;
    expect(asked.ack).toEqual({ ok: false, error: "operation_timeout", afterMs: 3000 });
    clock.advance(3_600_000);
    expect(slack.envelopes).toHaveLength(1);
  });

  it("fails a command at once when no connection is open", async () => {
    const slack = await workspace();
    expect(await slack.slash({ command: "/brief" })).toMatchObject({ error: "dispatch_failed" });
  });

  it("gets the press of a button with the stored message and answers beside it", async () => {
    const slack = await workspace();
    const app = await socketApp(slack, (app) => {
      app.action(/^go:/, async ({ ack, body, respond, action }) => {
        await ack();
        const stored = (body as { message?: { text: string } }).message;
        await respond(`${stored?.text}: ${(action as { value: string }).value}`);
      });
    });
    await app.client.chat.postMessage({
      channel: slack.channel.id,
      text: "digest",
      blocks: [section("*digest*"), buttons("More", "Less")],
    });
    const [digest] = slack.messages();
    const pressed = await slack.press(digest!, "More");
    expect(pressed.ack).toMatchObject({ ok: true, payload: {} });
    expect(await pressed.sees()).toMatchObject({
      text: "digest: value of More",
      ephemeralTo: slack.person.id,
    });
    await expect(slack.press(digest!, "Most")).rejects.toThrow(/names 0 of: button "More"/);
  });

  it("gets what was picked in a menu and in an overflow, with the state of the message", async () => {
    const slack = await workspace();
    const bodies: Loose[] = [];
    const app = await socketApp(slack, (app) => {
      app.action({ type: "block_actions" }, async ({ ack, body }) => {
        await ack();
        bodies.push(body);
      });
    });
    const option = (text: string) => ({
      text: { type: "plain_text" as const, text },
      value: text.toLowerCase(),
    });
    await app.client.chat.postMessage({
      channel: slack.channel.id,
      text: "pick",
      blocks: [
        {
          ...section("pick"),
          accessory: { type: "overflow", action_id: "more", options: [option("Mute")] },
        } as KnownBlock,
        {
          type: "actions",
          block_id: "row",
          elements: [{ type: "static_select", action_id: "zone", options: [option("Rome"), option("Lima")] }],
        },
      ],
    });
    const [message] = slack.messages();
    await slack.press(message!, { actionId: "zone", pick: "Lima" });
    await slack.press(message!, { actionId: "more", pick: "mute" });
    expect(bodies[0].actions[0]).toMatchObject({
      type: "static_select",
      block_id: "row",
      selected_option: { value: "lima" },
    });
    expect(bodies[1].actions[0]).toMatchObject({ type: "overflow", selected_option: { value: "mute" } });
    expect(bodies[1].state.values.row.zone.selected_option.value).toBe("lima");
  });

  it("opens a modal, is told its mistakes, and closes it when it is right", async () => {
    const slack = await workspace();
    await socketApp(slack, (app) => {
      app.command("/desk", async ({ ack, body, client }) => {
        await ack();
        await client.views.open({
          trigger_id: body.trigger_id,
          view: {
            type: "modal",
            callback_id: "schedule",
            title: { type: "plain_text", text: "Schedule" },
            submit: { type: "plain_text", text: "Save" },
            blocks: [
              {
                type: "input",
                block_id: "when",
                label: { type: "plain_text", text: "When" },
                element: { type: "plain_text_input", action_id: "cron" },
              },
            ],
          },
        });
      });
      app.view("schedule", async ({ ack, view }) => {
        const typed = view.state.values.when?.cron?.value;
        if (typed === "never") await ack({ response_action: "errors", errors: { when: "Not a time" } });
        else await ack();
      });
    });
    await slack.slash({ command: "/desk" });
    await slack.until(() => slack.modals().length === 1);
    await expect(slack.submit()).rejects.toThrow("cron must be filled in");
    await slack.submit({ cron: "never" });
    expect(slack.modals()).toMatchObject([{ errors: { when: "Not a time" } }]);
    expect(await slack.submit({ cron: "0 9 * * *" })).toMatchObject({ error: undefined });
    expect(slack.modals()).toEqual([]);
    expect(slack.violations).toEqual([]);
  });

  it("publishes the home of whoever opens it", async () => {
    const slack = await workspace();
    await socketApp(slack, (app) => {
      app.event("app_home_opened", async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: { type: "home", blocks: [section("Welcome")] },
        });
      });
    });
    await slack.openHome();
    const home = await slack.until(() => slack.home());
    expect(home.content.blocks).toMatchObject([{ text: { text: "Welcome" } }]);
  });

  it("answers a mention in its thread, once, though the envelope comes twice", async () => {
    const slack = await workspace();
    const retries: [string, number | undefined][] = [];
    await socketApp(slack, (app) => {
      app.event("app_mention", async ({ event, say, body, context }) => {
        retries.push([body.event_id, context.retryNum]);
        if (retries.length === 1) await say({ text: "here you are", thread_ts: event.ts });
      });
    });
    const asked = await slack.mention("how many?");
    expect(await asked.sees()).toMatchObject({ text: "here you are", threadTs: slack.messages()[0]?.ts });
    await slack.repeat(asked);
    await slack.redeliver(asked, 1, "timeout");
    await slack.until(() => retries.length === 3);
    expect(new Set(retries.map(([id]) => id)).size).toBe(1);
    expect(retries.map(([, retry]) => retry)).toEqual([0, 0, 1]);
  });

  it("is sent an event again at once, after one minute and after five, until it is acknowledged", async () => {
    const clock = createManualClock();
    const slack = await workspace({ clock });
    const first = await slack.event({ type: "tokens_revoked", tokens: {} });
    expect(first.error).toBe("dispatch_failed");
    clock.advance(0);
    await slack.until(() => slack.envelopes.length === 2);
    await socketApp(slack, (app) => app.event("tokens_revoked", async () => {}));
    clock.advance(60_000);
    await slack.until(() => slack.envelopes[2]?.acks.length === 1);
    clock.advance(3_600_000);
    expect(slack.envelopes.map((one) => one.retry?.attempt)).toEqual([undefined, 1, 2]);
  });

  it.each(["warning", "refresh_requested", "too_many_websockets"] as const)(
    "comes back after a disconnect: %s",
    async (reason) => {
      const slack = await workspace();
      await socketApp(slack, (app) => app.command("/brief", async ({ ack }) => ack("back")));
      const [old] = slack.connections();
      old!.disconnect(reason);
      await slack.until(() => slack.connections().some((one) => one !== old), "a new connection");
      await slack.until(() => !old!.isOpen);
      expect((await slack.slash({ command: "/brief" })).seen()).toMatchObject([{ text: "back" }]);
    },
  );

  it("comes back after the line was cut, and after its pings went unanswered", async () => {
    const slack = await workspace();
    await socketApp(slack);
    const [cut] = slack.connections();
    cut!.drop();
    await slack.until(() => !cut!.isOpen);
    const [deaf] = await slack.connected();
    deaf!.goDeaf();
    await slack.until(() => !deaf!.isOpen);
    await slack.connected();
    expect(slack.requestsTo("apps.connections.open")).toHaveLength(3);
  });

  it("shares payloads out over its connections, ten of them at most", async () => {
    const slack = await workspace();
    const answered: number[] = [];
    for (const number of [1, 2]) {
      const receiver = new SocketModeReceiver({
        appToken: slack.appToken,
        logger: quiet,
        installerOptions: { clientOptions: clientOptions(slack) },
      });
      const app = new App({
        token: slack.botToken,
        receiver,
        logger: quiet,
        clientOptions: clientOptions(slack),
      });
      app.command("/brief", async ({ ack }) => {
        answered.push(number);
        await ack();
      });
      await app.start();
      stops.push(() => app.stop());
    }
    for (let n = 0; n < 4; n += 1) await slack.slash({ command: "/brief" });
    expect(answered.toSorted()).toEqual([1, 1, 2, 2]);
    const tooMany = await Promise.all(Array.from({ length: 9 }, () => connectByHand(slack)));
    expect(tooMany.map((frame) => frame.type)).toEqual([...Array(8).fill("hello"), "disconnect"]);
    expect(tooMany.at(-1)).toMatchObject({ reason: "too_many_websockets" });
  });

  it("comes back though the address of its next connection failed twice, if its receiver may retry", async () => {
    const slack = await workspace();
    const retryConfig = { retries: 5, minTimeout: 20 };
    const receiver = new SocketModeReceiver({
      ...{ appToken: slack.appToken, logger: quiet, clientPingTimeout: 200 },
      installerOptions: { clientOptions: { ...clientOptions(slack), retryConfig } },
    });
    const app = new App({
      ...{ token: slack.botToken, receiver, logger: quiet },
      clientOptions: clientOptions(slack),
    });
    await app.start();
    stops.push(() => app.stop());
    const [connection] = await slack.connected();
    slack.misbehave("apps.connections.open", { kind: "server error" }, 2);
    connection!.drop();
    await slack.until(() => !connection!.isOpen);
    await slack.connected();
    expect(slack.requestsTo("apps.connections.open").map((one) => one.status)).toEqual([200, 500, 500, 200]);
  });

  it("does not get in twice with one ticket", async () => {
    const slack = await workspace();
    const { body } = await call(slack, "apps.connections.open", {}, slack.appToken);
    expect(await firstFrame(body.url)).toMatchObject({ type: "hello", num_connections: 1 });
    expect(await firstFrame(body.url)).toEqual({ type: "refused" });
  });
});

async function connectByHand(slack: FakeSlack) {
  const { body } = await call(slack, "apps.connections.open", {}, slack.appToken);
  return firstFrame(body.url);
}

function firstFrame(url: string): Promise<Record<string, unknown>> {
  const socket = new WebSocket(url);
  onTestFinished(() => socket.close());
  return new Promise((resolve) => {
    socket.onmessage = ({ data }) => resolve(JSON.parse(String(data)));
    socket.onerror = () => resolve({ type: "refused" });
  });
}

describe("bolt behind HTTP", () => {
  it("takes commands, presses and events by signed request", async () => {
    const slack = await workspace();
    await httpApp(slack, (app) => {
      app.command("/brief", async ({ ack }) =>
        ack({ response_type: "in_channel", blocks: [section("*80*"), buttons("More")], text: "80" }),
      );
      app.action(/^go:/, async ({ ack, respond }) => {
        await ack();
        await respond({ replace_original: true, text: "at most 80" });
      });
      app.event("app_mention", async ({ say }) => void (await say("hello")));
    });
    const asked = await slack.slash({ command: "/brief", text: "advisers & more" });
    const [typed, answer] = slack.messages();
    expect(typed).toMatchObject({ text: "/brief advisers & more", via: "person" });
    const pressed = await slack.press(answer!, "More");
    expect(await pressed.sees()).toMatchObject({
      ts: answer!.ts,
      text: "at most 80",
      blocks: [],
      ephemeralTo: undefined,
    });
    expect(await (await slack.mention("hi")).sees()).toMatchObject({ text: "hello" });
    expect(asked.error).toBeUndefined();
  });

  it("turns away a wrong signature and an old one", async () => {
    const slack = await workspace();
    const url = await httpApp(slack, (app) => app.command("/brief", async ({ ack }) => ack("yes")));
    const { payload } = await slack.slash({ command: "/brief" });
    const again = { kind: "slash_commands" as const, payload };
    expect(await slack.postSigned(url, again)).toEqual({ status: 200, payload: { text: "yes" } });
    expect(await slack.postSigned(url, again, { secret: "another" })).toMatchObject({ status: 401 });
    expect(await slack.postSigned(url, again, { at: Date.now() - 301_000 })).toMatchObject({ status: 401 });
    // Seen in bolt 5.1.0: a time stamp from the future is let through.
    expect(await slack.postSigned(url, again, { at: Date.now() + 3_600_000 })).toMatchObject({ status: 200 });
  });

  it("answers the checks Slack makes of an address", async () => {
    const slack = await workspace();
    const url = await httpApp(slack, () => {});
    const check = { type: "url_verification", challenge: "prove it" };
    expect(await slack.postSigned(url, { kind: "events_api", payload: check })).toEqual({
      ...{ status: 200, payload: { challenge: "prove it" } },
    });
    const ssl = { kind: "slash_commands" as const, payload: { ssl_check: "1" } };
    expect(await slack.postSigned(url, ssl)).toEqual({ status: 200, payload: {} });
  });

  it("tells the person when the app answers with an error or not at all", async () => {
    const clock = createManualClock();
    const slack = await workspace({ clock });
    await httpApp(slack, (app) => {
      app.command("/broken", async () => Promise.reject(new Error("broken on purpose")));
      app.command("/silent", async () => {});
    });
    expect(await slack.slash({ command: "/broken" })).toMatchObject({
      error: "http_error",
      ack: { status: 500 },
    });
    const asking = slack.slash({ command: "/silent" });
    clock.advance(3000);
    expect(await asking).toMatchObject({ error: "operation_timeout" });
  });
});

describe("the Web API", () => {
  it("keeps metadata and tells all of it only when asked for", async () => {
    const slack = await workspace();
    const metadata = { event_type: "delivery", event_payload: { key: "slot-1", part: 1 } };
    const { body } = await postTo(slack, { text: "one", metadata });
    expect(body.message).toMatchObject({ metadata, text: "one", bot_id: slack.bot.botId });
    const history = (args: object) =>
      call(slack, "conversations.history", { channel: slack.channel.id, ...args });
    expect((await history({})).body.messages).toMatchObject([{ metadata: { event_type: "delivery" } }]);
    expect((await history({})).body.messages[0].metadata.event_payload).toBeUndefined();
    expect((await history({ include_all_metadata: true })).body.messages[0].metadata).toEqual(metadata);
  });

  it("pages through a channel's history, newest first, within the given times", async () => {
    const slack = await workspace();
    const ts: string[] = [];
    for (const text of ["a", "b", "c", "d"]) ts.push((await postTo(slack, { text })).body.ts);
    const history = async (args: object) =>
      (await call(slack, "conversations.history", { channel: slack.channel.id, ...args })).body;
    const first = await history({ limit: 3 });
    expect(first.messages.map((one: Loose) => one.text)).toEqual(["d", "c", "b"]);
    const second = await history({ limit: 3, cursor: first.response_metadata.next_cursor });
    expect([second.has_more, second.messages.map((one: Loose) => one.text)]).toEqual([false, ["a"]]);
    const between = await history({ oldest: ts[0], latest: ts[3] });
    expect(between.messages.map((one: Loose) => one.text)).toEqual(["c", "b"]);
    const inclusive = await history({ oldest: ts[0], latest: ts[3], inclusive: true });
    expect(inclusive.messages).toHaveLength(4);
  });

  it("updates without an edited mark where blocks are sent, and drops the blocks where only text is", async () => {
    const slack = await workspace();
    const { body } = await postTo(slack, {
      text: "80",
      blocks: [section("80")],
      metadata: { event_type: "d", event_payload: { k: "1" } },
    });
    const update = (args: object) =>
      call(slack, "chat.update", { channel: slack.channel.id, ts: body.ts, ...args });
    await update({ text: "60", blocks: [section("60")] });
    expect(slack.messages()).toMatchObject([
      { text: "60", edited: undefined, revisions: 1, metadata: { event_type: "d" } },
    ]);
    await update({ text: "50" });
    expect(slack.messages()).toMatchObject([{ text: "50", blocks: [], edited: { user: slack.bot.userId } }]);
    expect((await update({ text: "x".repeat(4001) })).body.error).toBe("msg_too_long");
    slack.rules.editWindowMs = -1;
    expect((await update({ text: "40" })).body.error).toBe("edit_window_closed");
    const said = slack.say("mine");
    expect((await update({ ts: said.ts, text: "yours" })).body.error).toBe("cant_update_message");
    expect((await update({ ts: "1.2", text: "none" })).body.error).toBe("message_not_found");
    slack.channel.archived = true;
    expect((await update({ text: "40" })).body.error).toBe("is_inactive");
    expect((await postTo(slack, { text: "late" })).body.error).toBe("is_archived");
  });

  it("lets the bot post only where it is, and not know of private places it is not in", async () => {
    const slack = await workspace();
    const away = slack.addChannel({ name: "away", withBot: false });
    const secret = slack.addChannel({ name: "secret", kind: "private", withBot: false });
    const error = async (channel: string) => (await postTo(slack, { channel, text: "hi" })).body.error;
    expect(await error(away.id)).toBe("not_in_channel");
    expect(await error(secret.id)).toBe("channel_not_found");
    expect(await error("C0")).toBe("channel_not_found");
    await call(slack, "conversations.join", { channel: away.id });
    expect(await error(away.id)).toBeUndefined();
    slack.scopes.push("chat:write.public");
    expect(await error(slack.addChannel({ name: "open", withBot: false }).id)).toBeUndefined();
  });

  it("keeps threads apart from the channel, and ephemeral words from everybody else", async () => {
    const slack = await workspace();
    const bo = slack.addPerson({ name: "bo" });
    const { ts } = (await postTo(slack, { text: "digest" })).body;
    await postTo(slack, { text: "reply", thread_ts: ts });
    await call(slack, "chat.postEphemeral", { channel: slack.channel.id, user: bo.id, text: "for bo" });
    const read = async (method: string) =>
      (await call(slack, method, { channel: slack.channel.id, ts })).body.messages.map(
        (one: Loose) => one.text,
      );
    expect(await read("conversations.history")).toEqual(["digest"]);
    expect(await read("conversations.replies")).toEqual(["digest", "reply"]);
    expect(slack.messages("general", slack.person).map((one) => one.text)).toEqual(["digest", "reply"]);
    const [, , whisper] = slack.messages("general", bo);
    const rewrite = { channel: slack.channel.id, ts: whisper!.ts, text: "louder" };
    expect((await call(slack, "chat.update", rewrite)).body.error).toBe("message_not_found");
    await call(slack, "chat.delete", { channel: slack.channel.id, ts });
    expect(await read("conversations.history")).toEqual([]);
  });

  it("flags what Slack ignores but nobody meant", async () => {
    const slack = await workspace();
    await postTo(slack, { text: "hi", unfurl_link: false, thread_ts: "1.2" });
    expect(slack.violations.map((one) => one.rule)).toEqual([
      "unknown argument",
      "reply to a message that is not there",
    ]);
  });

  it("says which scope is missing and which there are", async () => {
    const slack = await workspace({ scopes: ["chat:write", "commands"] });
    const { body, headers } = await call(slack, "conversations.history", { channel: slack.channel.id });
    expect(body).toEqual({
      ok: false,
      error: "missing_scope",
      needed: "channels:history",
      provided: "chat:write,commands",
    });
    expect(headers.get("x-oauth-scopes")).toBe("chat:write,commands");
  });

  it.each(["invalid_auth", "account_inactive", "token_revoked"] as const)(
    "refuses a token: %s",
    async (state) => {
      const slack = await workspace();
      slack.setToken("bot", state);
      expect((await call(slack, "auth.test", {})).body).toMatchObject({ ok: false, error: state });
      expect((await call(slack, "auth.test", {}, "nobody's")).body.error).toBe("invalid_auth");
      expect((await call(slack, "chat.postMessage", {}, slack.appToken)).body.error).toBe(
        "not_allowed_token_type",
      );
    },
  );

  it("exchanges a trigger once, within three seconds", async () => {
    const clock = createManualClock();
    const slack = await workspace({ clock });
    const triggers: string[] = [];
    await socketApp(slack, (app) =>
      app.command("/desk", async ({ ack, body }) => {
        await ack();
        triggers.push(body.trigger_id);
      }),
    );
    await slack.slash({ command: "/desk" });
    await slack.slash({ command: "/desk" });
    await slack.until(() => triggers.length === 2);
    const view = { type: "modal", title: { type: "plain_text", text: "t" }, blocks: [] };
    const open = async (trigger_id?: string) =>
      (await call(slack, "views.open", { trigger_id, view })).body.error;
    expect(await open(triggers[0])).toBeUndefined();
    expect(await open(triggers[0])).toBe("exchanged_trigger_id");
    clock.advance(3001);
    expect(await open(triggers[1])).toBe("expired_trigger_id");
    expect(await open("1.2.c")).toBe("invalid_trigger_id");
  });

  it("takes a file in three steps and shows it in the channel", async () => {
    const slack = await workspace();
    const app = await socketApp(slack);
    await app.client.filesUploadV2({
      channel_id: slack.channel.id,
      filename: "chart.png",
      file: Buffer.from("picture"),
      alt_text: "A line that rises",
      title: "Chart",
      initial_comment: "at least 80",
    });
    const [shared] = slack.messages();
    expect(shared).toMatchObject({
      text: "at least 80",
      files: [{ title: "Chart", altText: "A line that rises", size: 7 }],
    });
    expect(Buffer.from(slack.file(shared!.files[0]!.id)!).toString()).toBe("picture");
    expect(slack.violations).toEqual([]);
  });

  it("knows people and groups", async () => {
    const slack = await workspace();
    const bo = slack.addPerson({ name: "bo", tz: "Europe/Rome", tzOffset: 3600 });
    const desk = slack.addUsergroup("desk", [bo]);
    expect((await call(slack, "users.info", { user: bo.id })).body.user).toMatchObject({ tz: "Europe/Rome" });
    expect((await call(slack, "usergroups.users.list", { usergroup: desk.id })).body.users).toEqual([bo.id]);
    expect((await call(slack, "usergroups.list", { include_users: true })).body.usergroups).toMatchObject([
      { handle: "desk" },
    ]);
    expect((await call(slack, "conversations.list", {})).body.channels).toMatchObject([{ name: "general" }]);
  });
});

describe("the response_url", () => {
  it("is used up after five posts and dies after half an hour", async () => {
    const clock = createManualClock();
    const slack = await workspace({ clock });
    await socketApp(slack, (app) => app.command("/brief", async ({ ack }) => ack()));
    const respond = async (url: unknown, body: object) => {
      const answer = await fetch(String(url), {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      });
      return { status: answer.status, text: await answer.text() };
    };
    const { payload } = await slack.slash({ command: "/brief" });
    for (let n = 1; n <= 5; n += 1)
      expect(await respond(payload.response_url, { text: `${n}` })).toEqual({ status: 200, text: "ok" });
    expect(await respond(payload.response_url, { text: "6" })).toEqual({
      status: 404,
      text: '{"ok":false,"error":"used_url"}',
    });
    const later = await slack.slash({ command: "/brief" });
    await respond(later.payload.response_url, { text: "gone soon" });
    await respond(later.payload.response_url, { delete_original: true });
    expect(slack.messages().map((one) => one.text)).toEqual(["1", "2", "3", "4", "5"]);
    clock.advance(30 * 60_000 + 1);
    expect(await respond(later.payload.response_url, { text: "late" })).toMatchObject({ status: 404 });
  });
});

describe("misbehaviour on demand", () => {
  it("limits a channel to one message a second by the test's own clock", async () => {
    const clock = createManualClock();
    const slack = await workspace({ clock });
    slack.rules.onePostPerSecond = true;
    expect((await postTo(slack, { text: "1" })).status).toBe(200);
    const { status, headers } = await postTo(slack, { text: "2" });
    expect([status, headers.get("retry-after")]).toEqual([429, "1"]);
    clock.advance(1000);
    expect((await postTo(slack, { text: "3" })).status).toBe(200);
    expect(slack.messages().map((one) => one.text)).toEqual(["1", "3"]);
  });

  it("answers 429, 500, nonsense, nothing or a reset, and tells which", async () => {
    const slack = await workspace();
    const app = await socketApp(slack);
    const attempt = () =>
      app.client.chat.postMessage({ channel: slack.channel.id, text: "digest" }).catch((error) => error);
    slack.misbehave("chat.postMessage", { kind: "rate limited", retryAfter: 7 });
    expect(await attempt()).toMatchObject({ code: "slack_webapi_rate_limited_error", retryAfter: 7 });
    slack.misbehave("chat.postMessage", { kind: "server error", status: 503 });
    expect(await attempt()).toMatchObject({ code: "slack_webapi_http_error", statusCode: 503 });
    slack.misbehave("chat.postMessage", { kind: "refused", error: "fatal_error" });
    expect(await attempt()).toMatchObject({
      code: "slack_webapi_platform_error",
      data: { error: "fatal_error" },
    });
    slack.misbehave("chat.postMessage", { kind: "reset" });
    expect(await attempt()).toMatchObject({ code: "slack_webapi_request_error" });
    expect(slack.messages()).toEqual([]);
    slack.misbehave("chat.postMessage", { kind: "reply lost" });
    expect(await attempt()).toMatchObject({ code: "slack_webapi_request_error" });
    expect(slack.messages()).toHaveLength(1);
    slack.misbehave("chat.postMessage", { kind: "malformed" });
    expect(await attempt()).toMatchObject({ code: "slack_webapi_platform_error" });
    expect(slack.messages()).toHaveLength(2);
    expect(slack.requestsTo("chat.postMessage").map((one) => one.fate)).toEqual([
      "answered",
      "answered",
      "answered",
      "reset",
      "reply lost",
      "answered",
    ]);
  });

  it("keeps an answer back until the test lets it go", async () => {
    const slack = await workspace();
    const held = slack.hold("chat.postMessage");
    let isAnswered = false;
    const posting = postTo(slack, { text: "slow" }).then(() => {
      isAnswered = true;
    });
    await held.arrived;
    await slack.until(() => slack.messages().length === 1);
    expect(isAnswered).toBe(false);
    held.release();
    await posting;
  });
});

describe("limits", () => {
  const refused: [what: string, blocks: unknown[], problem: string][] = [
    [
      "51 blocks",
      Array.from({ length: 51 }, () => ({ type: "divider" })),
      "no more than 50 items allowed [json-pointer:/blocks]",
    ],
    ["an unknown block", [{ type: "chart" }], "unsupported type: chart [json-pointer:/blocks/0/type]"],
    [
      "an unknown field",
      [{ type: "divider", colour: "red" }],
      "invalid additional property: colour [json-pointer:/blocks/0]",
    ],
    [
      "a long header",
      [{ type: "header", text: { type: "plain_text", text: "h".repeat(151) } }],
      "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
    ],
    [
      "mrkdwn in a header",
      [{ type: "header", text: { type: "mrkdwn", text: "h" } }],
      "must be one of: plain_text [json-pointer:/blocks/0/text/type]",
    ],
    [
      "a long section",
      [section("s".repeat(3001))],
      "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ],
    ["an empty section", [section(" ")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"],
    [
      "a section of nothing",
      [{ type: "section" }],
      "must define either `text` or `fields` [json-pointer:/blocks/0/type]",
    ],
    ["a missing text", [{ type: "header" }], "missing required field: text [json-pointer:/blocks/0]"],
    [
      "eleven fields",
      [{ type: "section", fields: Array(11).fill({ type: "mrkdwn", text: "f" }) }],
      "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
    ],
    [
      "a long field",
      [{ type: "section", fields: [{ type: "mrkdwn", text: "f".repeat(2001) }] }],
      "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
    ],
    [
      "eleven context elements",
      [{ type: "context", elements: Array(11).fill({ type: "mrkdwn", text: "c" }) }],
      "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
    ],
    [
      "26 buttons",
      [buttons(...Array.from({ length: 26 }, (_, n) => `b${n}`))],
      "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
    ],
    [
      "a long button",
      [buttons("b".repeat(76))],
      "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
    ],
    [
      "two actions of one name",
      [buttons("a", "a")],
      "`action_id` must be unique: go:a [json-pointer:/blocks/0]",
    ],
    [
      "two blocks of one name",
      [
        { type: "divider", block_id: "x" },
        { type: "divider", block_id: "x" },
      ],
      "`block_id` must be unique: x [json-pointer:/blocks/1/block_id]",
    ],
    [
      "a picture without words",
      [{ type: "image", image_url: "https://example.org/a.png" }],
      "missing required field: alt_text [json-pointer:/blocks/0]",
    ],
    [
      "a picture only we can reach",
      [{ type: "image", image_url: "http://127.0.0.1/a.png", alt_text: "a" }],
      "downloading image failed [json-pointer:/blocks/0/image_url]",
    ],
    [
      "an unfinished file",
      [{ type: "image", slack_file: { id: "F0" }, alt_text: "a" }],
      "invalid slack file [json-pointer:/blocks/0/slack_file]",
    ],
    [
      "an empty cell",
      [{ type: "table", rows: [[{ type: "raw_text", text: "" }]] }],
      "must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]",
    ],
    [
      "an empty rich cell",
      [
        {
          type: "table",
          rows: [[{ type: "rich_text", elements: [{ type: "rich_text_section", elements: [] }] }]],
        },
      ],
      "must be more than 0 characters [json-pointer:/blocks/0/rows/0/0]",
    ],
    [
      "21 columns",
      [{ type: "table", rows: [Array(21).fill({ type: "raw_text", text: "x" })] }],
      "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]",
    ],
    [
      "a data table of one row",
      [{ type: "data_table", caption: "c", rows: [[{ type: "raw_text", text: "x" }]] }],
      "must provide at least 2 items [json-pointer:/blocks/0/rows]",
    ],
    [
      "a long menu",
      [
        {
          type: "actions",
          elements: [
            {
              type: "static_select",
              options: Array(101).fill({ text: { type: "plain_text", text: "o" }, value: "o" }),
            },
          ],
        },
      ],
      "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ],
    [
      "six in an overflow",
      [
        {
          type: "actions",
          elements: [
            {
              type: "overflow",
              options: Array(6).fill({ text: { type: "plain_text", text: "o" }, value: "o" }),
            },
          ],
        },
      ],
      "no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ],
    [
      "an unknown rich element",
      [
        {
          type: "rich_text",
          elements: [{ type: "rich_text_section", elements: [{ type: "blink", text: "x" }] }],
        },
      ],
      "unsupported type: blink [json-pointer:/blocks/0/elements/0/elements/0/type]",
    ],
    [
      "an alert outside a modal",
      [{ type: "alert", text: { type: "mrkdwn", text: "a" } }],
      "unsupported type: alert [json-pointer:/blocks/0/type]",
    ],
  ];
  it.each(refused)("refuses %s", async (_what, blocks, problem) => {
    const slack = await workspace();
    const { body } = await postTo(slack, { text: "t", blocks });
    expect(body).toMatchObject({ ok: false, error: "invalid_blocks" });
    expect(body.response_metadata.messages).toContain(`[ERROR] ${problem}`);
    expect(slack.messages()).toEqual([]);
  });

  it("refuses blocks too long in sum, and flags what is near it", async () => {
    const slack = await workspace();
    const long = (blocks: number) => Array.from({ length: blocks }, () => section("s".repeat(3000)));
    expect((await postTo(slack, { text: "t", blocks: long(5) })).body.error).toBe("msg_blocks_too_long");
    expect((await postTo(slack, { text: "t", blocks: long(4) })).body.ok).toBe(true);
    expect(slack.violations.at(-1)).toEqual({
      rule: "over 9,500 characters in all blocks",
      detail: "12000 characters",
    });
  });

  it("takes one table, short metadata, and blocks that are blocks", async () => {
    const slack = await workspace();
    const table = {
      type: "table",
      rows: [
        [
          { type: "raw_text", text: "x" },
          { type: "raw_number", value: 80, text: "80" },
        ],
      ],
    };
    const error = async (args: object) => (await postTo(slack, { text: "t", ...args })).body.error;
    expect(await error({ blocks: [table] })).toBeUndefined();
    expect(await error({ blocks: [table, table] })).toBe("invalid_attachments");
    expect(await error({ blocks: "[{" })).toBe("invalid_blocks_format");
    expect(await error({ metadata: { event_type: "d", event_payload: { k: "x".repeat(9000) } } })).toBe(
      "metadata_too_large",
    );
    expect(await error({ metadata: { event_type: "d", event_payload: { k: [1] } } })).toBe(
      "invalid_metadata_schema",
    );
    expect(await error({ markdown_text: "*x*" })).toBe("markdown_text_conflict");
    expect(await error({ text: "" })).toBe("no_text");
    slack.rules.refusedBlockTypes.add("table");
    expect(await error({ blocks: [table] })).toBe("invalid_blocks");
  });

  it("cuts a text off at 40,000 characters and says so", async () => {
    const slack = await workspace();
    const { body } = await postTo(slack, { text: "x".repeat(40_001) });
    expect(body).toMatchObject({ ok: true, warning: "message_truncated" });
    expect(slack.messages()[0]?.text).toHaveLength(40_000);
  });

  it("refuses a view that is too big in any way", async () => {
    const slack = await workspace();
    const title = { type: "plain_text", text: "x".repeat(25) };
    const input = {
      type: "input",
      label: { type: "plain_text", text: "l" },
      element: { type: "plain_text_input" },
    };
    const { body } = await call(slack, "views.open", {
      trigger_id: "1",
      view: { type: "modal", title, private_metadata: "m".repeat(3001), blocks: [input] },
    });
    expect(body.error).toBe("invalid_arguments");
    expect(body.response_metadata.messages).toEqual([
      "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]",
      "[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]",
      "[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]",
    ]);
  });

  it("tells the person that a command's answer was not valid", async () => {
    const slack = await workspace();
    await socketApp(slack, (app) => app.command("/brief", async ({ ack }) => ack({ blocks: [section("")] })));
    expect(await slack.slash({ command: "/brief" })).toMatchObject({ error: "invalid_command_response" });
    expect(slack.messages()).toEqual([]);
  });
});

describe("pings", () => {
  const pinging: [what: string, args: object][] = [
    ["<!here> in the text", { text: "hey <!here>" }],
    ["<!channel|channel> in mrkdwn", { text: "t", blocks: [section("<!channel|channel>")] }],
    ["a person", { text: "<@U123>" }],
    ["a group", { text: "<!subteam^S123|@desk>" }],
    [
      "a rich broadcast",
      {
        text: "t",
        blocks: [
          {
            type: "rich_text",
            elements: [{ type: "rich_text_section", elements: [{ type: "broadcast", range: "everyone" }] }],
          },
        ],
      },
    ],
    ["@everyone where names are linked", { text: "@everyone", link_names: true }],
    ["a handle where all is parsed", { text: "thanks @ada", parse: "full" }],
  ];
  it.each(pinging)("are seen: %s", async (_what, args) => {
    const slack = await workspace();
    await postTo(slack, args);
    expect(slack.pinging()).toHaveLength(1);
  });

  it("are not seen in escaped words, plain text, raw cells, addresses or bare names", async () => {
    const slack = await workspace();
    const header = { type: "header", text: { type: "plain_text", text: "<!here>" } };
    const table = { type: "table", rows: [[{ type: "raw_text", text: "<!everyone>" }]] };
    await postTo(slack, {
      text: "&lt;!here&gt; @here a@here.org",
      blocks: [header, table, section("&lt;!channel&gt; @channel")],
      unfurl_links: false,
      unfurl_media: false,
    });
    expect(slack.messages()).toMatchObject([{ pings: [], unfurl: { links: false, media: false } }]);
    expect(slack.pinging()).toEqual([]);
  });
});

describe("the third-party emulator `emulate`", () => {
  it("answers posting, history and update as the fake does", async () => {
    const slack = await workspace();
    const other = await createEmulator({ service: "slack", port: 0 });
    stops.push(() => other.close());
    const there = { ...slack, apiUrl: `${other.url}/api/`, botToken: "test_token_admin" } as FakeSlack;
    const channels = await call(there, "conversations.list", {});
    const journey = async (at: FakeSlack, channel: string) => {
      const metadata = { event_type: "delivery", event_payload: { key: "slot-1" } };
      const posted = (await call(at, "chat.postMessage", { channel, text: "at least 80", metadata })).body;
      const updated = (await call(at, "chat.update", { channel, ts: posted.ts, text: "at least 60" })).body;
      const history = (
        await call(at, "conversations.history", { channel, limit: 1, include_all_metadata: true })
      ).body;
      const missing = (await call(at, "chat.update", { channel, ts: "1.2", text: "x" })).body;
      const nowhere = (await call(at, "chat.postMessage", { channel: "C404", text: "x" })).body;
      return {
        posted: [posted.ok, posted.channel === channel, posted.message.text, posted.message.metadata],
        updated: [updated.ok, updated.ts === posted.ts, updated.text],
        history: history.messages.map((one: Loose) => [
          one.text,
          one.ts === posted.ts,
          one.metadata,
          one.edited !== undefined,
        ]),
        errors: [missing.error, nowhere.error],
      };
    };
    expect(await journey(slack, slack.channel.id)).toEqual(
      await journey(there, channels.body.channels[0].id),
    );
  });
});
