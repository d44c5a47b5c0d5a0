/** A place in a text, both counted from one. A column counts characters, as editors do. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets into a text (in UTF-16 code units) into lines and columns. A line ends in LF, CRLF or CR. */
export function createRuler(text: string): (offset: number) => LineAndColumn {
  const starts = [0];
  for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: [...text.slice(starts[line], offset)].length + 1 };
  };
}
