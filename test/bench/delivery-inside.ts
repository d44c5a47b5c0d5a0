import { setTimeout as pause } from "node:timers/promises";
import { REST, Routes } from "discord.js";
import PQueue from "p-queue";
import { createDiscordAdapter } from "../../src/adapters/discord/index.ts";
import { nonceOf } from "../../src/adapters/discord/stamp.ts";
import { createDelivery } from "../../src/delivery/delivery.ts";
import { createLedger } from "../../src/delivery/ledger.ts";
import { openStore } from "../../src/store/open.ts";
import { editionOf, twoStories } from "../support/stories.ts";

/*
 * Inside of the delivery benchmark: one process that sends what is owed, or the bare library posting the same body to
 * the same channels. Prints one line of JSON.
 */

const [mode, address, apiUrl, token, pace, body, ...channels] = process.argv.slice(2);
const now = () => Temporal.Now.instant();

if (mode === "bare") await bare();
else await digests();

async function digests(): Promise<void> {
  const store = await openStore(address!);
  const edition = editionOf(twoStories);
  const adapter = createDiscordAdapter({ token: token!, apiUrl: apiUrl!, now });
  const { pace: _, ...unpaced } = adapter;
  const delivery = createDelivery({
    store,
    chats: [pace === "paced" ? adapter : unpaced],
    edition: () => edition,
    catchUp: Temporal.Duration.from({ hours: 6 }),
    now,
    chance: Math.random,
    newId: () => crypto.randomUUID(),
    log: {
      info() {},
      warn() {},
      error: (data, message) => process.stderr.write(`${message} ${JSON.stringify(data)}\n`),
    },
  });
  const ledger = createLedger(store, "the counter");
  const open = { chat: "discord", states: ["pending", "sending", "retrying"], most: 1 } as const;
  const measured = await measure(async () => {
    for (;;) {
      await delivery.beat();
      if ((await ledger.list(open)).length === 0) return;
      await pause(100);
    }
  });
  const { sent } = await store.db
    .selectFrom("deliveries")
    .select(({ fn }) => fn.countAll<number>().as("sent"))
    .where("state", "in", ["sent", "late"])
    .executeTakeFirstOrThrow();
  await delivery.stop(1000);
  await store.close();
  print({ sent: Number(sent), ...measured });
}

async function bare(): Promise<void> {
  const rest = new REST({ version: "10", api: apiUrl!, globalRequestsPerSecond: 1e9 }).setToken(token!);
  const queue = new PQueue({ concurrency: 32 });
  const message = JSON.parse(body!);
  const measured = await measure(async () => {
    await queue.addAll(
      channels.map((channel, n) => () => {
        const nonce = nonceOf(channel, `bare ${n}`, { part: 0, of: 1 });
        return rest.post(Routes.channelMessages(channel), { body: { ...message, nonce } });
      }),
    );
  });
  print({ sent: channels.length, ...measured });
}

async function measure(work: () => Promise<void>) {
  const began = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return {
    seconds: (performance.now() - began) / 1000,
    cpuMs: (user + system) / 1000,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function print(result: object): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exit();
}
