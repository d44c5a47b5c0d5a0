import { describe, expect, it } from "vitest";
import { slashes } from "../../../commands/index.ts";
import { slackManifest } from "../../../src/adapters/slack/manifest.ts";
import { createSketcher } from "../../support/sketch.ts";
import { botSaying, note, onSlack, overHttp, workspace } from "./newsroom.ts";

const inThread = (slack: Awaited<ReturnType<typeof workspace>>) =>
  slack.messages("general").filter(({ fromBot }) => fromBot);

describe.each([
  ["Socket Mode", onSlack],
  ["HTTP", overHttp],
])("a mention over %s", (_, live) => {
  it("is answered in its thread, for all to read, with hedge and attribution", async () => {
    const slack = await workspace();
    await live(slack);
    await slack.mention("how many people were moved from their homes?");
    await slack.until(() => inThread(slack).length === 1, "the answer");
    const [said] = slack.messages("general");
    const [answer] = inThread(slack);
    expect(answer).toMatchObject({ threadTs: said!.ts, pings: [] });
    expect(answer!.ephemeralTo).toBeUndefined();
    expect(answer!.text).toContain("as many as 1,200");
    expect(answer!.text).toContain("a fire brigade spokesperson");
    expect(slack.violations).toEqual([]);
  });
});

describe("a mention on Slack", () => {
  it("that begins with a command is that command", async () => {
    const slack = await workspace();
    const bot = botSaying(note);
    await onSlack(slack, { bot });
    await slack.mention("figure loss");
    await slack.mention("how many villagers were told to leave?");
    await slack.until(() => inThread(slack).length === 2, "both answers");
    expect([...bot.asked].sort()).toEqual([
      "/brief ask how many villagers were told to leave?",
      "/brief figure loss",
    ]);
  });

  it("of a chart is answered in words and with its picture, in its thread", async () => {
    const slack = await workspace();
    slack.rules.filesUnreadyFor = 1;
    await onSlack(slack, { artist: createSketcher() });
    await slack.mention("chart harbour-fire/evacuated");
    const pictures = () =>
      inThread(slack).filter(({ blocks }) => blocks.some(({ type }) => type === "image"));
    await slack.until(() => pictures().length === 1, "the picture");
    const [words] = inThread(slack);
    expect(words!.text).toContain("as many as 1,200 people, said a fire brigade spokesperson");
    expect(pictures()[0]).toMatchObject({ threadTs: words!.threadTs, pings: [] });
    expect(pictures()[0]!.text).toContain("as many as 1,200 people, said a fire brigade spokesperson");
  });

  it("in a thread is answered in that thread", async () => {
    const slack = await workspace();
    await onSlack(slack);
    const first = slack.say("What do we know of the fire?");
    await slack.mention({ text: "insured loss", thread: first.ts });
    await slack.until(() => inThread(slack).length === 1, "the answer");
    expect(inThread(slack)[0]).toMatchObject({ threadTs: first.ts });
  });

  it("in a thread may lean on what was answered there", async () => {
    const slack = await workspace();
    await onSlack(slack);
    await slack.mention({ text: "how many people were moved from their homes?" });
    await slack.until(() => inThread(slack).length === 1, "the answer");
    await slack.mention({ text: "who said so?", thread: inThread(slack)[0]!.threadTs! });
    await slack.until(() => inThread(slack).length === 2, "who said it");
    expect(inThread(slack)[1]!.text).toContain("who said it: people moved from their homes");
  });

  it("that Slack sends again is answered once", async () => {
    const slack = await workspace();
    const bot = botSaying(note);
    await onSlack(slack, { bot });
    const asked = await slack.mention("insured loss");
    await slack.redeliver(asked);
    await slack.repeat(asked);
    await slack.mention("villagers told to leave");
    await slack.until(() => inThread(slack).length >= 2, "the answers");
    expect(bot.asked.filter((text) => text.includes("insured"))).toHaveLength(1);
  });

  it("of the bot by a bot is let pass", async () => {
    const slack = await workspace();
    const bot = botSaying(note);
    await onSlack(slack, { bot });
    const message = {
      type: "app_mention",
      channel: slack.channel.id,
      text: `<@${slack.bot.userId}> insured loss`,
    };
    await slack.event({ ...message, user: slack.bot.userId, ts: "1.1" });
    await slack.event({ ...message, user: slack.person.id, bot_id: "B1", ts: "1.2" });
    await slack.mention("insured loss");
    await slack.until(() => inThread(slack).length === 1, "the one answer");
    expect(bot.asked).toHaveLength(1);
  });

  it("with a moderators' command is refused, moderator or not, and points to the slash command", async () => {
    const slack = await workspace();
    const bot = botSaying(note);
    await onSlack(slack, { bot, moderators: new Set([slack.person.id]) });
    await slack.mention("desk status");
    await slack.until(() => inThread(slack).length === 1, "the refusal");
    expect(bot.asked).toEqual([]);
    expect(inThread(slack)[0]!.text).toContain("/desk status");
  });

  it("is asked for in the manifest, with its right", () => {
    const { oauth_config, settings } = slackManifest({ slashes });
    expect(oauth_config.scopes.bot).toContain("app_mentions:read");
    expect(settings.event_subscriptions.bot_events).toContain("app_mention");
  });
});
