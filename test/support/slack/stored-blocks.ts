import { isJson, type Json, listOf, objectsIn } from "./json.ts";
import type { StoredBlock } from "./message.ts";
import type { World } from "./world.ts";

/** Things a person can use; Slack gives each an `action_id` where the app did not. */
const USABLE = new Set([
  "button",
  "checkboxes",
  "channels_select",
  "conversations_select",
  "datepicker",
  "datetimepicker",
  "email_text_input",
  "external_select",
  "feedback_buttons",
  "file_input",
  "icon_button",
  "multi_channels_select",
  "multi_conversations_select",
  "multi_external_select",
  "multi_static_select",
  "multi_users_select",
  "number_input",
  "overflow",
  "plain_text_input",
  "radio_buttons",
  "rich_text_input",
  "static_select",
  "timepicker",
  "url_text_input",
  "users_select",
  "workflow_button",
]);

function isUsable(element: Json): boolean {
  return typeof element.type === "string" && USABLE.has(element.type);
}

/** A copy of the blocks in which each block and each usable element has an id. */
export function nameParts(world: World, blocks: unknown): StoredBlock[] {
  const copy = structuredClone(listOf(blocks));
  const nameBlock = (block: Json) => {
    if (typeof block.block_id !== "string") block.block_id = world.invent("b");
    for (const child of [...listOf(block.child_blocks), ...cardsOf(block)]) nameBlock(child);
  };
  for (const block of copy) nameBlock(block);
  for (const element of objectsIn(copy)) {
    if (isUsable(element) && typeof element.action_id !== "string") element.action_id = world.invent("a");
  }
  return copy as StoredBlock[];
}

function cardsOf(block: Json): Json[] {
  return block.type === "carousel" ? listOf(block.elements) : [];
}

export interface Usable {
  element: Json;
  block: Json;
}

/** Everything in the blocks that a person can use, with the innermost block it stands in. */
export function usablesIn(blocks: readonly Json[]): Usable[] {
  return blocks.flatMap((block) => {
    const inner = [...listOf(block.child_blocks), ...cardsOf(block)];
    if (inner.length > 0) return usablesIn(inner);
    const places = [block.accessory, block.element, ...asList(block.elements), ...asList(block.actions)];
    return places
      .filter(isJson)
      .filter(isUsable)
      .map((element) => ({ element, block }));
  });
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
