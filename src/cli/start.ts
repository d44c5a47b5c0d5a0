import pino from "pino";
import { slashes } from "../../commands/index.ts";
import { createLocalAdapter } from "../adapters/local/index.ts";
import { createAccess } from "../chat/access.ts";
import { createBot } from "../chat/bot.ts";
import { readConfig } from "../config.ts";
import { formatProblem } from "../content/problem.ts";
import type { Newsroom } from "../newsroom.ts";
import { counted } from "../text/counted.ts";
import { openNewsroom } from "./say.ts";
import type { World } from "./world.ts";

/** Runs the bot: content, then bot, then chats; at the end the other way round. */
export async function start(world: World): Promise<void> {
  const stopped = world.untilStopped();
  const config = readConfig(world.env);
  const log = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
  const newsroom = await openNewsroom(config.contentDir, world);
  newsroom.edition().figures.warm();
  const bot = createBot({
    slashes,
    edition: newsroom.edition,
    access: createAccess(new Map([["local", "everyone"]])),
    newReference: world.newReference,
    onFault: ({ error, reference, text }) => log.error({ err: error, reference, text }, "a command failed"),
  });
  world.onReload(() => reload(newsroom, log));
  const adapters =
    config.localPort === "off"
      ? []
      : [createLocalAdapter({ port: config.localPort, log, newId: world.newId })];
  for (const adapter of adapters) await adapter.start(bot);
  world.out(
    banner(
      newsroom,
      adapters.map(({ address }) => address),
      config.zone,
      world.now(),
    ),
  );
  log.debug({ signal: await stopped }, "stopping");
  await Promise.all(adapters.map((adapter) => adapter.stop()));
}

function banner(
  newsroom: Newsroom,
  addresses: readonly (string | undefined)[],
  zone: string,
  now: Temporal.Instant,
): string {
  const { name, published, figures } = newsroom.edition();
  const where =
    addresses.length > 0 ? `is at ${addresses.join(", ")}` : "has no chat to run on: set LOCAL=on";
  const time = now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: "minute" });
  return `Dateline ${where}\nEdition ${name}: ${counted(published.length, "story", "stories")}, ${counted(figures.all.length, "figure", "figures")}; it is ${time} in ${zone}. Stop with Ctrl+C.`;
}

async function reload(newsroom: Newsroom, log: pino.Logger): Promise<void> {
  const loaded = await newsroom.load();
  if (loaded.outcome === "refused") {
    log.error(
      { problems: loaded.problems.map(formatProblem) },
      "the content has problems; the edition in use stays",
    );
  } else {
    loaded.edition.figures.warm();
    log.info(
      { edition: loaded.edition.name },
      loaded.outcome === "unchanged" ? "the content has not changed" : "a new edition is in use",
    );
  }
}
