import type { Block } from "./blocks.ts";
import { ALL_TEXT, BLOCKS, TEXT } from "./limits.ts";
import { escapeText } from "./mrkdwn.ts";

/** One message, ready to be sent. */
export interface Message {
  /** What notifications show and screen readers read; escaped. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Part of a message that stays together: what it shows, and the same in words. */
export interface Piece {
  readonly blocks: readonly Block[];
  /** Escaped. */
  readonly text: string;
  /** Characters of all text in the blocks. */
  readonly length: number;
  /** Stands over what follows, and goes with it into the next message. */
  readonly leads: boolean;
}

export function asPiece(text: string, blocks: readonly Block[], leads = false): Piece {
  return { text, blocks, length: lengthOfText(blocks), leads };
}

/** Puts pieces into as few messages as hold them, in order. */
export function packPieces(pieces: readonly Piece[]): Message[] {
  const messages: Piece[] = [];
  for (const piece of ledPieces(pieces)) {
    const joined = messages.length === 0 ? undefined : join(messages.at(-1)!, piece);
    if (joined !== undefined && fits(joined)) messages[messages.length - 1] = joined;
    else messages.push(piece);
  }
  return messages.map(withoutRulesAtEnds).filter(isNotEmpty).map(finished);
}

/** A rule parts two things: where a message begins or ends there is nothing to part. */
function withoutRulesAtEnds(piece: Piece): Piece {
  const isShown = ({ type }: Block) => type !== "divider";
  const first = piece.blocks.findIndex(isShown);
  return {
    ...piece,
    blocks: piece.blocks.slice(Math.max(first, 0), piece.blocks.findLastIndex(isShown) + 1),
  };
}

function isNotEmpty({ blocks, text }: Piece): boolean {
  return blocks.length > 0 || text !== "";
}

/** A heading and what it stands over as one piece, where one message can hold both. */
function ledPieces(pieces: readonly Piece[]): Piece[] {
  const led: Piece[] = [];
  for (const piece of pieces) {
    const joined = led.at(-1)?.leads ? join(led.at(-1)!, piece) : undefined;
    if (joined !== undefined && fits(joined)) led[led.length - 1] = joined;
    else led.push(piece);
  }
  return led;
}

function join(one: Piece, other: Piece): Piece {
  return {
    blocks: [...one.blocks, ...other.blocks],
    text: one.text === "" || other.text === "" ? one.text + other.text : `${one.text}\n\n${other.text}`,
    length: one.length + other.length,
    leads: other.leads,
  };
}

/** Slack takes one table a message, too. */
export function fits({ blocks, text, length }: Piece): boolean {
  return (
    blocks.length <= BLOCKS &&
    text.length <= TEXT &&
    length <= ALL_TEXT &&
    blocks.filter(({ type }) => type === "table").length <= 1
  );
}

/** Gives every button and menu a name of its own, which Slack wants. What they do stands in their values. */
function finished({ blocks, text }: Piece): Message {
  let named = 0;
  const name = <T extends object>(control: T): T & { action_id: string } => ({
    ...control,
    action_id: `say:${named++}`,
  });
  const shown = blocks.map((block): Block => {
    if (block.type === "actions") return { ...block, elements: block.elements.map(name) };
    if (block.type !== "section" || block.accessory === undefined) return block;
    return { ...block, accessory: name(block.accessory) };
  });
  return { text: text.trim() === "" ? labelsOf(blocks) : text, blocks: shown };
}

/** A message of buttons alone is told by their labels. */
function labelsOf(blocks: readonly Block[]): string {
  const labels = blocks.flatMap((block) =>
    block.type === "actions"
      ? block.elements.flatMap((element) => (element.type === "button" ? element.text.text : []))
      : [],
  );
  return escapeText(labels.join(" · ")) || "—";
}

/** What in a block is not text: names, values and addresses. */
const NOT_TEXT = new Set(["type", "action_id", "block_id", "value", "url", "style"]);

/** Characters of all text in blocks. */
export function lengthOfText(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, inner) => sum + lengthOfText(inner), 0);
  if (typeof value !== "object" || value === null) return 0;
  let length = 0;
  for (const [key, inner] of Object.entries(value)) if (!NOT_TEXT.has(key)) length += lengthOfText(inner);
  return length;
}
