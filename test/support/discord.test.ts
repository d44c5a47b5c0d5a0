import {
  ActionRowBuilder,
  ButtonBuilder,
  type ChatInputCommandInteraction,
  Client,
  type ClientOptions,
  ContainerBuilder,
  DiscordAPIError,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  PermissionFlagsBits,
  SectionBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  type TextChannel,
  TextDisplayBuilder,
  TextInputBuilder,
} from "discord.js";
import { afterEach, describe, expect, test } from "vitest";
import { createFakeDiscord, type FakeDiscord, type FakeDiscordOptions } from "./discord/fake-discord.ts";
import { misfitOfAnswer } from "./discord/openapi.ts";

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function startDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const discord = await createFakeDiscord(options);
  endings.push(() => discord.stop());
  return discord;
}

function newClient(discord: FakeDiscord, more: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    // The library's own throttler would wait five seconds before a second identify.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) } as never,
    ...more,
    rest: { api: discord.apiUrl, version: "10", ...more.rest },
  });
  endings.push(() => client.destroy());
  return client;
}

async function logIn(discord: FakeDiscord, more: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = newClient(discord, more);
  const ready = new Promise((resolve) => client.once("clientReady", resolve));
  await client.login(discord.token);
  await ready;
  return client as Client<true>;
}

const figureCommand = new SlashCommandBuilder()
  .setName("dateline")
  .setDescription("News in figures")
  .addSubcommand((sub) =>
    sub
      .setName("figure")
      .setDescription("One figure")
      .addStringOption((option) =>
        option.setName("id").setDescription("Which").setRequired(true).setAutocomplete(true).setMaxLength(20),
      )
      .addIntegerOption((option) =>
        option.setName("days").setDescription("How many").setMinValue(1).setMaxValue(7),
      )
      .addStringOption((option) =>
        option
          .setName("style")
          .setDescription("How")
          .addChoices({ name: "Short", value: "short" }, { name: "Long", value: "long" }),
      ),
  )
  .addSubcommandGroup((group) =>
    group
      .setName("digest")
      .setDescription("The digest")
      .addSubcommand((sub) =>
        sub
          .setName("here")
          .setDescription("Post it here")
          .addChannelOption((option) => option.setName("channel").setDescription("Where")),
      ),
  );

/** A logged-in bot with the command registered, answering each interaction as told. */
async function startBot(
  answer: (interaction: Interaction) => unknown,
  options: FakeDiscordOptions = {},
  more: Partial<ClientOptions> = {},
) {
  const discord = await startDiscord(options);
  const client = await logIn(discord, more);
  await client.application.commands.set([figureCommand.toJSON()]);
  const failures: unknown[] = [];
  client.on("interactionCreate", async (interaction) => {
    try {
      await answer(interaction);
    } catch (error) {
      failures.push(error);
    }
  });
  return { discord, client, failures };
}

const asCommand = (interaction: Interaction) => interaction as ChatInputCommandInteraction;
const askFigure = { command: "dateline figure", options: { id: "deaths" } };

async function textChannel(client: Client, discord: FakeDiscord, name = "general"): Promise<TextChannel> {
  return (await client.channels.fetch(discord.channel(name).id)) as TextChannel;
}

async function refusal(doing: Promise<unknown>): Promise<DiscordAPIError> {
  const error = await doing.then(
    () => new Error("it was not refused"),
    (caught: unknown) => caught,
  );
  if (!(error instanceof DiscordAPIError)) throw error;
  return error;
}

describe("logging in", () => {
  test("a real discord.js client becomes ready and knows the server", async () => {
    const discord = await startDiscord({ channels: ["general", "wire"], guildName: "Desk" });
    const client = await logIn(discord);
    expect(client.guilds.cache.first()?.name).toBe("Desk");
    expect(client.channels.cache.size).toBe(2);
    expect(discord.gateway.identifies).toMatchObject([{ intents: GatewayIntentBits.Guilds, tooSoon: false }]);
    expect(discord.gateway.connections.map((one) => one.path)).toEqual(["/gateway"]);
  });

  test("a wrong token is refused before any gateway is dialled", async () => {
    const discord = await startDiscord();
    const client = newClient(discord);
    await expect(client.login(`${discord.token}x`)).rejects.toThrow("invalid token");
    expect(discord.gateway.connections).toEqual([]);
    expect(discord.invalidRequests()).toBe(1);
  });

  test("a privileged intent that is not switched on closes the gateway with 4014", async () => {
    const discord = await startDiscord();
    const client = newClient(discord, { intents: [GatewayIntentBits.MessageContent] });
    client.on("error", () => {});
    const failed = new Promise<Error>((resolve) => client.on("shardError", resolve));
    void client.login(discord.token).catch(() => {});
    expect((await failed).message).toContain("disallowed intents");
    expect(discord.gateway.closes).toContainEqual({ code: 4014, by: "discord" });
  });

  test("without session starts left the client does not connect", async () => {
    const discord = await startDiscord({ sessionStarts: { total: 1000, remaining: 0 } });
    await expect(newClient(discord).login(discord.token)).rejects.toThrow("Not enough sessions");
  });

  test("a request without a DiscordBot user agent is blocked", async () => {
    const discord = await startDiscord();
    const answer = await fetch(`${discord.apiUrl}/v10/users/@me`, {
      headers: { authorization: `Bot ${discord.token}` },
    });
    expect([answer.status, await answer.json()]).toEqual([
      403,
      { code: 40333, message: "internal network error" },
    ]);
  });
});

