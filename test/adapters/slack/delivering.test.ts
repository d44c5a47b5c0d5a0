import { createEmulator } from "emulate";
import { describe, expect, it, onTestFinished } from "vitest";
import { ChatError } from "../../../src/chat/errors.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { createFakeSlack } from "../../support/slack/index.ts";
import { adapterOn, botSaying, note, onSlack, workspace } from "./newsroom.ts";

function longReply(messages: number): Reply {
  const paragraph = (at: number) => `Part ${at}. ${"All of it is told, word by word. ".repeat(70)}`;
  return {
    parts: Array.from({ length: messages }, (_, at) => ({ kind: "text" as const, runs: [paragraph(at)] })),
  };
}

async function failure(work: Promise<unknown>): Promise<ChatError["undelivered"]> {
  const error = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (error instanceof ChatError) return error.undelivered;
  throw new Error("no ChatError was thrown", { cause: error });
}

describe("posting", () => {
  it("says where it landed, with previews off and its key in the metadata", async () => {
    const slack = await workspace();
    const posted = await adapterOn(slack).post(
      slack.channel.id,
      note("See https://a.example <!channel>"),
      "slot-1",
    );
    const [message] = slack.messages();
    expect(posted).toEqual({ channel: slack.channel.id, messages: [message!.ts] });
    expect(message).toMatchObject({ unfurl: { links: false, media: false }, pings: [] });
    expect(message!.metadata).toEqual({
      event_type: "dateline_message",
      event_payload: { key: "slot-1", part: 0, parts: 1 },
    });
    expect(slack.lastArgs("chat.postMessage")).toMatchObject({ parse: "none", unfurl_links: false });
    expect(slack.violations).toEqual([]);
  });

  it("is one message for one key, asked once or thrice, together or one after the other", async () => {
    const slack = await workspace();
    const adapter = adapterOn(slack);
    const posts = [1, 2, 3].map(() => adapter.post(slack.channel.id, note("once"), "k"));
    const [first, ...others] = await Promise.all(posts);
    expect(others).toEqual([first, first]);
    expect(await adapter.post(slack.channel.id, note("once"), "k")).toEqual(first);
    expect(slack.messages()).toHaveLength(1);
  });

  it("that meets a 429 says how long to wait, at once and without trying itself", async () => {
    const slack = await workspace();
    slack.misbehave("chat.postMessage", { kind: "rate limited", retryAfter: 30 });
    const undelivered = await failure(adapterOn(slack).post(slack.channel.id, note("x"), "k"));
    expect(undelivered).toEqual({ outcome: "retry", afterMs: 30_000 });
    expect(slack.requestsTo("chat.postMessage")).toHaveLength(1);
  });

  it("that meets a 429 holds up nobody's answer", async () => {
    const slack = await workspace();
    slack.misbehave("chat.postMessage", { kind: "rate limited", retryAfter: 30 }, 3);
    const { adapter } = await onSlack(slack);
    for (const key of ["a", "b", "c"]) await failure(adapter.post(slack.channel.id, note("x"), key));
    expect((await slack.slash({ command: "/brief", text: "help" })).seen()).toHaveLength(1);
    await slack.openHome();
    await slack.until(() => slack.home());
  });

  it.each(["reply lost", "malformed", "reset", "server error"] as const)(
    "whose answer was lost (%s) is of unknown outcome, and is not tried again",
    async (kind) => {
      const slack = await workspace();
      slack.misbehave("chat.postMessage", { kind });
      expect(await failure(adapterOn(slack).post(slack.channel.id, note("x"), "k"))).toEqual({
        outcome: "unknown",
      });
      expect(slack.requestsTo("chat.postMessage")).toHaveLength(1);
    },
  );

  it("is to be tried again when Slack could not be reached at all", async () => {
    const slack = await workspace();
    const gone = await createFakeSlack();
    await gone.stop();
    const adapter = adapterOn(slack, { apiUrl: gone.apiUrl });
    expect(await failure(adapter.post(slack.channel.id, note("x"), "k"))).toMatchObject({ outcome: "retry" });
  });

  it.each([
    ["channel_not_found", "channel-gone"],
    ["is_archived", "channel-gone"],
    ["not_in_channel", "forbidden"],
    ["restricted_action", "forbidden"],
    ["missing_scope", "forbidden"],
    ["token_revoked", "signed-out"],
    ["msg_blocks_too_long", "refused"],
  ])("will never work after %s, and says what to do", async (error, reason) => {
    const slack = await workspace();
    slack.misbehave("chat.postMessage", { kind: "refused", error });
    const undelivered = await failure(adapterOn(slack).post(slack.channel.id, note("x"), "k"));
    expect(undelivered).toMatchObject({ outcome: "never", reason, mend: expect.stringMatching(/\w{3,}/) });
  });

  it("is of unknown outcome after a refusal that nobody knows", async () => {
    const slack = await workspace();
    slack.misbehave("chat.postMessage", { kind: "refused", error: "internal_error" });
    expect(await failure(adapterOn(slack).post(slack.channel.id, note("x"), "k"))).toEqual({
      outcome: "unknown",
    });
  });

  it("to a channel the bot was not invited to, or that is gone, will never work", async () => {
    const slack = await workspace();
    const adapter = adapterOn(slack);
    const outside = slack.addChannel({ name: "outside", withBot: false });
    const archived = slack.addChannel({ name: "old", archived: true });
    expect(await failure(adapter.post(outside.id, note("x"), "k"))).toMatchObject({
      mend: expect.stringContaining("/invite"),
    });
    expect(await failure(adapter.post(archived.id, note("x"), "k"))).toMatchObject({
      reason: "channel-gone",
    });
    expect(await failure(adapter.post("C404", note("x"), "k"))).toMatchObject({ reason: "channel-gone" });
  });

  it("of several messages goes on where it broke off, by another process too", async () => {
    const slack = await workspace();
    const reply = longReply(3);
    slack.misbehave("chat.postMessage", { kind: "rate limited", retryAfter: 0 });
    const before = adapterOn(slack);
    await failure(before.post(slack.channel.id, reply, "k"));
    expect(slack.messages()).toHaveLength(0);
    const held = slack.hold("chat.postMessage");
    const breaking = failure(before.post(slack.channel.id, reply, "k"));
    await held.arrived;
    slack.misbehave("chat.postMessage", { kind: "server error" });
    held.release();
    expect(await breaking).toEqual({ outcome: "unknown" });
    expect(slack.messages()).toHaveLength(1);
    const after = adapterOn(slack);
    const half: (readonly string[])[] = [];
    const found = await after.find!(slack.channel.id, "k", undefined, (messages) => half.push(messages));
    expect([found, half]).toEqual([undefined, [[slack.messages()[0]!.ts]]]);
    const posted = await after.post(slack.channel.id, reply, "k");
    expect(posted.messages).toEqual(slack.messages().map(({ ts }) => ts));
    expect(slack.messages().map(({ text }) => text.slice(0, 7))).toEqual(["Part 0.", "Part 1.", "Part 2."]);
    expect(await adapterOn(slack).find!(slack.channel.id, "k")).toEqual(posted);
  });

  it("waits by itself for the second a channel wants between the messages of one reply", async () => {
    const slack = await workspace();
    const adapter = adapterOn(slack);
    const held = slack.hold("chat.postMessage");
    const posting = adapter.post(slack.channel.id, longReply(2), "k");
    await held.arrived;
    slack.misbehave("chat.postMessage", { kind: "rate limited", retryAfter: 0 });
    held.release();
    expect((await posting).messages).toHaveLength(2);
  });

  it("leaves off after such a wait where the rest has become somebody else’s to send", async () => {
    const slack = await workspace();
    const held = slack.hold("chat.postMessage");
    let asked = 0;
    const onLanded = async () => {
      asked += 1;
      if (asked === 2) throw new Error("taken over");
    };
    const posting = adapterOn(slack).post(slack.channel.id, longReply(2), "k", {
      ...{ isFresh: true, landed: [], onLanded },
    });
    await held.arrived;
    slack.misbehave("chat.postMessage", { kind: "rate limited", retryAfter: 0 });
    held.release();
    await expect(posting).rejects.toThrow("taken over");
    expect(slack.messages()).toHaveLength(1);
  });

  it("does not wait for ever for a channel that goes on asking to wait", async () => {
    const slack = await workspace();
    const adapter = adapterOn(slack);
    const held = slack.hold("chat.postMessage");
    const posting = adapter.post(slack.channel.id, longReply(2), "k");
    await held.arrived;
    slack.misbehave("chat.postMessage", { kind: "rate limited", retryAfter: 0 }, 500);
    held.release();
    await expect(posting).rejects.toMatchObject({ undelivered: { outcome: "retry" } });
    expect(slack.requestsTo("chat.postMessage").length).toBeLessThan(50);
  });

  it("makes do without a table where the workspace has none", async () => {
    const slack = await workspace();
    slack.rules.refusedBlockTypes.add("table");
    const said = { attribution: "said the mayor", printed: { outlet: "Post", title: "T" } };
    const rows = [
      { label: "Houses", command: "/brief figure a/b", hedged: { ref: "a/b", value: "about 80", ...said } },
    ];
    const reply: Reply = { parts: [{ kind: "figures", caption: "Figures", rows }] };
    await adapterOn(slack).post(slack.channel.id, reply, "k");
    expect(JSON.stringify(slack.messages()[0]!.blocks)).toContain("rich_text_list");
  });
});

