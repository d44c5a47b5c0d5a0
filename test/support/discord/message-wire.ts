import type { Interaction } from "./interaction-book.ts";
import type { MessageBook } from "./message-book.ts";
import { walkComponents } from "./shapes.ts";
import type { StoredMessage } from "./stored-message.ts";
import type { World } from "./world.ts";
import { wireUser } from "./world-wire.ts";

type Wire = Record<string, unknown>;

/** A message as the API sends it. */
export function wireMessage(
  message: StoredMessage,
  world: World,
  book: MessageBook,
  interaction?: Interaction,
): Wire {
  const replied = message.replyTo ? book.messages.get(message.replyTo) : undefined;
  const mentioned = message.pings.users.flatMap((id) => world.people.get(id) ?? []);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: wireUser(world.user(message.authorId)),
    content: message.content,
    embeds: message.embeds.map((embed) => ({ type: "rich", ...embed })),
    components: message.components.map((component) => wireComponent(component, message)),
    attachments: message.attachments.map((file) => wireAttachment(file, message.channelId)),
    mentions: mentioned.map(wireUser),
    mention_roles: message.pings.roles,
    mention_everyone: message.pings.everyone || message.pings.here,
    pinned: false,
    tts: message.tts,
    flags: message.flags,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    ...(message.replyTo && {
      message_reference: {
        type: 0,
        channel_id: message.channelId,
        message_id: message.replyTo,
        guild_id: world.guild.id,
      },
      referenced_message:
        replied && replied.deletedAt === undefined
          ? wireMessage({ ...replied, replyTo: undefined }, world, book)
          : null,
    }),
    ...(interaction && wireOrigin(interaction, world)),
  };
}

/** What tells that a message answers an interaction. */
function wireOrigin(interaction: Interaction, world: World): Wire {
  const user = wireUser(interaction.user);
  return {
    application_id: interaction.applicationId,
    webhook_id: interaction.applicationId,
    interaction_metadata: {
      id: interaction.id,
      type: interaction.type,
      user,
      authorizing_integration_owners: interaction.owners,
      ...(interaction.type === 3 && { interacted_message_id: interaction.message?.id }),
    },
    ...(interaction.type === 2 && {
      interaction: {
        id: interaction.id,
        type: 2,
        name: interaction.commandPath ?? "",
        user: wireUser(world.user(interaction.user)),
      },
    }),
  };
}

function wireAttachment(file: StoredMessage["attachments"][number], channelId: string): Wire {
  const url = urlOf(file, channelId);
  return {
    id: file.id,
    filename: file.filename,
    size: file.bytes.length,
    url,
    proxy_url: url,
    content_type: file.contentType,
    ...(file.description === undefined ? {} : { description: file.description }),
  };
}

/** The address ends in `.invalid`, so that nobody can fetch it. */
function urlOf(file: { id: string; filename: string }, channelId: string): string {
  return `https://cdn.discord.invalid/attachments/${channelId}/${file.id}/${encodeURIComponent(file.filename)}`;
}

/** Media that named an uploaded file come back with its address, as Discord resolves them. */
function wireComponent(component: StoredMessage["components"][number], message: StoredMessage): Wire {
  const copy = structuredClone(component);
  const media = (url: string) => {
    const file = message.attachments.find((one) => url === `attachment://${one.filename}`);
    const address = file ? urlOf(file, message.channelId) : url;
    return {
      id: message.id,
      url: address,
      proxy_url: address,
      width: null,
      height: null,
      content_type: file?.contentType ?? "image/png",
    };
  };
  for (const { component: one } of walkComponents([copy])) {
    if (one.media) one.media = media(one.media.url);
    if (one.file) one.file = media(one.file.url);
    if (one.items) one.items = one.items.map((item) => ({ ...item, media: media(item.media.url) }));
  }
  return copy as unknown as Wire;
}
