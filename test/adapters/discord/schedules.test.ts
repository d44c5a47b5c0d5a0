import { PermissionFlagsBits as P } from "discord.js";
import { describe, expect, test } from "vitest";
import { slashes } from "../../../commands/index.ts";
import { examineDiscord } from "../../../src/adapters/discord/examine.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { quietDesk } from "../../support/desk.ts";
import { schedulesInMemory } from "../../support/schedules.ts";
import { editionOf, twoStories } from "../../support/stories.ts";
import { adapterFor, newsBot, onAir, register, startDiscord } from "./newsroom.ts";

const edition = editionOf(twoStories);

/** A server whose owner keeps the desk. */
async function withDesk() {
  const schedules = schedulesInMemory(() => edition);
  const desk = () => ({ ...quietDesk(), schedules });
  const { discord, adapter } = await onAir(
    (discord) => newsBot({ desk, moderators: [discord.user("owner").id] }),
    { channels: ["general", "news", { name: "hall", type: 2 }] },
  );
  return { discord, adapter, schedules };
}

describe("schedules on Discord", () => {
  test("are a group of sub-commands, with channels, choices and zones to pick from", async () => {
    const discord = await startDiscord();
    await register(discord);
    const desk = discord.commands().find(({ name }) => name === "desk")!;
    const group = desk.options!.find(({ name }) => name === "schedule")!;
    expect(group.type).toBe(2);
    expect(group.options!.map(({ name }) => name)).toEqual([
      "add",
      "list",
      "pause",
      "resume",
      "remove",
      "preview",
      "send-now",
      "why",
    ]);
    expect(group.options![0]!.options).toMatchObject([
      { name: "days", type: 3, required: false },
      { name: "time", type: 3 },
      { name: "zone", type: 3, autocomplete: true },
      { name: "channel", type: 7, channel_types: [0, 5, 11, 12, 10] },
      { name: "topics", type: 3, autocomplete: true },
      { name: "stories", type: 3, autocomplete: true },
      { name: "send", type: 3, choices: [{ value: "changes" }, { value: "everything" }] },
      { name: "when-empty", type: 3, choices: [{ value: "skip" }, { value: "say-so" }] },
      { name: "cron", type: 3 },
    ]);
    expect(group.options![2]!.options).toMatchObject([{ name: "id", type: 4, min_value: 1 }]);
    expect(discord.violations).toEqual([]);
  });

  test("are made field by field, for this channel or a picked one", async () => {
    const { discord, schedules } = await withDesk();
    const add = (options: Record<string, string>) =>
      discord.slash({ command: "desk schedule add", options, user: "owner" });
    const made = await add({ days: "weekdays", time: "9:00", zone: "Europe/Rome", topics: "ports,dams" });
    expect((await made.reply()).text).toContain("in this channel");
    await (await add({ cron: "0 9 * * 1", channel: "news", send: "everything" })).reply();
    expect(await schedules.list()).toMatchObject([
      { chat: "discord", channel: discord.channel("general").id, topics: ["ports", "dams"] },
      { channel: discord.channel("news").id, what: "everything", cron: "0 9 * * 1" },
    ]);
    await expect(add({ days: "weekdays", time: "9", channel: "hall" })).rejects.toThrow("is of type 2");
    expect(discord.violations).toEqual([]);
  });

  test("have their zones and topics offered while somebody types", async () => {
    const { discord } = await withDesk();
    const typing = { command: "desk schedule add", user: "owner" };
    const zones = await discord.autocomplete({ ...typing, focused: "zone", typed: "rom" });
    expect(zones.choices.map(({ value }) => value)).toContain("Europe/Rome");
    const topics = await discord.autocomplete({ ...typing, focused: "topics", typed: "ports,d" });
    expect(topics.choices.map(({ value }) => value)).toEqual(["ports,dams"]);
  });

  test("are for moderators, typed or pressed; a press carries the group’s name", async () => {
    const { discord, adapter, schedules } = await withDesk();
    const options = { days: "weekdays", time: "9:00" };
    await (await discord.slash({ command: "desk schedule add", options, user: "owner" })).reply();
    const keeper = discord.addUser({
      name: "keeper",
      roles: [discord.addRole({ name: "k", permissions: P.ManageGuild }).name],
    });
    const typed = await discord.slash({ command: "desk schedule pause", options: { id: 1 }, user: keeper });
    expect((await typed.reply()).text).toContain("for moderators");
    const card: Reply = {
      parts: [{ kind: "buttons", buttons: [{ label: "Pause", command: "/desk schedule pause 1" }] }],
    };
    const { messages } = await adapter.post(discord.channel("general").id, card, "k");
    const { controls } = discord.messages("general")[0]!;
    const refused = await discord.press(messages[0], controls[0]!);
    expect((await refused.reply()).text).toContain("for moderators");
    expect((await schedules.list())[0]!.state).toBe("active");
    const pressed = await discord.press(messages[0], controls[0]!, { user: "owner" });
    expect((await pressed.reply()).text).toContain("is paused");
    expect((await schedules.list())[0]!.state).toBe("paused");
  });
});

