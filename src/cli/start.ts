import { createArtist } from "../charts/artist.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { Bot } from "../chat/bot.ts";
import type { DeskState } from "../chat/command.ts";
import { UserError } from "../chat/errors.ts";
import { type Config, readConfig } from "../config.ts";
import { createDelivery } from "../delivery/delivery.ts";
import { recordedSchedules } from "../delivery/recorded-schedules.ts";
import { createDesk, type RunningDesk } from "../desk/desk.ts";
import { createRefreshing } from "../desk/refreshing.ts";
import { createRefusals } from "../desk/refusals.ts";
import { createNewsroom, type Newsroom } from "../newsroom.ts";
import { openSource } from "../sources/open.ts";
import { openStore } from "../store/open.ts";
import type { Store } from "../store/store.ts";
import { counted } from "../text/counted.ts";
import { botOver } from "./bot.ts";
import { createChats, moderatorsByChat } from "./chats.ts";
import { createLog, type Log } from "./log.ts";
import { contentError, unreadError } from "./source-named.ts";
import { createWatch, type Watch } from "./watch.ts";
import type { World } from "./world.ts";

/** How long stopping waits for what is being sent. */
const FINISH_WITHIN_MS = 5000;
/** How long it waits for everything: Docker, and others who run a process, end it after ten seconds. */
const STOPPED_WITHIN_MS = 9000;

/** Runs the bot: chats, store, content, digests; at the end the other way round. */
export async function start(world: World): Promise<void> {
  const stopped = world.untilStopped();
  const config = readConfig(world.env);
  const log = createLog(config);
  const healths = () => adapters.map((adapter) => ({ name: adapter.name, health: adapter.health() }));
  const artist = createArtist({ onFault: (err) => log.error({ err }, "a chart could not be drawn") });
  const watch = createWatch({ healths, now: world.now });
  const adapters = await createChats(config, { log, newId: world.newId, now: world.now, watch, artist });
  if (adapters.length === 0)
    throw new UserError(
      "There is no chat to run on: set LOCAL=on, or set up Slack or Discord. .env.example says how.",
    );
  const store = await openStore(config.store);
  const isClosed = leaveInTime(stopped, log, world);
  try {
    await run({ config, store, adapters, healths, watch, log, stopped }, world);
  } finally {
    await Promise.all(adapters.map((adapter) => adapter.stop()));
    await artist.close();
    await store.close();
    isClosed();
  }
}

/** A connection that is cut without a word may hold stopping up for minutes; what was owed is in the ledger. */
function leaveInTime(stopped: Promise<string>, log: Log, { leave }: World): () => void {
  let timer: NodeJS.Timeout | undefined;
  void stopped.then(() => {
    timer = setTimeout(() => {
      log.warn({}, "something does not answer, and stopping does not wait for it any longer");
      leave();
    }, STOPPED_WITHIN_MS);
  });
  return () => clearTimeout(timer);
}

interface Opened {
  readonly config: Config;
  readonly store: Store;
  readonly adapters: readonly Adapter[];
  readonly healths: () => DeskState["chats"];
  readonly watch: Watch;
  readonly log: Log;
  readonly stopped: Promise<string>;
}

async function run(opened: Opened, world: World): Promise<void> {
  const { config, store, adapters, healths, watch, log, stopped } = opened;
  const { now } = world;
  const newsroom = createNewsroom();
  const source = openSource(config.content, world);
  const desk = createDesk({ store, source, newsroom, review: config.review, now });
  const wasPublished = await desk.follow();
  if (!wasPublished) await publishFirst(desk);
  const delivery = createDelivery({
    ...world,
    ...{ store, chats: adapters, edition: newsroom.edition, log },
    ...{ catchUp: config.catchUp, desk: config.desk },
    ...{ corrections: config.corrections, zone: config.zone, onSettled: watch.onSettled },
  });
  watch.over({ store, delivery, newsroom });
  const refreshing = createRefreshing({
    ...{ desk, source, schedule: config.refresh, watches: config.watches, log },
    ...{ turn: store.turn("desk"), tell: delivery.notices.tell },
  });
  const bot = botOver(
    newsroom,
    {
      moderators: moderatorsByChat(config),
      zone: config.zone,
      chats: healths,
      schedules: (by) => recordedSchedules(delivery.schedules, { db: store.db, by, now }),
      work: desk,
      changes: delivery.changes,
      onLanded: delivery.landed,
      onRefusal: createRefusals({ db: store.db, now, log }),
      onFault: ({ error, reference, text }) => log.error({ err: error, reference, text }, "a command failed"),
    },
    world,
  );
  world.onReload(() => void refreshing.refresh());
  const outcomes = adapters.map((adapter) => startOne(adapter, watch.counted(bot), log, world));
  const isReady = await Promise.race([oneOf(outcomes), stopped.then(() => undefined)]);
  if (isReady) {
    delivery.start();
    refreshing.start();
    // What was published is there at once, however long the source takes, and however broken it is.
    if (wasPublished) void refreshing.refresh();
    world.out(banner(newsroom, config.zone, now()));
  }
  if (isReady !== false) log.debug({ signal: await stopped }, "stopping");
  await Promise.all([refreshing.stop(), delivery.stop(FINISH_WITHIN_MS)]);
  if (isReady === false) throw new UserError("No chat could be started. What each said is above.");
}

/** Without an edition there is nothing to answer from: what is wrong with the content ends the process. */
async function publishFirst(desk: RunningDesk): Promise<void> {
  const first = await desk.refreshNow({});
  if (first.outcome === "unread") throw unreadError(first);
  if (first.outcome === "refused") throw contentError(first.problems);
}

/** Whether one of them comes true: known as soon as the first does, or when none has. */
async function oneOf(outcomes: readonly Promise<boolean>[]): Promise<boolean> {
  const wins = outcomes.map(async (outcome) =>
    (await outcome) ? true : Promise.reject(new Error("refused")),
  );
  return Promise.any(wins).catch(() => false);
}

const CHATS: Record<string, string> = { local: "this machine", slack: "Slack", discord: "Discord" };

/** Starts one chat. One that is refused does not keep the others from running. */
async function startOne(adapter: Adapter, bot: Bot, log: Log, { out, err }: World): Promise<boolean> {
  try {
    await adapter.start(bot);
    out(`Dateline is on ${CHATS[adapter.name] ?? adapter.name}: ${adapter.health().detail ?? "connected"}`);
    return true;
  } catch (error) {
    if (error instanceof UserError) err(error.message);
    else log.error({ chat: adapter.name, err: error }, "a chat could not be started");
    return false;
  }
}

function banner(newsroom: Newsroom, zone: string, now: Temporal.Instant): string {
  const { name, published, figures } = newsroom.edition();
  const time = now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: "minute" });
  return `Edition ${name}: ${counted(published.length, "story", "stories")}, ${counted(figures.all.length, "figure", "figures")}; it is ${time} in ${zone}. Stop with Ctrl+C.`;
}