describe("finding", () => {
  it("finds what was stored though its answer was lost, exactly once", async () => {
    const slack = await workspace();
    const adapter = adapterOn(slack);
    slack.misbehave("chat.postMessage", { kind: "reply lost" });
    await failure(adapter.post(slack.channel.id, note("x"), "k"));
    const found = await adapter.find!(slack.channel.id, "k");
    expect(found).toEqual({ channel: slack.channel.id, messages: [slack.messages()[0]!.ts] });
    expect(slack.messages()).toHaveLength(1);
  });

  it("tells a reset from a lost answer: there it is certainly not", async () => {
    const slack = await workspace();
    const adapter = adapterOn(slack);
    slack.misbehave("chat.postMessage", { kind: "reset" });
    await failure(adapter.post(slack.channel.id, note("x"), "k"));
    expect(await adapter.find!(slack.channel.id, "k")).toBeUndefined();
  });

  it("looks through all pages, and takes no other key for this one", async () => {
    const slack = await workspace();
    const adapter = adapterOn(slack);
    const posted = await adapter.post(slack.channel.id, note("x"), "k");
    await adapter.post(slack.channel.id, note("x"), "k2");
    for (let at = 0; at < 450; at += 1) slack.say(`chatter ${at}`);
    expect(await adapter.find!(slack.channel.id, "k")).toEqual(posted);
    expect(await adapter.find!(slack.channel.id, "k3")).toBeUndefined();
    expect(slack.requestsTo("conversations.history")).toHaveLength(6);
  });

  it("finds it though our own clock is a year ahead of Slack’s", async () => {
    const slack = await workspace();
    const adapter = adapterOn(slack, { now: () => Temporal.Now.instant().add({ hours: 366 * 24 }) });
    const posted = await adapter.post(slack.channel.id, note("x"), "k");
    expect(await adapter.find!(slack.channel.id, "k")).toEqual(posted);
    expect(await adapter.find!(slack.channel.id, "k2")).toBeUndefined();
  });

  it("is a ChatError where it cannot look", async () => {
    const slack = await workspace();
    const adapter = adapterOn(slack);
    slack.misbehave("conversations.history", { kind: "server error" });
    expect(await failure(adapter.find!(slack.channel.id, "k"))).toEqual({ outcome: "unknown" });
    slack.misbehave("conversations.history", { kind: "rate limited", retryAfter: 7 });
    expect(await failure(adapter.find!(slack.channel.id, "k"))).toEqual({ outcome: "retry", afterMs: 7000 });
    expect(await failure(adapter.find!("C404", "k"))).toMatchObject({ reason: "channel-gone" });
  });
});

