/** The lines of lists of words, without empty ones. */
export const linesOf = (lists: readonly string[]): string[] =>
  lists.flatMap((list) => list.split("\n").filter(Boolean));
