import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "./client.ts";
import { LANDED_PAGE, LANDED_PAUSES_MS } from "./limits.ts";
import type { Message } from "./pack.ts";

/** Where an answer's messages landed: their ids in order, as far as they stand in the channel one after the other. */
export type WhereItLanded = (channel: string, messages: readonly Message[]) => Promise<readonly string[]>;

/**
 * An acknowledgement and a response_url take an answer without saying which message it became. Posting it by the Web
 * API would say so, and would work only where the bot is a member, and hide who asked. So it is sent as ever, and then
 * looked for in the channel's history, where the bot may read that; else it is not known. Never rejects.
 */
export function createWhereItLanded(client: Client): WhereItLanded {
  async function look(channel: string, messages: readonly Message[]): Promise<string[]> {
    const self = await client.auth.test();
    const { messages: history = [] } = await client.conversations.history({ channel, limit: LANDED_PAGE });
    // The newest comes first. Of two answers alike the newer one is meant.
    const own = history.filter(
      ({ user, bot_id }) =>
        (user !== undefined && user === self.user_id) || (bot_id !== undefined && bot_id === self.bot_id),
    );
    const found: string[] = [];
    for (const { text } of messages) {
      const match = own.find((one) => one.text === text && one.ts !== undefined && !found.includes(one.ts));
      if (match?.ts === undefined) break;
      found.push(match.ts);
    }
    return found;
  }

  return async (channel, messages) => {
    try {
      let found = await look(channel, messages);
      for (const ms of LANDED_PAUSES_MS) {
        if (found.length === messages.length) break;
        await pause(ms, undefined, { ref: false });
        found = await look(channel, messages);
      }
      return found;
    } catch {
      return [];
    }
  };
}
