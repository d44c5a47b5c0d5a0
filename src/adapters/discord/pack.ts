import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
  type RawFile,
  SeparatorSpacingSize,
} from "discord.js";
import type { Control } from "./controls.ts";
import { ROOM } from "./limits.ts";
import { divide, mark, type Piece, write } from "./pieces.ts";

/** What a part of a reply becomes: texts, texts with a button beside them, rows of controls, and lines between. */
export type Block =
  | { readonly kind: "text"; readonly pieces: readonly Piece[]; readonly leads?: boolean }
  | { readonly kind: "section"; readonly pieces: readonly Piece[]; readonly button: Control }
  | { readonly kind: "picture"; readonly png: Uint8Array; readonly altText: string }
  | { readonly kind: "row"; readonly controls: readonly Control[] }
  | { readonly kind: "line" };

/** A message as Discord takes it, new or as an edit. Nobody is pinged by it, and no link in it is previewed. */
export interface Message {
  readonly flags: number;
  readonly components: readonly [APIMessageTopLevelComponent];
  readonly allowed_mentions: { readonly parse: [] };
  /** What goes with it, and is no part of its JSON: named in its components by `attachment://`. */
  readonly files?: readonly RawFile[];
  /** What is said of each file, by its number. */
  readonly attachments?: readonly { readonly id: string; readonly description: string }[];
}

/**
 * Blocks into as few messages as hold them, in order. The blocks of one group stay together where one message holds
 * them. A text too long for any message goes on in the next.
 */
export function pack(groups: readonly (readonly Block[])[], accent: number): Message[] {
  const messages: Block[][] = [[]];
  for (const group of groups) {
    const blocks = group.flatMap(divideBlock).filter(isNotEmpty);
    if (fits(blocks) && !fits([...messages.at(-1)!, ...blocks])) turn(messages);
    for (const block of blocks) {
      if (!fits([...messages.at(-1)!, block])) turn(messages);
      messages.at(-1)!.push(block);
    }
  }
  const kept = messages.map(withoutLinesAtEnds).filter((blocks) => blocks.length > 0);
  return kept.map((blocks, place) => messageOf(withHead(blocks, place, kept.length), accent));
}

/** Begins the next message. What leads on to the next block, such as a heading, goes along. */
function turn(messages: Block[][]): void {
  const last = messages.at(-1)!;
  const kept = last.findLastIndex((block) => !isLeading(block)) + 1;
  messages.push(kept === 0 ? [] : last.splice(kept));
}

function isLeading(block: Block): boolean {
  return block.kind === "line" || (block.kind === "text" && block.leads === true);
}

function isNotEmpty(block: Block): boolean {
  return !("pieces" in block) || textOf(block).trim() !== "";
}

function divideBlock(block: Block): Block[] {
  if (!("pieces" in block) || textOf(block).length <= ROOM.text) return [block];
  return divide(block.pieces, ROOM.text).map((pieces, place) =>
    place === 0 ? { ...block, pieces } : { kind: "text", pieces },
  );
}

function fits(blocks: readonly Block[]): boolean {
  let [components, text] = [0, 0];
  for (const block of blocks) {
    components += block.kind === "section" ? 3 : block.kind === "row" ? 1 + block.controls.length : 1;
    if ("pieces" in block) text += textOf(block).length;
  }
  return components <= ROOM.components && text <= ROOM.text;
}

const texts = new WeakMap<readonly Piece[], string>();

/** A block is measured many times, and written once. */
function textOf({ pieces }: { readonly pieces: readonly Piece[] }): string {
  const known = texts.get(pieces) ?? write(pieces);
  texts.set(pieces, known);
  return known;
}

function withoutLinesAtEnds(blocks: readonly Block[]): Block[] {
  const isShown = ({ kind }: Block) => kind !== "line";
  const first = blocks.findIndex(isShown);
  return first < 0 ? [] : blocks.slice(first, blocks.findLastIndex(isShown) + 1);
}

function withHead(blocks: readonly Block[], place: number, all: number): readonly Block[] {
  return place === 0
    ? blocks
    : [{ kind: "text", pieces: [mark(`-# Continued, ${place + 1} of ${all}`)] }, ...blocks];
}

function messageOf(blocks: readonly Block[], accent: number): Message {
  let number = 0;
  const place = (control: Control) => control(number++);
  const files: RawFile[] = [];
  const attachments: { id: string; description: string }[] = [];
  const attach: Attach = ({ png, altText: description }) => {
    const name = `chart-${files.length + 1}.png`;
    attachments.push({ id: String(files.length), description });
    files.push({ name, data: png, contentType: "image/png" });
    return name;
  };
  const components = blocks.map((block) => componentOf(block, place, attach));
  return {
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds,
    components: [{ type: ComponentType.Container, accent_color: accent, components }],
    allowed_mentions: { parse: [] },
    ...(files.length > 0 && { files, attachments }),
  };
}

/** Adds a picture to a message, and gives its name. */
type Attach = (picture: Extract<Block, { kind: "picture" }>) => string;

function componentOf(
  block: Block,
  place: (control: Control) => ReturnType<Control>,
  attach: Attach,
): APIComponentInContainer {
  switch (block.kind) {
    case "text":
      return { type: ComponentType.TextDisplay, content: textOf(block) };
    case "section":
      return {
        type: ComponentType.Section,
        components: [{ type: ComponentType.TextDisplay, content: textOf(block) }],
        accessory: place(block.button) as never,
      };
    case "picture": {
      const media = { url: `attachment://${attach(block)}` };
      return { type: ComponentType.MediaGallery, items: [{ media, description: block.altText }] };
    }
    case "row":
      return { type: ComponentType.ActionRow, components: block.controls.map(place) as never };
    case "line":
      return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
  }
}

/** The same message without its pictures, which are in its texts too. */
export function withoutPictures({ files: _, attachments: __, ...message }: Message): Message {
  const [container] = message.components;
  if (container.type !== ComponentType.Container) return message;
  const components = container.components.filter(({ type }) => type !== ComponentType.MediaGallery);
  return { ...message, components: [{ ...container, components }] };
}
