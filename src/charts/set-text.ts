import { type Font, UNSEEN } from "./font.ts";
import { isolatesKept } from "./isolate.ts";

/** Stands in a picture for letters that its font does not have. */
export const UNDRAWN = "□";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const ALL_UNSEEN = new RegExp(UNSEEN, "gu");

/** A text as the font can draw it: each stretch that it cannot is one UNDRAWN, never nothing. */
export function drawable(text: string, font: Font): string {
  let shown = "";
  for (const { segment } of graphemes.segment(text.normalize("NFC").replace(/\s/gu, " "))) {
    const seen = segment.replace(ALL_UNSEEN, "");
    if ([...seen].every(font.draws)) shown += seen;
    else shown += UNDRAWN;
  }
  return shown.replace(/□(?:[ ]?□)+/g, UNDRAWN).trim();
}

/**
 * A text in lines no wider than `width`, broken between words; a word too long for a line is broken between
 * characters. No line break falls between a number and what stands right before it: "as many as 80" is not torn.
 */
export function linesOf(text: string, font: Font, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of unitsOf(text)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (font.widthOf(longer, size) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const parts = broken(word, font, size, width);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1)!;
  }
  return isolatesKept(line === "" ? lines : [...lines, line]);
}

/** Words; a number and the words of its hedge before it are one. */
function unitsOf(text: string): string[] {
  return text.match(NUMBER_WITH_HEDGE) ?? [];
}

const NUMBER_WITH_HEDGE =
  /(?:(?:about|nearly|as|many|much|up|to|at|least|most|more|less|fewer|than|between|and) +){0,5}\S*\d\S*|\S+/gi;

function broken(word: string, font: Font, size: number, width: number): string[] {
  const parts: string[] = [""];
  for (const { segment } of graphemes.segment(word)) {
    const longer = parts.at(-1)! + segment;
    if (parts.at(-1) === "" || font.widthOf(longer, size) <= width) parts[parts.length - 1] = longer;
    else parts.push(segment);
  }
  return parts;
}
