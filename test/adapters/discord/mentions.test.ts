import { describe, expect, test } from "vitest";
import { createSketcher } from "../../support/sketch.ts";
import { botThat, newsBot, onAir, privately, textReply } from "./newsroom.ts";

/** A bot that keeps what it was asked. */
function listening() {
  const asked: string[] = [];
  const bot = botThat(({ text }) => {
    asked.push(text);
    return privately(textReply("Heard."));
  });
  return { asked, bot };
}

const ON = { mentions: true };

describe("a mention on Discord", () => {
  test("is answered as a reply that all can read and that pings nobody", async () => {
    const { discord } = await onAir(newsBot(), {}, ON);
    const said = discord.say(`<@${discord.bot.id}> how many people were moved from their homes?`);
    const answer = await discord.until(
      () => discord.messages(said.channelId).find(({ replyTo }) => replyTo === said.id),
      "the reply",
    );
    expect(answer.text).toContain("as many as 1,200");
    expect(answer.text).toContain("a fire brigade spokesperson");
    expect(answer.pings).toEqual({ everyone: false, here: false, users: [], roles: [] });
    expect(answer.ephemeralTo).toBeUndefined();
    expect(discord.violations).toEqual([]);
  });

  test("that begins with a command is that command, and else a question", async () => {
    const { bot, asked } = listening();
    const { discord } = await onAir(bot, {}, ON);
    discord.say(`<@${discord.bot.id}> figure loss`);
    discord.say(`how many villagers had to leave, <@${discord.bot.id}>?`);
    await discord.until(() => asked.length === 2 || undefined, "both");
    expect(asked).toEqual(["/brief figure loss", "/brief ask how many villagers had to leave, ?"]);
  });

  test("of a chart is answered with its picture, and in words alone where Discord takes none", async () => {
    const { discord } = await onAir(newsBot(), {}, { ...ON, artist: createSketcher() });
    const answerTo = async (text: string) => {
      const said = discord.say(`<@${discord.bot.id}> ${text}`);
      const replies = () => discord.messages(said.channelId).find(({ replyTo }) => replyTo === said.id);
      return discord.until(replies, "the reply");
    };
    const shown = await answerTo("chart harbour-fire/evacuated");
    expect(shown.text).toContain("as many as 1,200 people");
    expect(shown.attachments).toMatchObject([{ filename: "chart-1.png", contentType: "image/png" }]);
    expect(discord.violations).toEqual([]);
    discord.misbehave("POST /channels/:channel/messages", { refuse: 40005 });
    const plain = await answerTo("chart loss");
    expect([plain.text, plain.attachments]).toEqual([expect.stringContaining("loss"), []]);
  });

  test("of everyone, of a role or by a bot is let pass, and so is talk", async () => {
    const { bot, asked } = listening();
    const { discord } = await onAir(bot, {}, ON);
    const other = discord.addUser({ name: "robot", bot: true });
    discord.say("@everyone how many were moved?");
    discord.say(`<@&${discord.addRole({ name: "desk" }).id}> how many were moved?`);
    discord.say(`<@${discord.bot.id}> insured loss`, { user: other });
    discord.say("how many were moved?");
    discord.say(`<@${discord.bot.id}> insured loss`);
    await discord.until(() => asked.length > 0 || undefined, "the one that is meant");
    expect(asked).toEqual(["/brief ask insured loss"]);
  });

  test("that comes again when the connection is resumed is answered once", async () => {
    const { bot, asked } = listening();
    const { discord } = await onAir(bot, {}, ON);
    discord.say(`<@${discord.bot.id}> insured loss`);
    await discord.until(() => asked.length === 1 || undefined, "the first");
    discord.gateway.repeatOnResume(5);
    discord.gateway.drop();
    await discord.until(() => discord.gateway.isConnected() || undefined, "the connection");
    discord.say(`<@${discord.bot.id}> villagers told to leave`);
    await discord.until(() => asked.length >= 2 || undefined, "the second");
    expect(asked).toEqual(["/brief ask insured loss", "/brief ask villagers told to leave"]);
  });

  test("with a moderators' command is refused, and points to the slash command", async () => {
    const { bot, asked } = listening();
    const { discord } = await onAir(bot, {}, ON);
    const said = discord.say(`<@${discord.bot.id}> desk status`);
    const answer = await discord.until(
      () => discord.messages(said.channelId).find(({ replyTo }) => replyTo === said.id),
      "the refusal",
    );
    expect(answer.text).toContain("/desk status");
    expect(asked).toEqual([]);
  });

  test("is not even asked for unless it is switched on", async () => {
    const { discord } = await onAir(newsBot());
    const intents = discord.gateway.identifies.map(({ intents }) => intents);
    expect(intents).toEqual([1]);
    const on = await onAir(newsBot(), {}, ON);
    expect(on.discord.gateway.identifies.map(({ intents }) => intents)).toEqual([1 | (1 << 9)]);
  });
});
