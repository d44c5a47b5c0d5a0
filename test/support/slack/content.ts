import {
  actionIdsIn,
  checkMessageBlocks,
  countTables,
  lengthOfMarkdown,
  lengthOfText,
  repeated,
} from "./blocks/check.ts";
import { checkImages } from "./images.ts";
import { isJson, type Json, textOf } from "./json.ts";
import { type StoredBlock, wordsOf } from "./message.ts";
import { type Ping, pingsOf } from "./pings.ts";
import { Refusal, refusalAt } from "./refusal.ts";
import { nameParts } from "./stored-blocks.ts";
import type { World } from "./world.ts";

/** Slack cuts a longer `text` off. */
const TEXT_CUT = 40_000;
/** Above this Slack has been seen to split or repeat a posted text (bolt-python#764). */
const TEXT_ADVISED = 4000;
/** Over all markdown of one payload. */
const MARKDOWN = 12_000;
/** Measured by others at about this many characters (bolt-js#2509); some payloads fail from 9,600 on (bolt-js#2867). */
const ALL_TEXT = 13_200;
const ALL_TEXT_SAFE = 9500;
const ATTACHMENTS = 100;

export interface Content {
  text: string;
  textGiven: boolean;
  blocks: StoredBlock[];
  attachments: Json[];
  /** The `text` was longer than 40,000 characters and is cut. */
  cut: boolean;
  pings: Ping[];
}

/** Reads the content of a message out of a request, refusing what Slack refuses. */
export function takeContent(
  world: World,
  args: Json,
  total: "refused" | "only flagged" = "refused",
): Content {
  const markdown = textOf(args.markdown_text);
  if (markdown !== undefined && (args.text !== undefined || args.blocks !== undefined)) {
    throw new Refusal("markdown_text_conflict");
  }
  const given = textOf(args.text) ?? "";
  const blocks =
    markdown === undefined ? listArgument(args.blocks, "invalid_blocks_format") : [asBlock(markdown)];
  const attachments = listArgument(args.attachments, "invalid_attachments");
  if (attachments.length > ATTACHMENTS) throw new Refusal("too_many_attachments");
  if (given.trim() === "" && blocks.length + attachments.length === 0) throw new Refusal("no_text");
  checkBlocks(world, blocks, attachments, total);
  if (given.length > TEXT_ADVISED) world.flag("text over 4,000 characters", `${given.length} characters`);
  const text = [...given].slice(0, TEXT_CUT).join("") || wordsOf(blocks);
  return {
    text,
    textGiven: given !== "",
    blocks: nameParts(world, blocks),
    attachments,
    cut: [...given].length > TEXT_CUT,
    pings: pingsOf({ text, blocks, attachments, linksNames: linksNames(args), handles: handlesOf(world) }),
  };
}

function asBlock(markdown: string): Json {
  return { type: "markdown", text: markdown };
}

function listArgument(value: unknown, code: string): Json[] {
  if (value === undefined || value === null || value === "") return [];
  if (!Array.isArray(value) || !value.every(isJson)) throw new Refusal(code);
  return value;
}

function checkBlocks(
  world: World,
  blocks: Json[],
  attachments: Json[],
  total: "refused" | "only flagged",
): void {
  const problems = [
    ...checkMessageBlocks(blocks, world.rules.refusedBlockTypes),
    ...checkImages(world, blocks, "/blocks"),
  ];
  if (problems.length > 0) throw refusalAt("invalid_blocks", problems);
  const inAttachments = attachments.flatMap((one) => checkAttachment(world, one));
  if (inAttachments.length > 0) throw refusalAt("invalid_attachments", inAttachments);
  if (countTables([blocks, attachments]) > 1)
    throw refusalAt("invalid_attachments", ["only_one_table_allowed"]);
  const length = lengthOfText([blocks, attachments]);
  if (length > ALL_TEXT_SAFE) world.flag("over 9,500 characters in all blocks", `${length} characters`);
  if (total === "refused" && (length > ALL_TEXT || lengthOfMarkdown(blocks) > MARKDOWN)) {
    throw new Refusal("msg_blocks_too_long");
  }
  for (const actionId of repeated(actionIdsIn(blocks))) world.flag("action_id used in two blocks", actionId);
}

function checkAttachment(world: World, attachment: Json): string[] {
  if (attachment.blocks === undefined) return [];
  if (!Array.isArray(attachment.blocks)) return ["blocks of an attachment must be a list"];
  return checkMessageBlocks(attachment.blocks, world.rules.refusedBlockTypes);
}

function linksNames(args: Json): boolean {
  return args.link_names === true || args.parse === "full";
}

function handlesOf(world: World): string[] {
  const people = [...world.people.values()].map((person) => person.name.toLowerCase());
  return [...people, ...[...world.usergroups.values()].map((group) => group.handle.toLowerCase())];
}