describe("slash commands", () => {
  test("a reply is seen by everybody and acknowledged with type 4", async () => {
    const { discord } = await startBot((one) => asCommand(one).reply("as many as 12"));
    const outcome = await discord.slash({ ...askFigure, user: "reader" });
    expect([outcome.acknowledged, outcome.callback]).toEqual([true, 4]);
    expect(outcome.afterMs).toBeLessThan(3000);
    expect((await outcome.reply()).text).toBe("as many as 12");
    expect(discord.messages("general").map((one) => one.content)).toEqual(["as many as 12"]);
    expect(discord.violations).toEqual([]);
  });

  test("the bot gets what the documents promise about person, place and permissions", async () => {
    let seen: ChatInputCommandInteraction | undefined;
    const { discord } = await startBot(
      (one) => {
        seen = asCommand(one);
        return seen.reply({ content: "yes", flags: MessageFlags.Ephemeral });
      },
      {
        users: [{ name: "ana", roles: ["desk"], locale: "de" }],
        roles: [{ name: "desk", permissions: PermissionFlagsBits.ManageGuild }],
      },
    );
    const target = discord.addChannel({ name: "wire" });
    await discord.slash({ command: "dateline digest here", options: { channel: target }, user: "ana" });
    expect(seen?.options.getSubcommandGroup()).toBe("digest");
    expect(seen?.options.getChannel("channel")?.id).toBe(target.id);
    expect(seen?.memberPermissions?.has("ManageGuild")).toBe(true);
    expect(seen?.appPermissions.has("SendMessages")).toBe(true);
    expect([seen?.locale, seen?.guildLocale, seen?.context, seen?.inCachedGuild()]).toEqual([
      "de",
      "en-US",
      0,
      true,
    ]);
  });

  test("an ephemeral reply is seen by the asker alone", async () => {
    const { discord } = await startBot(
      (one) => asCommand(one).reply({ content: "psst", flags: MessageFlags.Ephemeral }),
      {
        users: ["ana", "ben"],
      },
    );
    await (await discord.slash({ ...askFigure, user: "ana" })).reply();
    expect(discord.messages("general", { as: "ana" }).map((one) => one.text)).toEqual(["psst"]);
    expect(discord.messages("general", { as: "ben" })).toEqual([]);
  });

  test("defer then editReply fills the loading message, which does not count as edited", async () => {
    const { discord } = await startBot(async (one) => {
      await asCommand(one).deferReply();
      const message = await asCommand(one).editReply({ content: "later" });
      expect((await asCommand(one).fetchReply()).id).toBe(message.id);
    });
    const outcome = await discord.slash(askFigure);
    expect(outcome.callback).toBe(5);
    expect(await outcome.reply()).toMatchObject({ content: "later", loading: false, edited: false });
    expect(
      discord.requests({ route: "PATCH /webhooks/:application/:token/messages/:message" })[0]?.path,
    ).toContain("@original");
    expect(discord.violations).toEqual([]);
  });

  test("after a defer the first follow-up fills the loading message, the second is new", async () => {
    const { discord } = await startBot(async (one) => {
      await asCommand(one).deferReply();
      await asCommand(one).followUp("first");
      await asCommand(one).followUp("second");
    });
    const outcome = await discord.slash(askFigure);
    await outcome.sees((message) => message.text === "second");
    expect(discord.messages("general").map((one) => one.text)).toEqual(["first", "second"]);
  });

  test("withResponse brings the message back", async () => {
    let id: string | undefined;
    const { discord } = await startBot(async (one) => {
      id = (await asCommand(one).reply({ content: "here", withResponse: true })).resource?.message?.id;
    });
    const reply = await (await discord.slash(askFigure)).reply();
    await discord.until(() => id, "the response");
    expect(id).toBe(reply.id);
  });

  test("after three seconds the interaction is unknown, and the person reads that the app did not respond", async () => {
    const { discord, failures } = await startBot((one) => {
      discord.advance(3000);
      return asCommand(one).reply("too late");
    });
    const outcome = await discord.slash(askFigure);
    expect(outcome.acknowledged).toBe(false);
    await discord.until(() => failures.length > 0, "the refusal");
    expect(failures).toMatchObject([{ code: 10062, status: 404 }]);
    expect(discord.messages("general")).toEqual([]);
  });

  test("answering twice is refused with 40060", async () => {
    const { discord, failures } = await startBot(async (one) => {
      const second = Object.create(one) as ChatInputCommandInteraction;
      await asCommand(one).reply("one");
      second.replied = false;
      await second.reply("two");
    });
    await discord.slash(askFigure);
    await discord.until(() => failures.length > 0, "the refusal");
    expect(failures).toMatchObject([{ code: 40060, status: 400 }]);
  });

  test("after fifteen minutes the token is of no use", async () => {
    const { discord, failures } = await startBot(async (one) => {
      await asCommand(one).deferReply();
      discord.advance(15 * 60_000);
      await asCommand(one).editReply("at last");
    });
    await discord.slash(askFigure);
    await discord.until(() => failures.length > 0, "the refusal");
    expect(failures).toMatchObject([{ code: 10015 }]);
  });

  test("an app installed by the user alone has five follow-ups", async () => {
    const { discord, failures } = await startBot(async (one) => {
      await asCommand(one).reply("0");
      for (const n of [1, 2, 3, 4, 5, 6]) await asCommand(one).followUp(String(n));
    });
    await discord.slash({ ...askFigure, userInstalled: true });
    await discord.until(() => failures.length > 0, "the refusal");
    expect(discord.messages("general").map((one) => one.text)).toEqual(["0", "1", "2", "3", "4", "5"]);
    expect(failures).toMatchObject([{ code: 40094 }]);
  });

  test("in a DM there is no member and no server", async () => {
    const { discord } = await startBot((one) => asCommand(one).reply(`${one.inGuild()} ${one.context}`));
    const outcome = await discord.slash({ ...askFigure, inDm: true });
    expect((await outcome.reply()).text).toBe("false 1");
  });

  test.each([
    [{ command: "nope" }, "no command"],
    [{ command: "dateline" }, "needs a sub-command"],
    [{ command: "dateline figure" }, '"id" is required'],
    [{ command: "dateline figure", options: { id: "x".repeat(21) } }, "longer than 20"],
    [{ command: "dateline figure", options: { id: "a", days: 8 } }, "above 7"],
    [{ command: "dateline figure", options: { id: "a", days: 1.5 } }, "not such a number"],
    [{ command: "dateline figure", options: { id: "a", style: "loud" } }, "none of the choices"],
    [{ command: "dateline figure", options: { id: "a", other: 1 } }, 'no option "other"'],
  ])("people cannot send %j", async (call, why) => {
    const { discord } = await startBot(() => {});
    await expect(discord.slash(call)).rejects.toThrow(why);
    expect(discord.interactions()).toEqual([]);
  });

  test("a command for managers is not shown to readers", async () => {
    const { discord, client } = await startBot((one) => asCommand(one).reply("ok"));
    const forManagers = {
      ...figureCommand.toJSON(),
      default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    };
    await client.application.commands.set([forManagers], discord.guild.id);
    await expect(discord.slash(askFigure)).rejects.toThrow("not shown");
    await discord.slash({ ...askFigure, user: "owner" });
    expect(discord.violations).toEqual([]);
  });
});

