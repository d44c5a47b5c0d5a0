import type { Adapter } from "../chat/adapter.ts";
import type { Bot } from "../chat/bot.ts";
import { UserError } from "../chat/errors.ts";
import { readConfig } from "../config.ts";
import { formatProblem } from "../content/problem.ts";
import type { Newsroom } from "../newsroom.ts";
import { counted } from "../text/counted.ts";
import { botOver } from "./bot.ts";
import { createChats, moderatorsByChat } from "./chats.ts";
import { createLog, type Log } from "./log.ts";
import { openNewsroom } from "./open-newsroom.ts";
import type { World } from "./world.ts";

/** Runs the bot: content, then bot, then chats; at the end the other way round. */
export async function start(world: World): Promise<void> {
  const stopped = world.untilStopped();
  const config = readConfig(world.env);
  const log = createLog(config);
  const newsroom = await openNewsroom(config.contentDir, world);
  newsroom.edition().figures.warm();
  const healths = () => adapters.map((adapter) => ({ name: adapter.name, health: adapter.health() }));
  const adapters = await createChats(config, { log, newId: world.newId, now: world.now, healths });
  const moderators = moderatorsByChat(config);
  const bot = botOver(
    newsroom,
    {
      moderators,
      zone: config.zone,
      chats: healths,
      onFault: ({ error, reference, text }) => log.error({ err: error, reference, text }, "a command failed"),
    },
    world,
  );
  world.onReload(createReload(newsroom, log));
  if (adapters.length === 0)
    throw new UserError(
      "There is no chat to run on: set LOCAL=on, or set up Slack or Discord. .env.example says how.",
    );
  const outcomes = adapters.map((adapter) => startOne(adapter, bot, log, world));
  const isReady = await Promise.race([oneOf(outcomes), stopped.then(() => undefined)]);
  if (isReady) world.out(banner(newsroom, config.zone, world.now()));
  if (isReady !== false) log.debug({ signal: await stopped }, "stopping");
  await Promise.all(adapters.map((adapter) => adapter.stop()));
  if (isReady === false) throw new UserError("No chat could be started. What each said is above.");
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

/** Reads the content again when called: one reading at a time, and one more if it was called meanwhile. */
function createReload(newsroom: Newsroom, log: Log): () => void {
  let running = Promise.resolve();
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    running = running.then(() => {
      isWaiting = false;
      return reload(newsroom, log).catch((err) => log.error({ err }, "the content could not be read again"));
    });
  };
}

async function reload(newsroom: Newsroom, log: Log): Promise<void> {
  const loaded = await newsroom.load();
  const problems = loaded.problems.map(formatProblem);
  if (loaded.outcome === "refused") {
    log.error({ problems }, "the content has problems; the edition in use stays");
    return;
  }
  loaded.edition.figures.warm();
  const message = loaded.outcome === "published" ? "a new edition is in use" : "the content has not changed";
  log.info({ edition: loaded.edition.name, ...(problems.length > 0 && { problems }) }, message);
}
