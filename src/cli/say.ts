import { renderPlain } from "../chat/plain.ts";
import { readConfig } from "../config.ts";
import { botOver } from "./bot.ts";
import { openNewsroom } from "./open-newsroom.ts";
import type { World } from "./world.ts";

/** Answers one command on standard output. A reply that holds a problem goes to standard error, and fails. */
export async function say(text: string, { json = false }: { json?: boolean }, world: World): Promise<void> {
  const { content, zone } = readConfig(world.env);
  const newsroom = await openNewsroom(content, world);
  const moderators = new Map([["terminal", "everyone" as const]]);
  const onFault = ({ error, reference }: { error: unknown; reference: string }) =>
    world.err(`${reference}: ${(error as Error).stack ?? error}`);
  const bot = botOver(newsroom, { moderators, zone, onFault }, world);
  const { reply } = await bot.answer({ chat: "terminal", user: "terminal", channel: "terminal", text });
  const failed = reply.parts.some(({ kind }) => kind === "problem");
  if (json) world.out(JSON.stringify(reply, null, 2));
  if (!json && !failed) world.out(renderPlain(reply));
  if (!failed) return;
  world.err(renderPlain(json ? { parts: reply.parts.filter(({ kind }) => kind === "problem") } : reply));
  world.fail();
}