describe("examining a channel", () => {
  async function examining() {
    const discord = await startDiscord({
      channels: ["general", { name: "hall", type: 2 }],
      roles: ["guests"],
    });
    const { adapter } = adapterFor(discord);
    const examine = (channel: string) => adapter.examineChannel(channel);
    return { discord, examine, channel: discord.channel("general").id };
  }

  test("finds nothing amiss where the bot may post, in a thread too", async () => {
    const { discord, examine, channel } = await examining();
    expect(await examine(channel)).toBeUndefined();
    const thread = discord.addThread("general", "talk");
    expect(await examine(thread.id)).toBeUndefined();
    discord.overwrite("general", discord.guild.id, { deny: P.SendMessages });
    expect(await examine(thread.id)).toBeUndefined();
    expect(await examine(channel)).toContain("The bot lacks Send Messages in #general.");
    discord.mute("general");
    expect(await examine(thread.id)).toContain(
      "The bot lacks Send Messages in Threads in #talk. In the settings of #general",
    );
  });

  test("adds up what everyone, its roles and the bot itself are allowed and denied, as Discord does", async () => {
    const { discord, examine, channel } = await examining();
    discord.overwrite("general", discord.guild.id, { deny: P.AttachFiles | P.ReadMessageHistory });
    expect(await examine(channel)).toContain("lacks Attach Files, Read Message History");
    discord.overwrite("general", discord.role("guests").id, { allow: P.AttachFiles | P.ReadMessageHistory });
    expect(await examine(channel)).toContain("lacks Attach Files, Read Message History");
    discord.overwrite("general", discord.role("dateline").id, {
      allow: P.AttachFiles | P.ReadMessageHistory,
    });
    expect(await examine(channel)).toBeUndefined();
    discord.overwrite("general", discord.bot.id, { deny: P.AttachFiles });
    expect(await examine(channel)).toContain("lacks Attach Files");
  });

  test("says what to do about a hidden channel, a voice channel, a direct message and none at all", async () => {
    const { discord, examine, channel } = await examining();
    expect(await examine(discord.channel("hall").id)).toContain("#hall is a channel of a kind");
    expect(await examine(discord.dm("reader").id)).toContain("direct message");
    expect(await examine("123456789012345678")).toContain("The channel is gone");
    discord.hide("general");
    expect(await examine(channel)).toContain("cannot see the channel");
    await discord.stop();
    await expect(examine(channel)).rejects.toThrow(/not known\. Try again in a minute/);
  });

  test("is part of the doctor’s round, for the channels it is given", async () => {
    const discord = await startDiscord({ channels: ["general", "news"] });
    await register(discord);
    discord.mute("news");
    const channels = [discord.channel("general").id, discord.channel("news").id];
    const checks = await examineDiscord({ token: discord.token, apiUrl: discord.apiUrl, slashes, channels });
    const told = checks.filter(({ text }) => channels.some((channel) => text.includes(channel)));
    expect(told).toMatchObject([
      { ok: true },
      { ok: false, mend: expect.stringContaining("lacks Send Messages in #news") },
    ]);
  });
});
