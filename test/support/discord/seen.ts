import type { APIEmbed } from "discord.js";
import type { Pings } from "./pings.ts";
import { type Component, FLAG, walkComponents } from "./shapes.ts";
import type { StoredAttachment, StoredMessage } from "./stored-message.ts";

/** A message as a person has it on the screen. */
export interface SeenMessage {
  id: string;
  channelId: string;
  authorId: string;
  content: string;
  embeds: APIEmbed[];
  components: Component[];
  attachments: StoredAttachment[];
  /** Everything there is to read: content, embeds, texts and labels of components, one below the other. */
  text: string;
  /** Custom ids of what can be pressed or chosen from, top to bottom. */
  controls: string[];
  flags: number;
  /** The id of the one person who sees it, if it is ephemeral. */
  ephemeralTo: string | undefined;
  suppressesEmbeds: boolean;
  /** "… is thinking". */
  loading: boolean;
  /** Bears the mark "(edited)". */
  edited: boolean;
  deleted: boolean;
  replyTo: string | undefined;
  nonce: string | number | undefined;
  pings: Pings;
}

export function seeMessage(message: StoredMessage): SeenMessage {
  const walked = [...walkComponents(message.components)].map(({ component }) => component);
  return {
    id: message.id,
    channelId: message.channelId,
    authorId: message.authorId,
    content: message.content,
    embeds: structuredClone(message.embeds),
    components: structuredClone(message.components),
    attachments: [...message.attachments],
    text: [
      message.content,
      ...message.embeds.flatMap(textsOf),
      ...walked.flatMap((one) => one.content ?? one.label ?? []),
    ]
      .filter(Boolean)
      .join("\n"),
    controls: walked.flatMap((one) => one.custom_id ?? []),
    flags: message.flags,
    ephemeralTo: message.ephemeralTo,
    suppressesEmbeds: Boolean(message.flags & FLAG.SUPPRESS_EMBEDS),
    loading: Boolean(message.flags & FLAG.LOADING),
    edited: message.editedAt !== undefined,
    deleted: message.deletedAt !== undefined,
    replyTo: message.replyTo,
    nonce: message.nonce,
    pings: structuredClone(message.pings),
  };
}

function textsOf(embed: APIEmbed): (string | undefined)[] {
  const fields = (embed.fields ?? []).flatMap((field) => [field.name, field.value]);
  return [embed.author?.name, embed.title, embed.description, ...fields, embed.footer?.text];
}