describe("revising", () => {
  it("says it anew where it was said, pinging nobody", async () => {
    const slack = await workspace();
    const adapter = adapterOn(slack);
    const posted = await adapter.post(slack.channel.id, note("as many as 80"), "k");
    await adapter.revise!(posted, note("Corrected: more than 90 <!here> @here"));
    const [message] = slack.messages();
    expect(message).toMatchObject({ ts: posted.messages[0], revisions: 1, pings: [] });
    expect(message!.text).toContain("more than 90");
    expect(slack.lastArgs("chat.update")).toMatchObject({ parse: "none", link_names: false });
    expect(await adapter.find!(slack.channel.id, "k")).toEqual(posted);
  });

  it("takes back what a shorter reply leaves over, and is still found; a longer one is to be said anew", async () => {
    const slack = await workspace();
    const adapter = adapterOn(slack);
    const posted = await adapter.post(slack.channel.id, longReply(3), "k");
    await adapter.revise!(posted, note("short"), "k");
    expect(slack.messages().map(({ text }) => text)).toEqual(["short"]);
    const short = { channel: posted.channel, messages: [posted.messages[0]] as const };
    expect(await adapter.find!(slack.channel.id, "k")).toEqual(short);
    expect(await failure(adapter.revise!(short, longReply(2)))).toMatchObject({ reason: "edit-refused" });
    expect(slack.messages()).toMatchObject([{ text: "short", revisions: 1 }]);
  });

  it("changes those of several messages that are there, though somebody took one away", async () => {
    const slack = await workspace();
    const adapter = adapterOn(slack);
    const posted = await adapter.post(slack.channel.id, longReply(3), "k");
    slack.misbehave("chat.update", { kind: "refused", error: "message_not_found" });
    await adapter.revise!(posted, longReply(3), "k");
    expect(slack.messages().map(({ revisions }) => revisions)).toEqual([0, 1, 1]);
  });

  it("hangs a reply from a message, for the channel to see, and finds it there", async () => {
    const slack = await workspace();
    const adapter = adapterOn(slack);
    const under = await adapter.post(slack.channel.id, note("as many as 80"), "k");
    const progress = { isFresh: true, landed: [], under, onLanded: async () => {} };
    const posted = await adapter.post(slack.channel.id, longReply(2), "c", progress);
    const [, first, second] = slack.messages();
    expect(first).toMatchObject({ threadTs: under.messages[0], broadcast: true });
    expect(second).toMatchObject({ threadTs: under.messages[0], broadcast: false });
    const another = adapterOn(slack);
    expect(await another.find!(slack.channel.id, "c", under)).toEqual(posted);
    expect(await another.find!(slack.channel.id, "d", under)).toBeUndefined();
    expect(slack.violations).toEqual([]);
  });

  it("says what became of it where it cannot", async () => {
    const slack = await workspace();
    const adapter = adapterOn(slack);
    const posted = await adapter.post(slack.channel.id, note("x"), "k");
    slack.rules.editWindowMs = -1;
    expect(await failure(adapter.revise!(posted, note("y")))).toMatchObject({ reason: "edit-refused" });
    const gone = { channel: slack.channel.id, messages: ["1.000001"] as const };
    expect(await failure(adapter.revise!(gone, note("y")))).toMatchObject({ reason: "message-gone" });
    slack.misbehave("chat.update", { kind: "rate limited", retryAfter: 2 });
    expect(await failure(adapter.revise!(posted, note("y")))).toEqual({ outcome: "retry", afterMs: 2000 });
  });
});

