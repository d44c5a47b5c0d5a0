import { slashes } from "../../commands/index.ts";
import { createAccess, type Moderators } from "../chat/access.ts";
import { type Bot, type BotParts, createBot } from "../chat/bot.ts";
import type { Changes } from "../chat/changes.ts";
import type { DeskState, Where } from "../chat/command.ts";
import type { Desk } from "../chat/desk.ts";
import type { Schedules } from "../chat/schedules.ts";
import type { Newsroom } from "../newsroom.ts";
import type { World } from "./world.ts";

/** For completing what is typed, which changes nothing. */
const NOBODY: Where = { chat: "", channel: "", user: "" };

/** The bot over a newsroom, as every way to run it has it. */
export function botOver(
  newsroom: Newsroom,
  parts: {
    readonly moderators: ReadonlyMap<string, Moderators>;
    readonly zone: string;
    readonly chats?: () => DeskState["chats"];
    /** The schedules, whose changes are put on the record as this person's. */
    readonly schedules?: ((asker: Where) => Schedules) | undefined;
    readonly work?: Desk | undefined;
    readonly changes?: Changes | undefined;
    readonly onLanded?: BotParts["onLanded"];
    readonly onRefusal?: BotParts["onRefusal"];
    readonly onFault: BotParts["onFault"];
  },
  world: Pick<World, "newReference" | "now">,
): Bot {
  return createBot({
    slashes,
    edition: newsroom.edition,
    desk: (asker = NOBODY) => ({
      since: newsroom.since(),
      zone: parts.zone,
      chats: parts.chats?.() ?? [],
      now: world.now(),
      schedules: parts.schedules?.(asker),
      work: parts.work,
      changes: parts.changes,
    }),
    access: createAccess(parts.moderators),
    newReference: world.newReference,
    onFault: parts.onFault,
    onRefusal: parts.onRefusal,
    ...(parts.onLanded && { onLanded: parts.onLanded }),
  });
}
