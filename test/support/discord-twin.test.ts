import { Server } from "node:net";
import { Client, GatewayIntentBits, type TextChannel } from "discord.js";
import { DigitalDiscord } from "discord-digital-twin";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

/** The twin's own owner is no member of its server; a person with an id of ours is. */
const READER = "1234567890123456789";

// One for all tests: two twins in one process share their database.
const twin = new DigitalDiscord({
  channels: [{ name: "general", type: 0 }],
  users: [{ id: READER, username: "reader" }],
});
const addresses: unknown[] = [];
let client: Client<true>;
let channel: TextChannel;

/** The twin would listen on every interface; its server is held to loopback. */
beforeAll(async () => {
  const listen = Server.prototype.listen;
  const spy = vi.spyOn(Server.prototype, "listen").mockImplementation(function (
    this: Server,
    port: unknown,
    told: unknown,
  ) {
    const listening = () => {
      addresses.push(this.address());
      (told as () => void)();
    };
    return Reflect.apply(listen, this, [port, "127.0.0.1", listening]);
  } as never);
  await twin.start();
  spy.mockRestore();
  const starting = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: twin.restUrl, version: "10" },
  });
  const ready = new Promise((resolve) => starting.once("clientReady", resolve));
  await starting.login(twin.botToken);
  await ready;
  client = starting as Client<true>;
  channel = [...client.channels.cache.values()].find((one) => one.isTextBased()) as TextChannel;
});
afterAll(async () => {
  await client?.destroy();
  await twin.stop();
});

test("somebody else's twin of Discord, held to loopback, sees a message sent and edited", async () => {
  expect(addresses).toMatchObject([{ address: "127.0.0.1" }]);
  const sent = await channel.send({ content: "as many as 12", allowedMentions: { parse: [] } });
  await sent.edit("as many as 13");
  const messages = await twin.channel(channel.id).getMessages();
  expect(messages.map((one) => one.content)).toEqual(["as many as 13"]);
});

test("the twin delivers a slash command and takes defer and edit", async () => {
  client.on("interactionCreate", async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await interaction.editReply(`figure ${interaction.options.getString("id")}`);
  });
  await client.application.commands.set([{ name: "figure", description: "One figure" }]);
  const place = twin.channel(channel.id);
  const options = [{ name: "id", type: 3, value: "deaths" }];
  const { id } = await place.user(READER).runSlashCommand({ name: "figure", options });
  expect((await place.waitForInteractionAck({ interactionId: id })).type).toBe(5);
  const reply = await place.waitForMessage({ predicate: (message) => message.content.startsWith("figure") });
  expect(reply.content).toBe("figure deaths");
});
