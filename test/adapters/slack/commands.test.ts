import { describe, expect, it } from "vitest";
import type { Bot } from "../../../src/chat/bot.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { createManualClock } from "../../support/slack/index.ts";
import { botSaying, newsroomBot, note, onSlack, overHttp, workspace } from "./newsroom.ts";

/** A reply of so many messages. */
function longReply(messages: number): Reply {
  const paragraph = (at: number) => `Part ${at}. ${"All of it is told, word by word. ".repeat(70)}`;
  return {
    parts: Array.from({ length: messages }, (_, at) => ({ kind: "text" as const, runs: [paragraph(at)] })),
  };
}

describe.each([
  ["Socket Mode", onSlack],
  ["HTTP", overHttp],
])("a command over %s", (_, live) => {
  it("is answered with its acknowledgement, for whoever asked alone", async () => {
    const slack = await workspace();
    await live(slack);
    const asked = await slack.slash({ command: "/brief", text: "figure harbour-fire/evacuated" });
    const [answer, ...others] = asked.seen();
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ via: "ack", ephemeralTo: slack.person.id });
    expect(answer!.text).toContain("as many as 1,200");
    expect(asked.ack).toMatchObject({ payload: { response_type: "ephemeral" } });
    expect(slack.messages("general", slack.addPerson({ name: "bo" }))).toEqual([]);
    expect(slack.violations).toEqual([]);
  });

  it("is answered for all to see when it says so", async () => {
    const slack = await workspace();
    await live(slack);
    const asked = await slack.slash({ command: "/brief", text: "figure loss share:yes" });
    expect(asked.ack).toMatchObject({ payload: { response_type: "in_channel" } });
    const [command, answer] = slack.messages("general", slack.addPerson({ name: "bo" }));
    expect(command!.text).toBe("/brief figure loss share:yes");
    expect(answer!.text).toContain("between £5m and £7m");
  });

  it("gets help on help, and on what nobody knows", async () => {
    const slack = await workspace();
    await live(slack);
    expect((await slack.slash({ command: "/brief", text: "help" })).seen()[0]!.text).toContain(
      "What you can ask",
    );
    const lost = await slack.slash({ command: "/brief", text: "zzzzqqqq" });
    expect(lost.seen()[0]!.text).toContain("There is no command");
  });

  it("is not lost to operation_timeout by a slow bot: it is acknowledged, and answered when the bot is done", async () => {
    const slack = await workspace();
    const done = Promise.withResolvers<Reply>();
    await live(slack, { bot: botSaying(() => done.promise), ackWithinMs: 20 });
    const asked = await slack.slash({ command: "/brief" });
    expect(asked).toMatchObject({ error: undefined, ack: { ok: true, payload: {} } });
    expect(asked.seen()).toEqual([]);
    done.resolve(note("at last"));
    expect(await asked.sees()).toMatchObject({
      text: "at last",
      via: "response_url",
      ephemeralTo: slack.person.id,
    });
  });

  it("is acknowledged well within 3 s though the bot hangs for ever", async () => {
    const slack = await workspace();
    const never = Promise.withResolvers<Reply>();
    await live(slack, { bot: botSaying(() => never.promise) });
    const asked = await slack.slash({ command: "/brief" });
    expect(asked.ack.ok).toBe(true);
    expect(asked.ack.afterMs).toBeLessThan(1500);
    never.resolve(note("so that the test need not wait until stopping loses patience"));
  });

  it("tells by a reference what could not be shown", async () => {
    const slack = await workspace();
    const errors: object[] = [];
    const log = { warn() {}, error: (details: object) => void errors.push(details) };
    const broken = { parts: [{ kind: "text", runs: undefined }] } as unknown as Reply;
    await live(slack, { bot: botSaying(() => broken), log });
    const asked = await slack.slash({ command: "/brief" });
    const { reference } = errors[0] as { reference: string };
    expect(asked.seen()).toMatchObject([{ ephemeralTo: slack.person.id }]);
    expect(asked.seen()[0]!.text).toContain(reference);
  });

  it("is answered once though its envelope comes twice", async () => {
    const slack = await workspace();
    const bot = botSaying(note);
    await live(slack, { bot });
    const asked = await slack.slash({ command: "/brief", text: "latest" });
    const again = await slack.repeat(asked);
    expect(again).toMatchObject({ ok: true, payload: {} });
    expect(bot.asked).toEqual(["/brief latest"]);
    expect(asked.seen()).toHaveLength(1);
  });

  it("reads what Slack made of the words: mentions by id, links as addresses, the three characters as typed", async () => {
    const slack = await workspace();
    const bot = botSaying(note);
    await live(slack, { bot });
    const text =
      "about <@U123|ada> in <#C9|> &amp; <https://a.example/x?y=1|a> &lt;b&gt; <!subteam^S1|@desk> &amp;lt;";
    await slack.slash({ command: "/brief", text });
    expect(bot.asked).toEqual(["/brief about U123 in C9 & https://a.example/x?y=1 <b> S1 &lt;"]);
  });

  it("goes on in further messages where one will not hold the answer, with previews off on every way", async () => {
    const slack = await workspace();
    await live(slack, { bot: botSaying(() => longReply(4)) });
    const asked = await slack.slash({ command: "/brief" });
    await asked.sees((message) => message.text.startsWith("Part 3."));
    expect(asked.seen().map(({ via }) => via)).toEqual([
      "ack",
      "response_url",
      "response_url",
      "response_url",
    ]);
    const bodies = [
      asked.ack.ok && asked.ack.payload,
      ...slack.requestsTo("response_url").map(({ args }) => args),
    ];
    for (const body of bodies) {
      expect(body).toMatchObject({ unfurl_links: false, unfurl_media: false, response_type: "ephemeral" });
    }
    expect(slack.violations).toEqual([]);
  });

  it("loses nothing where it takes more messages than a response_url has uses", async () => {
    const slack = await workspace();
    await live(slack, { bot: botSaying(() => longReply(14)) });
    const asked = await slack.slash({ command: "/brief", text: "everything" });
    const last = await asked.sees((message) => message.text.includes("Go on"));
    expect(asked.seen()).toHaveLength(6);
    expect(last.text).toContain("9 more messages");
    const onward = await slack.press(last, "Go on");
    const second = await onward.sees((message) => message.text.includes("Go on"));
    const rest = await slack.press(second, "Go on");
    await rest.sees((message) => message.text.startsWith("Part 13."));
    const told = [asked, onward, rest].flatMap((one) => one.seen()).map(({ text }) => text);
    for (let at = 0; at < 14; at += 1) {
      expect(told.filter((text) => text.startsWith(`Part ${at}.`)).length, `part ${at}`).toBeGreaterThan(0);
    }
    expect(slack.violations).toEqual([]);
  });

  it("is answered directly when it took longer than the half hour a response_url lasts, and as privately", async () => {
    const clock = createManualClock();
    const slack = await workspace({ clock });
    const done = Promise.withResolvers<Reply>();
    await live(slack, { bot: botSaying(() => done.promise), ackWithinMs: 20 });
    const asked = await slack.slash({ command: "/brief", text: "slow" });
    clock.advance(31 * 60_000);
    done.resolve(longReply(2));
    await asked.sees(({ text }) => text.startsWith("Part 1."));
    expect(asked.seen()).toMatchObject([
      { via: "chat.postEphemeral", ephemeralTo: slack.person.id },
      { via: "chat.postEphemeral", ephemeralTo: slack.person.id },
    ]);
    expect(slack.requestsTo("response_url")).toHaveLength(1);
    expect(slack.violations).toEqual([]);
  });

  it("is posted to the channel when its response_url is gone and it was to be shown to all", async () => {
    const clock = createManualClock();
    const slack = await workspace({ clock });
    const done = Promise.withResolvers<Reply>();
    await live(slack, { bot: botSaying(() => done.promise, true), ackWithinMs: 20 });
    const asked = await slack.slash({ command: "/brief", text: "slow share:yes" });
    clock.advance(31 * 60_000);
    done.resolve(note("for all"));
    expect(await asked.sees()).toMatchObject({ via: "chat.postMessage", unfurl: { links: false } });
    expect((await asked.sees()).ephemeralTo).toBeUndefined();
  });

  it("stays private, and is given up, where the bot is no member to say it directly", async () => {
    const clock = createManualClock();
    const slack = await workspace({ clock });
    const elsewhere = slack.addChannel({ name: "elsewhere", withBot: false });
    const warnings: object[] = [];
    const done = Promise.withResolvers<Reply>();
    const log = { error() {}, warn: (details: object) => void warnings.push(details) };
    const bot = botSaying((text) => (text.endsWith("slow") ? done.promise : note("quick")));
    await live(slack, { bot, log, ackWithinMs: 20 });
    await slack.slash({ command: "/brief", text: "slow", channel: elsewhere });
    clock.advance(31 * 60_000);
    done.resolve(longReply(3));
    await slack.until(() => slack.requestsTo("chat.postEphemeral")[0]?.answer);
    expect((await slack.slash({ command: "/brief", text: "now" })).seen()).toMatchObject([{ text: "quick" }]);
    expect(warnings).toMatchObject([{ reason: expect.stringContaining("not_in_channel") }]);
    expect(slack.messages(elsewhere)).toEqual([]);
    expect(slack.requestsTo("chat.postMessage")).toEqual([]);
    expect(slack.requestsTo("chat.postEphemeral")).toHaveLength(1);
  });

  it("waits where a response_url asks to, and does not send twice what may have arrived", async () => {
    const slack = await workspace();
    await live(slack, { bot: botSaying(() => longReply(3)) });
    slack.misbehave("response_url", { kind: "rate limited", retryAfter: 0 });
    slack.misbehave("response_url", { kind: "reply lost" });
    const asked = await slack.slash({ command: "/brief" });
    await asked.sees((message) => message.text.startsWith("Part 2."));
    expect(asked.seen().map(({ text }) => text.slice(0, 7))).toEqual(["Part 0.", "Part 1.", "Part 2."]);
    expect(slack.requestsTo("response_url")).toHaveLength(3);
  });

  it("says all figures in words where the workspace has no tables", async () => {
    const slack = await workspace();
    slack.rules.refusedBlockTypes.add("table");
    const done = Promise.withResolvers<void>();
    const bot = newsroomBot();
    const slow: Bot = {
      ...bot,
      async answer(asked) {
        await done.promise;
        return bot.answer(asked);
      },
    };
    await live(slack, { bot: slow, ackWithinMs: 20 });
    const asked = await slack.slash({ command: "/brief", text: "figures" });
    done.resolve();
    const answer = await asked.sees();
    for (const said of ["as many as 1,200", "between £5m and £7m", "dozens"])
      expect(answer.text).toContain(said);
  });
});
