import { isJson, type Json, listOf, objectsIn, textOf } from "../json.ts";
import { problemAt, problemsOf } from "./problems.ts";
import { homeView, messageBlocks, modalView, type Surface } from "./surfaces.ts";

/** Everything wrong with the blocks of a message, in Slack's words; nothing when they may be posted. */
export function checkMessageBlocks(blocks: unknown[], refusedTypes: ReadonlySet<string>): string[] {
  const found = messageBlocks.safeParse(blocks, { reportInput: true });
  const problems = found.success ? [] : problemsOf(found.error.issues, "/blocks");
  return [...problems, ...checkAcross(listOf(blocks), "/blocks", refusedTypes)];
}

/** Everything wrong with a modal or an App Home. */
export function checkView(view: Json, surface: Surface, refusedTypes: ReadonlySet<string>): string[] {
  const schema = surface === "home" ? homeView : modalView;
  const found = schema.safeParse(view, { reportInput: true });
  const problems = found.success ? [] : problemsOf(found.error.issues, "/view");
  const blocks = listOf(view.blocks);
  if (surface === "modal" && view.submit === undefined) {
    const input = blocks.findIndex((block) => block.type === "input");
    const rule = "must define `submit` to use an `input` block in modals";
    if (input >= 0) problems.push(problemAt(rule, `/view/blocks/${input}/input`));
  }
  const focused = [...objectsIn(blocks)].filter((element) => element.focus_on_load === true);
  if (focused.length > 1)
    problems.push(problemAt("only one element can have `focus_on_load`", "/view/blocks"));
  return [...problems, ...checkAcross(blocks, "/view/blocks", refusedTypes)];
}

/** What no single block can tell: identifiers that must differ, and kinds this workspace does not have yet. */
function checkAcross(blocks: Json[], base: string, refusedTypes: ReadonlySet<string>): string[] {
  const problems: string[] = [];
  const blockIds = new Set<string>();
  blocks.forEach((block, index) => {
    const type = textOf(block.type) ?? "";
    if (refusedTypes.has(type))
      problems.push(problemAt(`unsupported type: ${type}`, `${base}/${index}/type`));
    const blockId = textOf(block.block_id);
    if (blockId !== undefined && blockIds.has(blockId)) {
      problems.push(problemAt(`\`block_id\` must be unique: ${blockId}`, `${base}/${index}/block_id`));
    }
    if (blockId !== undefined) blockIds.add(blockId);
    for (const actionId of repeated(actionIdsIn(block))) {
      problems.push(problemAt(`\`action_id\` must be unique: ${actionId}`, `${base}/${index}`));
    }
  });
  return problems;
}

/** Slack enforces unique action ids within one block (not over the whole message). */
export function actionIdsIn(value: unknown): string[] {
  return [...objectsIn(value)].flatMap((element) => textOf(element.action_id) ?? []);
}

export function repeated(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

const TEXT_KEYS = ["text", "alt_text", "caption", "title", "fallback", "author_name", "description"];

/** Characters of all text in the blocks, the sum on which `msg_blocks_too_long` depends. */
export function lengthOfText(blocks: unknown): number {
  let length = 0;
  for (const part of objectsIn(blocks)) {
    for (const key of TEXT_KEYS) length += textOf(part[key])?.length ?? 0;
  }
  return length;
}

/** Tables of either kind in a message, nested ones included: Slack takes one. */
export function countTables(blocks: unknown): number {
  return [...objectsIn(blocks)].filter((block) => block.type === "table" || block.type === "data_table")
    .length;
}

export function lengthOfMarkdown(blocks: Json[]): number {
  return blocks
    .filter((block) => isJson(block) && block.type === "markdown")
    .reduce((sum, block) => sum + (textOf(block.text)?.length ?? 0), 0);
}
