import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { createLedger } from "../../../src/delivery/ledger.ts";
import { createSubscriptions } from "../../../src/delivery/subscriptions.ts";
import { openStore } from "../../../src/store/open.ts";
import { createFakeDiscord } from "../discord/fake-discord.ts";
import { createFakeSlack } from "../slack/index.ts";

export interface FireOptions {
  /** Where the ledger is. */
  readonly address: string;
  /** Channels on each chat. */
  readonly channels: number;
  /** Processes at once. */
  readonly processes: number;
  /** Kills, each at an instant of its own. */
  readonly kills: number;
  /** From 0 to 1, never 1. */
  readonly chance: () => number;
  /** Things that go wrong on each chat's wire meanwhile. */
  readonly faults: number;
  /** Does something to the store between two kills, such as ending it. */
  readonly betweenKills?: ((kill: number) => Promise<void>) | undefined;
  readonly giveUpAfterMs: number;
}

export interface FireReport {
  readonly owed: number;
  /** Deliveries by the state that the ledger gives them. */
  readonly states: Readonly<Record<string, number>>;
  /** Channels with more than one message, with none, and those of which the ledger says otherwise than is so. */
  readonly doubled: number;
  readonly silent: number;
  readonly misreported: readonly string[];
  readonly kills: number;
  /** Requests that posted a message. */
  readonly posts: number;
  readonly seconds: number;
}

/**
 * Has digests sent to hundreds of channels on both chats by processes that are killed while they do so, until the
 * ledger owes nothing more; then counts what stands in the channels.
 */
export async function fire(options: FireOptions): Promise<FireReport> {
  const { address, channels, kills, chance, giveUpAfterMs } = options;
  const began = performance.now();
  const slack = await createFakeSlack();
  const discord = await createFakeDiscord();
  const store = await openStore(address);
  const ids = {
    slack: Array.from({ length: channels }, (_, n) => slack.addChannel({ name: `digest-${n}` }).id),
    discord: Array.from({ length: channels }, (_, n) => discord.addChannel({ name: `digest-${n}` }).id),
  };
  await subscribe(store, ids);
  const ledger = createLedger(store, "the counter");
  const env = {
    PATH: process.env.PATH,
    STORE: address,
    SLACK_API: slack.apiUrl,
    SLACK_TOKEN: slack.botToken,
    DISCORD_API: discord.apiUrl,
    DISCORD_TOKEN: discord.token,
    PACE: "none",
  };
  const running: ChildProcess[] = [];
  try {
    plantFaults(slack, discord, options);
    const states = async () => (await ledger.list({ most: 100_000 })).map(({ state }) => state);
    const isOpen = (state: string) => ["pending", "sending", "retrying"].includes(state);
    for (let kill = 1; kill <= kills; kill += 1) {
      while (running.length < options.processes) running.push(await startSender(env));
      await pause(chance() * 300);
      await options.betweenKills?.(kill);
      const [victim] = running.splice(Math.floor(chance() * running.length), 1);
      await kill9(victim!);
    }
    while (running.length < options.processes) running.push(await startSender(env));
    const deadline = performance.now() + giveUpAfterMs;
    for (let all = await states(); ; all = await states()) {
      if (all.length === 2 * channels && !all.some(isOpen)) break;
      if (performance.now() > deadline) break;
      await pause(200);
    }
    return await count();
  } finally {
    for (const child of running) await kill9(child);
    await store.close();
    await slack.stop();
    await discord.stop();
  }

  async function count(): Promise<FireReport> {
    const told = await ledger.list({ most: 100_000 });
    const standing = (chat: string, channel: string) =>
      chat === "slack" ? slack.messages(channel).length : discord.messages(channel).length;
    const rows = told.map((one) => ({ ...one, stands: standing(one.chat, one.channel) }));
    const right = { sent: 1, late: 1 } as Record<string, number>;
    return {
      owed: rows.length,
      states: Object.fromEntries(
        Object.entries(Object.groupBy(rows, ({ state }) => state)).map(([state, some]) => [
          state,
          some.length,
        ]),
      ),
      doubled: rows.filter(({ stands }) => stands > 1).length,
      silent: rows.filter(({ stands }) => stands === 0).length,
      misreported: rows
        .filter(({ state, stands }) => state !== "unknown" && stands !== (right[state] ?? 0))
        .map(({ id, state, stands }) => `${id} is ${state} and stands ${stands} times`),
      kills,
      posts:
        slack.requestsTo("chat.postMessage").length +
        discord.requests({ route: "POST /channels/:channel/messages" }).length,
      seconds: Math.round((performance.now() - began) / 100) / 10,
    };
  }
}

/** A digest a day for every channel; the last one was due two minutes ago, and has not yet been looked at. */
async function subscribe(
  store: Awaited<ReturnType<typeof openStore>>,
  ids: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const subscriptions = createSubscriptions(store.db);
  const now = Temporal.Now.instant();
  const { hour, minute } = now.subtract({ minutes: 2 }).toZonedDateTimeISO("UTC");
  const wish = {
    cron: `${minute} ${hour} * * *`,
    zone: "UTC",
    topics: [],
    stories: [],
    what: "everything",
    whenEmpty: "skip",
  } as const;
  for (const [chat, channels] of Object.entries(ids))
    for (const channel of channels)
      await subscriptions.add({ ...wish, chat, channel }, "U1", now.subtract({ minutes: 5 }));
  await store.db.deleteFrom("deliveries").execute();
}

function plantFaults(
  slack: Awaited<ReturnType<typeof createFakeSlack>>,
  discord: Awaited<ReturnType<typeof createFakeDiscord>>,
  { faults, chance }: FireOptions,
): void {
  const post = "POST /channels/:channel/messages";
  for (let n = 0; n < faults; n += 1) {
    const kind = Math.floor(chance() * 4);
    if (kind === 0) {
      slack.misbehave("chat.postMessage", { kind: "reply lost" });
      discord.misbehave(post, "lost reply");
    } else if (kind === 1) {
      slack.misbehave("chat.postMessage", { kind: "rate limited", retryAfter: 1 });
      discord.misbehave(post, { limit: { retryAfter: 0.5, scope: "global" } });
    } else if (kind === 2) {
      slack.misbehave("chat.postMessage", { kind: "server error" });
      discord.misbehave(post, { status: 502, done: chance() < 0.5 });
    } else {
      slack.misbehave("chat.postMessage", { kind: "reset" });
      discord.misbehave(post, "reset");
    }
  }
}

async function startSender(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["test/support/fire/sender-process.ts"], {
    env,
    stdio: ["ignore", "pipe", process.env.FIRE_LOG ? "inherit" : "ignore"],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout!.once("data", () => resolve());
    child.once("exit", (code, signal) => reject(new Error(`a sender ended by itself: ${code ?? signal}`)));
  });
  child.removeAllListeners("exit");
  return child;
}

async function kill9(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}