describe("autocomplete", () => {
  test("choices come back for what is typed so far", async () => {
    const { discord } = await startBot(async (one) => {
      if (!one.isAutocomplete()) return;
      const { name, value } = one.options.getFocused(true);
      await one.respond([{ name: `${name} ${value}`, value: "deaths" }]);
    });
    const outcome = await discord.autocomplete({ command: "dateline figure", focused: "id", typed: "dea" });
    expect([outcome.callback, outcome.choices]).toEqual([8, [{ name: "id dea", value: "deaths" }]]);
    await expect(
      discord.autocomplete({ command: "dateline figure", focused: "days", typed: "1" }),
    ).rejects.toThrow("no autocomplete");
  });

  test.each([
    ["26 choices", Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` }))],
    ["a name of 101 characters", [{ name: "n".repeat(101), value: "v" }]],
    ["a value of 101 characters", [{ name: "n", value: "v".repeat(101) }]],
  ])("%s are refused", async (_, choices) => {
    const { discord, failures } = await startBot((one) => one.isAutocomplete() && one.respond(choices));
    const typing = discord.autocomplete({ command: "dateline figure", focused: "id", typed: "d" });
    await discord.until(() => failures.length > 0, "the refusal");
    expect(failures).toMatchObject([{ code: 50035 }]);
    discord.advance(3000);
    expect((await typing).acknowledged).toBe(false);
  });
});

describe("components and modals", () => {
  const row = (...buttons: ButtonBuilder[]) =>
    new ActionRowBuilder<ButtonBuilder>().addComponents(...buttons);
  const button = (id: string) => new ButtonBuilder({ style: 1, label: id, customId: id });

  test("a press updates the message it was on", async () => {
    const { discord } = await startBot((one) => {
      if (one.isButton()) return one.update({ content: `pressed ${one.customId}`, components: [] });
      return asCommand(one).reply({ content: "press", components: [row(button("more"))] });
    });
    const reply = await (await discord.slash(askFigure)).reply();
    const outcome = await discord.press(reply, "more");
    expect(outcome.callback).toBe(7);
    expect(await outcome.reply()).toMatchObject({
      id: reply.id,
      content: "pressed more",
      controls: [],
      edited: true,
    });
    await expect(discord.press(reply, "more")).rejects.toThrow("no component");
    expect(discord.violations).toEqual([]);
  });

  test("deferUpdate is finished by the edit", async () => {
    const { discord } = await startBot(async (one) => {
      if (!one.isButton())
        return asCommand(one).reply({ content: "press", components: [row(button("more"))] });
      await one.deferUpdate();
      await one.editReply({ content: "done" });
    });
    const reply = await (await discord.slash(askFigure)).reply();
    const outcome = await discord.press(reply, "more");
    expect(outcome.callback).toBe(6);
    expect((await outcome.reply()).content).toBe("done");
  });

  test("a button nested in Components V2 is found, pressed, and its message read", async () => {
    const { discord } = await startBot(async (one) => {
      if (one.isButton()) return one.reply({ content: "source", flags: MessageFlags.Ephemeral });
      const section = new SectionBuilder()
        .addTextDisplayComponents(new TextDisplayBuilder({ content: "**12** dead" }))
        .setButtonAccessory(button("source"));
      const container = new ContainerBuilder().addSectionComponents(section);
      await asCommand(one).deferReply();
      await asCommand(one).editReply({ components: [container], flags: MessageFlags.IsComponentsV2 });
    });
    const reply = await (await discord.slash(askFigure)).reply();
    expect([reply.text, reply.controls]).toEqual(["**12** dead\nsource", ["source"]]);
    expect((await (await discord.press(reply, "source")).reply()).ephemeralTo).toBe(
      discord.user("reader").id,
    );
    expect(discord.violations).toEqual([]);
  });

  test("a select menu offers what it holds and no more", async () => {
    const menu = new StringSelectMenuBuilder({ customId: "pick", options: [{ label: "A", value: "a" }] });
    const { discord } = await startBot((one) => {
      if (one.isStringSelectMenu()) return one.reply(one.values.join());
      return asCommand(one).reply({
        components: [new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu)],
        content: "?",
      });
    });
    const reply = await (await discord.slash(askFigure)).reply();
    expect((await (await discord.choose(reply, "pick", ["a"])).reply()).text).toBe("a");
    await expect(discord.choose(reply, "pick", ["b"])).rejects.toThrow("does not offer");
  });

  test("a modal is filled in within its limits and answered", async () => {
    const input = new TextInputBuilder({ customId: "why", label: "Why", style: 1, maxLength: 10 });
    const modal = new ModalBuilder({ customId: "fix", title: "Correct" }).addComponents(
      new ActionRowBuilder<TextInputBuilder>().addComponents(input),
    );
    const { discord } = await startBot((one) => {
      if (one.isModalSubmit()) return one.reply(`because ${one.fields.getTextInputValue("why")}`);
      return asCommand(one).showModal(modal);
    });
    const opened = await discord.slash(askFigure);
    expect([opened.callback, opened.modal?.title]).toEqual([9, "Correct"]);
    await expect(discord.submitModal(opened, { why: "x".repeat(11) })).rejects.toThrow("too long");
    expect((await (await discord.submitModal(opened, { why: "typo" })).reply()).text).toBe("because typo");
    expect(discord.violations).toEqual([]);
  });
});

describe("the gateway going wrong", () => {
  async function startCounting(more: FakeDiscordOptions = {}) {
    const seen: string[] = [];
    const bot = await startBot((one) => {
      seen.push(one.id);
      return asCommand(one).reply("ok");
    }, more);
    return { ...bot, seen };
  }

  test("after a dropped socket the bot resumes at the resume address and answers what it missed", async () => {
    const { discord, seen } = await startCounting();
    discord.gateway.drop();
    await discord.until(() => !discord.gateway.isConnected(), "the drop");
    const outcome = await discord.slash(askFigure);
    expect(outcome.acknowledged).toBe(true);
    expect(seen).toEqual([outcome.interactionId]);
    expect(discord.gateway.resumes).toMatchObject([{ replayed: 1 }]);
    expect(discord.gateway.connections.map((one) => one.path)).toEqual(["/gateway", "/resume"]);
  });

  test("a resume can bring an interaction twice; the second answer is refused", async () => {
    const { discord, seen, failures } = await startCounting();
    const outcome = await discord.slash(askFigure);
    discord.gateway.repeatOnResume(2);
    discord.gateway.askToReconnect();
    await discord.until(() => failures.length > 0, "the second answer");
    expect(seen).toEqual([outcome.interactionId, outcome.interactionId]);
    expect(failures).toMatchObject([{ code: 40060 }]);
    expect(discord.messages("general")).toHaveLength(1);
  });

  test("op 9 true is resumed on the same socket", async () => {
    const { discord } = await startCounting();
    discord.gateway.invalidateSession(true);
    await discord.until(() => discord.gateway.resumes.length > 0, "the resume");
    expect((await discord.slash(askFigure)).acknowledged).toBe(true);
    expect(discord.gateway.connections).toHaveLength(1);
  });

  test("op 9 false costs a new identify", async () => {
    const { discord } = await startCounting();
    discord.gateway.invalidateSession(false);
    await discord.until(
      () => discord.gateway.identifies.length === 2 && discord.gateway.isConnected(),
      "the identify",
    );
    expect(discord.gateway.identifies[1]?.tooSoon).toBe(true);
    expect((await discord.slash(askFigure)).acknowledged).toBe(true);
  });

  test("an outage that refuses the first dial costs the session: what was asked meanwhile never reaches the bot", async () => {
    const { discord, seen } = await startCounting();
    discord.gateway.refuseConnections(true);
    discord.gateway.drop();
    await discord.until(() => !discord.gateway.isConnected(), "the drop");
    const asking = discord.slash(askFigure);
    await discord.until(() => discord.gateway.refused() > 0, "the refused dial");
    discord.gateway.refuseConnections(false);
    await discord.until(() => discord.gateway.isConnected(), "the new session");
    discord.advance(3000);
    expect((await asking).acknowledged).toBe(false);
    expect([seen, discord.gateway.resumes, discord.gateway.identifies.length]).toEqual([[], [], 2]);
    // Also waits for READY: discord.js destroyed before it would never come to an end.
    expect((await discord.slash(askFigure)).acknowledged).toBe(true);
  });

  test("an unanswered heartbeat makes the client close with 4200 and resume", async () => {
    const { discord } = await startCounting({ heartbeatInterval: 40 });
    discord.gateway.ackHeartbeats(false);
    await discord.until(() => discord.gateway.closes.some((one) => one.code === 4200), "the close");
    discord.gateway.ackHeartbeats(true);
    await discord.until(() => discord.gateway.resumes.length > 0, "the resume");
  });

  test("a heartbeat asked for comes at once", async () => {
    const { discord } = await startCounting();
    discord.gateway.askForHeartbeat();
    await discord.until(() => discord.gateway.heartbeats.length > 0, "the heartbeat");
  });
});

describe("messages in channels", () => {
  test("send, edit, reply, history and delete", async () => {
    const discord = await startDiscord();
    const client = await logIn(discord);
    const channel = await textChannel(client, discord);
    const [one, two] = [await channel.send("one"), await channel.send("two")];
    await one.edit("one, corrected");
    const reply = await two.reply({ content: "to two", allowedMentions: { parse: [] } });
    expect(discord.messages("general")).toMatchObject([
      { content: "one, corrected", edited: true },
      { content: "two", edited: false },
      { content: "to two", replyTo: two.id },
    ]);
    const before = await channel.messages.fetch({ before: reply.id, limit: 1, cache: false });
    expect(before.map((message) => message.content)).toEqual(["two"]);
    const after = await channel.messages.fetch({ after: one.id, cache: false });
    expect(after.map((message) => message.content)).toEqual(["to two", "two"]);
    const around = await channel.messages.fetch({ around: two.id, limit: 3, cache: false });
    expect(around.size).toBe(3);
    await two.delete();
    expect(discord.messages("general")).toHaveLength(2);
    expect(discord.violations).toEqual([]);
  });

  test("a file goes up with its alt text and can be shown in an embed", async () => {
    const discord = await startDiscord();
    const channel = await textChannel(await logIn(discord), discord);
    const files = [{ attachment: Buffer.from("png"), name: "chart.png", description: "rising" }];
    const sent = await channel.send({
      files,
      embeds: [{ title: "t", image: { url: "attachment://chart.png" } }],
    });
    expect(sent.attachments.first()).toMatchObject({ name: "chart.png", description: "rising", size: 3 });
    const long = [{ ...files[0]!, description: "d".repeat(1025) }];
    expect((await refusal(channel.send({ files: long }))).code).toBe(50035);
  });

  test("a reply lost on the way, sent again with the same enforced nonce, is one message", async () => {
    const discord = await startDiscord();
    const channel = await textChannel(await logIn(discord), discord);
    discord.misbehave("POST /channels/:channel/messages", "lost reply");
    const digest = { content: "digest", nonce: "digest-2026-11-24-0", enforceNonce: true };
    await expect(channel.send(digest)).rejects.toThrow();
    expect(discord.messages("general")).toHaveLength(1);
    const again = await channel.send(digest);
    expect(discord.messages("general").map((one) => one.id)).toEqual([again.id]);
    discord.advance(6 * 60_000);
    await channel.send(digest);
    expect(discord.messages("general")).toHaveLength(2);
  });

  test("what the bot may not do is refused by code", async () => {
    const discord = await startDiscord({ channels: ["hidden", "mute", "gone", "archive"] });
    const client = await logIn(discord);
    const channels = Object.fromEntries(
      await Promise.all(
        ["hidden", "mute", "gone", "archive"].map(async (name) => [
          name,
          await textChannel(client, discord, name),
        ]),
      ),
    ) as Record<"hidden" | "mute" | "gone" | "archive", TextChannel>;
    const old = await channels.archive.send("old");
    discord.hide("hidden");
    discord.mute("mute");
    discord.removeChannel("gone");
    discord.archive("archive");
    expect((await refusal(channels.hidden.send("x"))).code).toBe(50001);
    expect((await refusal(channels.mute.send("x"))).code).toBe(50013);
    expect((await refusal(channels.gone.send("x"))).code).toBe(10003);
    expect((await refusal(channels.archive.send("x"))).code).toBe(50083);
    expect((await refusal(old.edit("y"))).code).toBe(50083);
    expect((await refusal(channels.hidden.messages.fetch("1"))).code).toBe(50001);
    discord.letIn("hidden");
    expect((await refusal(channels.hidden.messages.fetch("1"))).code).toBe(10008);
  });
});

describe("limits", () => {
  const text = (length: number) => "x".repeat(length);
  const field = { name: "n", value: "v" };
  const display = (length: number) => ({ type: 10, content: text(length) });
  const press = (custom_id: string, more = {}) => ({ type: 2, style: 1, label: "b", custom_id, ...more });
  const row = (...components: object[]) => ({ type: 1, components });
  const v2 = 1 << 15;
  const options = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ label: `${n}`, value: `${n}` }));

  const refused: [string, object, string, string][] = [
    ["content over 2000", { content: text(2001) }, "content", "BASE_TYPE_MAX_LENGTH"],
    ["eleven embeds", { embeds: Array(11).fill({ title: "t" }) }, "embeds", "BASE_TYPE_BAD_LENGTH"],
    [
      "6001 characters of embeds",
      { embeds: [{ description: text(4000) }, { description: text(2001) }] },
      "embeds",
      "MAX_EMBED_SIZE_EXCEEDED",
    ],
    ["a title over 256", { embeds: [{ title: text(257) }] }, "embeds.0.title", "BASE_TYPE_BAD_LENGTH"],
    ["26 fields", { embeds: [{ fields: Array(26).fill(field) }] }, "embeds.0.fields", "BASE_TYPE_BAD_LENGTH"],
    [
      "an empty field value",
      { embeds: [{ fields: [{ name: "n", value: "" }] }] },
      "embeds.0.fields.0.value",
      "BASE_TYPE_REQUIRED",
    ],
    [
      "six buttons in a row",
      { components: [row(...[1, 2, 3, 4, 5, 6].map((n) => press(`${n}`)))] },
      "components.0.components",
      "BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a select beside a button",
      { components: [row(press("a"), { type: 3, custom_id: "s", options: options(1) })] },
      "components.0.components",
      "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    ],
    [
      "the same custom_id twice",
      { components: [row(press("a"), press("a"))] },
      "components.0.components.1.custom_id",
      "COMPONENT_CUSTOM_ID_DUPLICATED",
    ],
    [
      "a button with id and link",
      { components: [row(press("a", { url: "https://a.example" }))] },
      "components.0.components.0",
      "BUTTON_COMPONENT_CUSTOM_ID_OR_URL",
    ],
    [
      "a link over 512",
      { components: [row({ type: 2, style: 5, label: "l", url: `https://a.example/${text(500)}` })] },
      "components.0.components.0.url",
      "BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a label over 80",
      { components: [row(press("a", { label: text(81) }))] },
      "components.0.components.0.label",
      "BASE_TYPE_BAD_LENGTH",
    ],
    [
      "26 options of a select",
      { components: [row({ type: 3, custom_id: "s", options: options(26) })] },
      "components.0.components.0.options",
      "BASE_TYPE_BAD_LENGTH",
    ],
    ["V2 without its flag", { components: [display(1)] }, "components.0.type", "BASE_TYPE_CHOICES"],
    [
      "V2 with content",
      { flags: v2, content: "c", components: [display(1)] },
      "content",
      "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ],
    [
      "4001 characters of V2 text",
      { flags: v2, components: [display(4000), display(1)] },
      "components",
      "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ],
    [
      "41 nested components",
      { flags: v2, components: [{ type: 17, components: Array(40).fill(display(1)) }] },
      "components",
      "BASE_TYPE_MAX_LENGTH",
    ],
    ["a nonce over 25", { content: "c", nonce: text(26) }, "nonce", "BASE_TYPE_BAD_LENGTH"],
    [
      "parse users and a list of users",
      { content: "c", allowed_mentions: { parse: ["users"], users: ["1"] } },
      "allowed_mentions",
      "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ],
    [
      "a mention type nobody knows",
      { content: "c", allowed_mentions: { parse: ["here"] } },
      "allowed_mentions.parse.0",
      "BASE_TYPE_CHOICES",
    ],
    ["a field nobody knows", { content: "c", contents: "d" }, "contents", "UNKNOWN_FIELD"],
    ["an ephemeral flag in a channel", { content: "c", flags: 64 }, "flags", "MESSAGE_FLAGS_NOT_SETTABLE"],
  ];

  test.each(refused)("%s is refused where it stands", async (_, body, where, code) => {
    const discord = await startDiscord();
    const client = newClient(discord);
    client.rest.setToken(discord.token);
    const error = await refusal(
      client.rest.post(`/channels/${discord.channel("general").id}/messages`, { body }),
    );
    expect(error.code).toBe(50035);
    const leaf = where
      .split(".")
      .reduce<unknown>(
        (at, step) => (at as Record<string, unknown> | undefined)?.[step],
        (error.rawError as { errors: unknown }).errors,
      );
    expect(leaf).toMatchObject({ _errors: [{ code }] });
    expect(discord.violations.map((one) => one.path.join("."))).toContain(where);
    expect(discord.messages("general")).toEqual([]);
  });

  test("what is just within the limits is taken", async () => {
    const discord = await startDiscord();
    const client = newClient(discord);
    client.rest.setToken(discord.token);
    const route = `/channels/${discord.channel("general").id}/messages` as const;
    await client.rest.post(route, { body: { content: text(2000) } });
    await client.rest.post(route, {
      body: { embeds: [{ description: text(4096) }, { description: text(1904) }] },
    });
    await client.rest.post(route, {
      body: { flags: v2, components: [{ type: 17, components: Array(39).fill(display(1)) }] },
    });
    expect(discord.violations).toEqual([]);
  });

  test("an empty message is refused with 50006", async () => {
    const discord = await startDiscord();
    const channel = await textChannel(await logIn(discord), discord);
    expect((await refusal(channel.send({ content: "" }))).code).toBe(50006);
  });

  test("Components V2 come neither with a defer, nor go with an edit", async () => {
    const { discord, failures, client } = await startBot((one) =>
      asCommand(one).deferReply({ flags: MessageFlags.IsComponentsV2 as never }),
    );
    const asking = discord.slash(askFigure);
    await discord.until(() => failures.length > 0, "the refusal");
    expect(failures).toMatchObject([{ code: 50035 }]);
    discord.advance(3000);
    await asking;
    const sent = await (await textChannel(client, discord)).send({
      flags: MessageFlags.IsComponentsV2,
      components: [new TextDisplayBuilder({ content: "t" })],
    });
    expect((await refusal(sent.edit({ content: "plain" }))).code).toBe(50035);
    expect((await refusal(sent.edit({ flags: [] as never }))).code).toBe(50035);
  });

  test("an embed message becomes Components V2 when content and embeds go", async () => {
    const discord = await startDiscord();
    const channel = await textChannel(await logIn(discord), discord);
    const sent = await channel.send({ content: "c", embeds: [{ title: "t" }] });
    const components = [new TextDisplayBuilder({ content: "v2" })];
    const flags = MessageFlags.IsComponentsV2;
    expect((await refusal(sent.edit({ components, flags }))).code).toBe(50035);
    await sent.edit({ components, flags, content: null, embeds: [] });
    expect(discord.messages("general")).toMatchObject([{ text: "v2", flags }]);
  });
});

describe("registering commands", () => {
  const plain = { name: "a", description: "d" };
  const option = { type: 3, name: "o", description: "d" };
  const refused: [string, object, string][] = [
    ["an upper-case name", { ...plain, name: "Figure" }, "APPLICATION_COMMAND_INVALID_NAME"],
    ["a name with a space", { ...plain, name: "a b" }, "APPLICATION_COMMAND_INVALID_NAME"],
    ["no description", { name: "a" }, "BASE_TYPE_REQUIRED"],
    ["a description over 100", { ...plain, description: "d".repeat(101) }, "BASE_TYPE_BAD_LENGTH"],
    [
      "26 options",
      { ...plain, options: Array.from({ length: 26 }, (_, n) => ({ ...option, name: `o${n}` })) },
      "BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a required option after another",
      { ...plain, options: [option, { ...option, name: "p", required: true }] },
      "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ],
    [
      "a sub-command beside an option",
      { ...plain, options: [option, { ...option, type: 1, name: "s" }] },
      "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ],
    [
      "choices with autocomplete",
      { ...plain, options: [{ ...option, autocomplete: true, choices: [{ name: "n", value: "v" }] }] },
      "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES",
    ],
    [
      "over 8000 characters",
      {
        ...plain,
        options: Array.from({ length: 5 }, (_, n) => ({
          ...option,
          name: `o${n}`,
          choices: Array.from({ length: 20 }, (__, m) => ({
            name: `${m}${"n".repeat(50)}`,
            value: "v".repeat(50),
          })),
        })),
      },
      "APPLICATION_COMMAND_TOO_LARGE",
    ],
  ];

  test.each(refused)("%s is refused", async (_, body, code) => {
    const discord = await startDiscord();
    const client = newClient(discord);
    client.rest.setToken(discord.token);
    await refusal(client.rest.put(`/applications/${discord.applicationId}/commands`, { body: [body] }));
    expect(discord.violations.map((one) => one.code)).toContain(code);
    expect(discord.commands()).toEqual([]);
  });

  test("POST overwrites the same name, PUT overwrites everything, ids stay", async () => {
    const discord = await startDiscord();
    const { commands } = (await logIn(discord)).application;
    const first = await commands.create(plain);
    expect((await commands.create({ ...plain, description: "e" })).id).toBe(first.id);
    await commands.create({ ...plain, name: "b" });
    const put = await commands.set([{ ...plain, description: "f" }]);
    expect(put.map((one) => [one.id, one.name, one.description])).toEqual([[first.id, "a", "f"]]);
    await commands.edit(first.id, { description: "g" });
    expect(discord.commands()).toMatchObject([{ name: "a", description: "g" }]);
    await commands.delete(first.id);
    expect((await refusal(commands.fetch(first.id))).code).toBe(10063);
  });

  test("two hundred creates a day and server, no more", async () => {
    const discord = await startDiscord();
    const { commands } = (await logIn(discord)).application;
    for (const round of ["a", "b"]) {
      await commands.set(
        Array.from({ length: 100 }, (_, n) => ({ name: `${round}${n}`, description: "d" })),
        discord.guild.id,
      );
    }
    const answer = await fetch(
      `${discord.apiUrl}/v10/applications/${discord.applicationId}/guilds/${discord.guild.id}/commands`,
      {
        method: "PUT",
        headers: {
          authorization: `Bot ${discord.token}`,
          "user-agent": "DiscordBot (https://a.example, 1)",
          "content-type": "application/json",
        },
        body: JSON.stringify([{ name: "c", description: "d" }]),
      },
    );
    expect(await answer.json()).toMatchObject({ code: 30034 });
  });
});

describe("pings", () => {
  const nobody = { everyone: false, here: false, users: [], roles: [] };
  const loud = "@everyone @here <@1> <@&2>";

  test.each([
    ["left out", undefined, { everyone: true, here: true, users: ["1"], roles: ["2"] }],
    ["parse nothing", { parse: [] }, nobody],
    ["parse users", { parse: ["users" as const] }, { ...nobody, users: ["1"] }],
    ["one user by id", { parse: [], users: ["1"] }, { ...nobody, users: ["1"] }],
    ["another user by id", { parse: [], users: ["7"] }, nobody],
  ])("in a channel, allowed_mentions %s", async (_, allowedMentions, pings) => {
    const discord = await startDiscord();
    const channel = await textChannel(await logIn(discord), discord);
    await channel.send({ content: loud, ...(allowedMentions && { allowedMentions }) });
    expect(discord.messages("general")[0]?.pings).toEqual(pings);
  });

  test("an edit parses again, and embeds never ping", async () => {
    const discord = await startDiscord();
    const channel = await textChannel(await logIn(discord), discord);
    const sent = await channel.send({ embeds: [{ description: loud }] });
    expect(discord.messages("general")[0]?.pings).toEqual(nobody);
    await sent.edit("@here");
    expect(discord.messages("general")[0]?.pings.here).toBe(true);
  });

  test("an answer to an interaction pings users alone, texts of Components V2 included", async () => {
    const { discord } = await startBot((one) =>
      asCommand(one).reply({
        flags: MessageFlags.IsComponentsV2,
        components: [new TextDisplayBuilder({ content: loud })],
      }),
    );
    const reply = await (await discord.slash(askFigure)).reply();
    expect(reply.pings).toEqual({ ...nobody, users: ["1"] });
  });

  test("a reply pings the one replied to, unless told not to", async () => {
    const discord = await startDiscord();
    const channel = await textChannel(await logIn(discord), discord);
    const asked = discord.say("hm?");
    await channel.send({ content: "a", reply: { messageReference: asked.id } });
    await channel.send({
      content: "b",
      reply: { messageReference: asked.id },
      allowedMentions: { parse: [] },
    });
    expect(discord.messages("general").map((one) => one.pings.users)).toEqual([
      [],
      [discord.user("reader").id],
      [],
    ]);
  });
});

describe("the platform going wrong", () => {
  const POST = "POST /channels/:channel/messages";

  test("discord.js waits out a 429 and sends again", async () => {
    const discord = await startDiscord();
    const channel = await textChannel(await logIn(discord), discord);
    const fault = discord.misbehave(POST, { limit: { retryAfter: 0.02, scope: "shared" } }, { times: 2 });
    await channel.send("x");
    expect([fault.count(), discord.requests({ route: POST }).map((one) => one.status)]).toEqual([
      2,
      [429, 429, 200],
    ]);
    expect(discord.invalidRequests()).toBe(0);
  });

  test("discord.js sends again after a 502: what was done all the same comes twice, but for an enforced nonce", async () => {
    const discord = await startDiscord();
    const channel = await textChannel(await logIn(discord), discord);
    discord.misbehave(POST, { status: 502, done: true }, { times: 2 });
    await channel.send("x");
    expect(discord.requests({ route: POST }).map((one) => one.status)).toEqual([502, 502, 200]);
    expect(discord.messages("general")).toHaveLength(3);
    discord.misbehave(POST, { status: 502, done: true });
    await channel.send({ content: "y", nonce: "n", enforceNonce: true });
    expect(discord.messages("general")).toHaveLength(4);
  });

  test("a reset connection is thrown at the sender, who cannot know", async () => {
    const discord = await startDiscord();
    const channel = await textChannel(await logIn(discord), discord);
    discord.misbehave(POST, "reset");
    await expect(channel.send("x")).rejects.toThrow();
    expect(discord.messages("general")).toEqual([]);
  });

  test("broken JSON is thrown at the sender though the message is there", async () => {
    const discord = await startDiscord();
    const channel = await textChannel(await logIn(discord), discord);
    discord.misbehave(POST, "malformed");
    await expect(channel.send("x")).rejects.toThrow();
    expect(discord.messages("general")).toHaveLength(1);
  });

  test("an answer is held until the test lets it go", async () => {
    const discord = await startDiscord();
    const channel = await textChannel(await logIn(discord), discord);
    const held = discord.misbehave(POST, "hold");
    let isSent = false;
    const sending = channel.send("x").then(() => {
      isSent = true;
    });
    await held.struck;
    expect([isSent, discord.messages("general").length]).toEqual([false, 1]);
    held.release();
    await sending;
    expect(isSent).toBe(true);
  });

  test("30046 is HTTP 429, so discord.js tries for ever, unless told to throw at rate limits", async () => {
    const discord = await startDiscord();
    const PATCH = "PATCH /channels/:channel/messages/:message";
    const client = await logIn(discord, { rest: { rejectOnRateLimit: ({ method }) => method === "PATCH" } });
    const sent = await (await textChannel(client, discord)).send("x");
    discord.misbehave(PATCH, { refuse: 30046, retryAfter: 600 });
    await expect(sent.edit("y")).rejects.toMatchObject({ retryAfter: expect.any(Number) });
    expect(discord.requests({ route: PATCH }).map((one) => one.code)).toEqual([30046]);

    const patient = await logIn(discord);
    const fault = discord.misbehave(PATCH, { refuse: 30046 }, { times: 20 });
    await (await (await textChannel(patient, discord)).messages.fetch(sent.id)).edit("z");
    expect(fault.count()).toBe(20);
  });

  test("a limited route tells its bucket and refuses what is over it", async () => {
    const discord = await startDiscord();
    discord.limitRoute(POST, { limit: 2, perMs: 5000 });
    discord.limitAll(3);
    const headers = {
      authorization: `Bot ${discord.token}`,
      "user-agent": "DiscordBot (https://a.example, 1)",
      "content-type": "application/json",
    };
    const post = () =>
      fetch(`${discord.apiUrl}/v10/channels/${discord.channel("general").id}/messages`, {
        method: "POST",
        headers,
        body: '{"content":"x"}',
      });
    const [first, , third, fourth] = [await post(), await post(), await post(), await post()];
    expect(first?.headers.get("x-ratelimit-remaining")).toBe("1");
    expect([third?.status, third?.headers.get("x-ratelimit-scope")]).toEqual([429, "user"]);
    expect([fourth?.headers.get("x-ratelimit-global"), await fourth?.json()]).toMatchObject([
      "true",
      { global: true },
    ]);
    discord.advance(5000);
    expect((await post()).status).toBe(200);
    expect(discord.invalidRequests()).toBe(2);
  });
});

describe("a second look at what is easily got wrong", () => {
  test("a nonce on a follow-up does nothing in the real Discord, so it is refused", async () => {
    const { discord, failures } = await startBot(async (one) => {
      await asCommand(one).reply("first");
      await asCommand(one).followUp({ content: "second", nonce: "n", enforceNonce: true } as never);
    });
    await discord.slash(askFigure);
    await discord.until(() => failures.length > 0, "the refusal");
    expect(discord.violations.map((one) => one.path)).toEqual([["nonce"], ["enforce_nonce"]]);
  });

  test("an identify too soon is answered with an invalid session when the rate is enforced", async () => {
    const { discord } = await startBot((one) => asCommand(one).reply("ok"), { enforceIdentifyRate: true });
    discord.gateway.invalidateSession(false);
    await discord.until(() => discord.gateway.identifies.length === 2, "the second identify");
    expect(discord.gateway.isConnected()).toBe(false);
    discord.advance(5000);
    await discord.until(() => discord.gateway.isConnected(), "the third identify");
    expect((await discord.slash(askFigure)).acknowledged).toBe(true);
  });

  test("a bot thrown out of the server sees no channel until it is invited again", async () => {
    const discord = await startDiscord();
    const channel = await textChannel(await logIn(discord), discord);
    discord.throwOut();
    expect((await refusal(channel.send("x"))).code).toBe(50001);
    discord.invite();
    await channel.send("y");
    expect(discord.messages("general")).toHaveLength(1);
  });

  test("a thread is started, written in, and wakes from the archive unless it is locked", async () => {
    const discord = await startDiscord();
    const channel = await textChannel(await logIn(discord), discord);
    const thread = await (await channel.send("story")).startThread({ name: "figures" });
    discord.archive(thread, { locked: false });
    await thread.send("one");
    discord.archive(thread);
    expect((await refusal(thread.send("two"))).code).toBe(50083);
    expect(discord.messages(thread).map((one) => one.text)).toEqual(["one"]);
  });

  test("an ephemeral answer is out of reach of the channel's own routes", async () => {
    const { discord, client } = await startBot((one) =>
      asCommand(one).reply({ content: "psst", flags: MessageFlags.Ephemeral }),
    );
    const reply = await (await discord.slash(askFigure)).reply();
    const channel = await textChannel(client, discord);
    expect((await refusal(channel.messages.fetch({ message: reply.id, force: true }))).code).toBe(10008);
    expect((await channel.messages.fetch({ limit: 5 })).size).toBe(0);
  });
});

describe("the fake itself", () => {
  test("its answers fit Discord's OpenAPI document", async () => {
    const { discord, client } = await startBot((one) =>
      asCommand(one).reply({ content: "a", embeds: [{ title: "t" }] }),
    );
    await (await discord.slash(askFigure)).reply();
    const channelId = discord.channel("general").id;
    const get = (route: `/${string}`) => client.rest.get(route);
    const [message] = (await get(`/channels/${channelId}/messages`)) as unknown[];
    const [command] = (await get(`/applications/${discord.applicationId}/commands`)) as unknown[];
    const guild = await get(`/guilds/${discord.guild.id}`);
    const member = await get(`/guilds/${discord.guild.id}/members/${discord.bot.id}`);
    const [role] = (await get(`/guilds/${discord.guild.id}/roles`)) as unknown[];
    expect([
      misfitOfAnswer("MessageResponseSchema", message),
      misfitOfAnswer("ApplicationCommandResponseSchema", command),
      misfitOfAnswer("GuildChannelResponseSchema", await get(`/channels/${channelId}`)),
      misfitOfAnswer("GuildWithCountsResponseSchema", guild),
      misfitOfAnswer("GuildMemberResponseSchema", member),
      misfitOfAnswer("GuildRoleResponseSchema", role),
    ]).toEqual(Array(6).fill(undefined));
  });
});
