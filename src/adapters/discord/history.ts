import { type APIMessage, DiscordAPIError, makeURLSearchParams, type REST, Routes } from "discord.js";
import { ChatError } from "../../chat/errors.ts";
import { chatError } from "./failures.ts";
import { PAGE, PAGES } from "./limits.ts";
import { placeByStamp } from "./stamp.ts";

export interface Stamped {
  /** The ids found, by part. */
  readonly messages: ReadonlyMap<number, string>;
  /** How many parts there are to be. */
  readonly of: number;
}

/**
 * Looks through a channel's history, the newest first, for the messages of a key. Throws a ChatError where it cannot
 * say for certain that there is none.
 */
export async function findStamped(rest: REST, channel: string, key: string): Promise<Stamped> {
  const messages = new Map<number, string>();
  let of = 0;
  let before: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const history = await read(rest, channel, before);
    if (page === 0 && history.length === 0) await checkReadable(rest, channel);
    for (const { id, components, author } of history) {
      const place = author?.bot ? placeByStamp(components ?? [], key) : undefined;
      if (place === undefined) continue;
      of = place.of;
      messages.set(place.part, id);
    }
    if (history.length < PAGE || (of > 0 && messages.size === of)) return { messages, of };
    before = history.at(-1)!.id;
  }
  throw new ChatError(`It is not among the last ${PAGE * PAGES} messages of the channel.`, {
    outcome: "unknown",
  });
}

async function read(rest: REST, channel: string, before: string | undefined): Promise<APIMessage[]> {
  const query = makeURLSearchParams({ limit: PAGE, before });
  try {
    return (await rest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
  } catch (error) {
    throw chatError(error, "show a channel’s history");
  }
}

/**
 * Without the permission to read it, a history is empty (resources/message: get messages). Asking for one message
 * tells that apart from a channel where nobody has written.
 */
async function checkReadable(rest: REST, channel: string): Promise<void> {
  try {
    await rest.get(Routes.channelMessage(channel, channel));
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === UNKNOWN_MESSAGE) return;
    if (error instanceof DiscordAPIError && error.code === MISSING_PERMISSIONS) {
      throw new ChatError("The bot may not read the channel’s history.", {
        outcome: "never",
        reason: "forbidden",
        mend: "In the channel's settings, under Permissions, allow the bot Read Message History.",
      });
    }
    throw chatError(error, "show a channel’s history");
  }
}

const UNKNOWN_MESSAGE = 10008;
const MISSING_PERMISSIONS = 50013;
