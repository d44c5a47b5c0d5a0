import { slashes } from "../../commands/index.ts";
import { createAccess } from "../chat/access.ts";
import { createBot } from "../chat/bot.ts";
import { UserError } from "../chat/errors.ts";
import { renderPlain } from "../chat/plain.ts";
import { readConfig } from "../config.ts";
import { formatProblem } from "../content/problem.ts";
import { createNewsroom, type Newsroom } from "../newsroom.ts";
import type { World } from "./world.ts";

/** Answers one command on standard output. A reply that holds a problem goes to standard error, and fails. */
export async function say(text: string, { json = false }: { json?: boolean }, world: World): Promise<void> {
  const newsroom = await openNewsroom(readConfig(world.env).contentDir, world);
  const bot = createBot({
    slashes,
    edition: newsroom.edition,
    access: createAccess(new Map([["terminal", "everyone"]])),
    newReference: world.newReference,
    onFault: ({ error, reference }) => world.err(`${reference}: ${(error as Error).stack ?? error}`),
  });
  const { reply } = await bot.answer({ chat: "terminal", user: "terminal", channel: "terminal", text });
  const failed = reply.parts.some(({ kind }) => kind === "problem");
  if (json) world.out(JSON.stringify(reply, null, 2));
  if (!json && !failed) world.out(renderPlain(reply));
  if (!failed) return;
  world.err(renderPlain(json ? { parts: reply.parts.filter(({ kind }) => kind === "problem") } : reply));
  world.fail();
}

/** Problems shown when content cannot be used: enough to begin with. */
const SHOWN = 20;

/** A newsroom with an edition in it. Throws a UserError that lists what keeps the content out. */
export async function openNewsroom(folder: string, world: Pick<World, "now">): Promise<Newsroom> {
  const newsroom = createNewsroom(folder, world.now);
  const loaded = await newsroom.load();
  if (loaded.outcome !== "refused") return newsroom;
  const errors = loaded.problems.filter(({ severity }) => severity === "error");
  const more =
    errors.length > SHOWN
      ? `\nand ${errors.length - SHOWN} more: run “npm run -s dateline -- lint” to see them all`
      : "";
  throw new UserError(
    `The content has problems, so there is nothing to answer from:\n${errors.slice(0, SHOWN).map(formatProblem).join("\n")}${more}`,
  );
}
