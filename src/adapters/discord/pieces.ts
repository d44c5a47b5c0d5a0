import { breakText } from "../../text/break-text.ts";
import { escapeLine, escapeText, linkTo } from "./escape.ts";

/** A stretch of a text. What it says is data, and how it looks stands beside it. */
export type Piece =
  /** Our own markdown: never escaped, never cut. */
  | { readonly kind: "mark"; readonly text: string }
  /** Text that is never cut: a value with its hedge. */
  | { readonly kind: "whole"; readonly text: string; readonly bold?: boolean }
  /** Text that may go on in another message where one does not hold it. */
  | {
      readonly kind: "free";
      readonly text: string;
      readonly bold?: boolean;
      readonly lines?: boolean;
      readonly link?: string | undefined;
    };

export const mark = (text: string): Piece => ({ kind: "mark", text });
export const whole = (text: string, bold = false): Piece => ({ kind: "whole", text, bold });
export const free = (text: string, how: { bold?: boolean; link?: string | undefined } = {}): Piece => ({
  kind: "free",
  text,
  ...how,
});
/** Text that may have several lines. */
export const lines = (text: string): Piece => ({ kind: "free", text, lines: true });

export function write(pieces: readonly Piece[]): string {
  return pieces.map(writePiece).join("");
}

function writePiece(piece: Piece): string {
  if (piece.kind === "mark") return piece.text;
  const { text, bold } = piece;
  const escaped = piece.kind === "free" && piece.lines ? escapeText(text) : escapeLine(text);
  if (escaped === "") return "";
  const linked = piece.kind === "free" ? linkTo(escaped, piece.link) : escaped;
  return bold ? `**${linked}**` : linked;
}

/**
 * Pieces in stretches of at most `limit` characters. A break falls between two pieces, or in free text between words
 * away from numbers. Nothing is lost but a space at a break.
 */
export function divide(pieces: readonly Piece[], limit: number): Piece[][] {
  const stretches: Piece[][] = [[]];
  let length = 0;
  for (const piece of pieces.flatMap((piece) => cut(piece, limit))) {
    const added = writePiece(piece).length;
    if (length > 0 && length + added > limit) {
      stretches.push([]);
      length = 0;
    }
    stretches.at(-1)!.push(piece);
    length += added;
  }
  return stretches.filter((stretch) => write(stretch).trim() !== "");
}

/** Escaping at most doubles a text, so a half of the limit always fits. */
function cut(piece: Piece, limit: number): Piece[] {
  if (piece.kind === "mark" || writePiece(piece).length <= limit) return [piece];
  return breakText(piece.text, Math.floor(limit / 2) - MARKS).map((text) =>
    piece.kind === "free" ? { ...piece, text, link: undefined } : { ...piece, text },
  );
}

/** Room for the asterisks of bold, and the marks around text that runs from right to left. */
const MARKS = 8;
