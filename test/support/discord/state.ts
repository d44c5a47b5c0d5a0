import type { Clock } from "./clock.ts";
import type { CommandBook } from "./command-book.ts";
import type { Gateway } from "./gateway.ts";
import type { InteractionBook } from "./interaction-book.ts";
import type { MessageBook } from "./message-book.ts";
import { wireMessage } from "./message-wire.ts";
import type { Notice } from "./notice.ts";
import type { StoredMessage } from "./stored-message.ts";
import type { World } from "./world.ts";
import { wireMemberPart, wireUser } from "./world-wire.ts";

/** All the fake knows; what routes and people work on. */
export interface State {
  applicationId: string;
  clock: Clock;
  notice: Notice;
  world: World;
  commands: CommandBook;
  messages: MessageBook;
  interactions: InteractionBook;
  gateway: Gateway;
  sessionStarts: { total: number; remaining: number };
  gatewayUrl: () => string;
  /** Whether the bot is in the server, or was thrown out. */
  membership: { isInGuild: boolean };
}

/** A message as the API sends it, with what tells of its interaction. */
export function toWire(state: State, message: StoredMessage): Record<string, unknown> {
  return wireMessage(message, state.world, state.messages, state.interactions.ofMessage(message));
}

/** The event that tells of a message; undefined for ephemeral ones, which nobody is told of. */
export function messageEvent(
  state: State,
  what: "CREATE" | "UPDATE" | "DELETE",
  message: StoredMessage,
): object | undefined {
  if (message.ephemeralTo !== undefined) return undefined;
  const guildId = state.world.channels.get(message.channelId)?.guildId;
  const place = { channel_id: message.channelId, ...(guildId && { guild_id: guildId }) };
  if (what === "DELETE") return { id: message.id, ...place };
  const author = state.world.user(message.authorId);
  const nonce = what === "CREATE" && message.nonce !== undefined ? { nonce: message.nonce } : {};
  const member = guildId ? { member: wireMemberPart(author, state.world) } : {};
  const words = isHeard(state, message, guildId)
    ? {}
    : { content: "", embeds: [], components: [], attachments: [] };
  return { ...toWire(state, message), ...words, ...place, ...member, ...nonce };
}

/** Without the privileged intent a bot is given the words of its own messages, of DMs, and of those that mention it. */
function isHeard({ world }: State, { authorId, pings }: StoredMessage, guildId: string | undefined): boolean {
  return guildId === undefined || authorId === world.bot.id || pings.users.includes(world.bot.id);
}

/** READY without what belongs to the session. */
export function readyData({ applicationId, world, membership }: State): object {
  return {
    v: 10,
    user: { ...wireUser(world.bot), verified: true, mfa_enabled: true, email: null },
    guilds: membership.isInGuild ? [{ id: world.guild.id, unavailable: true }] : [],
    private_channels: [],
    relationships: [],
    presences: [],
    user_settings: {},
    session_type: "normal",
    application: { id: applicationId, flags: 0 },
  };
}