it("a private answer stays private in a private channel, whose name is never told", async () => {
  const slack = await workspace();
  const secret = slack.addChannel({ name: "merger-plans", kind: "private" });
  await onSlack(slack, { bot: botSaying(note) });
  const asked = await slack.slash({ command: "/brief", channel: secret });
  expect(asked.seen()).toMatchObject([{ ephemeralTo: slack.person.id }]);
  expect(JSON.stringify(slack.requests.map(({ args }) => args))).not.toContain("merger-plans");
});

it("posts, finds and revises on the third-party emulator `emulate` too", async () => {
  const slack = await workspace();
  const other = await createEmulator({ service: "slack", port: 0 });
  onTestFinished(() => other.close());
  const token = "test_token_admin";
  const listed = await fetch(`${other.url}/api/conversations.list`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
  });
  const { channels } = (await listed.json()) as { channels: { id: string }[] };
  const adapter = adapterOn(slack, {
    apiUrl: `${other.url}/api/`,
    botToken: token,
    now: () => Temporal.Now.instant(),
  });
  const channel = channels[0]!.id;
  const posted = await adapter.post(channel, note("at least 80"), "k");
  expect(await adapter.find!(channel, "k")).toEqual(posted);
  await adapter.revise!(posted, note("at least 60"));
  expect(await adapter.find!(channel, "k2")).toBeUndefined();
  expect(await failure(adapter.post("C404", note("x"), "k"))).toMatchObject({ reason: "channel-gone" });
});
