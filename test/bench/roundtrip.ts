import { App, SocketModeReceiver } from "@slack/bolt";
import { Client, GatewayIntentBits } from "discord.js";
import { slashes } from "../../commands/index.ts";
import { createDiscordAdapter } from "../../src/adapters/discord/index.ts";
import { registerCommands } from "../../src/adapters/discord/register.ts";
import { createSlackAdapter } from "../../src/adapters/slack/index.ts";
import { createAccess } from "../../src/chat/access.ts";
import { createBot } from "../../src/chat/bot.ts";
import { quietDesk } from "../support/desk.ts";
import { createFakeDiscord } from "../support/discord/fake-discord.ts";
import { createFakeSlack } from "../support/slack/index.ts";
import { editionOf, twoStories } from "../support/stories.ts";

/**
 * The round trip of a command through the whole bot, beside the same library with a handler that returns a constant:
 * the body that the bot sends. Each has a platform of its own, and they take turns.
 */
const ROUNDS = 2000;
const WARM_UP = 100;
const print = (line: string) => process.stdout.write(`${line}\n`);

const edition = editionOf(twoStories);
const now = () => Temporal.Now.instant();
const bot = createBot({
  slashes,
  edition: () => edition,
  desk: quietDesk,
  access: createAccess(new Map()),
  newReference: () => "",
  onFault: ({ error }) => {
    throw error;
  },
});

await slackRoundTrips();
await discordRoundTrips();

async function slackRoundTrips(): Promise<void> {
  const [slack, bare] = [await createFakeSlack(), await createFakeSlack()];
  const adapter = createSlackAdapter({
    botToken: slack.botToken,
    receive: { mode: "socket", appToken: slack.appToken },
    apiUrl: slack.apiUrl,
    moderators: new Set(),
    now,
  });
  await adapter.start(bot);
  const ask = { command: "/brief", text: "figure loss" };
  const sample = await slack.slash(ask);
  if (!sample.ack.ok) throw new Error("Slack was not answered");
  const constant = sample.ack.payload as Record<string, never>;
  const app = new App({
    token: bare.botToken,
    receiver: new SocketModeReceiver({
      appToken: bare.appToken,
      installerOptions: { clientOptions: { slackApiUrl: bare.apiUrl } },
    }),
    clientOptions: { slackApiUrl: bare.apiUrl },
  });
  app.command("/brief", async ({ ack }) => ack(constant));
  await app.start();
  const times = await inTurns(
    () => slack.slash(ask),
    () => bare.slash(ask),
  );
  report("Slack, Socket Mode", times);
  await Promise.all([adapter.stop(), app.stop()]);
  await Promise.all([slack.stop(), bare.stop()]);
}

async function discordRoundTrips(): Promise<void> {
  const [discord, bare] = [await createFakeDiscord(), await createFakeDiscord()];
  for (const { token, apiUrl } of [discord, bare]) await registerCommands({ token, apiUrl, slashes });
  const adapter = createDiscordAdapter({ token: discord.token, apiUrl: discord.apiUrl, now });
  await adapter.start(bot);
  const ask = { command: "brief", subcommand: "figure", options: { figure: "loss" } };
  await (await discord.slash(ask)).reply();
  const [sent] = discord.requests({ path: /callback/ }).slice(-1);
  const constant = (sent as unknown as { body: { data: object } }).body.data;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: bare.apiUrl, version: "10", globalRequestsPerSecond: 10_000 },
  });
  client.on("interactionCreate", (interaction) => {
    if (interaction.isChatInputCommand()) void interaction.reply(constant);
  });
  await client.login(bare.token);
  const times = await inTurns(
    () => discord.slash(ask),
    () => bare.slash(ask),
  );
  report("Discord, gateway", times);
  await Promise.all([adapter.stop(), client.destroy()]);
  await Promise.all([discord.stop(), bare.stop()]);
}

async function inTurns(ours: () => Promise<unknown>, theirs: () => Promise<unknown>) {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const turns = [["ours", ours] as const, ["theirs", theirs] as const];
    for (const [whose, ask] of round % 2 === 0 ? turns : turns.toReversed()) {
      const started = performance.now();
      await ask();
      if (round >= 0) times[whose].push(performance.now() - started);
    }
  }
  return times;
}

function report(name: string, { ours, theirs }: { ours: number[]; theirs: number[] }): void {
  const at = (times: number[], share: number) =>
    times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))]!;
  const line = (share: number) =>
    `${at(ours, share).toFixed(2)} ms against ${at(theirs, share).toFixed(2)} ms, ${(at(ours, share) / at(theirs, share)).toFixed(2)} times`;
  print(
    `\n${name}: the whole bot against the library with a constant answer, ${ROUNDS} commands each, in turns`,
  );
  print(`  median            ${line(0.5)}`);
  print(`  99th percentile   ${line(0.99)}`);
}
