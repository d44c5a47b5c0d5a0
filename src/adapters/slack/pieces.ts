import { breakText } from "../../text/break-text.ts";
import { type Block, body } from "./blocks.ts";
import { PIECE } from "./limits.ts";
import { escapeText } from "./mrkdwn.ts";
import { asPiece, fits, type Piece } from "./pack.ts";

/** What a text takes of a message once it is escaped. */
export const weightOf = (text: string): number => escapeText(text).length;

/** A piece of a message. Where it is too long for one, the words go on over several, without the look. */
export function pieceOf(text: string, blocks: readonly Block[], leads = false): Piece[] {
  const piece = asPiece(escapeText(text), blocks, leads);
  if (fits(piece)) return [piece];
  return stretches(text).map((stretch) => asPiece(escapeText(stretch), body([{ text: stretch }])));
}

/** A text in stretches that a piece holds each. */
export function stretches(text: string): string[] {
  // Escaped, one character becomes five at most.
  return weightOf(text) > PIECE
    ? breakText(text, weightOf(text) === text.length ? PIECE : PIECE / 5)
    : [text];
}

/** Groups neighbours so that no group weighs more than a piece, nor has more members than `most`. */
export function grouped<T>(items: readonly T[], weight: (item: T) => number, most: number): T[][] {
  const groups: T[][] = [];
  let room = 0;
  for (const item of items) {
    const needed = weight(item);
    if (groups.length === 0 || needed > room || groups.at(-1)!.length >= most) {
      groups.push([]);
      room = PIECE;
    }
    groups.at(-1)!.push(item);
    room -= needed;
  }
  return groups;
}
