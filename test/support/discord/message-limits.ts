import type { APIAllowedMentions } from "discord.js";
import { checkComponents } from "./component-limits.ts";
import { checkEmbeds } from "./embed-limits.ts";
import type { SentFile } from "./journal.ts";
import { lengthOf, type Problem, Refusal, tooLong } from "./refusal.ts";
import { FLAG, type MessageBody } from "./shapes.ts";

const CONTENT_MAX = 2000;
const FILES_MAX = 10;

/** Without a boosted server (docs, reference: file uploads). */
export const FILE_MAX_BYTES = 10 * 1024 * 1024;

/** Which way a message came: what its flags may be, and whom it pings when it does not say. */
export type Door = "channel" | "interaction";

const SETTABLE: Record<Door, number> = {
  channel: FLAG.SUPPRESS_EMBEDS | FLAG.SUPPRESS_NOTIFICATIONS | FLAG.IS_COMPONENTS_V2,
  interaction: FLAG.SUPPRESS_EMBEDS | FLAG.SUPPRESS_NOTIFICATIONS | FLAG.IS_COMPONENTS_V2 | FLAG.EPHEMERAL,
};

/** On an edit only these can change (docs, resources/message: edit message). */
const EDITABLE = FLAG.SUPPRESS_EMBEDS | FLAG.IS_COMPONENTS_V2;

export interface Before {
  content: string;
  embeds: readonly object[];
  components: readonly object[];
  attachments: readonly { id: string; filename: string }[];
  flags: number;
  stickers?: number;
}

/** What is wrong with a message to be sent, or with an edit of the message that was there `before`. */
export function checkMessage(
  body: MessageBody,
  files: readonly SentFile[],
  door: Door,
  before?: Before,
): Problem[] {
  const wasV2 = Boolean((before?.flags ?? 0) & FLAG.IS_COMPONENTS_V2);
  const isV2 = wasV2 || Boolean((body.flags ?? 0) & FLAG.IS_COMPONENTS_V2);
  const fileNames = [
    ...files.map((file) => file.name),
    ...(before?.attachments ?? []).map((file) => file.filename),
  ];
  return [
    ...checkFlags(body.flags, door, wasV2, before !== undefined),
    ...(lengthOf(body.content) > CONTENT_MAX ? [tooLong(["content"], CONTENT_MAX)] : []),
    ...checkEmbeds(body.embeds ?? []),
    ...checkComponents(body.components ?? [], isV2, fileNames),
    ...(isV2 ? checkNoLegacyFields(body, before) : []),
    ...checkAllowedMentions(body.allowed_mentions),
    ...checkAttachments(body, files, before),
  ];
}

function checkFlags(
  flags: number | null | undefined,
  door: Door,
  wasV2: boolean,
  isEdit: boolean,
): Problem[] {
  if (flags == null) return [];
  const problems: Problem[] = [];
  const may = isEdit ? EDITABLE : SETTABLE[door];
  const wrong = flags & ~may;
  if (wrong)
    problems.push({
      path: ["flags"],
      code: "MESSAGE_FLAGS_NOT_SETTABLE",
      message: `Flags ${wrong} cannot be set here.`,
    });
  if (wasV2 && !(flags & FLAG.IS_COMPONENTS_V2)) {
    const message = "The IS_COMPONENTS_V2 flag cannot be removed.";
    problems.push({ path: ["flags"], code: "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", message });
  }
  return problems;
}

/** A message with Components V2 has no content, embeds, poll or stickers, not even ones left from before. */
function checkNoLegacyFields(body: MessageBody, before: Before | undefined): Problem[] {
  const content = body.content === undefined ? before?.content : body.content;
  const embeds = body.embeds === undefined ? before?.embeds : body.embeds;
  const legacy = {
    content: Boolean(content),
    embeds: Boolean(embeds?.length),
    poll: Boolean(body.poll),
    sticker_ids: Boolean(body.sticker_ids?.length),
  };
  return Object.entries(legacy).flatMap(([field, isThere]) => {
    if (!isThere) return [];
    const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    return [{ path: [field], code: "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message }];
  });
}

/** `parse: ["users"]` and a list of users exclude each other, and so for roles (docs, allowed mentions). */
function checkAllowedMentions(mentions: APIAllowedMentions | null | undefined): Problem[] {
  return (["users", "roles"] as const).flatMap((kind) => {
    const isParsed = mentions?.parse?.includes(kind as never);
    if (!isParsed || !mentions?.[kind]?.length) return [];
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    return [{ path: ["allowed_mentions"], code: "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message }];
  });
}

function checkAttachments(
  body: MessageBody,
  files: readonly SentFile[],
  before: Before | undefined,
): Problem[] {
  const problems: Problem[] = [];
  if (files.length > FILES_MAX) problems.push(tooLong(["attachments"], FILES_MAX));
  if (files.some((file) => file.bytes.length > FILE_MAX_BYTES)) throw new Refusal(40005);
  for (const [index, note] of (body.attachments ?? []).entries()) {
    const isUploaded = files.some((file) => file.field === `files[${note.id}]`);
    const isKept = before?.attachments.some((kept) => kept.id === note.id);
    if (isUploaded || isKept) continue;
    const message = `No file files[${note.id}] came with the request.`;
    problems.push({ path: ["attachments", String(index), "id"], code: "ATTACHMENT_NOT_FOUND", message });
  }
  return problems;
}

/** Throws 50006 when nothing would be left to see. */
export function refuseEmpty(message: Before & { poll?: unknown }): void {
  const isThere =
    message.content || message.embeds.length || message.components.length || message.attachments.length;
  if (!isThere && !message.poll && !message.stickers) throw new Refusal(50006);
}
