import { findChannel } from "./channel.ts";
import type { Message } from "./message.ts";
import type { World } from "./world.ts";

/** What stands in a channel, oldest first; with `as`, only what that person sees there. */
export function messagesIn(world: World, channel: string, as?: string): Message[] {
  const found = findChannel(world, channel);
  if (found === undefined) throw new Error(`There is no channel ${channel}`);
  const sees = (message: Message) =>
    message.ephemeralTo === undefined
      ? found.kind === "public" || as === undefined || found.members.has(as)
      : as === undefined || message.ephemeralTo === as;
  return world.messages.filter((message) => message.channel === found.id && sees(message)).map(snapshot);
}

/** A message as it is now, so that a later change does not reach into a test's hands. */
function snapshot(message: Message): Message {
  return structuredClone(message);
}
