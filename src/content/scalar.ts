import { getScalarValue, SCALAR_STYLE, type ScalarEvent } from "js-yaml";

/**
 * Where in the file a character of a scalar stands. `offset` counts from the first character of its text that is
 * no space. Quotes, escapes, indentation and folded lines are all looked through.
 */
export function offsetInScalar(text: string, scalar: ScalarEvent, offset: number): number {
  const value = getScalarValue(text, scalar);
  const wanted = offset + value.length - value.trimStart().length;
  const { valueStart, valueEnd, style } = scalar;
  if (text.slice(valueStart, valueEnd) === value) return valueStart + wanted;
  let [at, from] = [0, valueStart];
  while (from < valueEnd && (at < wanted || isSpace(text[from]))) {
    const space = spaceAt(text, from);
    if (space > from) {
      at = spaceAt(value, at);
      from = space;
    } else {
      const { source, length } = characterAt(text, from, style);
      at += length;
      from += source;
    }
  }
  return Math.min(from, valueEnd);
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && " \t\r\n".includes(character);
}

/** The index after the spaces and line breaks that begin at `at`. */
function spaceAt(text: string, at: number): number {
  let next = at;
  while (isSpace(text[next])) next += 1;
  return next;
}

const ESCAPE = /\\(?:x(.{2})|u(.{4})|U(.{8})|(?:\r\n|\r|\n)[ \t]*|.)/suy;

/** How many code units one character takes in the file, and how many in the text that it spells. */
function characterAt(text: string, at: number, style: number): { source: number; length: number } {
  if (style === SCALAR_STYLE.SINGLE_QUOTED && text.startsWith("''", at)) return { source: 2, length: 1 };
  if (style !== SCALAR_STYLE.DOUBLE_QUOTED || text[at] !== "\\") return { source: 1, length: 1 };
  ESCAPE.lastIndex = at;
  const [source = "\\", , , code] = ESCAPE.exec(text) ?? [];
  const isLineBreak = /^\\[\r\n]/.test(source);
  const isPair = code !== undefined && Number.parseInt(code, 16) > 0xffff;
  return { source: source.length, length: isLineBreak ? 0 : isPair ? 2 : 1 };
}
