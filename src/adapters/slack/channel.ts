import { UserError } from "../../chat/errors.ts";
import type { Client } from "./client.ts";
import { chatErrorOf, troubleOf } from "./trouble.ts";

/**
 * Why the bot cannot post in a channel, and what to do about it; undefined where it can. Reading one message takes the
 * same membership as posting, and leaves no trace. That a channel is archived would take the scope channels:read to
 * see; posting there says so. Rejects with a UserError where Slack does not say just now.
 */
export async function obstacleIn(client: Client, channel: string): Promise<string | undefined> {
  if (channel.startsWith("D")) return "This is a direct message. Digests go to channels: choose one.";
  try {
    await client.conversations.history({ channel, limit: 1 });
    return undefined;
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble.kind === "refused" && trouble.code === "channel_not_found") return unseen(channel);
    const { message, undelivered } = chatErrorOf(error, `let the bot into ${channel}`);
    if (undelivered.outcome === "never") return `${message} ${undelivered.mend}`;
    throw new UserError(`${message} Whether the bot can post there is not known. Try again in a minute.`, {
      cause: error,
    });
  }
}

/** A private channel does not exist for a bot that is not in it. */
function unseen(channel: string): string {
  return `The bot sees no channel ${channel}. If it is a private one, invite the bot: type /invite and its name there. Else check the id.`;
}
