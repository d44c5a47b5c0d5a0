import { slashes } from "../../commands/index.ts";
import { createAccess, type Moderators } from "../chat/access.ts";
import { type Bot, type BotParts, createBot } from "../chat/bot.ts";
import type { DeskState } from "../chat/command.ts";
import type { Newsroom } from "../newsroom.ts";
import type { World } from "./world.ts";

/** The bot over a newsroom, as every way to run it has it. */
export function botOver(
  newsroom: Newsroom,
  parts: {
    readonly moderators: ReadonlyMap<string, Moderators>;
    readonly zone: string;
    readonly chats?: () => DeskState["chats"];
    readonly onFault: BotParts["onFault"];
  },
  world: Pick<World, "newReference">,
): Bot {
  return createBot({
    slashes,
    edition: newsroom.edition,
    desk: () => ({ since: newsroom.since(), zone: parts.zone, chats: parts.chats?.() ?? [] }),
    access: createAccess(parts.moderators),
    newReference: world.newReference,
    onFault: parts.onFault,
  });
}
