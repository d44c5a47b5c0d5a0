import type { APIEmbed } from "discord.js";
import type { Pings } from "./pings.ts";
import type { Component } from "./shapes.ts";

export interface StoredAttachment {
  id: string;
  filename: string;
  description: string | undefined;
  contentType: string;
  bytes: Uint8Array;
}

export interface StoredMessage {
  id: string;
  channelId: string;
  authorId: string;
  /** What kind of message: 0 plain, 19 reply, 20 answer to a slash command. */
  type: number;
  content: string;
  embeds: APIEmbed[];
  components: Component[];
  attachments: StoredAttachment[];
  flags: number;
  tts: boolean;
  nonce: string | number | undefined;
  replyTo: string | undefined;
  /** The one who alone can see it. */
  ephemeralTo: string | undefined;
  /** The interaction it answers. */
  interactionId: string | undefined;
  createdAt: number;
  editedAt: number | undefined;
  deletedAt: number | undefined;
  /** Whom it would have pinged, its edits included. */
  pings: Pings;
}
