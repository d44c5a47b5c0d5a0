import { createDiscordAdapter } from "../../../src/adapters/discord/index.ts";
import { createSlackAdapter } from "../../../src/adapters/slack/index.ts";
import { createDelivery, type DeliveryParts } from "../../../src/delivery/delivery.ts";
import { openStore } from "../../../src/store/open.ts";
import { editionOf, twoStories } from "../stories.ts";

/*
 * A process that sends digests, to be killed. It has all of the bot that sends: the store, both adapters, the ledger.
 * It says "ready", and goes on until it is ended.
 */

const { STORE, SLACK_API, SLACK_TOKEN, DISCORD_API, DISCORD_TOKEN, PACE } = process.env;
const now = () => Temporal.Now.instant();
const store = await openStore(STORE!);
const edition = editionOf(twoStories);
const chats: DeliveryParts["chats"] = [
  createSlackAdapter({
    botToken: SLACK_TOKEN!,
    receive: { mode: "socket", appToken: "xapp-none" },
    apiUrl: SLACK_API,
    moderators: new Set(),
    now,
  }),
  createDiscordAdapter({ token: DISCORD_TOKEN!, apiUrl: DISCORD_API, now }),
];
const delivery = createDelivery({
  store,
  chats: PACE === "none" ? chats.map(({ pace: _, ...chat }) => chat) : chats,
  edition: () => edition,
  catchUp: Temporal.Duration.from({ hours: 6 }),
  now,
  chance: Math.random,
  newId: () => crypto.randomUUID(),
  log: {
    info() {},
    warn: (data, message) => process.stderr.write(`${message} ${JSON.stringify(data)}\n`),
    error: (data, message) => process.stderr.write(`${message} ${JSON.stringify(data, Object.keys(data))}\n`),
  },
});
process.once("SIGTERM", async () => {
  await delivery.stop(8000);
  await store.close();
  process.exit();
});
delivery.start();
process.stdout.write("ready\n");
